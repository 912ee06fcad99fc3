"""Measures the masking of personal data: precision and recall by kind on made sentences, and time."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus" / "personal"))

from scoring import HALVES, tally

from corpus.persons.found import found
from corpus.persons.kinds import Kind

SIZE = 50_000
SENTENCE = "De heer {} van de gemeente Duinkerk vraagt op 3 maart 2026 wanneer de termijn begint te lopen."
PEOPLE = ("ambtenaar", "inwoner", "bestuurder")


def rows() -> list[list[str]]:
    """A table for docs/benchmarks.md: shares with their counts and 95 % intervals."""
    body = []
    for half in HALVES:
        made = tally(half)
        body += [[half, kind, _told(*made.precision(kind)), _told(*made.recall(kind))] for kind in Kind]
        body += [[half, f"naam: {p}", "", _told(made.whole[p], made.there[p])] for p in PEOPLE]
    start = time.process_time()
    for number in range(SIZE):
        found(SENTENCE.format(f"Bakker{'abcdefghij'[number % 10]}"))
    seconds = time.process_time() - start
    return [
        ["half of the sentences", "kind", "precision", "recall"],
        *body,
        [f"{SIZE:,} sentences", "", f"{seconds:.2f} s", ""],
    ]


def _told(right: int, every: int) -> str:
    """A share with its Wilson interval: a bootstrap of a share that is 1 has no width."""
    from scipy.stats import binomtest

    low, high = binomtest(right, every).proportion_ci(method="wilson")
    return f"{right / every:.3f} ({right}/{every}; {low:.2f} to {high:.2f})"


if __name__ == "__main__":
    for row in rows():
        print(" | ".join(row))  # noqa: T201
