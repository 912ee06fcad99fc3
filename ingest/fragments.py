"""What a page consists of before its lines are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one line; coordinates in points from the page's top left corner.

    `size` is the height of its type, `angle` its direction in radians, `notes` are the ranges in
    `text` of footnote digits, `words` the left and right edge of each of its words. `cell` says that
    it is what a cell of a ruled table holds.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    angle: float = 0.0
    notes: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[float, float], ...] = ()
    cell: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle line on the page."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the reader found it.

    `scanned` says that it is a picture without text, `drawn` how many lines and shapes are on it.
    """

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    scanned: bool = False
    drawn: int = 0

    @property
    def angle(self) -> float:
        """The direction of most of its text; what stands at another angle is a stamp."""
        angles = Counter(fragment.angle for fragment in self.fragments)
        return max(angles, key=lambda angle: (angles[angle], -angle), default=0.0)
