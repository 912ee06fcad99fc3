"""The schema of the corpus, as numbered steps.

A step is a file `NNNN_name.sql` of statements that SQLite and PostgreSQL both take, each ended by a
semicolon at the end of a line. Steps are applied in order, each in one transaction together with the
record that it was applied; a step that has been released is never changed.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import text

from corpus.errors import CorpusTooNewError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

RECORD = "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL)"


def steps() -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """All steps: version, name and statements, oldest first."""
    found = (f for f in files(__name__).iterdir() if f.name.endswith(".sql"))
    sources = sorted(found, key=lambda f: f.name)
    return tuple(
        (int(f.name[:4]), f.name[5:-4], tuple(re.findall(r"[^;].*?(?=;\n)", f.read_text("utf-8"), re.DOTALL)))
        for f in sources
    )


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
    with engine.begin() as connection:
        connection.execute(text(RECORD))
        done = applied(connection)
    for version, name, statements in steps():
        if version > done:
            with engine.begin() as connection:
                for statement in statements:
                    connection.exec_driver_sql(statement)
                if connection.dialect.name == "sqlite":
                    connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")
                connection.execute(
                    text("INSERT INTO migration VALUES (:version, :name)"), {"version": version, "name": name}
                )


def _user_version(connection: Connection) -> int:
    """The version that SQLite keeps in the file's header, for programs that do not know our table."""
    sqlite = connection.dialect.name == "sqlite"
    return int(connection.scalar(text("PRAGMA user_version")) or 0) if sqlite else 0
