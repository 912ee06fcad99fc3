"""The journal in which readers of a SQLite file go on beside a writer (sqlite.org/wal.html)."""

from __future__ import annotations

import sqlite3
import time

PAUSE = 0.02
"""Seconds between two tries."""


def write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Let a file, once and for all who open it, have this journal; waits `patience` seconds for others.

    SQLite itself gives up at once when another process that opens the same new file writes: readers that
    wait for a writer to become one themselves might wait for ever (sqlite.org/c3ref/busy_handler).

    Raises `sqlite3.OperationalError` when the others take longer.
    """
    until = time.monotonic() + patience
    while not _changed(connection, last=time.monotonic() >= until):
        time.sleep(PAUSE)


def _changed(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
