"""Where a corpus stands and how it is opened: a SQLite file in a folder, or a PostgreSQL database by its URL.

What the database says is turned into what a user can act on. Readers see one state of the corpus from
begin to end; writers wait for each other.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import URL, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, NoSuchModuleError, OperationalError

from corpus import rights
from corpus.errors import (
    CorpusBusyError,
    CorpusDamagedError,
    CorpusNotFoundError,
    CorpusUnreachableError,
    OutputError,
    reason,
)
from corpus.folding import folded, folded_each
from corpus.journal import write_ahead
from corpus.migrations import POSTGRESQL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sqlalchemy import Connection, Engine
    from sqlalchemy.exc import DBAPIError

    from corpus.errors import RodedraadError

FILE_NAME = "corpus.db"
BUSY_TIMEOUT_MS = 10_000
"""Long enough for another process to commit a large document, short enough for a person to wait."""
CACHE_KIB = 65_536
USUAL: dict[str, str | int] = {
    "foreign_keys": "ON", "cache_size": -CACHE_KIB, "synchronous": "FULL", "wal_autocheckpoint": 1000,
}  # fmt: skip
BULK: dict[str, str | int] = {
    "foreign_keys": "OFF",
    "cache_size": -262_144,
    "synchronous": "NORMAL",
    "wal_autocheckpoint": 250_000,
}
"""How a file is written in bulk; kibibytes and pages."""
WRITING = "writing"
"""The option of a connection that is going to write."""
OUTSIDE = "outside"
"""The option of a connection that is in no transaction."""
WRITERS = 0x726F6465
"""The number of the lock that writers of a PostgreSQL corpus wait for."""
SECRETS = frozenset({"password", "sslpassword", "passfile", "options"})
"""What an address may hold behind its question mark that is nobody else's business."""
PATIENCE = "10"
"""Seconds that a server has to answer: one that is not there may never do so."""
FOLDED = 2**16
"""Different texts that are kept with what they become in a question: senders and headings come back often."""
COMPLAINTS = {
    "disk is full": "de schijf is vol",
    "disk I/O error": "de schijf is vol of geeft een fout",
    "readonly": "er mag niet worden geschreven",
    "read-only": "er mag niet worden geschreven",
    "unable to open": "het bestand gaat niet open",
}
"""What SQLite says, in Dutch."""
ABSENT = ("no such table", "no such column", "UndefinedTable", "UndefinedColumn")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a corpus stands: `folder` for a file, else the URL of a database."""

    folder: Path | None
    url: URL

    @property
    def name(self) -> str:
        """As a user knows it; passwords are left out."""
        if self.folder is not None:
            return str(self.folder)
        return self.url.difference_update_query(SECRETS & set(self.url.query)).render_as_string()

    @property
    def path(self) -> Path:
        """The file. Only where there is a folder."""
        return Path(str(self.url.database))


def located(where: Path | str) -> Location:
    """Where a user points: a folder, or `postgresql+psycopg://...`. Raises `CorpusNotFoundError`."""
    if "://" not in str(where):
        folder = Path(where)
        return Location(folder, URL.create("sqlite", database=str(folder / FILE_NAME)))
    try:
        url = make_url(str(where))
    except (ArgumentError, ValueError) as error:
        raise _misspelt() from error
    if "@" in (url.host or ""):  # of a password with an @ in it
        raise _misspelt()
    if url.get_backend_name() != POSTGRESQL:
        raise CorpusNotFoundError(
            f"Een corpus kan niet in een database van de soort '{url.get_backend_name()}' staan.",
            "Geef een map, of een adres dat begint met postgresql+psycopg://.",
        )
    return Location(None, url.set(drivername="postgresql+psycopg"))


def _misspelt() -> CorpusNotFoundError:
    """The address is not repeated: who knows which part of it is the password."""
    return CorpusNotFoundError(
        "Dit adres van een corpus is niet te lezen.",
        "Schrijf het als postgresql+psycopg://GEBRUIKER@SERVER/DATABASE, met in een wachtwoord %40 voor @.",
    )


def engine(location: Location, *, create: bool) -> Engine:
    """A way into the database; nothing is opened yet, except that the folder is made.

    Raises `OutputError`, and `CorpusUnreachableError` when the program lacks the driver.
    """
    if location.folder is None:
        return _server(location)
    if create:
        make_folder(location.path.parent)
        _begin_file(location.path)
    new = create and not (location.path.is_file() and location.path.stat().st_size)
    made = create_engine(_readable(location.path, location.url), connect_args={"uri": True})
    event.listen(made, "connect", _configure)
    if new:
        event.listen(made, "connect", _write_ahead)
    event.listen(made, "begin", _begin)
    return made


def _readable(path: Path, url: URL) -> URL:
    """The file itself; where nothing can be written beside it, opened to be read alone.

    A writer at work keeps a journal beside it, which holds part of the corpus. Without a journal SQLite would
    want to make one, and takes the file for one that nobody changes instead (sqlite.org/wal.html, 5).
    """
    if not path.exists() or (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)):
        return url
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    return url.set(database=f"file:{quote(str(path.absolute()))}?{how}", query={"uri": "true"})


def _server(location: Location) -> Engine:
    try:
        url = location.url.update_query_dict({"connect_timeout": PATIENCE} | dict(location.url.query))
        made = create_engine(url, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise CorpusUnreachableError(
            "Voor een corpus in PostgreSQL ontbreekt het onderdeel psycopg.",
            "Installeer het met: pip install 'rodedraad[postgres]'.",
        ) from error
    event.listen(made, "begin", _queue)
    return made


def make_folder(folder: Path) -> None:
    """Make sure that a folder for output is there, by itself for its maker alone. Raises `OutputError`."""
    try:
        rights.make(folder)
    except OSError as error:
        raise OutputError(
            f"De map '{folder}' kan niet worden gemaakt ({reason(error)}).",
            "Kies met --out een map waarin u mag schrijven.",
        ) from error


def _begin_file(file: Path) -> None:
    """What cannot be written is told once SQLite finds so too."""
    with suppress(OSError):
        rights.begin(file)


def _configure(connection: Any, _: object) -> None:
    """SQLAlchemy, not the driver, begins transactions, DDL included; questions fold as `folding` does."""
    connection.isolation_level = None
    for pragma in (f"busy_timeout = {BUSY_TIMEOUT_MS}", "foreign_keys = ON", f"cache_size = -{CACHE_KIB}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("folded", 1, lru_cache(FOLDED)(folded), deterministic=True)
    connection.create_function("folded_each", 2, lru_cache(FOLDED)(folded_each), deterministic=True)


def _write_ahead(connection: Any, _: object) -> None:
    write_ahead(connection, BUSY_TIMEOUT_MS / 1000)


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: one that first read could not wait for another."""
    options = connection.get_execution_options()
    if not options.get(OUTSIDE):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITING) else "BEGIN")


