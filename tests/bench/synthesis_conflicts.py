"""Measures the finding of conflicting wordings on the project's own pairs of sentences.

Truth was written before the method. The open pairs served to choose words and thresholds; of the held ones
("gehouden") only the figures were seen meanwhile, and the new ones ("nieuw") were written after that and
measured once. Each pair is judged in a dossier of its own, of two sources; then all sentences of a set stand
together in one dossier, where every pair that was not meant counts as a false find.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.findings import Bron, Passage
from corpus.model import Coding, Laag, Observation, ThemaScore
from nlp.dutch import lemma
from rodedraad.opening import language
from synthesis.conflicts import conflicts
from synthesis.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.points import Conflict

PAIRS = Path(__file__).parents[1] / "synthesis" / "data" / "conflicts.jsonl"
HALVES = ("open", "gehouden", "nieuw")
SIZES = (1_000, 10_000)
SOURCES = ("Provincie Eemland", "Ministerie van Opvang")


def pairs(half: str) -> list[dict[str, Any]]:
    """The pairs of one half as they stand in the file."""
    found = map(json.loads, PAIRS.read_text("utf-8").splitlines())
    return [pair for pair in found if pair["helft"] == half]


def statements(chosen: Sequence[dict[str, Any]]) -> list[Statement]:
    """The sentences of pairs, each side from a source of its own."""
    return [
        _statement(text, rol, pair["thema"], f"{pair['id']}-{side}", SOURCES[side])
        for pair in chosen
        for side, (text, rol) in enumerate(zip(pair["zinnen"], pair["rollen"], strict=True))
    ]


def _statement(text: str, rol: str, thema: str, name: str, bron: str) -> Statement:
    coding = Coding(
        rol, 1.0, (ThemaScore(thema, 1.0),), (thema,), "geen", False, "algemeen", "", (), "bench", "bench/1"
    )
    observation = Observation(name, bron, 0, 0, 0, len(text), 1, text, (), coding)
    passage = Passage(observation, name, name, "overig", Bron(bron, Laag.PROVINCIE), "2030-01-01", False)
    return Statement(passage, (passage,))


def find(chosen: Sequence[Statement]) -> tuple[Conflict, ...]:
    """The conflicts among statements, with the program's own Dutch and vectors."""
    return conflicts(chosen, (), language().vectors, lemma)


def alone(half: str) -> dict[str, float]:
    """Precision and recall when each pair is all that there is."""
    found = {pair["id"]: bool(find(statements([pair]))) for pair in pairs(half)}
    return _scores(
        {pair["id"]: pair["botst"] for pair in pairs(half)}, {i for i, yes in found.items() if yes}
    )


def together(half: str) -> dict[str, float]:
    """Precision and recall when all sentences of a half are one dossier."""
    found = {
        "+".join(sorted({side.stem.split("-")[0] for side in conflict.sides}))
        for conflict in find(statements(pairs(half)))
    }
    return _scores({pair["id"]: pair["botst"] for pair in pairs(half)}, found)


def _scores(truth: dict[str, bool], found: set[str]) -> dict[str, float]:
    meant = {name for name, conflict in truth.items() if conflict}
    right = len(meant & found)
    return {"precision": right / max(len(found), 1), "recall": right / len(meant), "found": len(found)}


def seconds(size: int) -> float:
    """How long the search takes among so many statements: those of the pairs, numbered over and over."""
    known = [pair for half in HALVES for pair in pairs(half)]
    many = [
        pair
        | {"id": f"{number}{pair['id']}", "zinnen": [f"{text[:-1]} ({number})." for text in pair["zinnen"]]}
        for number in range(size // (2 * len(known)) + 1)
        for pair in known
    ]
    chosen = statements(many)[:size]
    start = time.perf_counter()
    find(chosen)
    return time.perf_counter() - start


def rows() -> list[list[str]]:
    """A table for docs/benchmarks.md: precision and recall of both halves, alone and together."""
    head = ["pairs", "precision", "recall", "precision, one dossier", "recall, one dossier"]
    body = []
    for half in HALVES:
        own, all_ = alone(half), together(half)
        values = (own["precision"], own["recall"], all_["precision"], all_["recall"])
        body.append([half, *(f"{value:.3f}" for value in values)])
    return [head, *body]


if __name__ == "__main__":
    for row in rows():
        print(" | ".join(row))  # noqa: T201
    for size in SIZES:
        print(size, f"{seconds(size):.1f} s")  # noqa: T201
