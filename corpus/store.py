"""The record on disk: one SQLite file a corpus, one transaction a document.

`open` gives a `Corpus`; everything that it writes is there wholly or not at all.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sqlalchemy import URL, and_, create_engine, event, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from corpus import query, rows, schema
from corpus.errors import (
    CorpusBusyError,
    CorpusDamagedError,
    CorpusNotFoundError,
    OutputError,
    UnreadableError,
    reason,
)
from corpus.migrations import applied, migrate
from corpus.model import BlockKind, Notice, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars
    from sqlalchemy import Connection, Engine, Select, TableClause

    from corpus.model import Document, Observation, Reading
    from corpus.query import Selection

FILE_NAME = "corpus.db"
BUSY_TIMEOUT_MS = 10_000
"""Long enough for another process to commit a large document, short enough for a person to wait."""


class Stamp(NamedTuple):
    """What an analysis was made with: a document analysed under the same stamp needs no work."""

    reader: str
    model: str
    codebook: str


class Corpus:
    """An open corpus. Use as a context manager; methods raise `CorpusError`s."""

    def __init__(self, engine: Engine, directory: Path) -> None:
        self._engine = engine
        self.directory = directory

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def stamps(self) -> dict[str, Stamp]:
        """Under which stamp each document was last analysed, by document id."""
        with self._reading() as connection:
            return {
                r.document: Stamp(r.reader, r.model, r.codebook)
                for r in connection.execute(select(schema.analysis))
            }

    def save(self, reading: Reading, observations: Sequence[Observation], stamp: Stamp) -> None:
        """Record a reading and its coding: all in one transaction.

        What the same model and codebook said before is replaced; what others said stays, and
        observations that this reading no longer finds stay as absent.
        """
        with self._writing() as connection:
            _save_reading(connection, reading)
            _save_observations(connection, reading.document.id, observations)
            _save_codings(connection, reading.document.id, observations)
            key = schema.analysis.c.document == reading.document.id
            connection.execute(schema.analysis.delete().where(key))
            connection.execute(schema.analysis.insert(), {"document": reading.document.id, **stamp._asdict()})

    def set_folder(
        self, files: Mapping[str, str], failures: Mapping[str, tuple[str, UnreadableError]]
    ) -> None:
        """Record what the folder holds: read files (name to document id) and failures (name to id, error)."""
        with self._writing() as connection:
            connection.execute(schema.file.delete())
            connection.execute(schema.failure.delete())
            _insert(connection, schema.file, [{"name": n, "document": d} for n, d in sorted(files.items())])
            _rename(connection, files)
            failed = [
                {"name": name, "document": id_, "reason": error.message, "remedy": error.remedy}
                for name, (id_, error) in sorted(failures.items())
            ]
            _insert(connection, schema.failure, failed)

    def files(self) -> dict[str, str]:
        """The files that the folder held at the last run: name to document id."""
        with self._reading() as connection:
            return {r.name: r.document for r in connection.execute(select(schema.file))}

    def failures(self) -> dict[str, tuple[str, UnreadableError]]:
        """The files that the last run could not read: name to content id and error."""
        with self._reading() as connection:
            return {
                r.name: (r.document, UnreadableError(r.reason, r.remedy))
                for r in connection.execute(select(schema.failure))
            }

    def setting(self, name: str) -> str | None:
        """A value kept with the corpus."""
        with self._reading() as connection:
            return connection.scalar(select(schema.setting.c.value).where(schema.setting.c.name == name))

    def set_setting(self, name: str, value: str) -> None:
        """Keep a value with the corpus."""
        with self._writing() as connection:
            connection.execute(schema.setting.delete().where(schema.setting.c.name == name))
            connection.execute(schema.setting.insert(), {"name": name, "value": value})

    def documents(self) -> tuple[Document, ...]:
        """The documents that the folder holds, by name; a file under two names is one document."""
        with self._reading() as connection:
            present = select(schema.file.c.document)
            found = connection.execute(select(schema.document).where(schema.document.c.id.in_(present)))
            parts = query.grouped(connection, select(schema.part).order_by(schema.part.c.idx), "document")
            facts = query.grouped(connection, select(schema.fact).order_by(schema.fact.c.idx), "document")
            documents = [rows.document_of(dict(r), parts[r["id"]], facts[r["id"]]) for r in found.mappings()]
        return tuple(sorted(documents, key=lambda document: document.name))

    def coded(self) -> tuple[Observation, ...]:
        """The observations of those documents with their current coding, by document id and place."""
        with self._reading() as connection:
            return query.coded(connection)

    def furniture(self) -> dict[str, tuple[str, ...]]:
        """The furniture texts of each document, by document id."""
        with self._reading() as connection:
            block = schema.block
            furniture = select(block).where(block.c.kind == BlockKind.FURNITURE.value).order_by(block.c.idx)
            groups = query.grouped(connection, furniture, "document")
            return {document: tuple(b["text"] for b in blocks) for document, blocks in groups.items()}

    def notices(self) -> dict[str, tuple[Notice, ...]]:
        """What the user must know of the documents that the folder holds, by document id."""
        with self._reading() as connection:
            told = select(schema.notice).order_by(schema.notice.c.idx)
            present = told.where(schema.notice.c.document.in_(select(schema.file.c.document)))
            groups = query.grouped(connection, present, "document")
            return {
                document: tuple(Notice(n["message"], n["page"], bool(n["lost"])) for n in notices)
                for document, notices in groups.items()
            }

    def observations(self, selection: Selection | None = None) -> polars.DataFrame:
        """The observations as a polars frame, one row each; see `corpus.query.COLUMNS` for its columns."""
        with self._reading() as connection:
            return query.frame(connection, selection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told(self.directory), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _told(self.directory), self._engine.begin() as connection:
            yield connection


def open(directory: Path | str, *, create: bool = False) -> Corpus:
    """The corpus in a folder.

    Raises `CorpusNotFoundError` when there is none and `create` is false, `CorpusTooNewError`,
    `CorpusDamagedError`, `CorpusBusyError`, or `OutputError` when it cannot be made.
    """
    directory = Path(directory)
    path = directory / FILE_NAME
    if not create and not path.exists():
        raise CorpusNotFoundError(
            f"In '{directory}' staat geen corpus ({FILE_NAME}).",
            "Maak het met: rodedraad run DOSSIER --out MAP.",
        )
    new = not path.exists()
    with _told(directory):
        engine = _engine(path, create=create, new=new)
        if not new:
            _check(engine, path)
        if create:
            migrate(engine)
    return Corpus(engine, directory)


def _check(engine: Engine, path: Path) -> None:
    """Raises `CorpusTooNewError`, or `CorpusDamagedError` for anything but a corpus, and writes nothing."""
    if not path.is_file():
        raise _no_corpus(path)
    with engine.connect() as connection:
        if not connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'migration'")):
            raise _no_corpus(path)
        applied(connection)


def _no_corpus(path: Path) -> CorpusDamagedError:
    return CorpusDamagedError(
        f"'{path}' is geen corpus van Rodedraad.",
        "Wijs een andere map aan, of verwijder het en draai 'rodedraad run' opnieuw.",
    )


def _engine(path: Path, *, create: bool, new: bool) -> Engine:
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"De map '{path.parent}' kan niet worden gemaakt ({reason(error)}).",
                "Kies met --out een map waarin u mag schrijven.",
            ) from error
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _configure)
    if new:
        event.listen(engine, "connect", _write_ahead)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _: object) -> None:
    """SQLAlchemy, not the driver, begins transactions, DDL included."""
    connection.isolation_level = None
    for pragma in (f"busy_timeout = {BUSY_TIMEOUT_MS}", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: Any, _: object) -> None:
    """The journal in which readers go on beside a writer; it is a property of the file."""
    connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


@contextmanager
def _told(directory: Path) -> Iterator[None]:
    """Turn what the database says into what a user can act on."""
    try:
        yield
    except OperationalError as error:
        raise _operational(error, directory) from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:
            raise  # a violated constraint is a fault of the program, not of the file
        raise CorpusDamagedError(
            f"Het corpus in '{directory}' is beschadigd of is geen corpus ({error.orig}).",
            "Zet een kopie terug, of verwijder het bestand en draai 'rodedraad run' opnieuw.",
        ) from error


def _operational(error: OperationalError, directory: Path) -> Exception:
    reason = str(error.orig)
    if "locked" in reason:
        return CorpusBusyError(
            f"Het corpus in '{directory}' is in gebruik door een ander programma.",
            "Wacht tot dat klaar is en probeer het opnieuw.",
        )
    if "no such table" in reason:
        return _no_corpus(directory / FILE_NAME)
    return OutputError(
        f"Het corpus in '{directory}' kan niet worden gelezen of geschreven ({reason}).",
        "Controleer de rechten op de map en de vrije schijfruimte.",
    )


def _rename(connection: Connection, files: Mapping[str, str]) -> None:
    """Documents go by the first name that the folder has for them now."""
    names: dict[str, str] = {}
    for name, id_ in sorted(files.items()):
        names.setdefault(id_, name)
    for id_, name in names.items():
        row = {"name": name, "stem": stem_of(name)}
        connection.execute(schema.document.update().where(schema.document.c.id == id_), row)


def _save_reading(connection: Connection, reading: Reading) -> None:
    id_ = reading.document.id
    for table in schema.READING:
        connection.execute(table.delete().where(table.c.document == id_))
    row = rows.document_row(reading)
    if connection.scalar(select(schema.document.c.id).where(schema.document.c.id == id_)):
        connection.execute(schema.document.update().where(schema.document.c.id == id_), row)
    else:
        connection.execute(schema.document.insert(), row)
    _insert(connection, schema.part, rows.part_rows(reading))
    _insert(connection, schema.fact, rows.fact_rows(reading))
    _insert(connection, schema.page, rows.page_rows(reading))
    _insert(connection, schema.block, rows.block_rows(reading))
    _insert(connection, schema.notice, rows.notice_rows(reading))


def _save_observations(connection: Connection, document: str, observations: Sequence[Observation]) -> None:
    table = schema.observation
    known = set(connection.scalars(select(table.c.id).where(table.c.document == document)))
    connection.execute(table.update().where(table.c.document == document).values(present=0))
    new = rows.observation_rows(observations)
    for row in new:
        if row["id"] in known:
            connection.execute(table.update().where(table.c.id == row["id"]), row)
    _insert(connection, table, [row for row in new if row["id"] not in known])
    for table in (schema.mention, schema.action):
        connection.execute(table.delete().where(table.c.observation.in_(_ids(document))))
    _insert(connection, schema.mention, [m for o in observations for m in rows.mention_rows(o)])
    _insert(connection, schema.action, [a for o in observations for a in rows.action_rows(o)])


def _save_codings(connection: Connection, document: str, observations: Sequence[Observation]) -> None:
    for model, codebook in sorted({(o.coding.model, o.coding.codebook) for o in observations}):
        for table in schema.CODING:
            same = and_(table.c.model == model, table.c.codebook == codebook)
            connection.execute(table.delete().where(table.c.observation.in_(_ids(document)), same))
    tables = {table.name: table for table in schema.CODING}
    for name, values in rows.merged(rows.coding_rows(o) for o in observations):
        _insert(connection, tables[name], values)


def _ids(document: str) -> Select[Any]:
    return select(schema.observation.c.id).where(schema.observation.c.document == document)


def _insert(connection: Connection, table: TableClause, values: Sequence[rows.Row]) -> None:
    if values:
        connection.execute(table.insert(), values)


def erase(directory: Path) -> None:
    """Take away a corpus."""
    for suffix in ("", "-wal", "-shm"):
        (directory / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
