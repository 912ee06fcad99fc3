"""Export and import on the command line: what others made of a file comes back, and no more than that."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import polars
import pytest

from corpus import errors, store, tables
from corpus.refi import Code, code_tree, read_project, write_codebook
from corpus.refi.project import guid
from rodedraad import exporting, opening
from rodedraad.commands import exchange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran, RunOver

    Run = Callable[..., Ran]
NOTHING = "0 oordelen vastgelegd"


@pytest.fixture
def made(run_over: RunOver, dossier: Path, tmp_path: Path) -> Path:
    (dossier / "verslag.md").write_text("# Verslag\n\nDe wethouder noemt de termijn een zeperd.\n", "utf-8")
    (dossier / "dossier.toml").write_text('[documenten."verslag.md"]\nvertrouwelijk = true\n', "utf-8")
    return run_over(dossier, tmp_path / "uit")


def rows(corpus: Path, question: str = "") -> list[dict[str, Any]]:
    with opening.corpus(corpus) as opened:
        return opened.observations(question).to_dicts()


def test_the_forms_of_the_command_are_those_that_there_are() -> None:
    assert exchange.FORMS == exporting.ALL_FORMS


@pytest.mark.parametrize("form", exporting.ALL_FORMS)
def test_out_and_in_again_changes_nothing(rodedraad: Run, made: Path, tmp_path: Path, form: str) -> None:
    before = rows(made)
    out = tmp_path / "bestand"
    ran = rodedraad("export", "--corpus", made, "--format", form, "--out", out)
    assert (ran.code, ran.err) == (0, "")
    assert "geschreven" in ran.out
    ran = rodedraad("import", out, "--corpus", made)
    assert (ran.code, ran.err) == (0, "")
    assert NOTHING in ran.out or "Geen verschil" in ran.out
    assert rows(made) == before


@pytest.mark.parametrize("form", tables.FORMS)
def test_a_corpus_goes_to_another_place(rodedraad: Run, made: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "bestand"
    rodedraad("export", "--corpus", made, "--format", form, "--out", out, "--include-confidential")
    ran = rodedraad("import", out, "--corpus", tmp_path / "ander")
    assert (ran.code, ran.err) == (0, "")
    assert "3 stukken opgenomen" in ran.out
    assert rows(tmp_path / "ander") == rows(made)
    assert (tmp_path / "ander" / "metadata.json").exists()
    ran = rodedraad("import", out, "--corpus", tmp_path / "ander")
    assert "opgenomen" not in ran.out
    assert rows(tmp_path / "ander", "termijn") == rows(made, "termijn")


def test_what_is_secret_stays_at_home(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    for form in ("csv", "jsonl", "qdpx"):
        out = tmp_path / form
        rodedraad("export", "--corpus", made, "--format", form, "--out", out)
        said = out.read_bytes()
        if form == "qdpx":
            with zipfile.ZipFile(out) as archive:
                said = b"".join(archive.read(name) for name in archive.namelist())
        assert b"zeperd" not in said
        assert b"vertrouwelijk" in said
    ran = rodedraad("import", tmp_path / "csv", "--corpus", tmp_path / "ander")
    assert ran.code == errors.EXIT_PARTLY
    assert "verslag.md: de tekst is weggelaten" in ran.err
    assert "2 stukken opgenomen" in ran.out


PERSONAL = (
    "De heer Vermaat (BSN 123456782) vindt de termijn van de raad te krap.",
    "Bel mevrouw Oosterwijk op 06-12345678 of mail t.vermaat@post.example over de termijn.",
)
HIDDEN = ("Vermaat", "123456782", "Oosterwijk", "06-12345678", "post.example")


@pytest.fixture
def with_persons(run_over: RunOver, dossier: Path, tmp_path: Path) -> Path:
    (dossier / "inspraak.md").write_text("# Inspraak\n\n" + "\n\n".join(PERSONAL) + "\n", "utf-8")
    return run_over(dossier, tmp_path / "uit")


def _said(path: Path, form: str) -> str:
    if form == "parquet":
        return str(polars.read_parquet(path).to_dicts())
    if form in ("xlsx", "qdpx"):
        with zipfile.ZipFile(path) as archive:
            return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return path.read_text("utf-8")


@pytest.mark.parametrize("form", exporting.ALL_FORMS[:-1])
def test_persons_stay_at_home_unless_asked_for(
    rodedraad: Run, with_persons: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "bestand"
    words = ("export", "--corpus", with_persons, "--format", form, "--out", out)
    assert rodedraad(*words).code == 0
    said = _said(out, form)
    assert [one for one in HIDDEN if one in said] == []
    assert "vindt de termijn van de raad te krap" in said
    assert "de heer" in said.casefold()
    before = rows(with_persons)
    ran = rodedraad("import", out, "--corpus", with_persons)
    assert (ran.code, ran.err) == (0, "")
    assert NOTHING in ran.out or "Geen verschil" in ran.out
    assert rows(with_persons) == before
    assert rodedraad(*words, "--include-names").code == 0
    said = _said(out, form)
    assert [one for one in HIDDEN if one not in said] == []


def test_a_judgement_on_a_sentence_under_bars_comes_back(
    rodedraad: Run, with_persons: Path, tmp_path: Path
) -> None:
    (one, *_) = rows(with_persons, "vermaat")

    def change(frame: polars.DataFrame) -> polars.DataFrame:
        own = polars.col("id") == one["id"]
        assert "█" in frame.filter(own)["text"][0]
        agreed = polars.when(own).then(polars.lit("akkoord")).otherwise("oordeel")
        return frame.with_columns(agreed.alias("oordeel"))

    out = edited(with_persons, rodedraad, tmp_path, change)
    ran = rodedraad("import", out, "--corpus", with_persons, "--by", "Jansen")
    assert (ran.code, ran.err) == (0, "")
    (judged,) = rows(with_persons, "door:jansen")
    assert judged["text"] == one["text"]


def test_what_is_under_bars_is_no_text_for_another_corpus(
    rodedraad: Run, with_persons: Path, tmp_path: Path
) -> None:
    out = tmp_path / "bestand"
    rodedraad("export", "--corpus", with_persons, "--format", "csv", "--out", out)
    ran = rodedraad("import", out, "--corpus", tmp_path / "ander")
    assert ran.code == 3
    assert (
        "inspraak.md: er staan balken in de plaats van namen (voer het stuk uit met --include-names)"
        in ran.err
    )
    told = str(rows(tmp_path / "ander"))
    assert [one for one in HIDDEN if one in told] == []
    assert "inspraak" not in told
    rodedraad("export", "--corpus", with_persons, "--format", "csv", "--out", out, "--include-names")
    assert "inspraak.md" not in rodedraad("import", out, "--corpus", tmp_path / "ander").err
    assert "inspraak" in str(rows(tmp_path / "ander"))


def test_an_export_tells_where_it_comes_from(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.parquet"
    rodedraad("export", "rol:knelpunt", "--corpus", made, "--format", "parquet", "--out", out)
    frame, about = tables.read(out)
    assert about is not None
    assert (about.filter, about.rows) == ("rol:knelpunt", frame.height)
    assert about.codebooks[0].startswith("spreidingswet/")
    assert about.models
    assert about.program.startswith("rodedraad ")
    assert set(frame["rol"]) == {"knelpunt"}
    rodedraad("export", "rol:knelpunt", "--corpus", made, "--format", "qdpx", "--out", out)
    project = read_project(out.read_bytes())
    assert "Filter: rol:knelpunt" in project.description
    assert about.models[0] in project.description


def edited(
    made: Path, rodedraad: Run, tmp_path: Path, change: Callable[[polars.DataFrame], polars.DataFrame]
) -> Path:
    out = tmp_path / "werk.xlsx"
    rodedraad("export", "--corpus", made, "--format", "xlsx", "--out", out)
    frame, about = tables.read(out)
    assert about is not None
    tables.write(change(frame), out, "xlsx", about)
    return out


def test_what_was_changed_in_a_spreadsheet_becomes_a_judgement(
    rodedraad: Run, made: Path, tmp_path: Path
) -> None:
    (one, *_) = rows(made, "rol:knelpunt")

    def change(frame: polars.DataFrame) -> polars.DataFrame:
        own = polars.col("id") == one["id"]
        return frame.with_columns(
            polars.when(own).then(polars.lit("gevolg")).otherwise("rol").alias("rol"),
            polars.when(own).then(polars.lit("staat er")).otherwise("toelichting").alias("toelichting"),
        )

    out = edited(made, rodedraad, tmp_path, change)
    ran = rodedraad("import", out, "--corpus", made)
    assert ran.code == errors.ReviewError.exit_code
    assert "--by" in ran.err
    ran = rodedraad("import", out, "--corpus", made, "--by", "Jansen", "--dry-run")
    assert "Proef" in ran.out
    assert "1 oordeel vastgelegd" in ran.out
    assert rows(made, "door:jansen") == []
    ran = rodedraad("import", out, "--corpus", made, "--by", "Jansen")
    assert (ran.code, ran.err) == (0, "")
    (judged,) = rows(made, "door:jansen")
    assert (judged["id"], judged["rol"], judged["rol_machine"]) == (one["id"], "gevolg", "knelpunt")
    assert NOTHING in rodedraad("import", out, "--corpus", made, "--by", "Jansen").out


def test_what_cannot_be_is_told_and_the_rest_goes_in(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    first, second, third = (row["id"] for row in rows(made)[:3])

    def change(frame: polars.DataFrame) -> polars.DataFrame:
        said = {first: "held", second: "vraag"}
        rol = polars.col("id").replace_strict(said, default=polars.col("rol"))
        strange = (
            polars.when(polars.col("id") == third).then(polars.lit("f" * 16)).otherwise("id").alias("id")
        )
        return frame.with_columns(rol.alias("rol")).with_columns(strange)

    out = edited(made, rodedraad, tmp_path, change)
    ran = rodedraad("import", out, "--corpus", made, "--by", "Jansen")
    assert ran.code == errors.EXIT_PARTLY
    assert "1 oordeel vastgelegd" in ran.out
    assert "1 onbekend" in ran.out
    assert first in ran.err
    assert "held" in ran.err
    assert {row["id"] for row in rows(made, "door:jansen")} == {second}


def test_a_run_leaves_what_was_imported(rodedraad: Run, made: Path, dossier: Path, tmp_path: Path) -> None:
    table = tmp_path / "los.csv"
    table.write_text("document,text,rol\nlos,De termijn van Rietzand is te krap.,knelpunt\n", "utf-8")
    assert "1 stuk opgenomen" in rodedraad("import", table, "--corpus", made).out
    assert rodedraad("run", dossier, "--out", made).code == 0
    (kept,) = rows(made, "rietzand")
    assert kept["document"] == "los"
    (dossier / "los").write_text("Iets anders.", "utf-8")
    assert NOTHING in rodedraad("import", table, "--corpus", made).out


def test_a_codebook_is_compared(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "codes.qdc"
    with opening.corpus(made) as opened:
        codes = code_tree(opened.codebook())
    out.write_bytes(write_codebook((*codes[1:], Code(guid("weer"), "Weersverwachting"))))
    ran = rodedraad("import", out, "--corpus", made)
    assert ran.code == 0
    assert "Weersverwachting" in ran.out
    assert "Ontbreekt in het bestand: rol" in ran.out


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04kapot", b"<xml>", b"%PDF-1.7", b"\xff\xfe<\x00", b"PAR1kapot"]
)
def test_a_file_of_something_else_is_an_error_and_makes_nothing(
    rodedraad: Run, tmp_path: Path, content: bytes, made: Path
) -> None:
    path = tmp_path / "iets"
    path.write_bytes(content)
    for corpus in (tmp_path / "nieuw", made):
        ran = rodedraad("import", path, "--corpus", corpus)
        assert ran.code in (errors.ExchangeError.exit_code, errors.CorpusNotFoundError.exit_code)
        assert ran.err.startswith("Fout: ")
        assert not (tmp_path / "nieuw").exists()
    assert rodedraad("import", tmp_path / "weg", "--corpus", made).code == errors.ExchangeError.exit_code


def test_a_trial_makes_no_corpus(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.jsonl"
    rodedraad("export", "--corpus", made, "--format", "jsonl", "--out", out, "--include-confidential")
    ran = rodedraad("import", out, "--corpus", tmp_path / "ander", "--dry-run")
    assert "3 stukken opgenomen" in ran.out
    assert not (tmp_path / "ander").exists()


def test_a_document_that_was_erased_is_not_brought_back(rodedraad: Run, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.parquet"
    rodedraad("export", "--corpus", made, "--format", "parquet", "--out", out)
    frame, _ = tables.read(out)
    gone = frame.filter(polars.col("document") == "notitie")["stuk"][0]
    import sqlite3

    with sqlite3.connect(made / store.FILE_NAME) as database:
        database.execute("DELETE FROM observation WHERE document = ?", (gone,))
        database.execute(
            "UPDATE document SET erased = ?, name = '', stem = '' WHERE id = ?",
            (json.dumps({"reden": "AVG"}), gone),
        )
    database.close()
    ran = rodedraad("import", out, "--corpus", made)
    assert ran.code == errors.EXIT_PARTLY
    assert "notitie.md: dit stuk is verwijderd" in ran.err
