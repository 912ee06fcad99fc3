"""Measures how well search answers the questions of tests/eval/questions.toml over the invented dossier.

nDCG at 10 (K. Järvelin and J. Kekäläinen, 2002; a sentence answers or does not) and the mean reciprocal rank
of the first answer, by words, by meaning, and by both.

    python tests/bench/search_scores.py
"""

from __future__ import annotations

import math
import statistics
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.search import search
from rodedraad import opening, pipeline
from rodedraad.engines import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.store import Corpus

ROOT = Path(__file__).parents[2]
QUESTIONS = tomllib.loads((ROOT / "tests" / "eval" / "questions.toml").read_text("utf-8"))["question"]
DEPTH = 10
WAYS: dict[str, dict[str, bool]] = {"words": {"meaning": False}, "meaning": {"words": False}, "both": {}}


def scores(folder: Path) -> dict[str, tuple[float, float]]:
    """nDCG and mean reciprocal rank of each way to search; the dossier is read to an empty folder."""
    pipeline.run(ROOT / "examples" / "dossier", folder, engine=Engine(jobs=1))
    with opening.corpus(folder) as corpus:
        texts = dict(corpus.observations().select("id", "text").iter_rows())
        return {way: _scores(corpus, texts, options) for way, options in WAYS.items()}


def _scores(corpus: Corpus, texts: dict[str, str], options: dict[str, bool]) -> tuple[float, float]:
    gains, ranks = [], []
    for question in QUESTIONS:
        answers = answering(question, texts)
        hits = [hit.row["id"] in answers for hit in search(corpus, question["text"], DEPTH, **options).hits]
        gains.append(gain(hits) / gain([True] * min(DEPTH, len(answers))))
        ranks.append(next((1 / rank for rank, hit in enumerate(hits, start=1) if hit), 0.0))
    return statistics.fmean(gains), statistics.fmean(ranks)


def answering(question: dict[str, Any], texts: dict[str, str]) -> set[str]:
    """The ids of the sentences that answer a question. Raises `ValueError` when one is not there."""
    found: set[str] = set()
    for answer in question["answers"]:
        its = {id_ for id_, text in texts.items() if text.startswith(answer)}
        if not its:
            raise ValueError(answer)
        found |= its
    return found


def gain(hits: Sequence[bool]) -> float:
    """What answers on these ranks are worth."""
    return sum(1 / math.log2(rank + 1) for rank, hit in enumerate(hits, start=1) if hit)


def rows(found: dict[str, tuple[float, float]]) -> list[list[str]]:
    """The scores as a table, its head first."""
    head = ["search by", f"nDCG at {DEPTH}", "mean reciprocal rank"]
    return [head, *([way, *(f"{value:.3f}" for value in values)] for way, values in found.items())]


def main() -> None:
    """Measure and show."""
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(scores(Path(folder))):
            sys.stdout.write(" | ".join(row) + "\n")


if __name__ == "__main__":
    main()
