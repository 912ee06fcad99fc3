"""What there is to know of files: told of each, and in one line where many files share it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import EXIT_PARTLY
from corpus.model import Document, Fact, Metadata, Notice, PartKind
from rodedraad import noticing
from rodedraad.noticing import Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

EMPTY = "Het bestand is leeg."


def doubted(number: int, title: str) -> Told:
    notice = noticing.doubt(0, title, PartKind("oplegbrief"), (PartKind("invoeringstoets"),))
    return Told("Let op", f"{number}.txt", notice.message)


def test_a_few_files_are_told_one_by_one() -> None:
    things = [Told("Niet gelezen", f"{name}.pdf", EMPTY) for name in "abc"]
    assert noticing.lines(things) == tuple(f"Niet gelezen: {name}.pdf: {EMPTY}" for name in "abc")


def test_what_many_files_share_is_one_line() -> None:
    things = [Told("Niet gelezen", f"{number}.pdf", EMPTY) for number in range(1, 1236)]
    assert noticing.lines(things) == (
        f"Niet gelezen: 1.235 bestanden (1.pdf, 2.pdf, 3.pdf en nog 1.232): {EMPTY}",
    )


def test_what_differs_between_files_is_left_out_of_the_shared_line() -> None:
    (line,) = noticing.lines([doubted(number, "Toets") for number in range(4)])
    assert "deel 1 ('Toets') is gelezen als oplegbrief, maar kan ook invoeringstoets zijn." in line
    (line,) = noticing.lines([doubted(number, f"Toets van {number}") for number in range(4)])
    assert "deel 1 (…) is gelezen als oplegbrief" in line
    assert "(0.txt, 1.txt, 2.txt en nog 1)" in line


def test_many_pages_of_one_file_are_one_line() -> None:
    notices = {"scan.pdf": [Notice("Deze pagina is een scan.", page, lost=True) for page in range(1, 21)]}
    assert noticing.lines(noticing.told(notices)) == (
        "Deels gelezen: scan.pdf, pagina 1, 2, 3 en nog 17: Deze pagina is een scan.",
    )


def test_that_a_date_has_no_day_is_told() -> None:
    metadata = Metadata(month=Fact("2033-02", "Februari 2033"))
    document = Document("a", "paper.pdf", "pdf", 1, (), metadata)
    (notice,) = noticing.doubts(document)
    assert notice.message == (
        "als datum staat er alleen 'februari 2033', zonder dag. Zet datum in dossier.toml als u de dag weet."
    )
    day = replace(metadata, date=Fact("2033-02-03", "dossier.toml"))
    assert not list(noticing.doubts(replace(document, metadata=day)))


def test_what_is_lost_and_what_is_doubtful_stay_apart() -> None:
    things = [*(Told("Let op", f"{n}", EMPTY) for n in range(4)), Told("Deels gelezen", "a", EMPTY)]
    assert len(noticing.lines(things)) == 2


def test_a_run_tells_once_what_many_files_share_and_where_each_stands(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    for number in range(5):
        (dossier / f"leeg-{number}.txt").write_bytes(b"")
        (dossier / f"foto-{number:02}.jpg").write_bytes(b"\xff\xd8")
    for number in range(5, 25):
        (dossier / f"foto-{number:02}.jpg").write_bytes(b"\xff\xd8")
    out = tmp_path / "uit"
    ran = rodedraad("run", dossier, "--out", out, "--no-reports")
    assert ran.code == EXIT_PARTLY
    (line,) = (line for line in ran.err.splitlines() if line.startswith("Niet gelezen: "))
    assert line.startswith("Niet gelezen: 5 bestanden (leeg-0.txt, leeg-1.txt, leeg-2.txt en nog 2): ")
    assert f"Elk bestand apart: rodedraad documents --notices --corpus {out}" in ran.err
    assert "foto-19.jpg en nog 5." in ran.err
    told = rodedraad("documents", "--corpus", out, "--notices").out.splitlines()
    assert [line.split(": ")[1] for line in told] == [f"leeg-{number}.txt" for number in range(5)]
    values = json.loads(rodedraad("documents", "--corpus", out, "--notices", "--json").out)
    assert (values[4]["bestand"], values[4]["soort"], values[4]["pagina"]) == (
        "leeg-4.txt", "Niet gelezen", None,
    )  # fmt: skip
