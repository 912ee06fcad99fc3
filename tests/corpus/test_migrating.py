"""A corpus of an older version of the program is brought up to date, whole."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from corpus import lawbook, migrations, rows, store
from corpus.errors import CorpusDamagedError
from corpus.migrations import SQLITE, steps
from corpus.model import Laag, PartKind
from corpus.store import FILE_NAME, Stamp
from tests.corpus import varied

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from corpus.model import Observation, Reading

OLD = 3
"""The version that the program wrote before it kept judgements."""
MODELS = ("toeval/0", "toeval/1")
"""The model before the current one, and the current one."""
STAMP = Stamp("lezer/1", MODELS[1], varied.CODEBOOK.name)


def old_corpus(folder: Path) -> None:
    """What the program of that version made of all documents, coded by one model and then by another."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("BEGIN")
        database.execute(migrations.RECORD)
        for version, name, statements in steps()[:OLD]:
            for statement in statements:
                database.execute(statement)
            database.execute("INSERT INTO migration VALUES (?, ?)", (version, name))
        database.execute(f"PRAGMA user_version = {OLD}")
        for reading in varied.readings():
            old_reading(database, reading)
        write(
            database, "failure", [{"name": "x.pdf", "document": "f", "reason": "Leeg.", "remedy": "Vraag."}]
        )
        write(database, "setting", [{"name": "encoder", "value": "huis"}])
        database.execute("COMMIT")


def write(database: sqlite3.Connection, table: str, values: list[rows.Row]) -> None:
    for row in values:
        marks = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


def old_reading(database: sqlite3.Connection, reading: Reading) -> None:
    document = reading.document
    write(database, "document", [rows.document_row(reading) | {"source": reading.source}])
    write(database, "part", rows.part_rows(reading))
    write(database, "fact", rows.fact_rows(reading))
    write(database, "page", rows.page_rows(reading))
    write(database, "block", rows.block_rows(reading))
    write(database, "file", [{"name": document.name, "document": document.id}])
    write(database, "analysis", [{"document": document.id, **STAMP._asdict()}])
    earlier, current = varied.observations(reading, 0), varied.observations(reading, 1)[1:]
    old_observation(database, earlier[0], 0, present=0)  # the current model finds one less
    for seq, one in enumerate(current):
        old_observation(database, one, seq)
    for one in (*earlier, *current):
        old_coding(database, one)
    for one in current:
        of = {"observation": one.id}
        mentions = [
            of
            | {
                "seq": i,
                "kind": m.kind,
                "start_at": m.start,
                "end_at": m.end,
                "text": m.text,
                "value": m.value,
            }
            for i, m in enumerate(one.mentions)
        ]
        write(database, "mention", mentions)
        write(database, "action", [of | asdict(one.action)] if one.action else [])


def old_observation(database: sqlite3.Connection, one: Observation, seq: int, present: int = 1) -> None:
    row = rows.observation_row(one, seq) | {"present": present}
    write(database, "observation", [{k: v for k, v in row.items() if k not in {"nr", "origin"}}])


def old_coding(database: sqlite3.Connection, one: Observation) -> None:
    coding = one.coding
    key = {"observation": one.id, "model": coding.model, "codebook": coding.codebook}
    labels = {
        "rol": coding.rol, "rol_score": coding.rol_score, "toerekening": coding.toerekening,
        "eerder": "ja" if coding.eerder else "nee", "fase": coding.fase, "spreker": coding.spreker,
        "onzeker": int(coding.onzeker), "modaliteit": coding.modaliteit.value, "taal": coding.taal,
        "getroffen": json.dumps(coding.getroffen, ensure_ascii=False), "aan": coding.aan,
    }  # fmt: skip
    write(database, "coding", [key | labels])
    themas = [key | {"thema": t.thema, "score": t.score, "seq": i} for i, t in enumerate(coding.thema)]
    write(database, "coding_thema", themas)
    write(
        database, "coding_onderwerp", [key | {"thema": t, "seq": i} for i, t in enumerate(coding.onderwerp)]
    )
    evidence = [
        key | {"seq": i, "label": e.label, "weight": e.weight, "detail": e.detail}
        for i, e in enumerate(coding.evidence)
    ]
    write(database, "evidence", evidence)


