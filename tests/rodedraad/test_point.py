"""Naming, merging and splitting points on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rodedraad import opening, pointing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran, RunOver

    Run = Callable[..., Ran]

TOETS = """Invoeringstoets Zandland

Realisatie

De realisatietermijn van zes maanden is te krap voor vergunning en bouw.

Eén cyclus van twee jaar is te kort om plannen te maken.

De termijnen van de verschillende opgaven sluiten niet op elkaar aan.
"""


@pytest.fixture
def made(run_over: RunOver, dossier: Path, tmp_path: Path) -> Path:
    (dossier / "zandland.txt").write_text(TOETS, "utf-8")
    return run_over(dossier, tmp_path / "uit")


@pytest.fixture
def ids(made: Path) -> list[str]:
    """The ids of the points about terms."""
    with opening.corpus(made) as opened:
        return [point.id for point in pointing.found(opened) if point.thema == "termijnen"]


def shown(rodedraad: Run, made: Path, id_: str) -> dict[str, Any]:
    ran = rodedraad("point", id_, "--corpus", made, "--json")
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_point_is_shown_named_and_keeps_its_name_with_a_new_document(
    rodedraad: Run, made: Path, dossier: Path, ids: list[str]
) -> None:
    before = shown(rodedraad, made, ids[0])
    assert (before["thema"], before["benoemd"], before["handelingen"]) == ("termijnen", False, [])
    ran = rodedraad(
        "point", ids[0], "--corpus", made, "--name", "Termijnen knellen", "--by", "Jansen", "--why", "helder"
    )
    assert ran.code == 0
    assert "Termijnen knellen (benoemd)" in ran.out
    assert "Jansen: noemen Termijnen knellen: helder" in ran.out
    (dossier / "later.txt").write_text("De bouwtermijn is te krap voor een vergunning.\n", "utf-8")
    rodedraad("run", dossier, "--out", made)
    after = shown(rodedraad, made, ids[0])
    assert after["label"] == "Termijnen knellen"
    assert {o["id"] for o in before["waarnemingen"]} <= {o["id"] for o in after["waarnemingen"]}


def test_points_are_merged_split_and_that_is_taken_back(rodedraad: Run, made: Path, ids: list[str]) -> None:
    ran = rodedraad("point", ids[0], "--corpus", made, "--merge", ids[1], "--by", "J")
    assert ran.code == 0
    whole = shown(rodedraad, made, ids[0])["waarnemingen"]
    assert rodedraad("point", ids[1], "--corpus", made).code == 60
    split = whole[-1]["id"]
    assert rodedraad("point", ids[0], "--corpus", made, "--split", split, "--by", "J").code == 0
    kept = shown(rodedraad, made, ids[0])
    assert split not in {o["id"] for o in kept["waarnemingen"] if o["kern"]}
    for _ in range(2):
        assert rodedraad("point", ids[0], "--corpus", made, "--undo", "--by", "J").code == 0
    assert shown(rodedraad, made, ids[1])["handelingen"] == []


WRONG = [
    (("--name", "Naam"), 2),
    (("--name", "Naam", "--undo", "--by", "J"), 2),
    (("--name", " ", "--by", "J"), 60),
    (("--undo", "--by", "J"), 60),
    (("--merge", "onbekend", "--by", "J"), 60),
    (("--split", "onbekend", "--by", "J"), 60),
]


@pytest.mark.parametrize(("words", "code"), WRONG)
def test_what_is_wrong_has_its_code(
    rodedraad: Run, made: Path, ids: list[str], words: tuple[str, ...], code: int
) -> None:
    ran = rodedraad("point", ids[0], "--corpus", made, *words)
    assert (ran.code, ran.out) == (code, "")


def test_an_unknown_point_is_told(rodedraad: Run, made: Path) -> None:
    ran = rodedraad("point", "0000", "--corpus", made)
    assert ran.code == 60
    assert "geen punt '0000'" in ran.err
