"""A file that several processes make at once gets its journal from one of them, and the others wait."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from corpus import store
from corpus.errors import CorpusBusyError
from corpus.journal import write_ahead
from rodedraad.web.state.database import FILE, State


@pytest.fixture
def writer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another process that was a moment earlier with the same new file, and writes in it."""
    file = tmp_path / getattr(request, "param", store.FILE_NAME)
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def done_soon(writer: sqlite3.Connection) -> threading.Timer:
    timer = threading.Timer(0.3, writer.execute, ["COMMIT"])
    timer.start()
    return timer


def test_a_new_corpus_waits_for_who_makes_it_too(writer: sqlite3.Connection, tmp_path: Path) -> None:
    timer = done_soon(writer)
    with store.open(tmp_path, create=True) as opened, opened.reading() as connection:
        assert not timer.is_alive()
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


@pytest.mark.parametrize("writer", [FILE], indirect=True)
def test_the_state_of_the_pages_waits_too(writer: sqlite3.Connection, tmp_path: Path) -> None:
    done_soon(writer)
    state = State(tmp_path)
    with closing(state), state.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


def test_who_takes_too_long_is_told_of(
    writer: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.databases, "BUSY_TIMEOUT_MS", 50)
    with pytest.raises(CorpusBusyError):
        store.open(tmp_path, create=True)
    assert writer.in_transaction


def test_anything_but_a_writer_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"geen databank" * 100)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, pytest.raises(sqlite3.DatabaseError):
        write_ahead(connection, 60)
