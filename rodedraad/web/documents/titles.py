"""What a reader would call each document, wherever a page names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import holdings, schema
from corpus.remembered import DOCUMENTS, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection


def titles(connection: Connection) -> Mapping[str, str]:
    """By id: the subject, else the title of the first part that has one. Documents without have no entry."""
    return remembered(connection, "titles", (DOCUMENTS,), lambda: _read(connection))


def _read(connection: Connection) -> dict[str, str]:
    fact, part = schema.fact.c, schema.part.c
    titled = select(part.document, part.title).where(part.title != "", part.document.in_(holdings.held()))
    found: dict[str, str] = {}
    for row in connection.execute(titled.order_by(part.document, part.idx)):
        found.setdefault(row.document, row.title)
    subjects = select(fact.document, fact.value).where(fact.field == "subject")
    return found | {row.document: row.value for row in connection.execute(subjects)}
