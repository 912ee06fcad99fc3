"""Taking a document out of the record for good, as the right to be forgotten asks (GDPR, article 17).

What is left is its hash, when and why it went and who decided so, so that it is not read again unnoticed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from corpus import deriving, holdings, schema
from corpus.erasures import SHOWN, Erasure, erasures
from corpus.errors import CorpusBusyError, UnknownDocumentError
from corpus.migrations import SQLITE
from corpus.model import Laag

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.store import Corpus

SHORTEST = 8
"""With so many digits an id may be cut off, as long as one document fits."""


def named(connection: Connection, name: str) -> str:
    """The id of the document with this name, file stem, or (begin of its) id.

    Raises `UnknownDocumentError` when none fits, or several do.
    """
    document, holding = schema.document.c, schema.holding.c
    joined = schema.document.outerjoin(schema.holding, holding.document == document.id)
    of = [document.name == name, document.stem == name, holding.name == name]
    if len(name) >= SHORTEST:
        of.append(document.id.startswith(name.lower(), autoescape=True))
    query = select(document.id, document.name).select_from(joined).where(or_(*of)).distinct()
    found = sorted(connection.execute(query).all() if name else (), key=lambda row: (row.name, row.id))
    if len(found) == 1:
        return str(found[0].id)
    if not found:
        raise UnknownDocumentError(
            f"Het corpus heeft geen stuk '{name}'.", "Geef de naam van het bestand, zoals in de map."
        )
    those = ", ".join(f"{row.name or 'verwijderd'} ({row.id[:SHOWN]})" for row in found)
    raise UnknownDocumentError(
        f"Er zijn {len(found)} stukken die '{name}' heten: {those}.", "Geef het begin van het id."
    )


def erase(corpus: Corpus, name: str, reason: str, author: str) -> str:
    """Take a document out wholly; gives its id. One that was removed before stays as it was marked then.

    Documents that inherited judgements from it are derived anew, without them. Its words may still lie in
    free space: `clean` sees to that. Raises `UnknownDocumentError`.
    """
    with corpus.writing() as connection:
        id_ = named(connection, name)
        erasure = erasures(connection).get(id_) or Erasure(corpus.moment(), reason, author)
        later = _later(connection, id_)
        _take_out(connection, id_, erasure)
        holdings.catch_up(connection, later, corpus.language)
        if connection.dialect.name == SQLITE:  # words of what was deleted leave the index when it is merged
            for index in ("search", "search_public"):
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608
    return id_


def clean(corpus: Corpus) -> None:
    """See to it that what was erased does not lie in the file any more.

    A server overwrites its free space in its own time; its journals and copies are its administrator's.
    Raises `CorpusBusyError` when others keep reading the file as it was.
    """
    if not corpus.compact():
        raise CorpusBusyError(
            "Het stuk is verwijderd, maar een ander programma leest nog de vorige stand van het corpus.",
            "Sluit dat programma en geef dezelfde opdracht nog eens, met het id van het stuk.",
        )


def allow(corpus: Corpus, name: str) -> str:
    """Let a document that was removed be read again; gives its id. Raises `UnknownDocumentError`."""
    with corpus.writing() as connection:
        id_ = named(connection, name)
        if id_ not in erasures(connection):
            raise UnknownDocumentError(f"Stuk '{name}' is niet verwijderd.", "Er valt niets toe te staan.")
        for table, key in ((schema.failure, "document"), (schema.document, "id")):
            connection.execute(table.delete().where(table.c[key] == id_))
    return id_


def _later(connection: Connection, id_: str) -> list[str]:
    """The documents that count and came under a name of this one, and so may have inherited from it."""
    later, earlier = schema.holding.alias("later"), schema.holding.alias("earlier")
    joined = later.join(earlier, and_(earlier.c.name == later.c.name, earlier.c.nr < later.c.nr))
    query = select(later.c.document).select_from(joined)
    those = query.where(earlier.c.document == id_, later.c.document.in_(holdings.held()))
    return sorted(set(connection.scalars(those)) - {id_})


def _take_out(connection: Connection, id_: str, erasure: Erasure) -> None:
    """All that hangs on the document goes; the row itself keeps the hash, and why the rest is gone."""
    document = schema.document
    number = connection.scalar(select(document.c.nr).where(document.c.id == id_))
    deriving.drop_document(connection, int(number or 0))
    hanging = (schema.failure, schema.holding, schema.judgement, schema.vector, *schema.READING)
    for table in (*hanging, schema.observation, schema.analysis):  # codings go with these last
        connection.execute(table.delete().where(table.c.document == id_))
    nothing = {"name": "", "stem": "", "format": "", "page_count": 0, "laag": Laag.ONBEKEND.value}
    aside = {"analysis": None, "position": None, "stale": 0, "erased": erasure.written()}
    connection.execute(document.update().where(document.c.id == id_).values(nothing | aside))
