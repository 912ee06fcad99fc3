"""The log of judgements in the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import rows, schema
from corpus.errors import ReviewError
from corpus.recording import next_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from corpus.judgements import Judgement


def enter(connection: Connection, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Add events to the log; gives them with their numbers."""
    number = next_number(connection, schema.judgement)
    entered = tuple(replace(one, nr=number + i) for i, one in enumerate(judgements))
    for one in entered:
        connection.execute(schema.judgement.insert(), rows.judgement_row(one))
    return entered


def everything(connection: Connection) -> tuple[Judgement, ...]:
    """The whole log, by number."""
    query = select(schema.judgement).order_by(schema.judgement.c.nr)
    return tuple(rows.judgement_of(dict(row)) for row in connection.execute(query).mappings())


def document_of(connection: Connection, observation: str) -> str:
    """The document of an observation. Raises `ReviewError` when the corpus does not have it."""
    table = schema.observation
    found = connection.scalar(select(table.c.document).where(table.c.id == observation))
    if found is None:
        raise ReviewError(
            f"Het corpus heeft geen waarneming '{observation}'.",
            "Neem het id over uit: rodedraad observations of rodedraad search.",
        )
    return str(found)


def held_document_of(connection: Connection, observation: str) -> str:
    """Idem, of an observation that counts now. Raises `ReviewError` when it does not."""
    document = document_of(connection, observation)
    table = schema.document
    if connection.scalar(select(table.c.position).where(table.c.id == document)) is None:
        raise ReviewError(
            f"Het stuk van waarneming '{observation}' staat niet meer in de map.",
            "Beoordeel de zin in de nieuwe versie van het stuk.",
        )
    return document
