"""The numbers of list items and headings as a word processor shows them: counters by level, labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)

LARGEST = 9_999
"""No list is longer; a file that counts on from a larger number is damaged."""


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts: its first number, its numerals, its label with "%1" for level 1.

    `numerals` is "1", "01", "a", "A", "i", "I", or "" for a bullet or nothing. It begins anew after an item
    of a higher level up to `again` (from 1; 0: it always counts on). `plain` writes all numbers of the label
    in figures.
    """

    start: int = 1
    numerals: str = ""
    label: str = ""
    again: int = 9
    plain: bool = False


class Counters:
    """The counters of one list as it goes on, level by level."""

    def __init__(self, levels: Mapping[int, Level]) -> None:
        self.levels = levels
        self.counts: dict[int, int] = {}

    def label(self, depth: int, *, first: int | None = None) -> str:
        """The label of the next item at this level (from 1), "" for a bullet; `first` sets its number."""
        level = self.levels.get(depth, Level())
        self.counts[depth] = first if first is not None else self.counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in self.counts if d > depth]:
            if depth <= self.levels.get(deeper, Level()).again:
                del self.counts[deeper]
        return self._written(level) if level.numerals else ""

    def _written(self, level: Level) -> str:
        text = level.label
        for depth in range(9, 0, -1):
            if f"%{depth}" in text:
                other = self.levels.get(depth, Level())
                count = self.counts.get(depth, other.start)
                numerals = "1" if level.plain and other.numerals else other.numerals
                text = text.replace(f"%{depth}", numeral(count, numerals))
        return text.strip()


def numeral(count: int, numerals: str) -> str:
    """A number in these numerals ("1", "01", "a", "A", "i", "I"; "" shows none)."""
    write = _WRITTEN.get(numerals.lower())
    if write is None:
        return ""
    text = write(count) if 0 < count <= LARGEST else str(count)
    return text.upper() if numerals.isupper() else text


def _letters(count: int) -> str:
    """As word processors do: z is followed by aa, bb, cc."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    text = ""
    for value, sign in ROMAN:
        text += sign * (count // value)
        count %= value
    return text


_WRITTEN: dict[str, Callable[[int], str]] = {
    "1": str,
    "01": "{:02}".format,
    "a": _letters,
    "i": _roman,
}
