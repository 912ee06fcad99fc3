"""Models of the user's own: which one codes, what it learnt from, and what is no model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.errors import GoldError, ModelError
from nlp import analysis, chosen, codebooks, encoder, judged, modelfiles, passages, train

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

RULED = codebooks.load()
NAME = RULED.codebook.id
PHRASE = "Overal staan qwertzels op zwemvlotten vast."


@pytest.fixture
def copied(small: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small, tmp_path / "model")


def gold(path: Path, *units: tuple[str, str]) -> Path:
    rows = [
        {"id": f"{i}", "text": text, "rol": rol, "thema": [], "toerekening": "geen", "eerder": "nee"}
        for i, (rol, text) in enumerate(units)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_another_model_is_another_coder_with_another_result(
    small: Path, reading: Callable[..., Reading]
) -> None:
    letter = reading("De termijn is te krap.", "De gemeenten verzoeken het Rijk om geld.")
    ours = analysis.model()
    with chosen.using(small):
        said, model = analysis.analyse(letter), analysis.model()
        assert chosen.folder() == small
    assert {one.coding.model for one in said} == {model} != {ours}
    assert {one.coding.model for one in analysis.analyse(letter)} == {analysis.model()} == {ours}
    assert chosen.folder() is None


def test_without_a_folder_the_shipped_model_is_in_use() -> None:
    with chosen.using(None):
        assert chosen.encoder().identity == encoder.read(train.BASE).origin.identity
        assert chosen.load().identity == chosen.identity()


def test_fitting_leaves_the_origin_of_the_static_encoder(small: Path) -> None:
    with chosen.using(small):
        assert chosen.load().first.encoder.origin == encoder.read(train.BASE).origin


def test_a_folder_that_is_written_anew_is_read_anew(copied: Path) -> None:
    with chosen.using(copied):
        before = chosen.identity()
    about = copied / f"{NAME}.json"
    about.write_text(about.read_text("utf-8").replace(before, "lineair/anders"), "utf-8")
    with chosen.using(copied):
        assert chosen.identity() == "lineair/anders" == chosen.load().identity


def test_no_model_there(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nergens", Path(__file__)):
        with pytest.raises(ModelError, match="geen model") as caught, chosen.using(folder):
            pass
        assert caught.value.exit_code == 50
        assert "rodedraad train" in caught.value.remedy


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (f"{NAME}.json", "geen json"),
        (f"{NAME}.json", "[]"),
        (f"{NAME}.json", '{"identity": "lineair/oud"}'),
        (f"{NAME}.npz", "geen zip"),
        (f"{NAME}-encoder/model.safetensors", "geen gewichten"),
        (f"{NAME}-encoder/tokenizer.json", "{}"),
    ],
)
def test_a_broken_model(copied: Path, file: str, content: str) -> None:
    (copied / file).write_text(content, "utf-8")
    with pytest.raises(ModelError, match="beschadigd"), chosen.using(copied):
        pass


def test_a_model_that_cannot_be_read_although_it_is_whole(copied: Path) -> None:
    (copied / f"{NAME}.npz").write_text("geen zip", "utf-8")
    about = copied / f"{NAME}.json"
    said = json.loads(about.read_text("utf-8")) | {"digest": modelfiles.digest(copied, NAME)}
    about.write_text(json.dumps(said), "utf-8")
    with chosen.using(copied), pytest.raises(ModelError, match="beschadigd"):
        chosen.load()


def test_a_model_of_another_codebook(copied: Path) -> None:
    about = copied / f"{NAME}.json"
    about.write_text(about.read_text("utf-8").replace('"knelpunt"', '"obstakel"'), "utf-8")
    with pytest.raises(ModelError, match="ander codeboek"), chosen.using(copied):
        pass


def test_judgements_are_documents(tmp_path: Path) -> None:
    units = (
        ("formaliteit", "Geachte minister,"),
        ("context", "Eerst dit."),
        ("kop", "2 Bevindingen"),
        ("kop", "2.1 Tijd"),
        ("knelpunt", "De termijn is te krap."),
        ("formaliteit", "Pagina 2"),
        ("oproep", "Verleng haar."),
        ("kop", "3 Slot"),
    )
    (document,) = judged.read(gold(tmp_path / "brief.jsonl", *units), RULED.codebook)
    assert [(s.path, s.texts) for s in document.stretches] == [
        ((), ("Eerst dit.",)),
        (("2 Bevindingen", "2.1 Tijd"), ("De termijn is te krap.",)),
        (("2 Bevindingen", "2.1 Tijd"), ("Verleng haar.",)),
    ]
    assert [example.rol for example in document.examples] == ["context", "knelpunt", "oproep"]
    assert (document.name, {example.fase for example in document.examples}) == ("brief", {""})


def test_judgements_without_a_sentence_teach_nothing(tmp_path: Path) -> None:
    path = gold(tmp_path / "brief.jsonl", ("kop", "Inleiding"))
    with pytest.raises(GoldError, match="geen enkele gecodeerde zin"):
        judged.read(path, RULED.codebook)


def test_judgements_change_what_is_learnt(lessons: Path, small: Path, tmp_path: Path) -> None:
    (tmp_path / "oordelen").mkdir()
    for letter in "abcd":
        units = [("meerwaarde", f"In {letter}{n} staan qwertzels op zwemvlotten vast.") for n in range(4)]
        gold(tmp_path / "oordelen" / f"{letter}.jsonl", *units)
    own = judged.read(tmp_path / "oordelen", RULED.codebook)
    name = train.identity(RULED, lessons, own)
    assert name == train.identity(RULED, lessons, own) != train.identity(RULED, lessons)
    made = train.fit((*passages.read(lessons), *own), RULED, name)
    modelfiles.save(made, tmp_path / "model", NAME)
    assert coded(small) != "meerwaarde"
    assert coded(tmp_path / "model") == "meerwaarde"


def coded(model: Path) -> str:
    from tests.conftest import make_reading

    with chosen.using(model):
        return analysis.analyse(make_reading(PHRASE))[0].coding.rol
