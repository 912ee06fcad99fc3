"""Measures the bringing together of points: how well, how fast, and beside BERTopic on the same vectors.

How well: adjusted Rand index on the labelled sentences of tests/synthesis/data, a thema at a time as the
program does and all at once. How fast: on 1,000, 10,000 and 100,000 sentences made of these by leaving words
out and adding a clause; nothing of a thema is given then, to either. BERTopic (M. Grootendorst) runs as
it comes, in the same process with the same vectors, once before it is timed so that its compiling does not
count.
"""

from __future__ import annotations

import statistics
import sys
import time
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.metrics import adjusted_rand_score

from nlp import searching
from rodedraad import opening
from synthesis.clusters import clusters
from synthesis.labels import distinguishing, label
from synthesis.meaning import space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from synthesis.clusters import Clusters
    from synthesis.meaning import Floats

DATA = Path(__file__).parents[1] / "synthesis" / "data"
SIZES = (1_000, 10_000, 100_000)
TIMES_FASTER = {1_000: 4.0, 10_000: 2.5}
"""What is asked, beside BERTopic."""
RUNS = {1_000: 3, 10_000: 1}
SPEEDS = "sentences, seconds, ARI, groups, BERTopic seconds, BERTopic ARI, topics, times faster, asked"
LEFT_OUT = 0.15
CLAUSES = (
    "", "zo melden {} ons", "dat bleek in {}", "aldus de raad van {}", "zo was het ook in {} dit jaar",
    "blijkt uit gesprekken in {}", "en dat geldt ook voor {}", "zeker in het geval van {}",
)  # fmt: skip
PLACES = ("Zandveld", "Meerdorp", "Oeverhorst", "Rietzand", "Hoogwade", "Waardland", "Heuvelrijk", "Dijkstad")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Sentences with the point that each makes and its thema."""

    texts: list[str]
    points: list[str]
    themas: list[str]


def labelled(*halves: str) -> Labelled:
    """The labelled sentences of these halves ("open", "held")."""
    read = [p for h in halves for p in tomllib.loads((DATA / f"points_{h}.toml").read_text("utf-8"))["punt"]]
    rows = [(text, p["naam"], p["thema"]) for p in read for text in p["zinnen"]]
    return Labelled(*map(list, zip(*rows, strict=True)))


def made(count: int) -> Labelled:
    """So many sentences made of the labelled ones: words left out at random, a clause added."""
    seed, rng = labelled("open", "held"), Random(7)  # noqa: S311  # varied, not secret
    chosen = [i % len(seed.texts) for i in range(count)]
    texts = [_varied(seed.texts[i], rng) for i in chosen]
    return Labelled(texts, [seed.points[i] for i in chosen], [seed.themas[i] for i in chosen])


def _varied(text: str, rng: Random) -> str:
    kept = [word for word in text.rstrip(".").split() if rng.random() > LEFT_OUT]
    return " ".join([*kept, rng.choice(CLAUSES).format(rng.choice(PLACES))]).strip() + "."


def quality(half: str) -> list[str]:
    """The adjusted Rand index on a half: the mean over its themas, and all at once; idem of BERTopic.

    BERTopic is given all sentences at once, for those of one thema are too few for it.
    """
    cases = labelled(half)
    seen = space(cases.texts, opening.meaning, searching.lemmas)
    apart = np.empty(len(cases.texts), dtype=np.int64)
    for rows_ in _by_thema(cases):
        apart[rows_] = clusters(seen, rows_).labels
    together = clusters(seen, np.arange(len(cases.texts))).labels
    figures = [_within(cases, apart), _agreement(cases, together)]
    if find_spec("bertopic"):
        topics = bertopic(cases.texts, opening.meaning(cases.texts))
        both = (topics, _apart(topics))
        figures += [max(_within(cases, t) for t in both), max(_agreement(cases, t) for t in both)]
    return [half, *(f"{figure:.3f}" for figure in figures), *["–"] * (4 - len(figures))]


def _by_thema(cases: Labelled) -> list[np.ndarray[Any, Any]]:
    themas = np.array(cases.themas)
    return [np.flatnonzero(themas == thema) for thema in np.unique(themas)]


def _within(cases: Labelled, labels: np.ndarray[Any, Any]) -> float:
    """The mean agreement over the themas."""
    points = np.array(cases.points)
    return float(np.mean([adjusted_rand_score(points[own], labels[own]) for own in _by_thema(cases)]))


def ours(texts: Sequence[str], encode: Callable[[Sequence[str]], Floats]) -> Clusters:
    """Groups with words and labels, as `synthesis.points` makes them for one thema."""
    seen = space(texts, encode, searching.lemmas)
    found = clusters(seen, np.arange(len(texts)))
    nearness = np.einsum("ij,ij->i", found.coordinates, found.means[found.labels])
    groups = [np.flatnonzero(found.labels == number) for number in range(len(found.means))]
    words = distinguishing([[texts[i] for i in own] for own in groups], searching.lemmas)
    for own, telling in zip(groups, words, strict=True):
        label([(float(nearness[i]), texts[i]) for i in own], telling, searching.lemmas)
    return found


def bertopic(texts: Sequence[str], vectors: Floats) -> np.ndarray[Any, Any]:
    """The topics that BERTopic finds, as it comes; -1 for what it leaves out."""
    from bertopic import BERTopic

    return np.array(BERTopic(embedding_model=None).fit_transform(list(texts), embeddings=vectors)[0])


def speeds() -> list[list[str]]:
    """A row for each size: seconds, agreement and number of groups of both, and how many times faster."""
    peer = find_spec("bertopic") is not None
    if peer:
        _warm()
    return [_speed(size, with_peer=peer and size in TIMES_FASTER) for size in SIZES]


def _warm() -> None:
    first = made(400)
    bertopic(first.texts, opening.meaning(first.texts))


def _speed(size: int, *, with_peer: bool) -> list[str]:
    cases = made(size)
    vectors = opening.meaning(cases.texts)
    given = _given(vectors)
    seconds, found = _timed(lambda: ours(cases.texts, given), RUNS.get(size, 1))
    agreed, count = _agreement(cases, found.labels), int(found.labels.max()) + 1
    row = [f"{size:,}", f"{seconds:.2f}", f"{agreed:.3f}", str(count)]
    if not with_peer:
        return [*row, "–", "–", "–", "–", "–"]
    theirs, topics = _timed(lambda: bertopic(cases.texts, vectors), RUNS[size])
    best = max(_agreement(cases, topics), _agreement(cases, _apart(topics)))
    faster = f"{theirs / seconds:.1f}"
    return [
        *row,
        f"{theirs:.2f}",
        f"{best:.3f}",
        str(int(topics.max()) + 1),
        faster,
        f"≥ {TIMES_FASTER[size]}",
    ]


def _apart(topics: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The topics with each sentence that was left out as a group of its own."""
    out = topics < 0
    return np.where(out, topics.max() + 1 + np.cumsum(out), topics)


def _agreement(cases: Labelled, labels: Sequence[int] | np.ndarray[Any, Any]) -> float:
    return float(adjusted_rand_score(cases.points, labels))


def _timed(what: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """The median seconds of several runs, and what the last one gave."""
    times, found = [], None
    for _ in range(runs):
        start = time.perf_counter()
        found = what()
        times.append(time.perf_counter() - start)
    return statistics.median(times), found


def _given(vectors: Floats) -> Callable[[Sequence[str]], Floats]:
    """An encoder that has these vectors at hand, and makes those of what comes behind."""
    return lambda texts: np.vstack([vectors, opening.meaning(texts[len(vectors) :])])


def rows() -> Iterator[list[list[str]]]:
    """Two tables with their heads: how well, and how fast."""
    head = ["half", "ARI a thema at a time", "ARI all at once"]
    peer = ["BERTopic within themas", "BERTopic all at once"]
    yield [[*head, *peer], *(quality(half) for half in ("open", "held"))]
    yield [SPEEDS.split(", "), *speeds()]


if __name__ == "__main__":
    for shown in rows():
        sys.stdout.write("\n".join(" | ".join(row) for row in shown) + "\n\n")
