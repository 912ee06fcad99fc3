"""What a dossier covers and what it leaves open: counts in two forms, and who did not speak.

Silence is no statement: a source that says that something is no problem has spoken, one that says nothing
has not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.findings import Bron, Passage


class Stance(StrEnum):
    """What a source says on a thema."""

    PROBLEM = "knelpunt"
    """It names a bottleneck, effect or question, or asks for something."""
    NO_PROBLEM = "geen probleem"
    """It says that it works well or is no problem, and names no bottleneck."""
    BOTH = "beide"
    """It names a bottleneck, and says elsewhere that something of it works well or is no problem."""
    TOUCHED = "genoemd"
    """It touches the subject without either."""
    NO_STATEMENT = "geen uitspraak"
    """It does not speak of it."""


class Reply(StrEnum):
    """What became of the request to an organisation to contribute."""

    SENT = "bijgedragen"
    """A document of it, alone or with others, is in the dossier."""
    HEARD = "alleen aan het woord"
    """It sent nothing, but documents of others (minutes) give its words."""
    NONE = "niets ontvangen"


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents say something, copies of shared text included, and how many independent sources."""

    documents: int = 0
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by row and column; `cells[i][j]` belongs to `rows[i]` and `columns[j]`.

    `row_totals[i]` counts each document and source of the row once, so that it is no sum of its cells.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Count, ...], ...]
    row_totals: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What a source says on a thema, with the passages that show it (none for no statement)."""

    thema: str
    bron: Bron
    stance: Stance
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation that was asked to contribute, by the name under which it was asked.

    `bron` is its voice in the dossier, `documents` the stems of what it sent.
    """

    name: str
    reply: Reply
    bron: Bron | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """The tables and what they leave open.

    `positions` holds every thema with every source, `asked` who was asked in the order of the request, and
    `uncovered` the themas on which no source speaks at all.
    """

    by_source: Table
    by_fase: Table
    by_toerekening: Table
    positions: tuple[Position, ...]
    asked: tuple[Asked, ...]
    uncovered: tuple[str, ...]
