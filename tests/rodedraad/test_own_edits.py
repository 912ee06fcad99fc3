"""What a run does with reports that the user edited, and what a new version tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

import corpus
from corpus.errors import OutputError
from reports.changes import TITLE
from rodedraad import edits, finding, opening, output, reporting, versions, writing
from rodedraad.showing import BY_DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

    Run = Callable[..., Ran]

CLAIM = "De telregels van de uitkering zijn zo ingewikkeld dat niemand ze kan toepassen."
WHY = ("--reason", "verzoek van de betrokkene", "--by", "A. Beheerder")


class Case(NamedTuple):
    run: Callable[..., Ran]
    out: Path
    dossier: Path


@pytest.fixture
def case(rodedraad: Run, dossier: Path, tmp_path: Path, here: None) -> Case:
    out = tmp_path / "uit"
    found = Case(lambda *words: rodedraad("run", dossier, "--out", out, *words), out, dossier)
    assert found.run().code == 0
    return found


def add(case: Case) -> None:
    (case.dossier / "uitkering.txt").write_text(f"Position paper\n\n{CLAIM}\n", "utf-8")


def changed(case: Case) -> str:
    """What a letter made now would say of its changes."""
    with opening.corpus(case.out) as opened:
        made = reporting.report(opened, "kamerbrief", finding.found(opened), shown=BY_DEFAULT, keep=False)
    return str(made.changes)


def test_a_run_writes_every_report_in_every_format(case: Case) -> None:
    written = {path.name for path in case.out.iterdir() if path.suffix != ".json"} - {"corpus.db", "bronnen"}
    assert written == set(output.names())
    assert {"kamerbrief.docx", "kamerbrief.html", "rapport.docx", "rapport.html"} <= written


def test_an_edited_report_stays_and_the_new_version_stands_beside_it(case: Case) -> None:
    letter, beside = case.out / "kamerbrief.docx", case.out / "kamerbrief-nieuw.docx"
    letter.write_bytes(b"door mij bewerkt")
    assert case.run().out.startswith("Niets te doen")
    add(case)
    ran = case.run()
    assert ran.code == 0
    assert f"Niet overschreven: {letter}" in ran.err
    assert "De nieuwe versie staat in kamerbrief-nieuw.docx." in ran.err
    assert str(beside) in ran.out
    assert letter.read_bytes() == b"door mij bewerkt"
    assert beside.read_bytes().startswith(b"PK")
    assert not (case.out / "kamerbrief-nieuw.html").exists()


def test_names_of_persons_come_when_asked_for_and_go_again(case: Case) -> None:
    (case.dossier / "brief.txt").write_text(
        "Wethouder J. van der Poel meldt dat het toezicht ontbreekt.\n", "utf-8"
    )
    for words, shown in (((), False), (("--include-names",), True), ((), False)):
        ran = case.run(*words)
        assert (ran.code, ran.out.startswith("Niets te doen")) == (0, False)
        assert ("van der Poel" in (case.out / "rapport.html").read_text("utf-8")) is shown


def test_what_was_already_made_is_not_made_beside_an_edit_again(case: Case) -> None:
    letter = case.out / "kamerbrief.docx"
    letter.write_bytes(b"door mij bewerkt")
    (case.out / "rapport.html").unlink()
    assert case.run("--force").code == 0
    assert (case.out / "rapport.html").is_file()
    assert not (case.out / "kamerbrief-nieuw.docx").exists()
    letter.unlink()
    case.run()
    assert letter.read_bytes().startswith(b"PK")


def test_the_folder_may_be_moved(case: Case, rodedraad: Run, tmp_path: Path) -> None:
    add(case)
    moved = case.out.rename(tmp_path / "elders")
    ran = rodedraad("run", case.dossier, "--out", moved)
    assert (ran.code, "Niet overschreven" in ran.err) == (0, False)
    assert not list(moved.glob("*-nieuw*"))


def test_one_report_that_cannot_be_written_does_not_cost_the_others(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (case.out / "kamerbrief.docx").read_bytes()
    add(case)
    with monkeypatch.context() as open_in_word:
        replace = writing._replace

        def refused(path: Path, content: bytes) -> None:
            if path.name == "kamerbrief.docx":
                raise PermissionError(13, "open in Word")
            replace(path, content)

        open_in_word.setattr(writing, "_replace", refused)
        ran = case.run()
    assert ran.code == OutputError.exit_code
    assert "Niet geschreven: kamerbrief.docx: " in ran.err
    assert "Sluit het bestand als het open staat" in ran.err
    assert (case.out / "kamerbrief.docx").read_bytes() == before
    assert CLAIM in (case.out / "rapport.html").read_text("utf-8")
    assert case.run().code == 0
    assert (case.out / "kamerbrief.docx").read_bytes() != before
    assert not list(case.out.glob(".*"))


def test_a_new_version_tells_what_changed_and_keeps_telling(case: Case) -> None:
    assert changed(case) == "()"
    add(case)
    case.run()
    told = changed(case)
    assert TITLE in told
    made = {path.name: path.read_bytes() for path in output.paths(case.out)}
    assert case.run("--force").code == 0
    assert {path.name: path.read_bytes() for path in output.paths(case.out)} == made
    (case.dossier / "uitkering.txt").unlink()
    case.run()
    assert TITLE in changed(case)
    assert CLAIM not in changed(case), "what was taken out is not quoted"


def test_what_became_confidential_is_not_told_by_the_changes(case: Case) -> None:
    add(case)
    case.run()
    (case.dossier / "dossier.toml").write_text(
        '[documenten."uitkering.txt"]\nvertrouwelijk = true\n', "utf-8"
    )
    assert case.run().code == 0
    assert TITLE in changed(case)
    assert CLAIM not in changed(case)
    assert all(CLAIM.encode() not in path.read_bytes() for path in case.out.glob("*.html"))


def test_removing_a_document_forgets_what_earlier_versions_said(
    case: Case, rodedraad: Run, tmp_path: Path
) -> None:
    add(case)
    case.run()
    elsewhere, edited = tmp_path / "rapport.html", case.out / "rapport.html"
    rodedraad("report", "rapport", "--corpus", case.out, "--out", elsewhere)
    edited.write_text(f"{edited.read_text('utf-8')} bewerkt", "utf-8")
    ran = rodedraad("remove", "uitkering", "--corpus", case.out, *WHY)
    assert ran.code == 0
    for path in (elsewhere, edited):
        assert f"Niet verwijderd: {path} kan nog tekst van dit stuk bevatten" in ran.out
        assert CLAIM in path.read_text("utf-8")
    left = [path for path in case.out.rglob("*") if path.is_file() and path != edited]
    assert not [path for path in left if CLAIM.encode() in path.read_bytes()]
    assert {path.name for path in output.paths(case.out) if path.is_file()} == {edited.name}
    with corpus.open(case.out) as opened:
        assert not opened.setting(versions.SETTING)
        assert edits.known(opened) == edits.Known()


def test_hashes_are_kept_within_bounds() -> None:
    known = edits.Known()
    for n in range(3):
        known = known.expecting(f"{n}.{m}".encode() for m in range(edits.REMEMBERED))
    assert len(known.hashes) == edits.REMEMBERED
    assert edits.hash_of(b"2.0") == known.hashes[0]
