"""Beginning and checking a codebook on the command line, and changing the one that a corpus is coded with."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from corpus import lawbook, store
from corpus.errors import CodebookError, CodebookFaultsError, OutputError, UnknownValueError
from rodedraad import opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

    Command = Callable[..., Ran]


EXTRA = '[[thema]]\nid = "extra"\nlabel = "Extra"\nincludes = "wat er nog is"\n'


def edited(folder: Path, *changes: tuple[str, str]) -> None:
    file = folder / lawbook.CODEBOOK
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def test_a_new_codebook_passes_the_check(rodedraad: Command, tmp_path: Path) -> None:
    folder = tmp_path / "dorpshuizen"
    assert rodedraad("new", "dorpshuizen", "--out", folder).code == 0
    assert {path.name for path in folder.iterdir()} == {*lawbook.FILES} - {lawbook.SIGNS}
    ran = rodedraad("codebook", "check", folder, "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["aantallen"]["fouten"]) == (0, 0)
    assert "Van de wet is 'name' niet ingevuld." in {one["wat"] for one in told["opmerkingen"]}
    assert rodedraad("new", "dorpshuizen", "--out", folder).code == OutputError.exit_code


@pytest.mark.parametrize("name", ["Dorpshuizen", "de wet", "../wet", "wet-", "", "x" * 61, "spreidingswet"])
def test_names_that_are_refused(rodedraad: Command, tmp_path: Path, name: str) -> None:
    assert rodedraad("new", name, "--out", tmp_path / "map").code == CodebookError.exit_code
    assert not (tmp_path / "map").exists()


def test_a_check_that_finds_faults_says_where(rodedraad: Command, tmp_path: Path) -> None:
    rodedraad("new", "dorpshuizen", "--out", tmp_path / "d")
    edited(tmp_path / "d", ('label = "thema:termijnen"', 'label = "thema:haast"'))
    ran = rodedraad("codebook", "check", tmp_path / "d")
    assert ran.code == CodebookFaultsError.exit_code
    assert ran.out.startswith("fout: codeboek.toml:")
    assert "In het codeboek staat één fout." in ran.err


def test_a_check_on_a_dossier_knows_its_sentences(rodedraad: Command, tmp_path: Path, dossier: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in dossier.rglob("*")}
    ran = rodedraad("codebook", "check", "spreidingswet", "--dossier", dossier)
    assert ran.code == 0
    assert "Geen enkele zin van het dossier past op een regel van thema" in ran.out
    assert {path: path.stat().st_mtime_ns for path in dossier.rglob("*")} == before


def test_a_codebook_is_changed(rodedraad: Command, tmp_path: Path, dossier: Path) -> None:
    """The road of a user: a copy, a run, a changed copy seen beforehand and run, the old report again."""
    first, second, out = tmp_path / "een", tmp_path / "twee", tmp_path / "uit"
    rodedraad("new", "eigen", "--out", first, "--from", "spreidingswet")
    edited(first, ("[law]", f"{EXTRA}\n[law]"))
    rodedraad("run", dossier, "--out", out, "--codebook", first)
    said = json.loads(rodedraad("observations", "--corpus", out, "--format", "json").out)
    one = next(row for row in said if row["rol"] == "knelpunt")
    rodedraad("review", one["id"], "--corpus", out, "--thema", "extra", "--by", "Jansen")
    old = rodedraad("report", "register", "--corpus", out, "--format", "md").out
    shutil.copytree(first, second)
    edited(second, ("version = 1", "version = 2"), ('id = "extra"', 'id = "nieuw"\nvervangt = ["extra"]'))

    before = (out / store.FILE_NAME).read_bytes()
    foreseen = json.loads(rodedraad("codebook", "preview", second, "--corpus", out, "--json").out)
    assert foreseen["oordelen"] == {"blijven": 0, "hernoemd": 1, "vervallen": 0}
    assert (out / store.FILE_NAME).read_bytes() == before

    assert "zegt iets anders" not in rodedraad("run", dossier, "--out", out, "--codebook", second).err
    with opening.corpus(out) as corpus:
        assert corpus.codebook().name == "eigen/2"
        now = {row["id"]: row for row in corpus.observations().to_dicts()}
        assert list(now[one["id"]]["thema"]) == ["nieuw"]
        assert {j.labels.thema for j in corpus.judgements()} == {frozenset({"extra"})}
    ran = rodedraad("report", "register", "--corpus", out, "--format", "md", "--codebook", "eigen/1")
    assert (ran.out, ran.code) == (old, 0)
    listed = json.loads(rodedraad("codebook", "list", "--corpus", out, "--json").out)
    assert [(v["codeboek"], v["stukken"]) for v in listed] == [("eigen/1", 2), ("eigen/2", 2)]
    unknown = rodedraad("report", "register", "--corpus", out, "--format", "md", "--codebook", "eigen/3")
    assert unknown.code == UnknownValueError.exit_code
    assert "eigen/1@" in unknown.err

    edited(second, ("[law]", "# anders\n[law]"))
    ran = rodedraad("run", dossier, "--out", out, "--codebook", second)
    assert "Let op: codeboek eigen/2 zegt iets anders dan eerst" in ran.err


def test_a_preview_foretells_what_a_run_does_and_the_old_report_can_be_had_again(
    rodedraad: Command, tmp_path: Path, dossier: Path
) -> None:
    out, own = tmp_path / "uit", tmp_path / "eigen"
    rodedraad("run", dossier, "--out", out)
    old = rodedraad("report", "rapport", "--corpus", out, "--format", "html").out
    rodedraad("new", "eigen", "--out", own, "--from", "spreidingswet")
    edited(own, ("'knelpunt', ", ""), ("'onduidelijk', ", ""))
    foreseen = json.loads(rodedraad("codebook", "preview", own, "--corpus", out, "--json").out)
    rodedraad("run", dossier, "--out", out, "--codebook", own)
    ran = rodedraad("compare", "spreidingswet/1", "eigen/1", "--op", "codeboek", "--corpus", out, "--json")
    done = json.loads(ran.out)
    assert foreseen["aantallen"] == done["aantallen"]
    assert foreseen["gewijzigd"] == done["gewijzigd"]
    again = rodedraad(
        "report", "rapport", "--corpus", out, "--format", "html", "--codebook", "spreidingswet/1"
    )
    assert again.out == old


def test_a_preview_tells_which_sentences_are_confidential(
    rodedraad: Command, tmp_path: Path, dossier: Path
) -> None:
    out, own = tmp_path / "uit", tmp_path / "eigen"
    (dossier / "dossier.toml").write_text('[documenten."merenland.txt"]\nvertrouwelijk = true\n', "utf-8")
    rodedraad("run", dossier, "--out", out)
    rodedraad("new", "eigen", "--out", own, "--from", "spreidingswet")
    edited(own, ("'knelpunt', ", ""), ("'onduidelijk', ", ""))
    told = rodedraad("codebook", "preview", own, "--corpus", out).out
    shown = [line for line in told.splitlines() if line.startswith("- ")]
    assert shown
    assert all(line.startswith("- merenland (vertrouwelijk): ") for line in shown if "merenland" in line)
