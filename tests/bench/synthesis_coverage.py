"""Measures the coverage of a draft on the project's own three letters, of which one was held out.

The truth was written before the method; no word or threshold was chosen on the third letter. A claim that is
not taken for one counts as wrong.
"""

from __future__ import annotations

import time

from nlp import searching
from rodedraad.opening import language
from synthesis.coverage import audit
from tests.synthesis.coveragecases import HELD, OPEN, dossier, draft, statuses, support

HEAD = ["draft", "points", "status agrees", "claims", "support agrees", "score", "seconds"]


def row(number: int) -> list[str]:
    """The agreement on one draft, as text."""
    encode = language().vectors
    assert encode is not None
    points, passages = dossier()
    truth = draft(number)
    start = time.perf_counter()
    found = audit(truth.sentences, points, passages, encode, searching.lemmas)
    took = time.perf_counter() - start
    pairs = statuses(found, truth), support(found, truth)
    right = [sum(is_so == said for _, is_so, said in own) / len(own) for own in pairs]
    name = f"{number} (held out)" if number in HELD else str(number)
    return [
        name, str(len(pairs[0])), f"{right[0]:.3f}", str(len(pairs[1])), f"{right[1]:.3f}",
        f"{found.score:.3f}", f"{took:.2f}",
    ]  # fmt: skip


def rows() -> list[list[str]]:
    """A table for docs/benchmarks.md: the head, and a row for each draft."""
    row(OPEN[0])  # the encoder and the lemmas are loaded before anything is timed
    return [HEAD, *map(row, (*OPEN, *HELD))]


if __name__ == "__main__":
    for line in rows():
        print(" | ".join(line))  # noqa: T201
