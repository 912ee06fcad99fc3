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
