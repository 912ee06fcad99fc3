"""What the first pass sees of a sentence: its words, and what the rules find in it and around it.

Rule scores of the sentence, of the headings above it, of the sentences before and after it and of those
around it carry the codebook's knowledge and the context; words and pieces of words carry the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nlp import neighbours
from nlp.dutch import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scipy.sparse import csr_matrix

    from corpus.model import Evidence
    from nlp.rules import RuleSet
    from nlp.stretches import Stretch

WORD = re.compile(r"\w+")
UNKNOWN = 0
"""The number of every word that the training passages do not have."""
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


def contextual(
    labels: Sequence[str], stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]
) -> csr_matrix:
    """The rule scores of the sentences, a row each: own, heading, above, before, after, around; its place."""
    import numpy as np
    from scipy.sparse import hstack

    columns = {label: i for i, label in enumerate(labels)}
    own = scores(columns, [one.own for one in chain.from_iterable(evidence)])
    sizes = [len(stretch.texts) for stretch in stretches]
    group = np.repeat(np.arange(len(sizes)), sizes)  # the sentences of a stretch share their headings
    heading = scores(columns, [found[0].heading for found in evidence])[group]
    above = scores(columns, [found[0].above for found in evidence])[group]
    before, after = (neighbours.beside(sizes, offset) @ own for offset in (-1, 1))
    seen = hstack([own, heading, above, before, after, neighbours.around(sizes, WINDOW) @ own])
    return hstack([RULE_SCALE * seen, _places(stretches)], format="csr", dtype="float32")


def scores(columns: Mapping[str, int], evidence: Sequence[Iterable[Evidence]]) -> csr_matrix:
    """What the evidence of each sentence, a row each, says for the labels that have a column."""
    from scipy.sparse import csr_matrix

    cells = [
        (row, columns[label], score)
        for row, hits in enumerate(evidence)
        for label, score in combined(hits).items()
        if label in columns
    ]
    rows, places, data = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((data, (rows, places)), shape=(len(evidence), len(columns)), dtype="float32")


def _places(stretches: Sequence[Stretch]) -> csr_matrix:
    """Whether a sentence is the first, second or last, begins a block, is a list item; how long it is."""
    from scipy.sparse import csr_matrix

    return csr_matrix(
        [
            [
                i == 0,
                i == 1,
                i == len(s.texts) - 1,
                i in s.begins,
                i in s.items,
                min(text.count(" "), 60) / 30,
            ]
            for s in stretches
            for i, text in enumerate(s.texts)
        ],
        dtype="float32",
    )


def words(lexicon: Mapping[str, int], text: str) -> list[int]:
    """The numbers of the lemmas of a text's words."""
    return [lexicon.get(lemma(word), UNKNOWN) for word in WORD.findall(text)]
