"""Does the machine know how sure it may be: chances against what came true, and what abstaining would gain.

Units of equal score cannot be told apart by it. Each of them therefore counts as right as often as all
of them are on average, so that no order of the units matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nlp.judgements import Judged

BINS = 10
COVERED = (100, 90, 80, 70, 60, 50)
"""The percentages of units, the surest, at which the rol is measured."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The machine's chance (0 to 1) that it is right, and whether it is: 0 or 1, or the mean of equals."""

    score: float
    right: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Units of about equal score: their lowest, highest and mean score, and the share that is right."""

    units: int
    low: float
    high: float
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Covered:
    """The surest `percentage` of the units: their number, their lowest score, the share that is right."""

    percentage: int
    units: int
    threshold: float
    accuracy: float


def scored(judged: Judged) -> list[Scored]:
    """The gold units whose observation has a score of its rol, one a unit."""
    found = ((pair.gold, pair.predicted) for pair in judged.pairs)
    return [
        Scored(given.rol_score, float(given.rol == gold.rol))
        for gold, given in found
        if given is not None and given.rol_score is not None
    ]


def reliability(units: Iterable[Scored], bins: int = BINS) -> tuple[Bin, ...]:
    """The units from least to most sure in bins of equal size (to one unit); fewer bins than units, if few.

    Bins of equal size and not of equal width, after K. Nguyen and B. O'Connor, Posterior calibration and
    exploratory analysis for natural language processing models (EMNLP 2015): no bin is nearly empty.
    """
    return tuple(map(_bin, _cut(_ordered(units), bins)))


def calibration_error(bins: Iterable[Bin]) -> float:
    """How far chance and truth lie apart on average, 0 to 1; 0.0 when there are no units.

    The expected calibration error of C. Guo, G. Pleiss, Y. Sun and K. Weinberger, On calibration of modern
    neural networks (ICML 2017), equation 3: the mean over units of the distance in their bin.
    """
    found = list(bins)
    apart = sum(each.units * abs(each.accuracy - each.confidence) for each in found)
    return apart / sum(each.units for each in found) if found else 0.0


def coverage(units: Iterable[Scored], percentages: Sequence[int] = COVERED) -> tuple[Covered, ...]:
    """The share that is right when the machine may keep silent on what it is least sure of.

    The risk-coverage curve of R. El-Yaniv and Y. Wiener, On the foundations of noise-free selective
    classification, Journal of Machine Learning Research 11 (2010). Counts are rounded up.
    """
    surest = _ordered(units)[::-1]
    return tuple(_covered(surest, percentage) for percentage in percentages) if surest else ()


def _covered(surest: Sequence[Scored], percentage: int) -> Covered:
    kept = surest[: -(-len(surest) * percentage // 100)]
    return Covered(percentage, len(kept), kept[-1].score, fmean(unit.right for unit in kept))


def _ordered(units: Iterable[Scored]) -> list[Scored]:
    """From least to most sure, equals with their mean."""
    equals: dict[float, list[float]] = {}
    for unit in units:
        equals.setdefault(unit.score, []).append(unit.right)
    return [Scored(score, fmean(equals[score])) for score in sorted(equals) for _ in equals[score]]


def _cut(units: Sequence[Scored], bins: int) -> Iterator[Sequence[Scored]]:
    count = min(bins, len(units))
    return (units[i * len(units) // count : (i + 1) * len(units) // count] for i in range(count))


def _bin(units: Sequence[Scored]) -> Bin:
    return Bin(
        units=len(units),
        low=units[0].score,
        high=units[-1].score,
        confidence=fmean(unit.score for unit in units),
        accuracy=fmean(unit.right for unit in units),
    )
