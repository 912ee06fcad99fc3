"""The figures by which a coding is judged, from counts alone, so that pooling is adding up.

A figure whose denominator is empty (a class that nobody gave) is 0.0.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from corpus.agreement import coefficients

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Judgement = tuple[frozenset[str], frozenset[str]]
"""The labels that gold and the machine give to the same unit; a side that lacks the unit gives none."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` are right."""

    correct: int
    total: int

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return _ratio(self.correct, self.total)


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """Of one class: how often the machine gave it rightly, gave it at all, and should have (`support`).

    Precision, recall and F1 as in C.J. van Rijsbergen, Information Retrieval (1979), chapter 7; F1
    is their harmonic mean, written in counts.
    """

    correct: int = 0
    predicted: int = 0
    support: int = 0

    def __add__(self, other: ClassFigures) -> ClassFigures:
        return ClassFigures(
            self.correct + other.correct, self.predicted + other.predicted, self.support + other.support
        )

    @property
    def precision(self) -> float:
        """The share of what the machine gave that is right."""
        return _ratio(self.correct, self.predicted)

    @property
    def recall(self) -> float:
        """The share of what gold holds that the machine gave."""
        return _ratio(self.correct, self.support)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.correct, self.predicted + self.support)


def per_class(judgements: Iterable[Judgement]) -> dict[str, ClassFigures]:
    """The figures of each class that gold or the machine gives, sorted by name."""
    correct: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    support: Counter[str] = Counter()
    for gold, given in judgements:
        correct.update(gold & given)
        predicted.update(given)
        support.update(gold)
    return {c: ClassFigures(correct[c], predicted[c], support[c]) for c in sorted(predicted | support)}


def share(judgements: Iterable[Judgement]) -> Share:
    """Of how many units all labels are right."""
    equal = [gold == given for gold, given in judgements]
    return Share(sum(equal), len(equal))


def micro(classes: Mapping[str, ClassFigures]) -> ClassFigures:
    """All (unit, label) pairs as one class."""
    return sum(classes.values(), ClassFigures())


def macro_f1(classes: Mapping[str, ClassFigures]) -> float:
    """The plain mean of F1 over the classes present in gold (the averaged F1 of Opitz and Burst, 2019)."""
    present = [figures.f1 for figures in classes.values() if figures.support]
    return fmean(present) if present else 0.0


def kappa(pairs: Iterable[tuple[str, str]]) -> float:
    """Cohen's kappa of two codings of the same units (`corpus.agreement.coefficients.kappa`), at most 1.

    When both give one and the same class throughout, agreement cannot be told from chance and the
    figure is 0.0.
    """
    cells = Counter(pairs)
    classes = sorted({label for pair in cells for label in pair})
    ours = [sum(count for (one, _), count in cells.items() if one == c) for c in classes]
    theirs = [sum(count for (_, other), count in cells.items() if other == c) for c in classes]
    agreed = sum(count for (one, other), count in cells.items() if one == other)
    value = float(coefficients.kappa(agreed, ours, theirs))
    return 0.0 if math.isnan(value) else value


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
