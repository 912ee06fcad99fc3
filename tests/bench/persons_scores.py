"""Measures the masking of persons: precision and recall by half of the made sentences, and time."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

from test_persons import scores

SIZE = 50_000
SENTENCE = "De heer {} van de gemeente Duinkerk vraagt op 3 maart 2026 wanneer de termijn begint te lopen."


def rows() -> list[list[str]]:
    """A table for docs/benchmarks.md."""
    start = time.process_time()
    for number in range(SIZE):
        spans(SENTENCE.format(f"Bakker{'abcdefghij'[number % 10]}"))
    seconds = time.process_time() - start
    found = {half: scores(half) for half in ("open", "held")}
    body = [[half, f"{precision:.4f}", f"{recall:.4f}"] for half, (precision, recall) in found.items()]
    return [
        ["half of the sentences", "precision", "recall"],
        *body,
        [f"{SIZE:,} sentences", f"{seconds:.2f} s", ""],
    ]


if __name__ == "__main__":
    for row in rows():
        print(" | ".join(row))  # noqa: T201
