"""Where a judged observation went when its file was replaced or read anew. Pure.

The same words (whatever their spacing) are the same statement; what was reworded is only pointed out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALIKE = 0.75
"""From this share of equal words on (`SequenceMatcher.ratio`), a sentence is taken for a rewording."""


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


def _reworded(gone: Iterable[Placed], present: Sequence[Placed]) -> Iterable[Heir]:
    """The likeliest rewording of each, if any is alike enough."""
    taken: set[str] = set()
    for one in gone:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(_words(one.text).split())
        best, likeness = None, ALIKE
        for placed in present:
            matcher.set_seq1(_words(placed.text).split())
            if placed.id not in taken and matcher.quick_ratio() >= likeness and matcher.ratio() >= likeness:
                best, likeness = placed, matcher.ratio()
        if best is not None:
            taken.add(best.id)
            yield Heir(best.id, one.id, exact=False)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