def _queue(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING):
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": WRITERS})


@contextmanager
def reading(made: Engine, location: Location) -> Iterator[Connection]:
    """A connection on which the corpus stands still."""
    still = made
    if location.folder is None:
        still = made.execution_options(isolation_level="REPEATABLE READ")
    with told(location), still.connect() as connection:
        try:
            yield connection
        except ValueError as error:  # no JSON, no value of the model: this program never wrote it
            raise _damaged(location, "een waarde is onleesbaar") from error


@contextmanager
def writing(made: Engine, location: Location) -> Iterator[Connection]:
    """A transaction that is there wholly in the end, or not at all."""
    with told(location), made.execution_options(**{WRITING: True}).begin() as connection:
        yield connection


def compact(made: Engine, location: Location, tables: Iterable[str]) -> bool:
    """Give free space back, so that nothing deleted is in it; gives whether that is so now.

    A server only marks it as free.
    """
    if location.folder is None:
        apart = made.execution_options(isolation_level="AUTOCOMMIT")
        with told(location), apart.connect() as connection:
            connection.execute(text(f"VACUUM {', '.join(tables)}"))
        return True
    with told(location), made.execution_options(**{OUTSIDE: True}).connect() as connection:
        connection.exec_driver_sql("VACUUM")
        return int(connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]) == 0


@contextmanager
def bulk(made: Engine, location: Location) -> Iterator[Connection]:
    """A transaction in which much is entered: with more memory, and without looking up what rows refer to.

    On PostgreSQL as `writing`. What is entered is flushed when the file is next checkpointed.
    """
    if location.folder is None:
        with writing(made, location) as connection:
            yield connection
        return
    with told(location), made.execution_options(**{WRITING: True}).connect() as connection:
        driver: Any = connection.connection.driver_connection
        _pragmas(driver, BULK)
        try:
            with connection.begin():
                yield connection
        finally:
            _pragmas(driver, USUAL)


