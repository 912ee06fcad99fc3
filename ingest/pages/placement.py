"""A line on its page, with what its page says it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING

from corpus.model import Region

if TYPE_CHECKING:
    from corpus.model import BlockKind
    from ingest.pages.fragments import Fragment, Sheet


class Column(IntEnum):
    """Where a line stands on its page."""

    WHOLE = 0
    LEFT = 1
    RIGHT = 2
    MARGIN = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a column, which may be a row of a table; `cell`: it is a loose cell."""

    fragments: tuple[Fragment, ...]
    column: Column
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A placed line and what it is; `box`, `text` and `parts` follow from its fragments.

    `parts` are the fragments, for a row of a table those of its cells.
    """

    placed: Placed
    sheet: Sheet
    kind: BlockKind | None = None
    aside: bool = False
    note: bool = False
    box: Region = field(init=False)
    text: str = field(init=False)
    parts: tuple[Fragment, ...] = field(init=False)

    def __post_init__(self) -> None:
        parts = self.placed.fragments
        box = Region(
            self.sheet.number,
            min([f.x0 for f in parts]),
            min([f.top for f in parts]),
            max([f.x1 for f in parts]),
            max([f.bottom for f in parts]),
        )
        object.__setattr__(self, "box", box)
        object.__setattr__(self, "text", " ".join([f.text for f in parts]))
        own = [(f,) if f.row is None else (g for cell in f.row.cells for g in cell) for f in parts]
        object.__setattr__(self, "parts", tuple(chain.from_iterable(own)))

    @property
    def first(self) -> Fragment:
        """What it begins with."""
        return self.placed.fragments[0]
