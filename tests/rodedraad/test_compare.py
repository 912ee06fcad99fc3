from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus import errors
from rodedraad import finding, opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

REVISED = """Invoeringstoets Merenland

Realisatie

De termijn van negen maanden is te krap voor vergunning en bouw.

De cijfers van het COA wijken af van onze eigen telling.

Wij verzoeken de minister de termijn te verlengen.
"""


@pytest.fixture
def made(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> Path:
    """A corpus in which a letter was replaced and a note left."""
    out = tmp_path / "uit"
    assert rodedraad("run", dossier, "--out", out).code == 0
    (dossier / "merenland.txt").write_text(REVISED, "utf-8")
    (dossier / "notitie.md").unlink()
    assert rodedraad("run", dossier, "--out", out).code == 0
    return out


def test_documents_with_their_versions(rodedraad: Callable[..., Ran], made: Path) -> None:
    ran = rodedraad("documents", "--corpus", made, "--json")
    held, gone = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert held.keys() == gone.keys()
    assert (held["document"], held["delen"], held["in_map"]) == ("merenland", ["invoeringstoets"], True)
    assert [version["tot"] is None for version in held["eerder"]] == [False]
    assert (gone["document"], gone["in_map"], gone["waarnemingen"]) == ("notitie", False, None)
    told = rodedraad("documents", "--corpus", made).out
    assert held["id"][:12] in told
    assert held["eerder"][0]["id"][:12] in told
    assert "1 stuk" in told
    assert "niet meer in de map: notitie.md" in told


def test_two_versions(rodedraad: Callable[..., Ran], made: Path) -> None:
    held, _ = json.loads(rodedraad("documents", "--corpus", made, "--json").out)
    words = ("compare", held["eerder"][0]["id"][:12], "merenland", "--op", "versie", "--corpus", made)
    found = json.loads(rodedraad(*words, "--json").out)
    assert {entry["text"] for entry in found["nieuw"]} == {
        "De cijfers van het COA wijken af van onze eigen telling."
    }
    assert {entry["text"] for entry in found["vervallen"]} == {"Hierdoor wijken gemeenten uit naar hotels."}
    (changed,) = [pair for pair in found["gewijzigd"] if pair["herschreven"]]
    assert "zes maanden" in changed["links"]["text"]
    assert "negen maanden" in changed["rechts"]["text"]
    numbers = found["aantallen"]
    assert numbers["links"] == numbers["vervallen"] + numbers["gewijzigd"] + numbers["gelijk"]
    assert numbers["rechts"] == numbers["nieuw"] + numbers["gewijzigd"] + numbers["gelijk"]
    told = rodedraad(*words).out
    assert f"1 nieuw, 1 vervallen, {numbers['gewijzigd']} gewijzigd, {numbers['gelijk']} gelijk" in told
    assert "tekst herschreven" in told
    assert "was: De termijn van zes maanden" in told


def test_two_questions_and_two_states(rodedraad: Callable[..., Ran], made: Path) -> None:
    ran = rodedraad("compare", "rol:oproep", "NIET rol:kop", "--corpus", made)
    assert ran.code == 0
    assert "links: vraag rol:oproep, 1 waarneming\n" in ran.out
    assert "Per thema" in ran.out
    found = json.loads(rodedraad("compare", "2020", "nu", "--op", "stand", "--corpus", made, "--json").out)
    assert (found["aantallen"]["links"], found["op"]) == (0, "stand")
    assert found["aantallen"]["nieuw"] == found["aantallen"]["rechts"] == len(found["nieuw"]) > 3


def test_nothing_to_compare(rodedraad: Callable[..., Ran], made: Path) -> None:
    ran = rodedraad("compare", "bron:nergens", "bron:niemand", "--corpus", made)
    assert ran.code == 0
    assert "0 nieuw, 0 vervallen, 0 gewijzigd, 0 gelijk" in ran.out
    assert "Per thema" not in ran.out


def test_a_side_that_is_not_right(rodedraad: Callable[..., Ran], made: Path) -> None:
    for words, error in (
        (("rol:held", "rol:kop"), errors.FilterError),
        (("abcd", "merenland", "--op", "versie"), errors.UnknownDocumentError),
        (("gisteren", "nu", "--op", "stand"), errors.ComparisonError),
        (("spreidingswet/1", "spreidingswet/0", "--op", "codeboek"), errors.ComparisonError),
    ):
        ran = rodedraad("compare", *words, "--corpus", made)
        assert (ran.code, ran.out) == (error.exit_code, ""), words
        assert ran.err.startswith("Fout: ")


def test_independent_voices_are_those_of_the_report(
    rodedraad: Callable[..., Ran], examples: Path, tmp_path: Path
) -> None:
    rodedraad("run", examples, "--out", tmp_path / "uit")
    with opening.corpus(tmp_path / "uit") as opened:
        sources = dict(opened.matrix("thema", None, "bronnen").rows())
        cells = {row["thema"]: row for row in opened.matrix("thema", "bron", "uitspraken").to_dicts()}
        found = finding.find(opened)
    assert {finding.thema: len(finding.sources) for finding in found.themas} == {
        thema: number for thema, number in sources.items() if thema != "geen"
    }
    table = found.by_source
    for thema, numbers in zip(table.rows, table.cells, strict=True):
        assert [cells[thema].get(voice, 0) for voice in table.columns] == list(numbers)
