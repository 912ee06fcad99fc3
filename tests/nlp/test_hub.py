"""An encoder of the user's own: made on the spot, since none comes with the program."""

from __future__ import annotations

import json
import shutil
import socket
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.errors import EncoderError
from nlp import chosen, codebooks, encoder, hub, hubfiles, modelfiles, passages, train
from nlp.encoder import Origin
from nlp.features import found

if TYPE_CHECKING:
    from pathlib import Path

    from nlp.hub import HubEncoder

TEXTS = ("De termijn is te krap.", "", "Zes maanden is onhaalbaar kort om te bouwen.", "Dank!")


@pytest.fixture
def own(foreign: Path) -> HubEncoder:
    return hub.named(str(foreign), train.BASE)


@pytest.fixture
def copied(foreign: Path, tmp_path: Path) -> Path:
    return shutil.copytree(foreign, tmp_path / foreign.name)


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was looked for on the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("cut_off")
def test_vectors_are_those_of_the_model_at_length_one(own: HubEncoder, foreign: Path) -> None:
    from sentence_transformers import SentenceTransformer

    hub._loaded.cache_clear()
    got = own.vectors(TEXTS, own.pieces(TEXTS))
    model = SentenceTransformer(str(foreign), device="cpu", local_files_only=True)
    wanted = model.encode(list(TEXTS), normalize_embeddings=True, show_progress_bar=False)
    np.testing.assert_allclose(got[[0, 2, 3]], wanted[[0, 2, 3]], atol=1e-5)
    assert got.dtype == np.float32
    assert not got[1].any()


def test_a_vector_does_not_hang_on_the_order_of_the_texts(own: HubEncoder) -> None:
    one, other = own.vectors(TEXTS, []), own.vectors(TEXTS[::-1], [])
    np.testing.assert_array_equal(one, other[::-1])
    np.testing.assert_array_equal(own.vectors(TEXTS, []), own.remembering(TEXTS).vectors(TEXTS, []))


def test_what_it_knows_by_heart_needs_no_model(own: HubEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    knows = own.remembering(TEXTS)
    monkeypatch.setattr(hub, "_loaded", None)
    assert knows.vectors(TEXTS[:2], []).shape == (2, 16)


def test_pieces_are_those_of_the_static_encoder(own: HubEncoder) -> None:
    assert own.pieces(TEXTS) == encoder.read(train.BASE).pieces(TEXTS)


def test_the_identity_is_that_of_the_content(foreign: Path, copied: Path) -> None:
    before = hubfiles.identity(str(copied))
    assert before == hubfiles.identity(str(foreign))
    assert before.startswith("proefmodel-")
    (copied / "README.md").write_text("Iets anders.", "utf-8")
    assert hubfiles.identity(str(copied)) == before
    weights = copied / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    assert hubfiles.identity(str(copied)) != before


@pytest.mark.parametrize("name", ["./nergens", "/nergens/model", "a/b/c", "C:\\model"])
@pytest.mark.usefixtures("cut_off")
def test_a_path_is_not_looked_for_on_a_hub(name: str) -> None:
    with pytest.raises(EncoderError, match="staat geen encoder") as caught:
        hub.named(name, train.BASE)
    assert caught.value.exit_code == 51


def test_a_folder_of_something_else_is_no_encoder(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(EncoderError, match="staat geen encoder"):
        hub.named(str(tmp_path), train.BASE)


def test_a_name_that_cannot_be_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[bool] = []

    def absent(_: str, *, local_files_only: bool = False, **__: object) -> str:
        asked.append(local_files_only)
        raise OSError

    monkeypatch.setattr("huggingface_hub.snapshot_download", absent)
    with pytest.raises(EncoderError, match="niet op deze computer"):
        hub.named("organisatie/model", train.BASE)
    assert asked == [True, False]
    with pytest.raises(EncoderError):
        hub.check(Origin(hub.KIND, "organisatie/model", "x"))
    assert asked == [True, False, True]  # a model that is in use is never fetched


def test_what_was_fetched_goes_by_its_name(foreign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(foreign))
    origin = hub.named("organisatie/model", train.BASE).origin
    assert origin.name == "organisatie/model"
    assert origin.identity.startswith("organisatie/model-")


def test_an_encoder_that_does_not_work(copied: Path) -> None:
    (copied / "modules.json").write_text("[]]", "utf-8")
    with pytest.raises(EncoderError, match="werkt niet"):
        hub.named(str(copied), train.BASE).vectors(TEXTS, [])


def test_code_of_an_encoder_is_not_run(copied: Path) -> None:
    (copied / "eigen.py").write_text("raise SystemExit('run')", "utf-8")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "eigen.Module"}]
    (copied / "modules.json").write_text(json.dumps(modules), "utf-8")
    with pytest.raises(EncoderError, match="werkt niet"):
        hub.named(str(copied), train.BASE).vectors(TEXTS, [])


def test_a_model_over_it_goes_to_disk_and_back(own: HubEncoder, lessons: Path, tmp_path: Path) -> None:
    ruled, documents = codebooks.load(), passages.read(lessons)
    steps: list[tuple[str, int, int]] = []
    made = train.fit(documents, ruled, "proef", own, lambda *step: steps.append(step))
    assert [done for _, done, _ in steps] == list(range(1, train.STEPS + 1))
    modelfiles.save(made, tmp_path / "model", ruled.codebook.id)
    with chosen.using(tmp_path / "model"):
        again = chosen.load()
        assert chosen.encoder() == own.origin
    stretches = documents[0].stretches
    evidence = [found(ruled.rules, stretch) for stretch in stretches]
    for one, other in zip(made.predict(stretches, evidence), again.predict(stretches, evidence), strict=True):
        for question in one:
            assert other[question] == pytest.approx(one[question], abs=0.02)  # float16 on disk


def test_a_model_asks_for_the_encoder_that_it_learnt_with(copied: Path, small: Path, tmp_path: Path) -> None:
    model = shutil.copytree(small, tmp_path / "model")
    named = hub.named(str(copied), train.BASE).origin
    card = model / f"{codebooks.DEFAULT}.json"
    said = json.loads(card.read_text("utf-8"))
    said["encoder"] = {"kind": named.kind, "name": named.name, "identity": named.identity}
    card.write_text(json.dumps(said), "utf-8")
    with chosen.using(model):
        pass
    (copied / "config.json").write_text("{}", "utf-8")
    with pytest.raises(EncoderError, match=r"leerde met encoder 'proefmodel-.*staat nu"), chosen.using(model):
        pass
    shutil.rmtree(copied)
    with pytest.raises(EncoderError, match="staat geen encoder"), chosen.using(model):
        pass
