"""What the folder holds: which documents count, under which name, in which order; the history of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from corpus import deriving, schema
from corpus.erasures import erasures
from corpus.model import stem_of
from corpus.recording import insert, next_number
from corpus.shelf import positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Select

    from corpus.language import Language

IMPORTED = "import"
"""The format of a document that came in as a table: no folder has it."""
AT_ONCE = 500
"""New documents that begin to count in one transaction; others wait for it."""


def held() -> Select[tuple[str]]:
    """The ids of the documents that the folder holds."""
    return select(schema.holding.c.document).where(schema.holding.c.until == "")


def holds(connection: Connection, document: str) -> bool:
    """Whether the folder holds a document."""
    held_here = schema.holding.c
    query = select(held_here.nr).where(held_here.document == document, held_here.until == "").limit(1)
    return connection.scalar(query) is not None


def files(connection: Connection) -> dict[str, str]:
    """The files that the folder holds: name to document id, in order of name.

    It is put in order here: each database has an order of letters of its own.
    """
    table = schema.holding
    query = select(table.c.name, table.c.document).where(table.c.until == "")
    return dict(sorted((row.name, row.document) for row in connection.execute(query)))


def hold(connection: Connection, wanted: Mapping[str, str], moment: str) -> None:
    """Let the history say that the folder holds these files, name to document id, and no others.

    What was removed from the corpus does not count, even when the folder still holds it; what was imported
    stays, unless the folder has another file of that name.
    """
    table, there, removed = schema.holding, files(connection), erasures(connection)
    wanted = {name: id_ for name, id_ in wanted.items() if id_ not in removed}
    brought = _imported(connection)
    gone = [
        {"old": name}
        for name, id_ in there.items()
        if wanted.get(name) != id_ and (id_ not in brought or name in wanted or id_ in wanted.values())
    ]
    if gone:
        ended = table.update().where(table.c.name == bindparam("old"), table.c.until == "")
        connection.execute(ended.values(until=moment), gone)
    number = next_number(connection, table)
    new = [(name, id_) for name, id_ in sorted(wanted.items()) if there.get(name) != id_]
    added = [
        {"nr": number + i, "name": name, "document": id_, "since": moment, "until": ""}
        for i, (name, id_) in enumerate(new)
    ]
    insert(connection, table, added)


def _imported(connection: Connection) -> set[str]:
    table = schema.document
    return set(connection.scalars(select(table.c.id).where(table.c.format == IMPORTED)))


def rename(connection: Connection) -> None:
    """Documents go by the first name that the folder has for them now."""
    names: dict[str, str] = {}
    for name, id_ in files(connection).items():
        names.setdefault(id_, name)
    table = schema.document
    query = select(table.c.id, table.c.name).where(table.c.id.in_(held()))
    known = {row.id: row.name for row in connection.execute(query)}
    changed = [
        {"its_id": id_, "its_name": name, "its_stem": stem_of(name)}
        for id_, name in names.items()
        if known.get(id_) != name
    ]
    if changed:
        values: dict[str, Any] = {"name": bindparam("its_name"), "stem": bindparam("its_stem")}
        connection.execute(table.update().where(table.c.id == bindparam("its_id")).values(values), changed)


def shelve(connection: Connection) -> list[str]:
    """Give every document that the folder holds its position, and take out what it holds no longer.

    New documents, and those that had to move, are stale from now on. Gives those that moved: until they are
    brought in step, in the same transaction, nobody finds them.
    """
    table = schema.document
    gone = select(table.c.nr).where(table.c.position.is_not(None), table.c.id.not_in(held()))
    for number in connection.scalars(gone).all():
        deriving.drop_document(connection, number)
        connection.execute(table.update().where(table.c.nr == number).values(position=None, stale=1))
    query = select(table.c.id, table.c.nr, table.c.stem, table.c.name, table.c.position)
    there = connection.execute(query.where(table.c.id.in_(held()))).all()
    order = [row.id for row in sorted(there, key=lambda row: (row.stem, row.name, row.id))]
    current = {row.id: row.position for row in there if row.position is not None}
    wanted = positions(order, current)
    changed = [row for row in there if current.get(row.id) != wanted[row.id]]
    moved = [row for row in changed if row.id in current]
    for row in moved:
        deriving.drop_document(connection, row.nr)
    if changed:
        at = [{"its_id": row.id, "its_position": wanted[row.id]} for row in changed]
        placed = table.update().where(table.c.id == bindparam("its_id"))
        connection.execute(placed.values(position=bindparam("its_position"), stale=1), at)
    return [row.id for row in moved]


def stale(connection: Connection, most: int) -> list[str]:
    """The first documents that the folder holds whose rows are not in step, by position.

    One without an analysis is damaged: nothing follows from it until it is read again.
    """
    table = schema.document
    wanted = (table.c.stale == 1, table.c.analysis.is_not(None), table.c.id.in_(held()))
    return list(connection.scalars(select(table.c.id).where(*wanted).order_by(table.c.position).limit(most)))


def catch_up(connection: Connection, documents: Iterable[str], language: Language) -> None:
    """Bring the rows of these documents in step."""
    table = schema.document
    for document in documents:
        deriving.derive(connection, document, language)
        connection.execute(table.update().where(table.c.id == document).values(stale=0))
