"""A document as one text for other programs: its blocks one after another, so that every offset is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import schema
from corpus.ids import observation_id
from corpus.model import BlockKind
from corpus.spans import AlignedText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Laid:
    """A document's text, and for each of its blocks where it begins in that text."""

    document: str
    name: str
    text: str
    starts: Mapping[int, int]
    runs: Mapping[int, str]

    def id_of(self, block: int, start: int, end: int) -> str:
        """The id of the observation in this range of a block."""
        first = self.starts[block]
        last = max(at + length for at, _, length in json.loads(self.runs[block]))
        content = AlignedText.from_runs(self.text[first : first + last], json.loads(self.runs[block]))
        return observation_id(
            self.document, *content.source_span(start, end), self.text[first + start : first + end]
        )


def laid(connection: Connection, documents: Sequence[tuple[str, str]]) -> dict[str, Laid]:
    """Documents, by id and name, as texts; without the furniture of pages."""
    return {id_: _laid(connection, id_, name) for id_, name in documents}


def _laid(connection: Connection, document: str, name: str) -> Laid:
    table = schema.block
    told = select(table.c.idx, table.c.text, table.c.runs).where(
        table.c.document == document, table.c.kind != BlockKind.FURNITURE.value
    )
    texts: list[str] = []
    starts: dict[int, int] = {}
    runs: dict[int, str] = {}
    at = 0
    for row in connection.execute(told.order_by(table.c.idx)):
        starts[row.idx], runs[row.idx] = at, row.runs
        texts.append(row.text)
        at += len(row.text) + len(BETWEEN)
    return Laid(document, name, BETWEEN.join(texts), starts, runs)
