"""Entering a document in the record: its reading, what was observed in it, what an analysis says of that."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, func, select

from corpus import rows, schema
from corpus.erasures import erasures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, TableClause

    from corpus.model import Observation, Reading

DOCUMENT_BITS = 24
"""A document has room for so many observations, as a power of two, over all readings of it."""


NAMED = frozenset({"name", "stem"})
"""How a document goes is up to what the folder calls it, once it is known."""


class Stamp(NamedTuple):
    """What an analysis was made with: a document analysed under the same stamp needs no work."""

    reader: str
    model: str
    codebook: str


def record_reading(connection: Connection, reading: Reading) -> int:
    """Enter what a reader made of a file, in place of an earlier reading; gives the document's number.

    Raises `UnreadableError` when the document was removed from the corpus.
    """
    id_ = reading.document.id
    for table in schema.READING:
        connection.execute(table.delete().where(table.c.document == id_))
    number = _document(connection, id_, rows.document_row(reading))
    insert(connection, schema.source, [rows.source_row(reading)])
    insert(connection, schema.part, rows.part_rows(reading))
    insert(connection, schema.fact, rows.fact_rows(reading))
    insert(connection, schema.page, rows.page_rows(reading))
    insert(connection, schema.block, rows.block_rows(reading))
    insert(connection, schema.notice, rows.notice_rows(reading))
    return number


def _document(connection: Connection, id_: str, row: rows.Row) -> int:
    table = schema.document
    known = connection.execute(select(table.c.nr, table.c.erased).where(table.c.id == id_)).one_or_none()
    if known is not None and known.erased:
        raise erasures(connection)[id_].refusal(id_)
    if known is not None:
        said = {name: value for name, value in row.items() if name not in NAMED}
        connection.execute(table.update().where(table.c.id == id_), said)
        return int(known.nr)
    number = next_number(connection, table)
    connection.execute(table.insert(), row | {"nr": number, "erased": ""})
    return number


def record_observations(
    connection: Connection, document: str, number: int, observations: Sequence[Observation]
) -> dict[str, int]:
    """Enter what was observed; what this reading does not find any more stays as absent.

    Gives the number of each observation of the document by id.
    """
    table = schema.observation
    of = table.c.document == document
    there = connection.execute(select(table.c.id, table.c.nr, table.c.present).where(of)).all()
    known, present = {row.id: row.nr for row in there}, {row.id for row in there if row.present}
    connection.execute(table.update().where(of, table.c.present == 1).values(present=0))
    free = max(known.values(), default=(number << DOCUMENT_BITS) - 1) + 1
    new = dict(zip((o.id for o in observations if o.id not in known), count(free), strict=False))
    numbers = known | new
    found = [rows.observation_row(o, numbers[o.id], seq) for seq, o in enumerate(observations)]
    again = [{f"its_{name}": value for name, value in row.items()} for row in found if row["id"] in known]
    if again:
        values: dict[Any, Any] = {
            column: bindparam(f"its_{column.name}") for column in table.c if column.name != "nr"
        }
        connection.execute(table.update().where(table.c.nr == bindparam("its_nr")).values(values), again)
    insert(connection, table, [row for row in found if row["id"] in new])
    if present != {o.id for o in observations}:
        outdate(connection, document)
    return numbers


def outdate(connection: Connection, document: str) -> None:
    """Say that the vectors of a document lack observations, so that new ones are made."""
    table = schema.vector
    same = and_(table.c.document == document, table.c.stale == 0)
    connection.execute(table.update().where(same).values(stale=1))


def record_analysis(
    connection: Connection,
    document: str,
    stamp: Stamp,
    observations: Sequence[Observation],
    numbers: Mapping[str, int],
    moment: str,
) -> None:
    """Enter what an analysis says, and let it count from now on. What it said before is never changed."""
    number = _analysis(connection, document, stamp, moment)
    said = select(schema.coding.c.observation).where(schema.coding.c.analysis == number)
    known = set(connection.scalars(said))
    new = [
        rows.coding_row(observation, number, numbers[observation.id])
        for observation in observations
        if numbers[observation.id] not in known
    ]
    insert(connection, schema.coding, new)
    _adopt(connection, document, number, moment)


def _analysis(connection: Connection, document: str, stamp: Stamp, moment: str) -> int:
    table = schema.analysis
    same = [table.c[name] == value for name, value in stamp._asdict().items()]
    number = connection.scalar(select(table.c.nr).where(table.c.document == document, *same))
    if number is None:
        number = next_number(connection, table)
        values = {"nr": number, "document": document, "made_at": moment, **stamp._asdict()}
        connection.execute(table.insert(), values)
    return int(number)


def _adopt(connection: Connection, document: str, analysis: int, moment: str) -> None:
    table = schema.document
    if connection.scalar(select(table.c.analysis).where(table.c.id == document)) == analysis:
        return
    connection.execute(table.update().where(table.c.id == document).values(analysis=analysis))
    number = next_number(connection, schema.adoption)
    values = {"nr": number, "analysis": analysis, "adopted_at": moment}
    connection.execute(schema.adoption.insert(), values)


def next_number(connection: Connection, table: TableClause) -> int:
    """The number after the highest; writers wait for each other, so that nobody else takes it."""
    return int(connection.scalar(select(func.coalesce(func.max(table.c.nr), 0))) or 0) + 1


def insert(connection: Connection, table: TableClause, values: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, if there are any."""
    if values:
        connection.execute(table.insert(), values)
