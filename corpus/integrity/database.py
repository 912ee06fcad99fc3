"""Whether the database holds to its own rules, as it is asked to say itself."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError, OperationalError

from corpus.integrity.report import BACK, Damage, Found
from corpus.migrations import SQLITE

if TYPE_CHECKING:
    from sqlalchemy import Connection

OF_AN_INDEX = re.compile(r"(row \d+ missing from|wrong # of entries in|non-unique entry in) index \w+")
"""What SQLite says when a table is whole and an index over it is not."""
INDEXES = ("search", "search_public")
"""Of all rows, and of those of public documents (sqlite.org/fts5.html)."""
SHOWN = 3
"""Complaints of the database that are quoted."""


def complaints(connection: Connection) -> list[str]:
    """What SQLite finds wrong with its file, in its own words; a server watches over its own files."""
    if connection.dialect.name != SQLITE:
        return []
    said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [] if said == ["ok"] else said


def only_indexes(said: list[str]) -> bool:
    """Whether all of it can be mended by making indexes anew."""
    return all(OF_AN_INDEX.fullmatch(one) for one in said)


def remake_indexes(connection: Connection) -> None:
    """Make every index anew from its table."""
    connection.exec_driver_sql("REINDEX")


def spoilt(said: list[str]) -> Damage:
    """What to say of a file that is not whole."""
    more = f" en nog {len(said) - SHOWN}" if len(said) > SHOWN else ""
    return Damage(f"Het bestand is beschadigd ({'; '.join(said[:SHOWN])}{more}).", BACK)


def loose_ends(connection: Connection) -> Found:
    """Rows that refer to what is not there; a server does not let them come about."""
    if connection.dialect.name != SQLITE:
        return Found()
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check")
    counts = Counter((table, parent) for table, _row, parent, _key in rows)
    damage = (
        Damage(f"{count} rijen van '{table}' verwijzen naar iets in '{parent}' dat er niet is.", BACK)
        for (table, parent), count in sorted(counts.items())
    )
    return Found(damage=tuple(damage))


def finds_words(connection: Connection) -> bool:
    """Whether the indexes of words agree with the rows that they are over; a server keeps its own.

    Needs a transaction that may write (sqlite.org/fts5.html, 6.6).
    """
    if connection.dialect.name != SQLITE:
        return True
    try:
        for index in INDEXES:
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except OperationalError:
        raise
    except (DatabaseError, MemoryError):  # the latter where a spoilt index asks for room without end
        return False
    return True


def remake_words(connection: Connection) -> None:
    """Make the indexes of words anew from the rows that they are over."""
    for index in INDEXES if connection.dialect.name == SQLITE else ():
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608
