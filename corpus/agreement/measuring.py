"""The figures of agreement with their intervals, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from corpus.agreement.labels import rows
from corpus.agreement.questions import questions
from corpus.agreement.resampling import LEVEL, middle, samples
from corpus.agreement.tallies import Tally

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.agreement.labels import Ratings
    from corpus.agreement.resampling import Interval
    from corpus.codebook import Codebook

NOBODY = "Geen enkele eenheid heeft hierop een antwoord van twee codeurs."
ALL_ALIKE = "Er komt maar één waarde voor; dan is overeenstemming niet van toeval te onderscheiden."
TWO_ONLY = "De kappa van Cohen vergelijkt twee codeurs; hier zijn het er meer of minder."
NO_SPREAD = "Elke hertrekking van deze eenheden geeft dezelfde waarde; over de marge zeggen zij niets."
TOO_RARE = "Een van de waarden komt zo weinig voor dat veel hertrekkingen haar missen; de marge is onbekend."


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval; where one of them is `None`, `reason` says why in Dutch."""

    value: float | None
    interval: Interval | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one question, over the `units` that at least two of them answered.

    `question` is rol, rol:knelpunt (this rol or another), thema (all themas together), thema:ibt (has it
    or not), toerekening or eerder. `observed` is the share of equal answers (0 to 1), of more than two
    coders the mean share of pairs that agree (J. Fleiss, Psychological Bulletin 76, 1971). `kappa` and
    `alpha` are as in `corpus.agreement.coefficients`, at most 1; below 0 coders agree less than by chance.
    On thema, `observed` and `kappa` take two sets as equal or not, `alpha` weighs by `distances.masi`.
    """

    question: str
    coders: tuple[str, ...]
    units: int
    observed: Figure
    kappa: Figure
    alpha: Figure


def agreements(ratings: Ratings, codebook: Codebook) -> tuple[Agreement, ...]:
    """How far all these coders agree together, question by question.

    Intervals come of drawing units again (`corpus.agreement.resampling`). Krippendorff's own bootstrap
    (Hayes and Krippendorff 2007) draws pairs of values and keeps the expected disagreement; drawing units
    lets both vary and holds its level better (A. Zapf and others, Measuring inter-rater reliability for
    nominal data, BMC Medical Research Methodology 16:93, 2016).
    """
    said, coders = rows(ratings), tuple(sorted(ratings))
    found = []
    for question in questions(said, codebook):
        tally = Tally.of(said, question)
        figures = _figures(tally)
        found.append(Agreement(question.name, coders, int(tally.units.sum()), **figures))
    return tuple(found)


def pairwise(ratings: Ratings, codebook: Codebook) -> dict[tuple[str, str], tuple[Agreement, ...]]:
    """The agreement of any two coders, by their names in order."""
    return {
        pair: agreements({coder: ratings[coder] for coder in pair}, codebook)
        for pair in combinations(sorted(ratings), 2)
    }


def _figures(tally: Tally) -> dict[str, Figure]:
    names = ("observed", "kappa", "alpha")
    if not len(tally.units):
        return dict.fromkeys(names, Figure(None, None, NOBODY))
    points = tally.figures(tally.units)
    spread = tally.figures(samples(tally.units))
    return {
        name: _figure(float(points[name]), spread[name]) if name in points else Figure(None, None, TWO_ONLY)
        for name in names
    }


def _figure(value: float, spread: NDArray[np.float64]) -> Figure:
    import numpy as np

    if np.isnan(value):
        return Figure(None, None, ALL_ALIKE)
    known = spread[~np.isnan(spread)]
    if len(known) < LEVEL * len(spread):
        return Figure(value, None, TOO_RARE)
    interval = middle(known)
    return Figure(value, interval) if interval.low < interval.high else Figure(value, None, NO_SPREAD)
