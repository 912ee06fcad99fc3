"""One document that a visitor may see, and the file that it was read from."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from fastapi import HTTPException
from sqlalchemy import select

from corpus import query, rows, schema
from corpus.about import documents
from corpus.errors import RodedraadError
from ingest.settings import DEFAULT
from rodedraad import dossier
from rodedraad.web.documents import folder

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from corpus.about import About
    from corpus.model import Document
    from corpus.store import Corpus
    from ingest.settings import Settings
    from rodedraad.web.house import House

ORIGINALS = "bronnen"


def about(connection: Connection, id_: str) -> About:
    """What is known of a document that the folder holds. Raises a 404 for any other."""
    for one in documents(connection).by_number.values():
        if one.id == id_:
            return one
    raise HTTPException(404, "Dit stuk is er niet, of niet meer.")


def document(corpus: Corpus, id_: str) -> Document:
    """That document, with its parts and facts. Raises a 404."""
    table, part, fact = schema.document, schema.part, schema.fact
    with corpus.reading() as connection:
        about(connection, id_)
        found = connection.execute(select(table).where(table.c.id == id_)).mappings().one()
        parts = query.grouped(
            connection, select(part).where(part.c.document == id_).order_by(part.c.idx), "document"
        )
        facts = query.grouped(
            connection, select(fact).where(fact.c.document == id_).order_by(fact.c.idx), "document"
        )
    return rows.document_of(dict(found), parts[id_], facts[id_])


def original(house: House, id_: str) -> Path:
    """The file itself, kept by content. Raises a 404 when it was not kept."""
    kept = sorted((house.settings.out / ORIGINALS).glob(f"{id_}*"))
    if not kept:
        raise HTTPException(404, "Het bestand van dit stuk is niet bewaard. Lees het dossier opnieuw in.")
    return kept[0]


def pdf(house: House, document: Document) -> Path | None:
    """The file of a document when it is a PDF that was kept: its pages can be drawn."""
    if document.format != "pdf":
        return None
    return next((house.settings.out / ORIGINALS).glob(f"{document.id}*"), None)


def settings(house: House, name: str) -> Settings:
    """How the document with this name is read: with its password, if the dossier says one."""
    place = folder.of(house)
    with suppress(RodedraadError):
        return dossier.settings(place).settings(name) if place else DEFAULT
    return DEFAULT
