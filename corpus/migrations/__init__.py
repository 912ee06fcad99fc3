"""The schema of the corpus, as numbered steps.

A step is a file `NNNN_name.sql` of statements that SQLite and PostgreSQL both take, or one for each
(`NNNN_name.sqlite.sql`), each statement ended by a semicolon at the end of a line. Types are SQLite's
(`TYPES`). Steps are applied in order, each in one transaction together with the record that it was applied,
and in a new corpus all in one; a step that has been released is never changed.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import text

from corpus.errors import CorpusTooNewError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

RECORD = "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL)"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE PRECISION", "BLOB": "BYTEA", "WITHOUT ROWID": ""}
"""SQLite's words for what PostgreSQL calls otherwise; its own INTEGER and REAL have half the bits."""

Step = tuple[int, str, tuple[str, ...]]


@cache
def steps(dialect: str = SQLITE) -> tuple[Step, ...]:
    """All steps for a kind of database: version, name and statements, oldest first."""
    names = re.compile(rf"(\d{{4}})_(\w+)(?:\.{dialect})?\.sql")
    found = sorted(
        (int(match[1]), match[2], file.read_text("utf-8"))
        for file in files(__name__).iterdir()
        if (match := names.fullmatch(file.name))
    )
    return tuple((version, name, _statements(content, dialect)) for version, name, content in found)


def _statements(content: str, dialect: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^;\s].*?(?=;\n)", _spoken(content, dialect), re.DOTALL))


def _spoken(content: str, dialect: str) -> str:
    for word, other in TYPES.items() if dialect == POSTGRESQL else ():
        content = re.sub(rf"\b{word}\b", other, content)
    return content


def applied(connection: Connection) -> int:
    """The version of an existing corpus; 0 when nothing was applied.

    Raises `CorpusTooNewError` when this version of the program does not know it.
    """
    known = max(version for version, _, _ in steps())
    recorded = connection.scalar(text("SELECT max(version) FROM migration")) or 0
    version = max(recorded, _user_version(connection))
    if version > known:
        raise CorpusTooNewError(
            f"Dit corpus heeft versie {version}; deze Rodedraad kent versies tot en met {known}.",
            "Installeer een nieuwere Rodedraad, of kies met --out een andere map.",
        )
    return int(version)


def migrate(engine: Engine) -> None:
    """Bring the corpus to the newest version. Raises `CorpusTooNewError`."""
    left = True
    while left:
        with engine.begin() as connection:
            left = _advance(connection)


def _advance(connection: Connection) -> bool:
    """Take the next step, in a new corpus all of them; gives whether there may be more."""
    dialect = connection.dialect.name
    connection.execute(text(_spoken(RECORD, dialect)))
    version = applied(connection)
    waiting = [step for step in steps(dialect) if step[0] > version]
    now = waiting[:1] if version else waiting
    for step in now:
        _take(connection, step)
    return len(waiting) > len(now)


def _take(connection: Connection, step: Step) -> None:
    version, name, statements = step
    for statement in statements:
        connection.exec_driver_sql(statement)
    if connection.dialect.name == SQLITE:
        connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")
    connection.execute(
        text("INSERT INTO migration VALUES (:version, :name)"), {"version": version, "name": name}
    )


def _user_version(connection: Connection) -> int:
    """The version that SQLite keeps in the file's header, for programs that do not know our table."""
    sqlite = connection.dialect.name == SQLITE
    return int(connection.scalar(text("PRAGMA user_version")) or 0) if sqlite else 0
