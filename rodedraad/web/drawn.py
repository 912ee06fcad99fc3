"""What page models, reports and tests of drafts draw on: they stand as long as all of it may be told.

A document that has become confidential, or was removed for good, is not to be told of any longer by what was
made before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import schema
from corpus.remembered import DOCUMENTS, remembered

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.findings import Findings
    from corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class Drawn:
    """The ids of the documents that something drew on."""

    documents: tuple[str, ...]

    def stands(self, corpus: Corpus) -> bool:
        """Whether the corpus of those who ask still has all of them."""
        with corpus.reading() as connection:
            there = remembered(connection, "there", (DOCUMENTS,), lambda: _there(connection))
        return there.issuperset(self.documents)


def drawn(findings: Findings, corpus: Corpus) -> Drawn:
    """What findings over a corpus draw on."""
    told = {passage.observation.document for passage in findings.passages}
    return Drawn(tuple(sorted(told.union(one.id for one in corpus.documents()))))


def _there(connection: Connection) -> frozenset[str]:
    table = schema.document.c
    return frozenset(connection.scalars(select(table.id).where(table.erased == "")))
