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
"""Room between two documents for as many that come later; positions have 39 bits, ranks 24."""


def positions(order: Sequence[str], current: Mapping[str, int]) -> dict[str, int]:
    """A position for each document of `order`, ascending; those of `current` are kept where they can be."""
    kept = _ascending([id_ for id_ in order if id_ in current], current)
    found: dict[str, int] = {}
    waiting: list[str] = []
    for id_ in order:
        if id_ not in kept:
            waiting.append(id_)
            continue
        if not _between(found, waiting, current[id_]):
            return {other: STEP * number for number, other in enumerate(order, start=1)}
        found[id_] = current[id_]
        waiting = []
    last = max(found.values(), default=0)
    return found | {id_: last + STEP * number for number, id_ in enumerate(waiting, start=1)}


def _between(found: dict[str, int], waiting: Sequence[str], high: int) -> bool:
    """Spread the waiting documents evenly below `high`; gives whether there is room."""
    low = next(reversed(found.values())) if found else high - STEP * (len(waiting) + 1)
    gap = (high - low) // (len(waiting) + 1)
    found |= {id_: low + gap * number for number, id_ in enumerate(waiting, start=1)}
    return gap > 0


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
