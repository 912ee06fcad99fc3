"""Whether what was derived of the record is what would be made of it now, and making it anew where not."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import deriving, holdings, schema
from corpus.effective import themas_of
from corpus.integrity.report import Found
from corpus.language import FITTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, TableClause

    from corpus.language import Language
    from corpus.rows import Row

LABELS = tuple(c.name for c in schema.effective.c)
SETS: tuple[tuple[str, TableClause], ...] = (
    ("thema", schema.effective_thema),
    ("onderwerp", schema.effective_onderwerp),
)
NUMBER = "q"
"""Observations in `vector` are numbers of eight bytes."""


def in_step(connection: Connection, language: Language, broken: frozenset[str]) -> Found:
    """What counts of every document that the folder holds, beside what follows from the record now.

    Left out are documents of which the record itself is `broken`: nothing follows from that.
    """
    query = select(schema.document).where(schema.document.c.id.in_(holdings.held()))
    stale: dict[str, str] = {}
    counted = 0
    for row in connection.execute(query.order_by(schema.document.c.position)).mappings().all():
        there = _there(connection, row["nr"])
        counted += len(there)
        reason = "" if row["id"] in broken else _difference(connection, dict(row), there, language)
        if not reason and not _sets_follow(connection, row["position"], there):
            reason = "thema's of onderwerpen waren niet te vinden"
        if reason:
            stale[row["id"]] = reason
    return Found({"geldende coderingen": counted}, stale=stale)


def _there(connection: Connection, number: int) -> list[Row]:
    table = schema.effective
    query = select(table).where(table.c.document == number).order_by(table.c.place)
    return [dict(row) for row in connection.execute(query).mappings()]


def _difference(connection: Connection, about: Row, there: Sequence[Row], language: Language) -> str:
    """In what the rows differ from what would be made now, in Dutch; "" when they do not."""
    if about["stale"]:
        return "was nog niet bijgewerkt"
    made = deriving.look(connection, about["id"])
    numbers = deriving.numbers_of(connection, about["id"])
    if not {span.id for span in made.said.structure.standing} <= numbers.keys():
        return "een deel van een gesplitste of samengevoegde zin was niet ingeschreven"
    wanted, texts = made.rows(numbers), made.texts(numbers)
    if [{name: row[name] for name in deriving.LABELS} | {"place": row["place"]} for row in there] != wanted:
        return "de labels die gelden klopten niet"
    if any(row != row | deriving.found_by(texts[row["observation"]], language) for row in there):
        return "de woorden waarop wordt gezocht klopten niet"
    return ""


def _sets_follow(connection: Connection, position: int, there: Sequence[Row]) -> bool:
    """Whether themas and subjects can be found apart as the rows name them."""
    said = {
        "thema": {(thema, row["place"]) for row in there for thema in themas_of(row)},
        "onderwerp": {(one, row["place"]) for row in there for one in json.loads(row["onderwerp"])},
    }
    found = (
        connection.execute(select(table.c[name], table.c.place).where(*_within(table, position)))
        for name, table in SETS
    )
    return all(
        said[name] == {tuple(row) for row in rows} for (name, _), rows in zip(SETS, found, strict=True)
    )


def _within(table: TableClause, position: int) -> tuple[ColumnElement[bool], ...]:
    """The rows of the document at this position."""
    low, high = deriving.place(position, 0), deriving.place(position + 1, 0)
    return table.c.place >= low, table.c.place < high


def strays(connection: Connection) -> int:
    """How many rows of what counts are of no document that the folder holds, or hang on no row."""
    return sum(len(found) for found in _strays(connection).values())


def _strays(connection: Connection) -> dict[TableClause, list[int]]:
    """The places of such rows, by table."""
    effective, document = schema.effective, schema.document
    held = select(document.c.nr).where(document.c.id.in_(holdings.held()))
    found = {effective: select(effective.c.place).where(effective.c.document.not_in(held))}
    places = select(effective.c.place)
    found |= {table: select(table.c.place).where(table.c.place.not_in(places)) for _, table in SETS}
    return {table: list(connection.scalars(query)) for table, query in found.items()}


def drop_strays(connection: Connection) -> None:
    """Take them out."""
    found = _strays(connection)
    deriving.drop(connection, found[schema.effective])
    for _, table in SETS:
        for some in deriving.chunks(found[table], deriving.CHUNK):
            connection.execute(table.delete().where(table.c.place.in_(some)))


def make_anew(connection: Connection, documents: Iterable[str], language: Language) -> None:
    """Derive these documents from nothing, as far as the folder still holds them."""
    table = schema.document
    for id_ in documents:
        of = select(table.c.nr, table.c.position).where(table.c.id == id_, table.c.position.is_not(None))
        row = connection.execute(of).one_or_none()
        if row is None:
            continue
        deriving.drop_document(connection, row.nr)
        for _, kept in SETS:
            connection.execute(kept.delete().where(*_within(kept, row.position)))
        holdings.catch_up(connection, [id_], language)


def vectors(connection: Connection, encoder: str | None) -> tuple[int, list[str]]:
    """How many documents have vectors, and those of which they are of another size or encoder, by id.

    `encoder` is that of the corpus; None where the corpus does not know.
    """
    table, observation, document = schema.vector, schema.observation, schema.document
    widths: dict[str, int] = {}
    wrong: list[str] = []
    query = select(table, document.c.nr).join(document, document.c.id == table.c.document)
    rows = connection.execute(query.order_by(table.c.document)).mappings().all()
    for row in rows:
        numbers = _numbers(row["observations"])
        mine = select(observation.c.nr).where(observation.c.document == row["document"])
        width = len(row["data"]) // len(numbers) if numbers else widths.get(row["encoder"], 0)
        expected = widths.setdefault(row["encoder"], width)
        if (
            numbers is None
            or encoder not in {None, row["encoder"].partition(FITTED)[0]}
            or len(row["data"]) != len(numbers) * expected
            or not set(numbers) <= set(connection.scalars(mine))
        ):
            wrong.append(row["document"])
    return len(rows), wrong


def _numbers(content: bytes) -> array[int] | None:
    """The numbers in a row of `vector`; None when the bytes are no numbers."""
    numbers = array(NUMBER)
    if len(content) % numbers.itemsize:
        return None
    numbers.frombytes(content)
    return numbers
