"""What a page consists of before its lines are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.pages.drawings import NOTHING

if TYPE_CHECKING:
    from ingest.pages.drawings import Drawings


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one line; coordinates in points from the page's top left corner.

    `size` is the height of its type, `angle` its direction in radians, `notes` are the ranges in
    `text` of footnote digits, `words` the left and right edge of each of its words. `row` is there when
    it is a whole row of a table. `confidences` are those of its words, from 0 to 1, when they
    were recognised on a picture.
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
    row: TableRow | None = None
    confidences: tuple[float, ...] = ()

    @property
    def middle(self) -> float:
        """The height of its middle line on the page."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0


def piece_of(fragment: Fragment, start: int, end: int) -> Fragment:
    """The words of a fragment from `start` up to `end`."""
    texts = fragment.text.split(" ")
    at = sum(len(text) + 1 for text in texts[:start])
    text = " ".join(texts[start:end])
    return replace(
        fragment,
        text=text,
        x0=fragment.words[start][0],
        x1=fragment.words[end - 1][1],
        words=fragment.words[start:end],
        notes=tuple((a - at, b - at) for a, b in fragment.notes if at <= a and b <= at + len(text)),
        confidences=fragment.confidences[start:end],
    )


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: the table's number in the file, whether it is a header, the lines of each cell."""

    table: int
    header: bool
    cells: tuple[tuple[Fragment, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the reader found it.

    `scanned` says that it is a picture, `drawn` are the lines and grounds on it, `shapes` is the number of
    all that is drawn. `dots` says in how many dots an inch its largest picture was taken (0: it has none),
    `pixels` how many its richest picture holds. `turned` are the degrees, clockwise, by which it was
    turned to be read, `slope` is how much its lines fell to the right; boxes and size are of it turned
    and made level. `angle` is the direction of most of its text: what stands at another is a stamp.
    """

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    scanned: bool = False
    drawn: Drawings = NOTHING
    shapes: int = 0
    dots: float = 0.0
    pixels: int = 0
    turned: int = 0
    slope: float = 0.0
    angle: float = field(init=False)

    def __post_init__(self) -> None:
        angles: Counter[float] = Counter()
        for fragment in self.fragments:
            angles[fragment.angle] += len(fragment.text)
        most = max(angles, key=lambda angle: (angles[angle], -angle), default=0.0)
        object.__setattr__(self, "angle", most)
