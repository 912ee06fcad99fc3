from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect, text

import corpus
from corpus import schema, store
from corpus.errors import (
    CorpusDamagedError,
    CorpusNotFoundError,
    CorpusTooNewError,
    OutputError,
    UnreadableError,
)
from corpus.filters.syntax import Is, both
from corpus.migrations import steps
from corpus.model import Laag
from corpus.query import COLUMNS
from corpus.store import Stamp
from nlp import analysis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.model import Reading
    from corpus.store import Corpus

STAMP = Stamp("lezer/1", analysis.model(), analysis.codebook().name)
LINES = (
    "# Realisatie",
    "~ Bladnummer 2",
    "De realisatietermijn van zes maanden is te krap. Hierdoor loopt de bouw vertraging op.",
    "Wij verzoeken de minister de termijn te verlengen.",
)


def keep(opened: Corpus, reading: Reading) -> tuple[str, ...]:
    observations = analysis.analyse(reading)
    opened.save(reading, observations, STAMP)
    opened.set_folder(opened.files() | {reading.document.name: reading.document.id}, {})
    return tuple(o.id for o in observations)


def test_what_goes_in_comes_out(opened: Corpus, reading: Callable[..., Reading]) -> None:
    made = reading(*LINES, sender="Provincie Merenland")
    observations = analysis.analyse(made)
    opened.save(made, observations, STAMP)
    opened.set_folder({"brief.txt": made.document.id}, {})
    assert opened.documents() == (made.document,)
    assert opened.coded() == observations
    assert opened.furniture() == {made.document.id: ("Bladnummer 2",)}
    assert opened.stamps() == {made.document.id: STAMP}


def test_saving_again_changes_nothing(opened: Corpus, reading: Callable[..., Reading]) -> None:
    made = reading(*LINES)
    keep(opened, made)
    before = opened.observations()
    keep(opened, made)
    assert opened.observations().equals(before)


def test_what_a_new_reading_no_longer_finds_is_kept_out_of_sight(
    opened: Corpus, reading: Callable[..., Reading]
) -> None:
    made = reading(*LINES)
    ids = keep(opened, made)
    observations = analysis.analyse(made)
    opened.save(made, observations[1:], STAMP)
    assert [o.id for o in opened.coded()] == list(ids[1:])
    with opened.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM observation")) == len(ids)


def test_another_model_adds_and_does_not_overwrite(opened: Corpus, reading: Callable[..., Reading]) -> None:
    made = reading(*LINES)
    observations = analysis.analyse(made)
    keep(opened, made)
    other = tuple(replace(o, coding=replace(o.coding, model="ander", rol="context")) for o in observations)
    opened.save(made, other, STAMP._replace(model="ander"))
    assert {o.coding.rol for o in opened.coded()} == {"context"}
    with opened.reading() as connection:
        assert connection.scalar(text("SELECT count(DISTINCT model) FROM analysis")) == 2


def test_a_file_that_left_the_folder_leaves_the_counts(
    opened: Corpus, reading: Callable[..., Reading]
) -> None:
    keep(opened, reading(*LINES))
    opened.set_folder({}, {})
    assert opened.documents() == ()
    assert opened.coded() == ()
    assert opened.observations().is_empty()


def test_failures_are_kept(opened: Corpus) -> None:
    opened.set_folder({}, {"stuk.pdf": ("abc", UnreadableError("Leeg bestand.", "Vraag het opnieuw op."))})
    id_, error = opened.failures()["stuk.pdf"]
    assert (id_, error.message, error.remedy) == ("abc", "Leeg bestand.", "Vraag het opnieuw op.")


def test_frame_has_the_documented_columns(
    opened: Corpus, where: Path | str, reading: Callable[..., Reading]
) -> None:
    keep(opened, reading(*LINES, sender="Provincie Merenland"))
    opened.close()
    with corpus.open(where) as again:
        frame = again.observations()
    assert tuple(frame.columns) == tuple(COLUMNS)
    assert frame["document"].unique().to_list() == ["brief"]
    assert frame["bron"].to_list()[0] == ["Provincie Merenland"]
    assert frame["datum"].to_list()[0] == "2026-01-26"
    assert "Bladnummer 2" not in frame["text"].to_list()