def new_corpus(folder: Path) -> store.Corpus:
    """What the program makes of the same by itself."""
    made = store.open(folder, create=True)
    for reading in varied.readings():
        made.save(reading, varied.observations(reading, 0), STAMP._replace(model=MODELS[0]))
        made.save(reading, varied.observations(reading, 1)[1:], STAMP)
    made.set_folder({reading.document.name: reading.document.id for reading in varied.readings()}, {})
    return made


def test_it_holds_what_it_held(tmp_path: Path) -> None:
    old_corpus(tmp_path / "oud")
    with store.open(tmp_path / "oud") as opened, new_corpus(tmp_path / "nieuw") as other:
        assert opened.observations().equals(other.observations())
        assert opened.observations().height == 70
        assert opened.coded() == other.coded()
        assert opened.documents() == other.documents() != ()
        assert opened.files() == other.files()
        assert opened.stamps() == other.stamps() == dict.fromkeys(opened.stamps(), STAMP)
        assert opened.furniture() == other.furniture()
        assert opened.notices() == other.notices()
        assert str(opened.failures()["x.pdf"][1]) == "Leeg. Vraag."
        assert opened.setting("encoder") == "huis"


def test_it_keeps_the_codings_of_every_model(tmp_path: Path) -> None:
    old_corpus(tmp_path / "oud")
    said = "SELECT a.document, a.model, o.id, c.rol, c.rol_score, c.thema FROM coding c \
        JOIN analysis a ON a.nr = c.analysis JOIN observation o ON o.nr = c.observation ORDER BY 1, 2, 3"
    with store.open(tmp_path / "oud") as opened, new_corpus(tmp_path / "nieuw") as other:
        kept, made = ([tuple(row) for row in run(corpus, said)] for corpus in (opened, other))
        assert len(kept) == 80 + 70
        assert [row[:5] for row in kept] == [row[:5] for row in made]
        assert [json.loads(row[5]) for row in kept] == [json.loads(row[5]) for row in made]
        present = "SELECT id, seq, present FROM observation ORDER BY id"
        assert [row.present for row in run(opened, present)].count(0) == 10
        assert {row.id for row in run(opened, present)} == {row.id for row in run(other, present)}


def run(corpus: store.Corpus, asked: str) -> list[object]:
    with corpus.reading() as connection:
        return list(connection.execute(text(asked)))


def test_what_comes_after_is_added_as_to_any_corpus(tmp_path: Path) -> None:
    old_corpus(tmp_path / "oud")
    with store.open(tmp_path / "oud") as opened:
        before = opened.observations()
        for reading in varied.readings():
            opened.save(reading, varied.observations(reading, 1)[1:], STAMP)
        assert opened.observations().equals(before)
        for reading in varied.readings():
            opened.save(reading, varied.observations(reading, 0), STAMP._replace(model=MODELS[0]))
        assert opened.observations().height == 80
        assert set(opened.observations()["model"]) == {MODELS[0]}


BEFORE = (
    "UPDATE document SET laag = 'gezamenlijk' WHERE nr = 1",
    "UPDATE document SET laag = 'kring' WHERE laag = 'gezamenlijk'",
    "UPDATE part SET kind = 'provinciaal_plan', alternatives = '[\"provinciaal_verslag\"]' WHERE idx = 0",
    "UPDATE codebook_version SET book = replace(book, 'laag = \\\"gezamenlijk', 'laag = \\\"kring')",
    "DELETE FROM migration WHERE version > 14",
    "PRAGMA user_version = 14",
)
"""Makes of a corpus one of the last version in which layers and kinds of papers had names of one law."""


