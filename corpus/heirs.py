"""Where a judged observation went when its file was replaced or read anew. Pure.

The same words (whatever their spacing) are the same statement; what was reworded is only pointed out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Placed:
    """An observation by what it says and where: the headings above it and its rank in its document."""

    id: str
    text: str
    path: tuple[str, ...]
    seq: int


@dataclass(frozen=True, slots=True)
class Heir:
    """What came in the place of `of`; `exact` says that the words are the same."""

    id: str
    of: str
    exact: bool


def heirs(gone: Iterable[Placed], present: Sequence[Placed]) -> tuple[Heir, ...]:
    """For each observation that is gone what came in its place, where something did.

    An heir has one ancestor: of several that are gone the first, as given. Of several that are present with
    the same words the one under the same headings comes first, then the nearest in rank.
    """
    by_words: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in present:
        by_words[_words(placed.text)].append(placed)
    taken: set[str] = set()
    found: list[Heir] = []
    left: list[Placed] = []
    for one in gone:
        free = [placed for placed in by_words[_words(one.text)] if placed.id not in taken]
        if free:
            best = min(
                free, key=lambda placed: (placed.path != one.path, abs(placed.seq - one.seq), placed.id)
            )
            found.append(Heir(best.id, one.id, exact=True))
            taken.add(best.id)
        else:
            left.append(one)
    return (*found, *_reworded(left, [placed for placed in present if placed.id not in taken]))


def _reworded(gone: Sequence[Placed], present: Sequence[Placed]) -> Iterable[Heir]:
    """The likeliest rewording of each, if any is alike enough."""
    if not gone:
        return
    candidates: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for lost, there, how in alike([_split(one) for one in gone], [_split(placed) for placed in present]):
        candidates[lost].append((-how, there))
    taken: set[int] = set()
    for lost, one in enumerate(gone):
        free = [found for found in candidates[lost] if found[1] not in taken]
        if free:
            _, best = min(free)
            taken.add(best)
            yield Heir(present[best].id, one.id, exact=False)


def _split(placed: Placed) -> tuple[str, ...]:
    return tuple(_words(placed.text).split())


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
