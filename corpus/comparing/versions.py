"""The document that a user means: by the first digits of its id, or by the name of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import holdings, schema
from corpus.erasures import SHOWN
from corpus.errors import UnknownDocumentError
from corpus.model import stem_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

FEWEST = 4
"""With fewer digits, a name is meant."""


def version(connection: Connection, name: str) -> str:
    """The id of the one document that is meant; a name means what the folder has under it now.

    Raises `UnknownDocumentError` when there is none, or more than one.
    """
    files = holdings.files(connection)
    there = {file: id_ for file, id_ in files.items() if name.casefold() in _names(file)}
    found = sorted(set(there.values())) or _with_digits(connection, name.casefold())
    if len(found) == 1:
        return found[0]
    if found:
        told = ", ".join(id_[:SHOWN] for id_ in found)
        raise UnknownDocumentError(f"'{name}' kan van alles zijn.", f"Kies uit: {told}.")
    raise UnknownDocumentError(
        f"Het corpus heeft geen stuk '{name}'.",
        "Neem de naam of het kenmerk over uit: rodedraad documents.",
    )


def _names(file: str) -> set[str]:
    return {file.casefold(), stem_of(file).casefold()}


def _with_digits(connection: Connection, digits: str) -> list[str]:
    ids = connection.scalars(select(schema.document.c.id))
    return sorted(id_ for id_ in ids if len(digits) >= FEWEST and id_.startswith(digits))
