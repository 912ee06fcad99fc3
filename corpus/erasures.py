"""That a document was removed from the corpus, and what that means for whoever meets its file again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import schema
from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from sqlalchemy import Connection

SHOWN = 12
"""Digits of an id that are enough to name a document by."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """When a document was removed (ISO 8601, UTC), why, and who decided so."""

    moment: str
    reason: str
    author: str

    def refusal(self, id_: str) -> UnreadableError:
        """Why a file with this content is not read again, and how it can be."""
        return UnreadableError(
            f"Dit stuk is op {self.moment[:10]} verwijderd door {self.author}: {self.reason.rstrip('.')}.",
            "Haal het bestand uit de map, of sta het weer toe met: "
            f"rodedraad remove {id_[:SHOWN]} --undo --corpus MAP.",
        )

    def written(self) -> str:
        """As text; `erasures` reads it back."""
        return json.dumps(asdict(self), ensure_ascii=False)


def erasures(connection: Connection) -> dict[str, Erasure]:
    """The documents that were removed, by id."""
    table = schema.document
    query = select(table.c.id, table.c.erased).where(table.c.erased != "")
    return {row.id: Erasure(**json.loads(row.erased)) for row in connection.execute(query)}
