"""Which observations a person should review next."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from corpus.sampling.candidates import Ground, Pick
from corpus.sampling.control import due, lot
from corpus.sampling.diversity import spread
from corpus.sampling.priority import priority, rarities
from corpus.sampling.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.sampling.candidates import Candidate, Setting
    from corpus.sampling.diversity import Vectors


FIRST = 4000
"""So many observations of highest priority are told apart by their vectors; the rest follows by priority."""
SPREAD = 1000
"""So many are chosen for their difference: more than anybody reviews before the queue is made again."""


def queue(
    candidates: Sequence[Candidate],
    vectors: Vectors,
    setting: Setting,
    *,
    count: int = 20,
    asked: Vectors | None = None,
) -> tuple[Pick, ...]:
    """The next observations to review, at most `count`, the most urgent first.

    Conflicts come first, then what was reopened, each by priority (`priority.priority`). What nobody has
    judged follows: by priority and difference (`diversity.spread`), and one in `control.EVERY` by lot.
    `candidates` are all that await review, in any order, each id once; row i of `vectors`, shape (n, d),
    is that of candidate i (d may be 0: nothing is then known of likeness). `asked` has the vectors of
    what was reviewed already, so that its near-copies come late. The same input gives the same queue.
    """
    rare = rarities(setting)
    scores = [priority(candidate, setting, rare) for candidate in candidates]
    ranked = sorted(range(len(candidates)), key=lambda row: (-scores[row], candidates[row].id))
    urgent = sorted(
        (row for row in ranked if candidates[row].urgent), key=lambda row: not candidates[row].conflict
    )
    fresh = [row for row in ranked if not candidates[row].urgent]
    left = max(0, count - len(urgent))
    chosen = _spread(fresh, vectors, scores, left, _known(vectors, urgent, asked))
    lots = heapq.nsmallest(left, fresh, key=lambda row: lot(candidates[row].id))
    grounds = [
        *((row, _ground(candidates[row])) for row in urgent[:count]),
        *_mixed(chosen, lots, setting, left),
    ]
    return tuple(_pick(candidates[row], ground, scores[row], setting, rare) for row, ground in grounds)


def _spread(
    fresh: Sequence[int], vectors: Vectors, scores: Sequence[float], count: int, known: Vectors
) -> list[int]:
    """The rows of most worth, apart from each other and from what is known; then the rest by worth."""
    import numpy as np

    first = fresh[:FIRST]
    worth = np.array([scores[row] for row in first])
    chosen = [first[at] for at in spread(vectors[first], worth, min(count, SPREAD), known)]
    taken = set(chosen)
    return chosen + [row for row in fresh if row not in taken][: count - len(chosen)]


def _known(vectors: Vectors, urgent: Sequence[int], asked: Vectors | None) -> Vectors:
    import numpy as np

    mine = vectors[list(urgent)]
    return mine if asked is None else np.concatenate([mine, asked])


def _mixed(
    chosen: Iterable[int], lots: Iterable[int], setting: Setting, count: int
) -> Iterator[tuple[int, Ground]]:
    """The chosen rows with control draws among them, each row once."""
    sources = {Ground.CHOSEN: iter(chosen), Ground.CONTROL: iter(lots)}
    placed: set[int] = set()
    controls = setting.controls
    for place in range(count):
        ground = Ground.CONTROL if due(setting.judged + place, controls) else Ground.CHOSEN
        row = next((row for row in sources[ground] if row not in placed), None)
        if row is None:
            return
        controls += ground is Ground.CONTROL
        placed.add(row)
        yield row, ground


def _ground(candidate: Candidate) -> Ground:
    return Ground.CONFLICT if candidate.conflict else Ground.REOPENED


def _pick(
    candidate: Candidate, ground: Ground, score: float, setting: Setting, rare: Mapping[str, float]
) -> Pick:
    why = reason(candidate, ground, setting, rare)
    return Pick(candidate.id, candidate.document, ground, round(score, 4), why)
