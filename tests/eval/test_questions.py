"""Search answers what people ask of the invented dossier, and better by words and meaning than by either."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

BENCH = str(Path(__file__).parents[1] / "bench")
LEAST = {"words": (0.50, 0.85), "meaning": (0.62, 0.85), "both": (0.68, 0.93)}
"""nDCG at 10 and mean reciprocal rank, a little below what was measured."""


def test_questions_are_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCH)
    import search_scores

    found = search_scores.scores(tmp_path)
    for way, least in LEAST.items():
        assert all(value >= bound for value, bound in zip(found[way], least, strict=True)), (way, found)
    assert found["both"] > max(found["words"], found["meaning"])
