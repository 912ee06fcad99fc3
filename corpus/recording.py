"""Entering a document in the record: its reading, what was observed in it, what an analysis says of that."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, func, select

from corpus import schema
from corpus.erasures import erasures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Insert, TableClause

    from corpus.rows import Row
    from corpus.sheets import Sheet

DOCUMENT_BITS = 24
"""A document has room for so many observations, as a power of two, over all readings of it."""


NAMED = frozenset({"name", "stem"})
"""How a document goes is up to what the folder calls it, once it is known."""


class Stamp(NamedTuple):
    """What an analysis was made with: a document analysed under the same stamp needs no work."""

    reader: str
    model: str
    codebook: str


def record(connection: Connection, found: Sheet, stamp: Stamp, moment: str) -> bool:
    """Enter a reading and its coding, and let these count from now on; gives whether the document was known.

    Of one that was, nothing that an analysis said is changed, and what this reading does not find any more
    stays as absent. Raises `UnreadableError` when the document was removed from the corpus.
    """
    known = connection.execute(_KNOWN, {"document": found.id}).one_or_none()
    if known is None:
        _enter(connection, found, stamp, moment)
        return False
    if known.erased:
        raise erasures(connection)[found.id].refusal(found.id)
    _replace_reading(connection, found)
    numbers = _record_observations(connection, found, int(known.nr))
    _record_analysis(connection, found, stamp, numbers, moment)
    return True


_KNOWN = select(schema.document.c.nr, schema.document.c.erased).where(
    schema.document.c.id == bindparam("document")
)
_LAST = select(
    *(
        func.coalesce(select(func.max(table.c.nr)).scalar_subquery(), 0)
        for table in (schema.document, schema.analysis, schema.adoption)
    )
)
"""The highest numbers in use."""


def _enter(connection: Connection, found: Sheet, stamp: Stamp, moment: str) -> None:
    """Enter a document of which nothing is known: as it is alone with its rows, there is little to ask."""
    number, analysis, adoption = (int(last) + 1 for last in connection.execute(_LAST).one())
    insert(connection, schema.document, [found.document | {"nr": number, "erased": ""}])
    for table in schema.READING:
        insert(connection, table, found.reading[table.name])
    numbers = range(number << DOCUMENT_BITS, (number << DOCUMENT_BITS) + len(found.observations))
    numbered = zip(numbers, found.observations, strict=True)
    insert(connection, schema.observation, [row | {"nr": nr} for nr, row in numbered])
    made = {"nr": analysis, "document": found.id, "made_at": moment, **stamp._asdict()}
    insert(connection, schema.analysis, [made])
    said = zip(numbers, found.codings, strict=True)
    insert(connection, schema.coding, [row | {"analysis": analysis, "observation": nr} for nr, row in said])
    _adopted(connection, found.id, {"nr": adoption, "analysis": analysis, "adopted_at": moment})


def _replace_reading(connection: Connection, found: Sheet) -> None:
    """Enter what a reader made of a document in place of what an earlier reading made of it."""
    for table in schema.READING:
        connection.execute(table.delete().where(table.c.document == found.id))
        insert(connection, table, found.reading[table.name])
    said = {name: value for name, value in found.document.items() if name not in NAMED}
    table = schema.document
    connection.execute(table.update().where(table.c.id == found.id), said)


def _record_observations(connection: Connection, found: Sheet, number: int) -> dict[str, int]:
    """Enter what was observed; what this reading does not find any more stays as absent.

    Gives the number of each observation of the document by id.
    """
    table = schema.observation
    of = table.c.document == found.id
    there = connection.execute(select(table.c.id, table.c.nr, table.c.present).where(of)).all()
    known, present = {row.id: row.nr for row in there}, {row.id for row in there if row.present}
    free = max(known.values(), default=(number << DOCUMENT_BITS) - 1) + 1
    ids = [row["id"] for row in found.observations]
    numbers = known | dict(zip((id_ for id_ in ids if id_ not in known), count(free), strict=False))
    rows = [row | {"nr": numbers[row["id"]]} for row in found.observations]
    if there:
        connection.execute(table.update().where(of, table.c.present == 1).values(present=0))
        _renew(connection, [row for row in rows if row["id"] in known])
    insert(connection, table, [row for row in rows if row["id"] not in known])
    if present != set(ids):
        outdate(connection, found.id)
    return numbers


def _renew(connection: Connection, again: Sequence[Row]) -> None:
    """Let observations that were found before stand as they are found now."""
    if not again:
        return
    table = schema.observation
    values: dict[Any, Any] = {c: bindparam(f"its_{c.name}") for c in table.c if c.name != "nr"}
    found = [{f"its_{name}": value for name, value in row.items()} for row in again]
    connection.execute(table.update().where(table.c.nr == bindparam("its_nr")).values(values), found)


def outdate(connection: Connection, document: str) -> None:
    """Say that the vectors of a document lack observations, so that new ones are made."""
    table = schema.vector
    same = and_(table.c.document == document, table.c.stale == 0)
    connection.execute(table.update().where(same).values(stale=1))


def _record_analysis(
    connection: Connection, found: Sheet, stamp: Stamp, numbers: Mapping[str, int], moment: str
) -> None:
    """Enter what an analysis says, and let it count from now on. What it said before is never changed."""
    number = _analysis(connection, found.id, stamp, moment)
    known = set(
        connection.scalars(select(schema.coding.c.observation).where(schema.coding.c.analysis == number))
    )
    said = zip((numbers[row["id"]] for row in found.observations), found.codings, strict=True)
    new = [coding | {"analysis": number, "observation": nr} for nr, coding in said if nr not in known]
    insert(connection, schema.coding, new)
    _adopt(connection, found.id, number, moment)


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
    number = next_number(connection, schema.adoption)
    _adopted(connection, document, {"nr": number, "analysis": analysis, "adopted_at": moment})


def _adopted(connection: Connection, document: str, adoption: Row) -> None:
    """Let an analysis count from now on."""
    connection.execute(_ADOPT, {"its_id": document, "its_analysis": adoption["analysis"]})
    insert(connection, schema.adoption, [adoption])


_ADOPT = (
    schema.document.update()
    .where(schema.document.c.id == bindparam("its_id"))
    .values(analysis=bindparam("its_analysis"))
)


def next_number(connection: Connection, table: TableClause) -> int:
    """The number after the highest; writers wait for each other, so that nobody else takes it."""
    return int(connection.scalar(select(func.coalesce(func.max(table.c.nr), 0))) or 0) + 1


def insert(connection: Connection, table: TableClause, values: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, if there are any."""
    if values:
        connection.execute(_adding(table), values)


@cache
def _adding(table: TableClause) -> Insert:
    """The statement that adds a row: SQLAlchemy knows again what it has seen before."""
    return table.insert()
