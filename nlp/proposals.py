"""Proposals of new themas: bottlenecks that fit none of the codebook's, grouped by what they are about.

Groups are made bottom-up on the vectors of the sentences, joined while the mean of their pairs is near
enough (average linkage: R. Sokal and C. Michener, 1958). A group needs several sentences: one alone is no
thema. The result does not depend on the order of the observations.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.dutch import lemma
from nlp.encoder import unit
from nlp.features import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.model import Observation
    from nlp.encoder import Vectors

ROL = "knelpunt"
APART = 0.5
"""Cosine distance from which two groups are about different things."""
LEAST = 2
"""Sentences that make a group."""
NAMING, LONG_WORD = 3, 6
"""Words that name a group, and the letters of one that says something."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A possible thema: words that name it, and its sentences, the most central one first."""

    words: tuple[str, ...]
    observations: tuple[Observation, ...]


def proposals(
    observations: Iterable[Observation], encode: Callable[[Sequence[str]], Vectors]
) -> list[Proposal]:
    """The groups of bottlenecks without thema, the largest first; `encode` gives the vectors of texts."""
    loose = sorted(
        (one for one in observations if one.coding.rol == ROL and not one.coding.thema), key=lambda o: o.id
    )
    if len(loose) < LEAST:
        return []
    vectors = unit(encode([one.text for one in loose]))
    groups = [members for members in _groups(vectors) if len(members) >= LEAST]
    spread = Counter(word for one in loose for word in words(one.text))
    found = [_proposal([loose[i] for i in _central(vectors, members)], spread) for members in groups]
    return sorted(found, key=lambda p: (-len(p.observations), p.observations[0].id))


def _groups(vectors: Vectors) -> list[list[int]]:
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=APART
    )
    members: dict[int, list[int]] = {}
    for row, label in enumerate(model.fit_predict(vectors + 1e-9)):  # a text without vector has one too
        members.setdefault(int(label), []).append(row)
    return list(members.values())


def _central(vectors: Vectors, members: Sequence[int]) -> list[int]:
    """The members, nearest to their mean first."""
    nearness = vectors[members] @ vectors[members].mean(axis=0)
    return [member for _, member in sorted(zip(-nearness, members, strict=True))]


def _proposal(observations: Sequence[Observation], spread: Counter[str]) -> Proposal:
    """Words that stand in several of its sentences and in few others name it."""
    counts = Counter(word for one in observations for word in words(one.text))
    ranked = sorted(counts, key=lambda word: (-(counts[word] ** 2) / spread[word], word))
    return Proposal(tuple(ranked[:NAMING]), tuple(observations))


def words(text: str) -> frozenset[str]:
    """The long words of a text, as lemmas: what it is about."""
    return frozenset(lemma(word) for word in WORD.findall(text) if len(word) >= LONG_WORD)
