"""The record: one SQLite file a corpus, or one PostgreSQL database; one transaction a document.

`open` gives a `Corpus`; everything that it writes is there wholly or not at all.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import select

from corpus import bookversions, databases, holdings, lawbook, log, publicity, query, rows, schema, search
from corpus.codebookfile import CODEBOOK, LAWBOOK, codebook_of, written
from corpus.databases import FILE_NAME
from corpus.erasures import erasures
from corpus.errors import CorpusBusyError, CorpusNotFoundError, OutputError, UnreadableError
from corpus.filters import EVERYTHING, parse
from corpus.language import PLAIN
from corpus.migrations import applied, migrate, steps
from corpus.model import BlockKind, Notice
from corpus.recording import Stamp, insert, record
from corpus.remembered import MEMORY, Memory
from corpus.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from polars import DataFrame, LazyFrame
    from sqlalchemy import Connection, Engine

    from corpus.bookversions import BookVersion
    from corpus.codebook import Codebook
    from corpus.comparing.comparison import Comparison
    from corpus.counting.voices import Known
    from corpus.databases import Location
    from corpus.erasures import Erasure
    from corpus.filters import Question
    from corpus.judgements import Judgement
    from corpus.language import Language
    from corpus.lawbook import Lawbook
    from corpus.model import Block, Document, Observation, Reading
    from corpus.sheets import Sheet

__all__ = ["FILE_NAME", "Corpus", "Stamp", "erase", "open"]


def now() -> str:
    """This moment in UTC, ISO 8601, in whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Corpus:
    """An open corpus. Use as a context manager; methods raise `CorpusError`s."""

    def __init__(
        self,
        engine: Engine,
        location: Location,
        language: Language = PLAIN,
        moment: Callable[[], str] = now,
        *,
        public: bool = False,
    ) -> None:
        self._engine = engine
        self._reader = engine.execution_options(**{MEMORY: Memory()})
        self.location = location
        self.language = language
        self.moment = moment
        self.public = public
        """Whether confidential documents are left out; then nothing can be written."""
        self._context = ExitStack()
        self.voices: Known | None = None
        """How independent voices are told apart, where whoever opened the corpus knows."""

    def __enter__(self) -> Self:
        """Within the context the codebook that the corpus is coded with is in use."""
        try:
            self._context.enter_context(lawbook.using(self.lawbook() or lawbook.in_use()))
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @property
    def name(self) -> str:
        """Where it stands, as a user knows it."""
        return self.location.name

    def stamps(self) -> dict[str, Stamp]:
        """Under which stamp each document is analysed, by document id."""
        document, analysis = schema.document, schema.analysis
        joined = document.join(analysis, analysis.c.nr == document.c.analysis)
        with self.reading() as connection:
            return {
                r.document: Stamp(r.reader, r.model, r.codebook)
                for r in connection.execute(select(analysis).select_from(joined))
            }

    def save(self, reading: Reading, observations: Sequence[Observation], stamp: Stamp) -> None:
        """Record a reading and its coding; see `enter`."""
        self.enter(sheet(reading, observations), stamp)

    def enter(self, found: Sheet, stamp: Stamp) -> None:
        """Record a reading and its coding: all in one transaction.

        What an analysis with the same stamp said before stays as it is, as does what others said;
        observations that this reading no longer finds stay as absent. Raises `UnreadableError` when the
        document was removed from the corpus.
        """
        moment = self.moment()
        with self.writing() as connection:
            known = record(connection, found, stamp, moment)
            if known and holdings.holds(connection, found.id):
                holdings.catch_up(connection, [found.id], self.language)

    def set_folder(
        self, files: Mapping[str, str], failures: Mapping[str, tuple[str, UnreadableError]]
    ) -> None:
        """Record what the folder holds: read files (name to document id) and failures (name to id, error)."""
        failed = [
            {"name": name, "document": id_, "reason": error.message, "remedy": error.remedy}
            for name, (id_, error) in sorted(failures.items())
        ]
        with self.writing() as connection:
            holdings.hold(connection, files, self.moment())
            holdings.rename(connection)
            connection.execute(schema.failure.delete())
            insert(connection, schema.failure, failed)
            self._bring_in_step(connection)
        self.catch_up()

    def catch_up(self) -> None:
        """Bring in step what is not: after a new version of the program, or a run that was ended."""
        if self._is_behind():
            with self.writing() as connection:
                self._bring_in_step(connection)
        while self._is_behind():  # all have their places by now
            with self.writing() as connection:
                holdings.catch_up(connection, holdings.stale(connection, holdings.AT_ONCE), self.language)

    def _is_behind(self) -> bool:
        with self.reading() as connection:
            return bool(holdings.stale(connection, 1))

    def _bring_in_step(self, connection: Connection) -> None:
        """Put the documents in order: those that move at once, of others that are stale the first."""
        moved = holdings.shelve(connection)
        first = holdings.stale(connection, holdings.AT_ONCE)
        holdings.catch_up(connection, dict.fromkeys([*moved, *first]), self.language)

    def files(self) -> dict[str, str]:
        """The files that the folder held at the last run: name to document id."""
        with self.reading() as connection:
            return holdings.files(connection)

    def failures(self) -> dict[str, tuple[str, UnreadableError]]:
        """The files that the last run could not read: name to content id and error."""
        with self.reading() as connection:
            return {
                r.name: (r.document, UnreadableError(r.reason, r.remedy))
                for r in connection.execute(select(schema.failure))
            }

    def setting(self, name: str) -> str | None:
        """A value kept with the corpus."""
        with self.reading() as connection:
            return connection.scalar(select(schema.setting.c.value).where(schema.setting.c.name == name))

    def set_setting(self, name: str, value: str) -> None:
        """Keep a value with the corpus."""
        with self.writing() as connection:
            connection.execute(schema.setting.delete().where(schema.setting.c.name == name))
            connection.execute(schema.setting.insert(), {"name": name, "value": value})

    def documents(self) -> tuple[Document, ...]:
        """The documents that the folder holds, by name; a file under two names is one document."""
        with self.reading() as connection:
            present = holdings.held()
            found = connection.execute(select(schema.document).where(schema.document.c.id.in_(present)))
            parts = query.grouped(connection, select(schema.part).order_by(schema.part.c.idx), "document")
            facts = query.grouped(connection, select(schema.fact).order_by(schema.fact.c.idx), "document")
            documents = [rows.document_of(dict(r), parts[r["id"]], facts[r["id"]]) for r in found.mappings()]
        return tuple(sorted(documents, key=lambda document: document.name))

    def coded(self) -> tuple[Observation, ...]:
        """The observations of those documents with the labels that count, by document id and place."""
        with self.reading() as connection:
            return query.coded(connection)

    def furniture(self) -> dict[str, tuple[str, ...]]:
        """The furniture texts of each document, by document id."""
        with self.reading() as connection:
            block = schema.block
            furniture = select(block).where(block.c.kind == BlockKind.FURNITURE.value).order_by(block.c.idx)
            groups = query.grouped(connection, furniture, "document")
            return {document: tuple(b["text"] for b in blocks) for document, blocks in groups.items()}

    def blocks(self, document: str) -> tuple[Block, ...]:
        """The blocks of a document, in reading order."""
        table = schema.block
        told = select(table).where(table.c.document == document).order_by(table.c.idx)
        with self.reading() as connection:
            return tuple(rows.block_of(dict(row)) for row in connection.execute(told).mappings())

    def notices(self) -> dict[str, tuple[Notice, ...]]:
        """What the user must know of the documents that the folder holds, by document id."""
        with self.reading() as connection:
            told = select(schema.notice).order_by(schema.notice.c.idx)
            present = told.where(schema.notice.c.document.in_(holdings.held()))
            groups = query.grouped(connection, present, "document")
            return {
                document: tuple(Notice(n["message"], n["page"], bool(n["lost"])) for n in notices)
                for document, notices in groups.items()
            }

    def codebook(self) -> Codebook:
        """The codebook in which the corpus is coded. Raises `CodebookError` when it was never kept."""
        return codebook_of(self.setting(CODEBOOK))

    def lawbook(self) -> Lawbook | None:
        """The files of that codebook; none when they were never kept. Raises `CodebookError`."""
        kept = self.setting(LAWBOOK)
        return lawbook.read_written(kept) if kept else None

    def keep_lawbook(self, book: Lawbook) -> None:
        """Keep the files of the codebook with the corpus, beside those that were in use before."""
        known = self.codebook_versions()
        if not known or known[-1].book != book:
            with self.writing() as connection:
                bookversions.keep(connection, book, self.moment())
        if self.setting(LAWBOOK) != lawbook.written(book):
            self.set_setting(LAWBOOK, lawbook.written(book))

    def codebook_versions(self) -> tuple[BookVersion, ...]:
        """The codebooks that were in use, in order; the last one is. Raises `CodebookError`."""
        with self.reading() as connection:
            return bookversions.versions(connection)

    def keep_codebook(self, codebook: Codebook) -> None:
        """Keep the codebook with the corpus."""
        if self.setting(CODEBOOK) != written(codebook):
            self.set_setting(CODEBOOK, written(codebook))

    def question(self, question: Question | str) -> Question:
        """A question, read if it is text. Raises `FilterError`."""
        return parse(question, self.codebook()) if isinstance(question, str) else question

    def observations(self, question: Question | str = EVERYTHING, page: query.Page = query.ALL) -> DataFrame:
        """What a question asks for as a polars frame, one row an observation, in order of the dossier.

        See `corpus.query.COLUMNS` for its columns and `corpus.filters` for questions. Raises `FilterError`.
        """
        asked = self.question(question) if question else EVERYTHING
        with self.reading() as connection:
            return query.frame(connection, asked, self.language, page)

    def search(self, question: Question | str, limit: int = search.LIMIT) -> DataFrame:
        """What answers a question best by words and meaning, best first, as `observations` gives it.

        `corpus.search.RANKED` has the columns behind those. Raises `FilterError` and `OtherEncoderError`.
        """
        return search.search(self, question, limit).frame()

    def scan(self, question: Question | str = EVERYTHING) -> LazyFrame:
        """Idem as a lazy frame that reads in batches, and only what is used; see `corpus.scanning.scan`."""
        from corpus.scanning import scan

        return scan(self, self.question(question) if question else EVERYTHING)

    def documents_frame(self) -> DataFrame:
        """The documents that the folder holds as a polars frame; see `corpus.inventory.COLUMNS`."""
        from corpus import inventory

        with self.reading() as connection:
            return inventory.frame(inventory.inventory(connection))

    def matrix(
        self,
        rows: str = "thema",
        columns: str | None = "bron",
        values: str = "waarnemingen",
        question: Question | str = EVERYTHING,
    ) -> DataFrame:
        """How much of what a question asks for has which value, as a frame of counts.

        What is counted stands in `corpus.counting.matrix.Values`: `waarnemingen`, `documenten` and
        `afzenders` count copies of one letter again; `bronnen` and `uitspraken` count independent voices and
        what they state, as the reports do. Raises `FilterError` and `ComparisonError`, also for the latter
        two when the corpus was opened without knowledge of voices.
        """
        from corpus.counting.matrix import matrix

        asked = self.question(question) if question else EVERYTHING
        return matrix(self, rows, columns, values, asked)

    def compare(self, left: Question | str, right: Question | str, kind: str = "vraag") -> Comparison:
        """What is new, gone, changed and the same on the right, seen from the left.

        By `kind` the sides are questions (`vraag`), documents (`versie`), codebooks (`codeboek`), models
        (`model`) or moments (`stand`); see `corpus.comparing.sides`. Raises `FilterError`,
        `UnknownDocumentError` and `ComparisonError`.
        """
        from corpus.comparing.sides import sides

        return sides(self, left, right, kind).comparison

    def judgements(self) -> tuple[Judgement, ...]:
        """All that people have said of the coding, in order."""
        with self.reading() as connection:
            return log.everything(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which the corpus stands still, for the modules of this package."""
        with databases.reading(self._reader, self.location) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction in which nobody else writes, for the modules of this package."""
        with databases.writing(self._engine, self.location) as connection:
            yield connection

    def erased(self) -> dict[str, Erasure]:
        """The documents that were removed, by id."""
        with self.reading() as connection:
            return erasures(connection)

    def compact(self) -> bool:
        """Give free space back, so that nothing deleted is in it; gives whether that is so now."""
        return databases.compact(self._engine, self.location, [table.name for table in schema.TABLES])

    @contextmanager
    def bulk(self) -> Iterator[Connection]:
        """Idem to enter much at once; whoever uses it sees to it that rows refer to what is there."""
        with databases.bulk(self._engine, self.location) as connection:
            yield connection

    def flush(self) -> None:
        """Put all that was committed on disk, after `bulk`."""
        databases.flush(self._engine, self.location)


def open(
    where: Path | str,
    *,
    create: bool = False,
    language: Language = PLAIN,
    moment: Callable[[], str] = now,
    public: bool = False,
) -> Corpus:
    """The corpus in a folder, or in the database at a URL; with `public`, without confidential documents.

    It is brought up to date first, and in step where it can be written.

    Raises `CorpusNotFoundError` when there is none and `create` is false, `OutputError` when it cannot be
    made, `CorpusTooNewError`, `CorpusDamagedError`, `CorpusBusyError` and `CorpusUnreachableError`.
    """
    location = databases.located(where)
    new = location.folder is not None and not location.path.exists()
    if new and not create:
        raise CorpusNotFoundError(
            f"In '{location.name}' staat geen corpus ({FILE_NAME}).",
            "Maak het met: rodedraad run DOSSIER --out MAP.",
        )
    corpus = _opened(location, create=create, new=new, language=language, moment=moment)
    if not public:
        return corpus
    corpus.close()
    engine = databases.engine(location, create=False)
    publicity.restrict(engine)
    return Corpus(engine, location, language, moment, public=True)


def _opened(
    location: Location, *, create: bool, new: bool, language: Language, moment: Callable[[], str]
) -> Corpus:
    engine = databases.engine(location, create=create)
    corpus = Corpus(engine, location, language, moment)
    with ExitStack() as undone:
        undone.callback(corpus.close)
        with databases.told(location):
            if new or _is_old(engine, location, create=create):
                migrate(engine.execution_options(**{databases.WRITING: True}))
            with suppress(OutputError, CorpusBusyError):  # who cannot write now, reads what is in step
                corpus.catch_up()
        undone.pop_all()
    return corpus


def _is_old(engine: Engine, location: Location, *, create: bool) -> bool:
    """Whether steps are to be applied; an empty database may become a corpus when `create` is true.

    It may be another process that just began to make it.

    Raises `CorpusTooNewError`, or `CorpusDamagedError` for anything but a corpus, and writes nothing.
    """
    if location.folder is not None and not location.path.is_file():
        raise databases.no_corpus(location)
    with engine.connect() as connection:
        tables = set(engine.dialect.get_table_names(connection))
        if create and not tables:
            if location.folder is None:
                databases.check_fit(connection, location)
            return True
        if not tables >= {"migration", "document", "observation"}:
            raise databases.no_corpus(location)
        return applied(connection) < steps()[-1][0]


def erase(directory: Path) -> None:
    """Take away a corpus in a folder."""
    for suffix in ("", "-wal", "-shm"):
        (directory / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
