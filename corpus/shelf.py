"""The order of the documents in the corpus as whole numbers with room between them. Pure.

An observation's place is its document's position and its rank in the document in one number, so that the
database gives observations in reading order, of the whole corpus, without sorting. A new document takes a
number between its neighbours; those that are there keep theirs as far as possible.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STEP = 2**16
"""Room between two documents for those that come later; positions have 39 bits, ranks 24."""
FARTHEST = 2**38
"""Beyond this, on either side, everything is spread anew."""
EASE = 0.6
"""A wide stretch is left roomier than a narrow one, with n ** 0.6 between n documents, so that the next at
the same spot moves few others (M. Bender et al., Two Simplified Algorithms for Maintaining Order in a List,
2002, with T = 1.5)."""


def positions(order: Sequence[str], current: Mapping[str, int]) -> dict[str, int]:
    """A position for each document of `order`, ascending; those of `current` are kept where they can be.

    Where there is no room left between two, those beside them make room.
    """
    kept = _ascending([id_ for id_ in order if id_ in current], current)
    found = [current[id_] if id_ in kept else None for id_ in order]
    start = 0
    while start < len(order):
        if found[start] is None:
            start = _fill(found, start)
        start += 1
    given = {id_: at for id_, at in zip(order, found, strict=True) if at is not None}
    if any(abs(at) > FARTHEST for at in given.values()):
        return {id_: STEP * number for number, id_ in enumerate(order, start=1)}
    return given


def _fill(found: list[int | None], start: int) -> int:
    """Give places from `start` up to the next that is taken; tells where that is. Takes neighbours along."""
    end, least = _taken(found, start), 1.0
    low, gap = _room(found, start, end)
    while gap < least:
        start, end = max(0, start - 1), _taken(found, min(len(found), end + 1))
        low, gap = _room(found, start, end)
        least = (end - start) ** EASE
    for number, at in enumerate(range(start, end), start=1):
        found[at] = low + gap * number
    return end


def _taken(found: Sequence[int | None], start: int) -> int:
    """The first that has a place already, from `start` on."""
    return next((at for at in range(start, len(found)) if found[at] is not None), len(found))


def _room(found: Sequence[int | None], start: int, end: int) -> tuple[int, int]:
    """Below what the stretch begins, and how far apart its documents can stand; the ends are open."""
    wanted = STEP * (end - start + 1)
    low = found[start - 1] if start else None
    high = found[end] if end < len(found) else None
    if low is None:
        low = 0 if high is None else high - wanted
    high = low + wanted if high is None else high
    return low, (high - low) // (end - start + 1)


def _ascending(ids: Sequence[str], current: Mapping[str, int]) -> set[str]:
    """The most documents that stand in the right order among each other (longest increasing subsequence)."""
    tails: list[int] = []
    holders: list[str] = []
    before: dict[str, str | None] = {}
    for id_ in ids:
        at = bisect_left(tails, current[id_])
        before[id_] = holders[at - 1] if at else None
        tails[at : at + 1], holders[at : at + 1] = [current[id_]], [id_]
    kept: set[str] = set()
    last = holders[-1] if holders else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
