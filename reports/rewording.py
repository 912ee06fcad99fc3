"""Which sentences of two versions of a report are new, changed or dropped. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.versions import Told, Version

    Pair = tuple[int, int]

SAME_GROUND = 0.5
"""From this share of equal observations on, a sentence is taken for another wording of the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence as it was and as it is: `None` where it was not, or is no more."""

    was: Told | None
    now: Told | None

    @property
    def chapter(self) -> str:
        """Where it stands, or where it stood."""
        return next(told.chapter for told in (self.now, self.was) if told is not None)


def changes(previous: Version, current: Version) -> tuple[Change, ...]:
    """What is new or changed, in the order of the current version, then what is dropped.

    A sentence that was moved has not changed.
    """
    was, now = _without(previous, current), _without(current, previous)
    pairs = dict(_pairs(was, now))
    before = {m: was[n] for n, m in pairs.items()}
    told = (Change(before.get(m), one) for m, one in enumerate(now))
    return (*told, *(Change(one, None) for n, one in enumerate(was) if n not in pairs))


def _without(version: Version, other: Version) -> list[Told]:
    """The sentences that the other version has not, or not as often."""
    left = Counter(told.text for told in other)
    found = []
    for told in version:
        if left[told.text]:
            left[told.text] -= 1
        else:
            found.append(told)
    return found


def _pairs(was: Sequence[Told], now: Sequence[Told]) -> Iterator[Pair]:
    """Which sentence became which of the same chapter, the surest first: by its words, then by its ground."""
    like = {(n, m): how for n, m, how in alike(_words(was), _words(now))}
    shared = {(n, m): _shared(was[n], now[m]) for n, m in {*like, *_meeting(was, now)}}
    sure = {
        pair: (like.get(pair, 0.0), share)
        for pair, share in shared.items()
        if was[pair[0]].chapter == now[pair[1]].chapter and (pair in like or share >= SAME_GROUND)
    }
    left, right = set(range(len(was))), set(range(len(now)))
    for n, m in sorted(sure, key=lambda pair: (*(-how for how in sure[pair]), pair)):
        if n in left and m in right:
            left.remove(n)
            right.remove(m)
            yield n, m


def _words(version: Iterable[Told]) -> list[tuple[str, ...]]:
    return [tuple(told.text.casefold().split()) for told in version]


def _meeting(was: Sequence[Told], now: Sequence[Told]) -> Iterator[Pair]:
    """The sentences that have an observation in common."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for m, told in enumerate(now):
        for id_ in told.observations:
            having[id_].append(m)
    for n, told in enumerate(was):
        yield from ((n, m) for m in sorted({m for id_ in told.observations for m in having[id_]}))


def _shared(one: Told, other: Told) -> float:
    """The share of observations that both rest on."""
    ours, theirs = set(one.observations), set(other.observations)
    return len(ours & theirs) / max(1, len(ours | theirs))
