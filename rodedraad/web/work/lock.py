"""One worker at a time for the state of the pages, whatever number of servers there is.

The lock is a transaction on a small SQLite file: the system lets go of it when the process ends, however it
does, on every system that the program runs on.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from threading import Event

FILE = "lock.db"
PAUSE = 1.0
"""Seconds between two attempts: so long work stands still after another worker left."""


@contextmanager
def held(folder: Path, gone: Event) -> Iterator[bool]:
    """Within it no other worker works; gives false when `gone` was set before that was so."""
    _mend(folder / FILE)
    with closing(sqlite3.connect(folder / FILE, timeout=0, isolation_level=None)) as connection:
        mine = _taken(connection)
        while not mine and not gone.wait(PAUSE):
            mine = _taken(connection)
        yield mine


def _taken(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _mend(path: Path) -> None:
    """Empty a file that is damaged: nobody can hold it then, and there is nothing in it to lose."""
    try:
        with closing(sqlite3.connect(path, timeout=0)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        return  # somebody holds it
    except sqlite3.DatabaseError:
        with path.open("r+b") as file:
            file.truncate()
