"""What the classifier sees of a sentence: what the rules find in it and around it, and its words.

Rule scores of the sentence, of the headings above it, of the sentences before and after it and of the
whole stretch carry the codebook's knowledge and the context; words and parts of words carry the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp.dutch import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.model import Evidence
    from nlp.rules import RuleSet
    from nlp.stretches import Stretch

    Scores = NDArray[np.float64]

WORD = re.compile(r"\w+")
WINDOW = 8
"""Sentences on each side that count as the context of a sentence: about a long paragraph either way."""
RULE_SCALE = 0.5
"""Brings rule scores (rol weights run to 9) to the order of the words' unit vectors."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules find in one sentence, in the heading it stands under, and in the headings above that."""

    own: tuple[Evidence, ...]
    heading: tuple[Evidence, ...]
    above: tuple[Evidence, ...] = ()


def found(rules: RuleSet, stretch: Stretch) -> list[Found]:
    """The rules' evidence for each sentence of a stretch."""
    *outer, inner = ("", *stretch.path)
    heading, above = rules.in_heading(inner), rules.in_heading(" / ".join(outer))
    return [Found(rules.in_text(text), heading, above) for text in stretch.texts]


def combined(evidence: Iterable[Evidence]) -> dict[str, float]:
    """One score a label: rol weights are added, the others combined as independent chances."""
    scores: dict[str, float] = {}
    for hit in evidence:
        before = scores.get(hit.label, 0.0)
        added = before + hit.weight if hit.label.startswith("rol:") else 1 - (1 - before) * (1 - hit.weight)
        scores[hit.label] = added
    return scores


def contextual(labels: Sequence[str], evidence: Sequence[Found]) -> Scores:
    """The rule scores of a stretch, a row a sentence: own, heading, before, after, mean; then its place."""
    import numpy as np

    own = np.array([_vector(labels, f.own) for f in evidence])
    heading = np.array([_vector(labels, f.heading) for f in evidence])
    nothing = np.zeros((1, len(labels)))
    before, after = np.vstack([nothing, own[:-1]]), np.vstack([own[1:], nothing])
    around = [own[max(0, i - WINDOW) : i + WINDOW + 1].mean(axis=0) for i in range(len(own))]
    first = np.array([[i == 0, i == 1] for i in range(len(own))], dtype=float)
    return np.hstack([RULE_SCALE * np.hstack([own, heading, before, after, np.array(around)]), first])


def vectorizers() -> dict[str, Any]:
    """The untrained vectorizers of lemmas (one and two) and of parts of words, by name."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return {
        "woorden": TfidfVectorizer(
            tokenizer=_lemmas,
            lowercase=False,
            token_pattern=None,
            ngram_range=(1, 2),
            sublinear_tf=True,
            min_df=3,
        ),
        "delen": TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=4),
    }


def _lemmas(text: str) -> list[str]:
    return [lemma(word) for word in WORD.findall(text)]


def _vector(labels: Sequence[str], evidence: Iterable[Evidence]) -> list[float]:
    scores = combined(evidence)
    return [scores.get(label, 0.0) for label in labels]
