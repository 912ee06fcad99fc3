"""Who speaks with one voice in the dossiers of the law in use, as `stemmen.toml` says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.codebook import Collective
from corpus.errors import CodebookError
from corpus.model import Laag

if TYPE_CHECKING:
    from corpus.lawbook import Lawbook

TABLE = "gezamenlijk"
NOBODY = r"(?!)"
"""A pattern that nothing matches."""


def collective() -> Collective | None:
    """The collective of the law in use; none when nobody speaks as one there. Raises `CodebookError`."""
    return of(lawbook.in_use())


@lru_cache(maxsize=4)
def of(book: Lawbook) -> Collective | None:
    """The collective that a codebook tells of. Raises `CodebookError` when something lacks."""
    row = book.table(lawbook.VOICES).get(TABLE)
    if row is None:
        return None
    try:
        return Collective(row["naam"], row["kort"], row["lidwoord"], Laag(row["laag"]), row["leden"])
    except (KeyError, TypeError, ValueError) as error:
        raise CodebookError(
            f"Het codeboek klopt niet: {lawbook.VOICES}, [{TABLE}]: {error}.",
            "Geef naam, kort, lidwoord, laag en leden.",
        ) from error


def word() -> str:
    """A regular expression for its short name, in small letters; one that nothing matches without any."""
    found = collective()
    return re.escape(found.short.lower()) if found else NOBODY