def flush(made: Engine, location: Location) -> None:
    """Put all that was committed in the file itself, on disk; readers that are at work may keep some back."""
    if location.folder is not None:
        with told(location), made.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _pragmas(driver: Any, values: Mapping[str, str | int]) -> None:
    for name, value in values.items():
        driver.execute(f"PRAGMA {name} = {value}")


@contextmanager
def told(location: Location) -> Iterator[None]:
    """Turn what the database says into what a user can act on."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        told_as = _server_says(error, location) if location.folder is None else _file_says(error, location)
        if told_as is None:
            raise  # a violated constraint is a fault of the program, not of the corpus
        raise told_as from error


def check_fit(connection: Connection, location: Location) -> None:
    """Raises `OutputError` when a server cannot keep every text, or fold its letters, in this database."""
    encoding = connection.scalar(text("SHOW server_encoding"))
    ordered = connection.scalar(text("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'"))
    if encoding != "UTF8" or not ordered:
        lacking = "de tekenset UTF8" if encoding != "UTF8" else "ICU"
        raise OutputError(
            f"De database {location.name} kan geen corpus bevatten: {lacking} ontbreekt.",
            "Vraag de beheerder om een database met ENCODING 'UTF8' op een server met ICU.",
        )


def no_corpus(location: Location) -> CorpusDamagedError:
    """What to say of a file or database that is something else."""
    where = location.path if location.folder is not None else location.name
    return CorpusDamagedError(
        f"'{where}' is geen corpus van Rodedraad.",
        "Wijs iets anders aan, of verwijder het en draai 'rodedraad run' opnieuw.",
    )


def _file_says(error: DBAPIError, location: Location) -> RodedraadError | None:
    complaint = str(error.orig)
    if not isinstance(error, OperationalError):
        return _damaged(location, complaint) if type(error) is DatabaseError else None
    if "locked" in complaint:
        return _busy(location)
    if any(word in complaint for word in ABSENT):
        return no_corpus(location)
    if "UTF-8" in complaint:
        return _damaged(location, "een tekst is onleesbaar")
    return OutputError(
        f"Het corpus in '{location.name}' kan niet worden gelezen of geschreven ({in_dutch(complaint)}).",
        f"Controleer de rechten op de map, die op {FILE_NAME} zelf, en de vrije schijfruimte.",
    )


def in_dutch(complaint: str) -> str:
    """What SQLite says, as far as it is known; else as it says it."""
    return next((dutch for words, dutch in COMPLAINTS.items() if words in complaint), complaint)


def _server_says(error: DBAPIError, location: Location) -> RodedraadError | None:
    """By the class of its code (PostgreSQL, appendix A); a server that is gone gives none."""
    state = getattr(error.orig, "sqlstate", None) or ""
    kinds: dict[str, Callable[[Location], RodedraadError]]
    kinds = {"42P01": no_corpus, "42703": no_corpus, "55P03": _busy, "40": _busy, "53": _full}
    kinds |= {"42501": _forbidden, "25006": _forbidden, "XX": _spoilt, "58": _spoilt}
    told_as = kinds.get(state) or kinds.get(state[:2])
    if told_as is None and isinstance(error, OperationalError | InterfaceError):
        told_as = _unreachable
    return told_as(location) if told_as else None


def _full(location: Location) -> OutputError:
    return OutputError(
        f"De database {location.name} heeft geen ruimte meer.", "Vraag de beheerder om ruimte te maken."
    )


def _forbidden(location: Location) -> OutputError:
    return OutputError(
        f"In de database {location.name} mag u niet schrijven.", "Vraag de beheerder om die rechten."
    )


def _spoilt(location: Location) -> CorpusDamagedError:
    return _damaged(location, "de server meldt een fout in zijn gegevens")


def _unreachable(location: Location) -> CorpusUnreachableError:
    return CorpusUnreachableError(
        f"De database {location.name} is niet bereikbaar of laat u niet toe.",
        "Controleer adres, gebruiker en wachtwoord, en of de server draait; probeer het dan opnieuw.",
    )


def _busy(location: Location) -> CorpusBusyError:
    return CorpusBusyError(
        f"Het corpus in '{location.name}' is in gebruik door een ander programma.",
        "Wacht tot dat klaar is en probeer het opnieuw.",
    )


def _damaged(location: Location, complaint: str) -> CorpusDamagedError:
    return CorpusDamagedError(
        f"Het corpus in '{location.name}' is beschadigd of is geen corpus ({complaint}).",
        "Zet een kopie terug, of verwijder het bestand en draai 'rodedraad run' opnieuw.",
    )
