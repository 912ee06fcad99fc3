"""A copy of a corpus in use, as it stood at one moment: as a SQLite file, or from one database to another."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from corpus import rights, schema, store
from corpus.databases import FILE_NAME, in_dutch
from corpus.errors import CorpusDamagedError, OutputError, reason
from corpus.recording import insert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.store import Corpus

AT_ONCE = 2000
"""Rows that are carried over at once."""


def copied(corpus: Corpus, folder: Path) -> None:
    """Put a copy in this folder, which has none: a SQLite file that every command opens.

    Others may go on reading and writing: the copy is of the moment at which it began. It is verified before
    it gets its name. Raises `OutputError` when it cannot be written, and `CorpusError`s when there is
    something the matter with the corpus.
    """
    if corpus.public:
        raise OutputError(
            "Wie alleen openbare stukken ziet, kan geen kopie van het hele corpus maken.",
            "Vraag het aan iemand die het hele corpus mag zien.",
        )
    if (folder / FILE_NAME).exists():
        raise OutputError(f"In '{folder}' staat al een corpus.", "Kies een nieuwe map.")
    with _written(folder), TemporaryDirectory(prefix=".kopie-", dir=folder) as room:
        half = Path(room)
        rights.begin(half / FILE_NAME)
        if corpus.location.folder is not None:
            _pages(corpus, half / FILE_NAME)
        else:
            with store.open(half, create=True, language=corpus.language) as copy:
                carry(corpus, copy)
        _verify(half / FILE_NAME)
        (half / FILE_NAME).replace(folder / FILE_NAME)


@contextmanager
def _written(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        told_as = reason(error) if isinstance(error, OSError) else in_dutch(str(error))
        raise OutputError(
            f"In '{folder}' kan geen kopie worden geschreven ({told_as}).",
            "Controleer de rechten op de map en de vrije schijfruimte.",
        ) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(str(error)) from error


def _pages(corpus: Corpus, file: Path) -> None:
    """Page by page (sqlite.org/backup.html); the transaction that reads keeps them as they were."""
    with corpus.reading() as connection, closing(sqlite3.connect(file)) as copy:
        connection.scalar(select(func.count()).select_from(schema.setting))
        source = connection.connection.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise TypeError("not SQLite")
        source.backup(copy)


def _verify(file: Path) -> None:
    """Let SQLite go through the copy, and see it safely on disk. Raises `CorpusDamagedError`."""
    with closing(sqlite3.connect(file)) as copy:
        (said, *_) = (row[0] for row in copy.execute("PRAGMA integrity_check"))
    if said != "ok":
        raise _damaged(said)
    with file.open("r+b") as written:  # Windows flushes only what could be written to
        os.fsync(written.fileno())


def _damaged(said: str) -> CorpusDamagedError:
    return CorpusDamagedError(
        f"Het corpus is beschadigd ({said}); er is geen kopie gemaakt.",
        "Zet een eerdere reservekopie terug; 'rodedraad check' zegt meer.",
    )


def carry(source: Corpus, target: Corpus) -> None:
    """Carry all that a corpus holds to an empty one, in one transaction. Raises `OutputError`."""
    with source.reading() as read, target.writing() as write:
        if write.scalar(select(func.count()).select_from(schema.document)):
            raise OutputError(
                f"In '{target.name}' staat al een corpus.", "Kies een nieuwe map of een lege database."
            )
        for table in schema.TABLES:
            write.execute(table.delete())  # what making it, or entering the tables before, left there
            found = read.execute(select(table), execution_options={"yield_per": AT_ONCE})
            for some in found.mappings().partitions():
                insert(write, table, [dict(row) for row in some])
