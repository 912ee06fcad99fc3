"""The document that a user means: by the first digits of its id, or by the name of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import holdings, schema
from corpus.errors import ComparisonError
from corpus.model import stem_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

DIGITS = 12
"""As many digits of an id are shown: no two documents of a dossier share them."""
FEWEST = 4
"""With fewer digits, a name is meant."""


def version(connection: Connection, name: str) -> str:
    """The id of the one document that is meant; a name means what the folder has under it now.

    Raises `ComparisonError` when there is none, or more than one.
    """
    files = holdings.files(connection)
    there = {file: id_ for file, id_ in files.items() if name.casefold() in _names(file)}
    found = sorted(set(there.values())) or _with_digits(connection, name.casefold())
    if len(found) == 1:
        return found[0]
    if found:
        told = ", ".join(id_[:DIGITS] for id_ in found)
        raise ComparisonError(f"'{name}' kan van alles zijn.", f"Kies uit: {told}.")
    raise ComparisonError(
        f"Het corpus heeft geen stuk '{name}'.",
        "Neem de naam of het kenmerk over uit: rodedraad documents.",
    )


def _names(file: str) -> set[str]:
    return {file.casefold(), stem_of(file).casefold()}


def _with_digits(connection: Connection, digits: str) -> list[str]:
    ids = connection.scalars(select(schema.document.c.id))
    return sorted(id_ for id_ in ids if len(digits) >= FEWEST and id_.startswith(digits))
