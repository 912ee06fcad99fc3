"""The file with the state of the pages: `web.db`, SQLite, in which readers go on beside a writer."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event

from corpus.databases import BUSY_TIMEOUT_MS, make_folder
from corpus.journal import write_ahead
from rodedraad.web.state.complaints import told
from rodedraad.web.state.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

FILE = "web.db"


def now() -> str:
    """This moment in UTC, ISO 8601, in whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class State:
    """The state of the pages, kept in a folder. Several processes may have it open.

    Whoever runs the program alone may look into the folder: what is handed in, copied and made lies in it.
    """

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        with suppress(OSError):  # a file system without rights, or a folder of somebody else
            folder.chmod(0o700)
        self.folder = folder
        self._engine: Engine = create_engine(URL.create("sqlite", database=str(self.path)))
        event.listen(self._engine, "connect", _configure)
        event.listen(self._engine, "begin", _begin)
        with self.writing() as connection:
            METADATA.create_all(connection)

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / FILE

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which the state stands still. Raises `StateDamagedError`, `OutputError`."""
        with told(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction in which nobody else writes; it is there wholly in the end, or not at all.

        Raises `StateDamagedError`, `OutputError`, and `CorpusBusyError` when another writer takes too long.
        """
        with told(self.path), self._engine.execution_options(writing=True).begin() as connection:
            yield connection

    def clean(self) -> None:
        """See to it that what was deleted lies in no file any more, as far as nobody reads on."""
        with self._engine.connect() as connection:
            connection.rollback()
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _configure(connection: Any, _: object) -> None:
    """What is deleted is overwritten: page models quote documents that may have to go."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    write_ahead(connection, BUSY_TIMEOUT_MS / 1000)
    for pragma in ("synchronous = NORMAL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
