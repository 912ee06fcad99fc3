"""Entering documents in bulk: many in one transaction, with all that is derived from them in the same pass.

A document is there wholly or not at all, and one that is there is not entered again, so that whoever is
interrupted can begin anew with the same table.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from corpus import holdings, log, schema
from corpus.deriving import CHUNK, chunks
from corpus.exchange import batches, verdicts
from corpus.exchange.arriving import KEY
from corpus.exchange.batches import Numbers
from corpus.migrations import SQLITE
from corpus.model import stem_of
from corpus.recording import next_number
from corpus.shelf import positions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars
    from sqlalchemy import Connection

    from corpus.codebook import Codebook
    from corpus.exchange.batches import Batch, Columns
    from corpus.language import Language
    from corpus.store import Corpus

AT_ONCE = 100_000
"""Observations in one transaction: some hundred megabytes, which the cache of a connection holds."""
USUAL = {"hashsize": 1024 * 1024, "automerge": 4}
IN_BULK = {"hashsize": 128 * 1024 * 1024, "automerge": 0}
"""How the full-text index is written by default and here: bytes that wait in memory to be written as one, and
how many pieces on disk are merged at once (none)."""
TRIGGERS = ("effective_found", "effective_found_public")
"""Put each row in the full-text indexes as it is entered: four times as long as all at once."""
PUBLIC = """INSERT INTO search_public (rowid, words, lemmas)
    SELECT place, words, lemmas FROM effective_public WHERE document BETWEEN ? AND ?"""
"""Those of documents with these numbers, once all that says whether they are confidential is entered."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How documents will be entered: the names they get by id, in order of the table, and their numbers."""

    names: Mapping[str, str]
    numbers: Numbers

    def part(self, ids: Sequence[str]) -> Plan:
        """The plan of some of the documents, in the same order."""
        every = list(self.names)
        skipped = every.index(ids[0]) if ids else 0
        n = self.numbers
        there = {id_: n.positions[id_] for id_ in ids if id_ in n.positions}
        first = (n.document + skipped, n.analysis + skipped, n.adoption + skipped, n.holding + skipped)
        return Plan({id_: self.names[id_] for id_ in ids}, Numbers(*first, there))