SELECTED = [
    ({"bron": "merenland"}, {"a"}),
    ({"bron": "mérenland"}, {"a"}),
    ({"bron": "Provincie Waardland"}, {"b"}),
    ({"bron": "provincie"}, {"a", "b"}),
    ({"bron": "provincie waard"}, set()),
    ({"bron": "C"}, {"c"}),
    ({"bron": "koepel"}, {"c"}),
    ({"bron": "%"}, set()),
    ({"bron": "'; DROP TABLE document; --"}, set()),
    ({"rol": "kop"}, {"a", "b", "c"}),
    ({"rol": "kop", "bron": "koepel"}, {"c"}),
    ({"rol": "actie"}, set()),
]


def test_selection(opened: Corpus, reading: Callable[..., Reading]) -> None:
    keep(opened, reading(*LINES, "A.", name="a.txt", sender="Provincie Merenland"))
    keep(opened, reading(*LINES, "B.", name="map/b.txt", sender="Provincie Waardland"))
    keep(opened, reading(*LINES, "C.", name="c.txt", sender="VNG", laag=Laag.KOEPEL))
    for asked, expected in SELECTED:
        question = both(*(Is(field, (value,)) for field, value in asked.items()))
        assert set(opened.observations(question)["document"]) == expected, asked


def test_selection_by_thema_and_fase(opened: Corpus, reading: Callable[..., Reading]) -> None:
    keep(opened, reading(*LINES))
    whole = opened.observations()
    chosen = opened.observations(Is("thema", ("termijnen",)))
    assert 0 < len(chosen) < len(whole)
    assert all("termijnen" in themas for themas in chosen["thema"])
    assert set(opened.observations(Is("fase", ("realisatie",)))["fase"]) == {"realisatie"}


def test_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusNotFoundError):
        corpus.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_of_a_newer_version_is_refused_and_left_alone(where: Path | str) -> None:
    with store.open(where, create=True) as opened, opened.writing() as connection:
        connection.execute(text("INSERT INTO migration VALUES (9999, 'toekomst')"))
    for create in (False, True):
        with pytest.raises(CorpusTooNewError, match="9999"):
            store.open(where, create=create)


def test_a_version_in_the_header_of_the_file_counts_too(tmp_path: Path) -> None:
    store.open(tmp_path, create=True).close()
    with sqlite3.connect(tmp_path / store.FILE_NAME) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(CorpusTooNewError, match="99"):
        store.open(tmp_path)


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / store.FILE_NAME
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE observation (id TEXT)")
    database.close()
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(CorpusDamagedError):
            store.open(tmp_path, create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"geen databank", b"", b"SQLite format 3\x00" + b"x" * 200])
def test_a_file_that_is_no_corpus(tmp_path: Path, content: bytes) -> None:
    (tmp_path / store.FILE_NAME).write_bytes(content)
    with pytest.raises(CorpusDamagedError):
        store.open(tmp_path)


def test_an_empty_file_may_become_a_corpus(tmp_path: Path) -> None:
    (tmp_path / store.FILE_NAME).touch()
    with store.open(tmp_path, create=True) as opened, opened.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("in de weg")
    with pytest.raises(OutputError):
        store.open(tmp_path / "bestand" / "uit", create=True)


def test_the_schema_is_what_the_migrations_make(opened: Corpus) -> None:
    with opened.reading() as connection:
        tables = inspect(connection)
        made = {name: {c["name"] for c in tables.get_columns(name)} for name in tables.get_table_names()}
    for name in [name for name in made if name == "migration" or name.startswith("search")]:
        made.pop(name)  # of the migrations themselves, and of FTS5
    assert made == {table.name: {c.name for c in table.c} for table in schema.TABLES}


def test_opening_twice_applies_each_step_once(where: Path | str) -> None:
    for _ in range(2):
        store.open(where, create=True).close()
    with store.open(where) as opened, opened.reading() as connection:
        applied = connection.scalars(text("SELECT version FROM migration ORDER BY version")).all()
    assert applied == [version for version, _, _ in steps()]