def test_names_of_one_law_make_way(tmp_path: Path) -> None:
    with new_corpus(tmp_path) as made:
        made.keep_lawbook(lawbook.shipped("spreidingswet"))
        kept = made.lawbook()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database, database:
        for statement in BEFORE:
            database.execute(statement)
        (book,) = database.execute("SELECT book FROM codebook_version").fetchone()
        (together,) = database.execute("SELECT count(*) FROM document WHERE laag = 'kring'").fetchone()
        assert 'laag = \\"kring' in book
    with store.open(tmp_path) as opened:
        documents = opened.documents()
        assert sum(one.metadata.laag is Laag.COLLECTIVE for one in documents) == together > 0
        parts = [one.parts[0] for one in documents if one.parts]
        assert {(one.kind, one.alternatives) for one in parts} == {
            (PartKind.PLAN, (PartKind.STATUTORY_REPORT,))
        }
        assert [version.book for version in opened.codebook_versions()] == [kept]


def contents(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as database:
        return list(database.iterdump())


@pytest.mark.parametrize("broken", [4, 5, 6])
def test_a_step_that_fails_leaves_no_half_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    folder = tmp_path / "oud"
    old_corpus(folder)
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "steps", lambda dialect=SQLITE: breaking(steps(dialect), broken))
        with pytest.raises(DBAPIError):
            store.open(folder)
        left = contents(folder)
        with pytest.raises(DBAPIError):
            store.open(folder)
        assert contents(folder) == left
    assert sum('INSERT INTO "migration"' in line for line in left) == broken - 1
    with store.open(folder) as opened, new_corpus(tmp_path / "nieuw") as other:
        assert opened.observations().equals(other.observations())


def breaking(every: tuple[migrations.Step, ...], broken: int) -> tuple[migrations.Step, ...]:
    """The steps, of which one cannot be carried out to its end."""
    bad = "INSERT INTO document (id) VALUES (NULL)"
    return tuple(
        (version, name, (*statements, bad) if version == broken else statements)
        for version, name, statements in every
    )


@pytest.mark.parametrize("broken", [1, 2, 5, 6])
def test_a_new_corpus_is_made_whole_or_not_at_all(
    where: Path | str, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "steps", lambda dialect=SQLITE: breaking(steps(dialect), broken))
        with pytest.raises(DBAPIError):
            store.open(where, create=True)
    with pytest.raises(CorpusDamagedError, match="geen corpus"):
        store.open(where)
    with store.open(where, create=True) as opened, opened.reading() as connection:
        assert versions(connection) == [version for version, _, _ in steps(connection.dialect.name)]


def versions(connection: Connection) -> list[int]:
    return list(connection.scalars(text("SELECT version FROM migration ORDER BY version")))


OPENER = """
import sys, time
from pathlib import Path
from corpus import store
where, go, create = sys.argv[1:]
print("klaar", flush=True)
while not Path(go).exists():
    time.sleep(0.001)
with store.open(where, create=create == "True") as opened:
    print(opened.observations().height)
"""


def opened_at_once(where: Path | str, go: Path, *, create: bool = False) -> list[str]:
    """What processes tell that open a corpus at the same moment."""
    command = [sys.executable, "-c", OPENER, str(where), str(go), str(create)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(3)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "klaar\n"
    go.touch()
    return [process.communicate(timeout=60)[0].strip() for process in running]


def test_processes_that_open_an_old_corpus_at_once_all_see_the_whole(tmp_path: Path) -> None:
    old_corpus(tmp_path / "oud")
    assert opened_at_once(tmp_path / "oud", tmp_path / "nu") == ["70"] * 3


def test_processes_that_make_the_same_corpus_at_once(where: Path | str, tmp_path: Path) -> None:
    assert opened_at_once(where, tmp_path / "nu", create=True) == ["0"] * 3
