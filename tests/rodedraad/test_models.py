"""Learning a model and running with it, by the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from corpus import errors, store
from nlp import chosen, modelfiles, train
from rodedraad import models, placing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

    Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def few(lessons: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes with the program are a few passages."""
    monkeypatch.setattr(train, "PASSAGES", lessons)


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    folder = tmp_path / "oordelen"
    folder.mkdir()
    row = {"rol": "meerwaarde", "thema": [], "toerekening": "geen", "eerder": "nee"}
    rows = [row | {"id": f"{n}", "text": f"De qwertzels op {n} staan vast."} for n in range(4)]
    (folder / "brief.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def coder(out: Path) -> set[str]:
    """The models that the corpus says its documents were coded with."""
    with store.open(out) as corpus:
        return {stamp.model for stamp in corpus.stamps().values()}


def setting(out: Path) -> str | None:
    with store.open(out) as corpus:
        return corpus.setting(models.ENCODER)


def test_learning_and_running_with_what_was_learnt(
    rodedraad: Run, dossier: Path, judged: Path, small: Path, tmp_path: Path
) -> None:
    learnt = rodedraad("train", "--out", tmp_path / "diep" / "model", "--judged", judged)
    assert learnt.code == 0, learnt.err
    assert "waarvan 4 door u beoordeeld" in learnt.out
    assert learnt.err.splitlines()[-1] == "[4/4] tweede gang geleerd"
    model = chosen.model(tmp_path / "diep" / "model")
    assert model.identity in learnt.out
    assert model.identity != chosen.model(small).identity
    assert [path.name for path in (tmp_path / "diep").iterdir()] == ["model"]

    out = tmp_path / "uit"
    assert rodedraad("run", dossier, "--out", out).code == 0
    ours = coder(out)
    again = rodedraad("run", dossier, "--out", out, "--model", model.folder)  # in a process of its own
    assert (again.code, "2 bestanden gelezen" in again.out) == (0, True)
    assert {name.startswith(model.identity) for name in coder(out)} == {True}
    assert coder(out) != ours
    assert "Niets te doen" in rodedraad("run", dossier, "--out", out, "--model", model.folder).out


def test_running_with_an_encoder_learns_once(
    rodedraad: Run, dossier: Path, foreign: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    words = ("run", dossier, "--out", out, "--encoder", foreign)
    first = rodedraad(*words)
    assert first.code == 0, first.err
    assert "[4/4] model leren: tweede gang geleerd" in first.err
    (folder,) = out.glob("model-*")
    assert coder(out) == {name for name in coder(out) if name.startswith(chosen.model(folder).identity)}
    assert (setting(out) or "").startswith("proefmodel-")

    second = rodedraad(*words)
    assert (second.code, second.err, "Niets te doen" in second.out) == (0, "", True)
    other = rodedraad("run", dossier, "--out", out)
    assert other.code == errors.OtherEncoderError.exit_code
    for named in ("proefmodel-", "meegeleverd-", "--force"):
        assert named in other.err
    assert "Niets te doen" in rodedraad("run", dossier, "--out", out, "--model", folder).out

    forced = rodedraad("run", dossier, "--out", out, "--force")
    assert (forced.code, "2 bestanden gelezen" in forced.out) == (0, True)
    assert (setting(out) or "").startswith("meegeleverd-")
    assert rodedraad(*words).code == errors.OtherEncoderError.exit_code


def test_wrong_models_and_encoders(
    rodedraad: Run, dossier: Path, small: Path, tmp_path: Path, judged: Path
) -> None:
    out, other = tmp_path / "uit", tmp_path / "anders"
    broken = shutil.copytree(small, tmp_path / "kapot")
    (broken / "spreidingswet.npz").write_bytes(b"PK")
    taken = tmp_path / "bezet"
    taken.mkdir()
    (taken / "brief.txt").write_text("Blijf hier.", "utf-8")
    wrong: tuple[tuple[int, tuple[str | Path, ...]], ...] = (
        (errors.ModelError.exit_code, ("run", dossier, "--out", out, "--model", tmp_path / "nergens")),
        (errors.ModelError.exit_code, ("run", dossier, "--out", out, "--model", broken)),
        (errors.EncoderError.exit_code, ("run", dossier, "--out", out, "--encoder", "./nergens")),
        (errors.EncoderError.exit_code, ("train", "--out", other, "--encoder", tmp_path)),
        (errors.GoldError.exit_code, ("train", "--out", other, "--judged", tmp_path / "geen.jsonl")),
        (errors.OutputError.exit_code, ("train", "--out", taken)),
        (errors.OutputError.exit_code, ("train", "--out", taken / "brief.txt")),
        (2, ("run", dossier, "--out", out, "--model", small, "--encoder", "x")),
        (2, ("run", dossier, "--out", out, "--encoder", "")),
    )
    for code, words in wrong:
        ran = rodedraad(*words)
        assert (ran.code, ran.out) == (code, ""), (words, ran.err)
        assert "Fout: " in ran.err.splitlines()[-1]
        assert not out.exists()
        assert not other.exists()
    assert (taken / "brief.txt").read_text("utf-8") == "Blijf hier."


def test_learning_that_fails_leaves_the_old_model(
    rodedraad: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = shutil.copytree(small, tmp_path / "model")
    before = chosen.model(model)

    def fail(*_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(modelfiles, "save", fail)
    monkeypatch.setattr(train, "fit", lambda *_: None)
    ran = rodedraad("train", "--out", model)
    assert (ran.code, "de schijf is vol" in ran.err) == (errors.OutputError.exit_code, True)
    assert chosen.model(model) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model"]


def test_a_folder_takes_the_place_of_another_at_once(tmp_path: Path) -> None:
    for content in ("een", "twee"):
        with placing.placed(tmp_path / "model", {"naam"}) as half:
            (half / "naam").write_text(content, "utf-8")
    assert (tmp_path / "model" / "naam").read_text("utf-8") == "twee"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_running_with_a_static_model_loads_no_torch(dossier: Path, small: Path, tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom rodedraad import models, pipeline, tasks, workers\n"
        "workers.each = lambda f, work, **_: ((name, f(*of)) for name, of in work.items())\n"
        f"choice = models.Choice(Path({str(small)!r}))\n"
        f"pipeline.run(Path({str(dossier)!r}), Path({str(tmp_path / 'uit')!r}), choice=choice)\n"
        "print({'torch', 'sentence_transformers', 'huggingface_hub'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