@dataclass(slots=True)
class Entered:
    """What came in, and what could not, by name and with the reason.

    `lost` are observations of which people's judgements could not be made out.
    """

    documents: int = 0
    observations: int = 0
    judgements: int = 0
    lost: int = 0
    refused: dict[str, str] = field(default_factory=dict)

    def add(self, other: Entered) -> None:
        """Count what another transaction entered too."""
        for name in ("documents", "observations", "judgements", "lost"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.refused |= other.refused


def plan(connection: Connection, documents: Mapping[str, str]) -> Plan:
    """How these documents, id to name, would be entered now; those that are there are left out."""
    there = _there(connection, list(documents))
    names = dict(_free_names(connection, {i: n for i, n in documents.items() if i not in there}))
    tables = (schema.document, schema.analysis, schema.adoption, schema.holding)
    document, analysis, adoption, holding = (next_number(connection, table) for table in tables)
    return Plan(names, Numbers(document, analysis, adoption, holding, _positions(connection, names)))


def _there(connection: Connection, ids: Sequence[str]) -> set[str]:
    table = schema.document
    return {
        id_
        for some in chunks(ids, CHUNK)
        for id_ in connection.scalars(select(table.c.id).where(table.c.id.in_(some)))
    }


def _free_names(connection: Connection, wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A name for each that no other document goes by: a name that is taken gets a folder before it."""
    taken = set(holdings.files(connection))
    for id_, name in wanted.items():
        free, number = name, 1
        while free in taken:
            free, number = f"import-{number}/{name}", number + 1
        taken.add(free)
        yield id_, free


def _positions(connection: Connection, names: Mapping[str, str]) -> Mapping[str, int]:
    """The positions of new documents; none when others would have to move for them."""
    table = schema.document
    there = connection.execute(
        select(table.c.id, table.c.stem, table.c.name, table.c.position).where(table.c.position.is_not(None))
    ).all()
    current = {row.id: int(row.position) for row in there}
    order = [(row.stem, row.name, row.id) for row in there]
    order += [(stem_of(name), name, id_) for id_, name in names.items()]
    wanted = positions([id_ for _, _, id_ in sorted(order)], current)
    moved = any(wanted[id_] != position for id_, position in current.items())
    return {} if moved else {id_: wanted[id_] for id_ in names}


def portions(rows: polars.DataFrame, size: int = AT_ONCE) -> Iterator[polars.DataFrame]:
    """The rows in pieces of whole documents of about so many observations."""
    start = end = 0
    for length in rows[KEY].rle().struct.field("len").to_list():
        end += length
        if end - start >= size:
            yield rows.slice(start, end - start)
            start = end
    if end > start:
        yield rows.slice(start, end - start)


def prepared(rows: polars.DataFrame, planned: Plan, moment: str, language: Language) -> Batch:
    """What is to be written for the documents of these rows (see `arriving.fit`), as planned."""
    with _uncollected():
        return batches.batch(rows, planned.names, planned.numbers, moment, language)


def write(corpus: Corpus, made: Batch, rows: polars.DataFrame, planned: Plan, codebook: Codebook) -> Entered:
    """Write what was prepared of these rows, in one transaction; it is prepared anew when the plan is out."""
    with _uncollected(), corpus.bulk() as connection:
        if not _holds(connection, planned):
            rows, planned = _again(connection, rows)
            made = prepared(rows, planned, corpus.moment(), corpus.language)
        first = planned.numbers.document
        _write(connection, made, (first, first + len(planned.names) - 1))
        entered = Entered(made.documents, made.observations, refused=made.refused)
        _judge(connection, corpus, rows, made, codebook, entered)
    return entered


@contextmanager
def _uncollected() -> Iterator[None]:
    """Within it nobody looks for circles among millions of values that have none, which doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def settle(corpus: Corpus) -> None:
    """See to what was left for the end: documents that others had to make room for, and the disk."""
    corpus.catch_up()
    corpus.flush()


def _holds(connection: Connection, planned: Plan) -> bool:
    """Whether nobody has taken these numbers, positions, names, or entered these documents."""
    count, n = len(planned.names), planned.numbers
    firsts = {
        schema.document: n.document, schema.analysis: n.analysis,
        schema.adoption: n.adoption, schema.holding: n.holding,
    }  # fmt: skip
    for table, first in firsts.items():
        within = table.c.nr.between(first, first + count - 1)
        if connection.scalar(select(func.count()).select_from(table).where(within)):
            return False
    document, holding = schema.document, schema.holding
    for some in chunks(list(planned.names), CHUNK):
        places = [n.positions[id_] for id_ in some if id_ in n.positions]
        same = or_(document.c.id.in_(some), document.c.position.in_(places))
        named = holding.c.name.in_([planned.names[id_] for id_ in some])
        if connection.scalar(select(func.count()).select_from(document).where(same)) or connection.scalar(
            select(func.count()).select_from(holding).where(named, holding.c.until == "")
        ):
            return False
    return True


def _again(connection: Connection, rows: polars.DataFrame) -> tuple[polars.DataFrame, Plan]:
    """The documents that are not there yet, planned anew."""
    import polars

    planned = plan(connection, dict(rows.select(KEY, "bestand").unique(maintain_order=True).iter_rows()))
    return rows.filter(polars.col(KEY).is_in(list(planned.names))), planned


def _write(connection: Connection, made: Batch, numbers: tuple[int, int]) -> None:
    with _by_hand(connection, made, numbers):
        for table in batches.ORDER:
            _insert(connection, table.name, [column.name for column in table.c], made.tables[table.name])


@contextmanager
def _by_hand(connection: Connection, made: Batch, numbers: tuple[int, int]) -> Iterator[None]:
    """Within it rows do not reach the full-text indexes of SQLite one by one; at its end they all do.

    `numbers` are the first and the last that documents of the batch have.
    """
    if connection.dialect.name != SQLITE:
        yield
        return
    told = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    triggers = [connection.exec_driver_sql(told, (name,)).scalar_one() for name in TRIGGERS]
    for name in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    _set_indexes(connection, IN_BULK)
    yield
    _insert(connection, "search", ["rowid", "words", "lemmas"], made.findable)
    connection.exec_driver_sql(PUBLIC, numbers)
    _set_indexes(connection, USUAL)
    for trigger in triggers:
        connection.exec_driver_sql(trigger)


def _set_indexes(connection: Connection, how: Mapping[str, int]) -> None:
    for index in ("search", "search_public"):
        setting = f"INSERT INTO {index} ({index}, rank) VALUES (?, ?)"  # noqa: S608 - names of our tables
        connection.exec_driver_sql(setting, list(how.items()))


def _insert(connection: Connection, table: str, columns: Sequence[str], made: Sequence[Columns]) -> None:
    """Past SQLAlchemy, which would take as long again for each row and wants them all at once."""
    mark = "?" if connection.dialect.name == SQLITE else "%s"
    marks = ", ".join([mark] * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  # our own names
    driver: Any = connection.connection.driver_connection
    driver.cursor().executemany(statement, batches.rows_of(made))


def _judge(
    connection: Connection,
    corpus: Corpus,
    rows: polars.DataFrame,
    made: Batch,
    codebook: Codebook,
    entered: Entered,
) -> None:
    """Enter what people said of these documents, and work out what counts."""
    import polars

    if not made.judged:
        return
    own = rows.filter(polars.col(KEY).is_in(made.judged), _is_judged())
    found = [verdicts.events(row, codebook, corpus.moment()) for row in own.iter_rows(named=True)]
    first = next_number(connection, schema.judgement)
    judgements = verdicts.numbered((events for events in found if events), first)
    log.enter(connection, judgements)
    entered.judgements, entered.lost = len(judgements), found.count(None)
    placed = [id_ for id_ in made.judged if id_ in made.placed]
    holdings.catch_up(connection, placed, corpus.language)


def _is_judged() -> polars.Expr:
    import polars

    return (polars.col("beoordeling") != "geen") | (polars.col("oordelen").list.len() > 0)
