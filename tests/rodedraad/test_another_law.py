"""Commands speak of the law of the corpus that they are asked about, and never of another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus import lawbook
from corpus.errors import UnknownValueError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

    Command = Callable[..., Ran]

LETTER = """Stichting Dorpshuis Veldstad

Er zijn te weinig medewerkers om alle aanvragen voor een dorpshuis te behandelen.
"""
OWN = "Handen en geld"
ASKING = ("observations", "search", "findings", "documents", "next", "agreement", "proposals")


@pytest.fixture
def dorpshuizen(rodedraad: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus on a law of its own, with a thema that goes by another name than anywhere else.

    Whoever asks from now on what law is at hand without having opened the corpus fails.
    """
    book, dossier, out = tmp_path / "dorpshuizen", tmp_path / "stukken", tmp_path / "uit"
    rodedraad("new", "dorpshuizen", "--out", book)
    file = book / lawbook.CODEBOOK
    file.write_text(file.read_text("utf-8").replace("Capaciteit, personeel en geld", OWN), "utf-8")
    dossier.mkdir()
    (dossier / "brief.txt").write_text(LETTER, "utf-8")
    assert rodedraad("run", dossier, "--out", out, "--codebook", book, "--no-reports").code == 0
    monkeypatch.setattr(lawbook, "default", _nothing)
    asked = rodedraad("observations", "medewerkers", "--corpus", out, "--format", "json")
    (one,) = json.loads(asked.out)
    judged = ("--rol", "knelpunt", "--thema", "capaciteit", "--by", "Jansen")
    assert rodedraad("review", one["id"], "--corpus", out, *judged).code == 0
    return out


def _nothing() -> str:
    raise AssertionError("asked for the law of no corpus")


def test_what_is_told_of_a_corpus_is_told_in_the_words_of_its_law(
    rodedraad: Command, dorpshuizen: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "concept.txt"
    draft.write_text("Geachte voorzitter,\n\nEr zijn weinig medewerkers.\n", "utf-8")
    for command in ASKING:
        words = ("medewerkers",) if command == "search" else ()
        assert rodedraad(command, *words, "--corpus", dorpshuizen).code == 0, command
    assert OWN in rodedraad("findings", "--corpus", dorpshuizen).out
    assert OWN in " ".join(rodedraad("audit", draft, "--corpus", dorpshuizen).out.split())


def test_what_is_asked_of_a_corpus_is_asked_in_the_values_of_its_law(
    rodedraad: Command, dorpshuizen: Path, tmp_path: Path
) -> None:
    file = tmp_path / "uit.csv"
    export = ("export", "--format", "csv", "--out", file, "--corpus", dorpshuizen)
    observations = ("observations", "--corpus", dorpshuizen, "--format", "json")
    assert json.loads(rodedraad(*observations, "--thema", "capaciteit").out)
    assert rodedraad(*observations, "--fase", "aanvraag").code == 0
    assert rodedraad(*export, "thema:capaciteit").code == 0
    assert "medewerkers" in file.read_text("utf-8-sig")
    for asked in (*observations, "--thema", "rijkskoers"), (*observations, "--fase", "realisatie"):
        ran = rodedraad(*asked)
        assert (ran.code, ran.out) == (UnknownValueError.exit_code, "")
        assert "rijkskoers," not in ran.err
    for asked in (*observations, "thema:rijkskoers"), (*export, "thema:rijkskoers"):
        assert "rijkskoers" in rodedraad(*asked).err
