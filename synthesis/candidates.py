"""Which of very many sentences may be near copies of one another: few pairs, and no near copy missed.

Two sentences that agree to a ratio r share at least r·n/(2-r) words of the n of each, so that they share one
among the rarest of each (prefix filter: Chaudhuri, Ganti and Kaushik, A primitive operator for similarity
joins, 2006), and two among one more of the rarest (Wang, Li and Feng, Can we beat the prefix filtering?,
2012). Words are rare or common as the sentences at hand have it, so that what stands in a formula of
thousands of letters is looked at last.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from synthesis.wordbits import may_agree

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from synthesis.wording import Words

    Whole = NDArray[np.int64]

CROWD = 48
"""Sentences that share a rare word are all compared up to this number: about a thousand pairs."""
DEPTH = 4
"""Rare words that a crowd has in common before it is taken for many copies of one sentence."""
LEADERS, BESIDE = 24, 6
"""Of many copies of one sentence each is compared with the first wordings, and with those that stand beside
it in alphabetical order, read forwards and backwards: enough to hold a group of copies together."""
EPSILON = 1e-9
"""Keeps a share that is met exactly from being missed by rounding."""


@dataclass(frozen=True, slots=True)
class _Entries:
    """Sentences (`who`) under the words that they share (`key`), the last of which is at `place` in ranks."""

    key: Whole
    who: Whole
    place: Whole


def pairs(forms: Sequence[Words], signatures: Sequence[Hashable], ratio: float) -> NDArray[np.int64]:
    """Pairs (i, j) with i < j, one a row in order, of all sentences that may agree to `ratio` (0 to 1).

    Only sentences of one signature are paired. No pair is missed that agrees so far (twice the number of
    words that stand in both in one order, by the number of all), except that of more than `CROWD` copies
    of one sentence each is paired with some. The leaders among these are those that come first in `forms`.
    """
    import numpy as np

    found = list(_pairs(forms, signatures, ratio)) if len(forms) > 1 else []
    if not found:
        return np.empty((0, 2), dtype=np.int64)
    both = np.unique(np.concatenate(found))
    alike = np.stack([both // len(forms), both % len(forms)], axis=1)
    return alike[may_agree(alike, forms, ratio)]


def _pairs(forms: Sequence[Words], signatures: Sequence[Hashable], ratio: float) -> Iterator[Whole]:
    """The pairs, each as i * len(forms) + j."""
    import numpy as np

    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    ends = np.cumsum(lengths)
    ranks = _ranks(forms, lengths)
    spare = lengths - np.ceil(ratio * lengths / (2 - ratio) - EPSILON).astype(np.int64)
    signed = {signature: number for number, signature in enumerate(dict.fromkeys(signatures))}
    key = np.fromiter((signed[s] for s in signatures), np.int64, len(forms))
    entries = _Entries(key, np.arange(len(forms)), ends - lengths - 1)
    for depth in range(DEPTH):
        last = np.minimum(ends, ends - lengths + spare + depth + 1)
        entries = _narrowed(entries, ranks, last)
        crowded = _sizes(entries.key)[2] > CROWD
        yield from _all_pairs(_taken(entries, ~crowded), lengths, ratio)
        entries = _taken(entries, crowded)
    yield from _some_pairs(entries, forms)


def _ranks(forms: Sequence[Words], lengths: Whole) -> Whole:
    """The words of all sentences one after the other as numbers, in each the rarest word first.

    The second time that a word stands in a sentence is another, rarer word.
    """
    import numpy as np

    known: dict[str, int] = {}
    flat = np.fromiter(
        (known.setdefault(word, len(known)) for word in chain.from_iterable(forms)),
        np.int64,
        int(lengths.sum()),
    )
    owner = np.repeat(np.arange(len(forms)), lengths)
    order = np.lexsort((flat, owner))
    flat, times = flat[order], _turn(owner, flat[order])
    kinds, inverse, counts = np.unique(
        flat * (times.max() + 1) + times, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(kinds), np.int64)
    rank[np.lexsort((kinds, counts))] = np.arange(len(kinds))
    ranked: Whole = rank[inverse]
    return ranked[np.lexsort((ranked, owner))]


def _turn(owner: Whole, flat: Whole) -> Whole:
    """For each word of sorted sentences the how manieth time it stands in its sentence, from 0."""
    import numpy as np

    new = np.ones(len(flat), dtype=bool)
    new[1:] = (flat[1:] != flat[:-1]) | (owner[1:] != owner[:-1])
    starts = np.flatnonzero(new)
    return np.arange(len(flat)) - np.repeat(starts, np.diff(np.append(starts, len(flat))))


def _narrowed(entries: _Entries, ranks: Whole, last: Whole) -> _Entries:
    """Each entry once for every further rare word of its sentence, those alone under a key left out."""
    import numpy as np

    room = np.maximum(last[entries.who] - entries.place - 1, 0)
    source = np.repeat(np.arange(len(room)), room)
    step = np.arange(len(source)) - np.repeat(np.cumsum(room) - room, room)
    who, place = entries.who[source], entries.place[source] + 1 + step
    key = np.unique(entries.key[source] * (len(ranks) + 1) + ranks[place], return_inverse=True)[1]
    order = np.lexsort((who, key))
    found = _Entries(key[order], who[order], place[order])
    return _taken(found, _sizes(found.key)[2] > 1)


def _taken(entries: _Entries, which: NDArray[np.bool_]) -> _Entries:
    return _Entries(entries.key[which], entries.who[which], entries.place[which])


def _sizes(key: Whole) -> tuple[Whole, Whole, Whole]:
    """Where the runs of sorted keys begin, how long they are, and the latter for each key."""
    import numpy as np

    starts = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else key
    sizes = np.diff(np.append(starts, len(key)))
    return starts, sizes, np.repeat(sizes, sizes)


def _all_pairs(entries: _Entries, lengths: Whole, ratio: float) -> Iterator[Whole]:
    """All pairs under each key whose lengths allow the ratio; runs of one length are taken together."""
    import numpy as np

    starts, sizes, _ = _sizes(entries.key)
    for size in np.unique(sizes):
        runs = entries.who[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        a, b = runs[:, left].ravel(), runs[:, right].ravel()
        near = 2 * np.minimum(lengths[a], lengths[b]) >= ratio * (lengths[a] + lengths[b]) - EPSILON
        yield np.unique(a[near] * len(lengths) + b[near])


def _some_pairs(entries: _Entries, forms: Sequence[Words]) -> Iterator[Whole]:
    """Pairs among many copies of one sentence, the largest crowd first; a part of one is passed over."""
    import numpy as np

    starts, sizes, _ = _sizes(entries.key)
    home = np.full(len(forms), -1)
    for number in np.argsort(-sizes, kind="stable"):
        crowd = entries.who[starts[number] : starts[number] + sizes[number]]
        if home[crowd[0]] < 0 or (home[crowd] != home[crowd[0]]).any():
            home[crowd[home[crowd] < 0]] = number
            yield _within(crowd.tolist(), forms)


def _within(crowd: Sequence[int], forms: Sequence[Words]) -> Whole:
    """Each of a crowd with its leaders and with its neighbours."""
    import numpy as np

    found = {(min(a, b), max(a, b)) for a in crowd[:LEADERS] for b in crowd if a != b}
    for direction in (1, -1):
        order = sorted(crowd, key=lambda index: forms[index][::direction])
        for step in range(1, BESIDE + 1):
            found.update((min(a, b), max(a, b)) for a, b in zip(order, order[step:], strict=False))
    return np.array([a * len(forms) + b for a, b in found], dtype=np.int64)
