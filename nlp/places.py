"""Where a unit stands: the page of an offset in the source, and how surely its words were recognised."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading


def pages(reading: Reading) -> Callable[[int], int]:
    """Tells on which page an offset of the source lies; 0 for a format without pages."""
    starts = [page.start for page in reading.pages]

    def page_of(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        return reading.pages[at].number if at >= 0 and offset < reading.pages[at].end else 0

    return page_of


def confidences(reading: Reading) -> Callable[[int, int], float | None]:
    """Tells how sure the least certain recognised word of a range of the source is; none if it was typed."""
    words = [word for page in reading.pages for word in page.words]
    ends = [word.end for word in words]

    def lowest(start: int, end: int) -> float | None:
        within = takewhile(lambda word: word.start < end, islice(words, bisect_right(ends, start), None))
        return min((word.confidence for word in within), default=None)

    return lowest
