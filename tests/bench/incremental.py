"""What one document more costs a large dossier, and whether the points of before stay what they were.

Nothing is kept of the findings of before: all are worked out again, so that they equal those of a dossier
that was read at once (`tests/rodedraad/test_growing.py`). So the cost is that of all findings, without
reading or coding. Seconds are of the processor: what else the machine does is no part of them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import corpus_maker
import numpy as np
from sklearn.metrics import adjusted_rand_score
from synthesis_points import made

from nlp import searching
from rodedraad import finding, opening
from synthesis.clusters import clusters
from synthesis.meaning import space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.store import Corpus

SIZES = (1_000, 10_000)
"""Documents before one is added."""
A_DOCUMENT = 40
"""Observations in each."""
SENTENCES = (800, 2_400, 6_000, 24_000)
"""Of one thema, before those of a document are added."""
OF_ONE = 16
"""Sentences of a document that make points of one thema."""


def costs() -> Iterator[list[str]]:
    """A row for each size: seconds to take the observations out of the corpus, and for all findings."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder, opening.corpus(Path(folder), create=True) as corpus:
            corpus_maker.fill(corpus, size * A_DOCUMENT, size)
            corpus_maker.fill(corpus, A_DOCUMENT, 1, seed=1)
            yield [f"{size:,} + 1", *(f"{seconds:.1f}" for seconds in _cost(corpus))]


def _cost(corpus: Corpus) -> tuple[float, float]:
    return _seconds(corpus.coded), _seconds(lambda: finding.found(corpus))


def _seconds(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began


def continuity() -> Iterator[list[str]]:
    """A row for each size: how the points of a thema agree with those of before, over its old sentences."""
    for size in SENTENCES:
        texts = made(size + OF_ONE).texts
        before, after = _points(texts[:size]), _points(texts)
        agreed = adjusted_rand_score(before, after[:size])
        yield [f"{size:,} + {OF_ONE}", str(len(set(before))), str(len(set(after))), f"{agreed:.3f}"]


def _points(texts: Sequence[str]) -> list[int]:
    seen = space(texts, opening.meaning, searching.lemmas)
    return [int(label) for label in clusters(seen, np.arange(len(texts), dtype=np.int64)).labels]


def section(table: Callable[[list[list[str]]], str]) -> str:
    """Both tables."""
    head = ["documents", "out of the corpus, CPU s", "all findings, CPU s"]
    stay = ["sentences of a thema", "points before", "points after", "ARI of the old sentences"]
    return f"""One document is added, of {A_DOCUMENT} observations like all others, in words of the training
passages drawn at random. All findings are worked out anew and equal those of a dossier that is read at once.

{table([head, *costs()])}

Points of a thema to which {OF_ONE} sentences are added: those of before need not stay, as what they are
joined with may change.

{table([stay, *continuity()])}"""


if __name__ == "__main__":
    for row in (*continuity(), *costs()):
        sys.stdout.write(f"{' | '.join(row)}\n")
