"""Which passages speak for the rest: those whose words are nearest to what all of them say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synthesis.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage

MIN_PASSAGES = 3
"""Of two passages each is as near to their middle as the other."""
DECIMALS = 9
"""Scores that differ by less differ by rounding in the sum, not by words."""


def by_centrality(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, most central first; ties, and fewer than three passages, by stem and place.

    Centrality is the cosine of a passage's TF-IDF vector with the mean vector of all (Radev et al.,
    Centroid-based summarization of multiple documents, 2004).
    """
    ordered = sorted(passages, key=lambda p: (p.stem, p.observation.block, p.observation.start, p.id))
    if len(ordered) < MIN_PASSAGES:
        return tuple(ordered)
    scores = _scores([passage.observation.text for passage in ordered])
    ranked = sorted(range(len(ordered)), key=lambda index: (-scores[index], index))
    return tuple(ordered[index] for index in ranked)


def _scores(texts: Sequence[str]) -> list[float]:
    """The (unnormalised) cosine of each text with the centroid of all, which orders as the cosine does."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    # A text without any word ("—") counts as a word of its own, for the vocabulary may not be empty.
    vectors = TfidfVectorizer(analyzer=lambda text: words(text) or (text,)).fit_transform(texts)
    centroid = vectors.mean(axis=0)
    return [round(float(score), DECIMALS) for score in (vectors @ centroid.T).A1]
