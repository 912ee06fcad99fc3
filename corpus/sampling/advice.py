"""May reviewing stop: what the judgements so far tell of the labels that nobody has judged.

A stop may also be called when a model that learns from the judgements no longer changes its mind
(M. Bloodgood and K. Vijay-Shanker, CoNLL 2009) or when judgements yield ever less (the knee of
G. Cormack and M. Grossman, SIGIR 2016). Here the model stays as it is while people review, and what they
review was picked for its doubt, so that neither says anything of the rest; random draws do
(`corpus.sampling.remaining`). An interval holds for one look: who looks after every judgement, and
stops at the first good figure, is a little too sure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.agreement.resampling import LEVEL, Interval
from corpus.sampling.remaining import Draw, least, most

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOLERATED = 0.05
"""The share of wrong rollen among the unreviewed that a report can bear."""


THREE = 3
"""Of the rule of three: so many draws without error bound a share at 3 / draws, with 95 % confidence."""


class Verdict(StrEnum):
    """What is advised."""

    GO_ON = "doorgaan"
    MAY_STOP = "stoppen kan"
    TOO_FEW = "te weinig steekproef"


@dataclass(frozen=True, slots=True)
class Judged:
    """The first judgement of an observation: the machine's chance (0 to 1) of its rol, was that wrong.

    `control` says that it was drawn at random (`corpus.sampling.control.drawn`).
    """

    chance: float
    wrong: bool
    control: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """What the judgements tell.

    `judged` observations were reviewed and `wrong` of them had another rol; of the `sample` control draws
    `met` had. `unreviewed` are left: `rate` is the 95 % interval of the share of wrong rollen among
    them and `at_most` the share that is not exceeded with 95 % confidence (after a sample without errors, the
    rule of three: 3 / sample; J. Hanley and A. Lippman-Hand, JAMA 249, 1983). `expected` is the number
    of wrong rollen left by the machine's own chances, corrected by the sample. `sentence` is for the reader.
    """

    judged: int
    wrong: int
    sample: int
    met: int
    unreviewed: int
    rate: Interval | None
    at_most: float
    expected: float
    verdict: Verdict
    sentence: str


def advise(judged: Sequence[Judged], unreviewed: Sequence[float], *, tolerated: float = TOLERATED) -> Advice:
    """The advice after these judgements, in the order in which they were made.

    `unreviewed` has the machine's chance of the rol of each observation that nobody has judged.
    `tolerated` is the share of wrong rollen that may remain among these, above 0.
    """
    draws, left = list(_draws(judged, len(unreviewed))), len(unreviewed)
    wrong, met = sum(one.wrong for one in judged), sum(one.wrong for one in judged if one.control)
    tail = (1 - LEVEL) / 2
    ends = [bound(draws, met, wrong, left, 1 - tail) / max(left, 1) for bound in (least, most)]
    at_most, at_best = (most(draws, errors, wrong, left, LEVEL) / max(left, 1) for errors in (met, 0))
    rate = Interval(*ends) if draws and left else None
    verdict = _verdict(rate, at_most, at_best, tolerated)
    return Advice(
        judged=len(judged),
        wrong=wrong,
        sample=len(draws),
        met=met,
        unreviewed=left,
        rate=rate,
        at_most=at_most,
        expected=expected(judged, unreviewed),
        verdict=verdict,
        sentence=_sentence(verdict, len(draws), left, at_most, tolerated),
    )


def expected(judged: Sequence[Judged], unreviewed: Sequence[float]) -> float:
    """The wrong rollen among the unreviewed by the machine's chances, times observed over expected errors.

    Both are counted in the control draws, with one error more: few draws leave the chances as they are
    (a gamma prior with mean 1; D. Clayton and J. Kaldor, Biometrics 43, 1987).
    """
    sample = [one for one in judged if one.control]
    observed, foreseen = sum(one.wrong for one in sample), sum(1.0 - one.chance for one in sample)
    return sum(1.0 - chance for chance in unreviewed) * (observed + 1.0) / (foreseen + 1.0)


def _draws(judged: Sequence[Judged], unreviewed: int) -> Iterator[Draw]:
    found = 0
    for number, one in enumerate(judged):
        if one.control:
            yield Draw(len(judged) + unreviewed - number, found)
        found += one.wrong


def _verdict(rate: Interval | None, at_most: float, at_best: float, tolerated: float) -> Verdict:
    """Too few when even a sample of this size without errors would not have told."""
    if at_most <= tolerated:
        return Verdict.MAY_STOP
    plainly_more = rate is not None and rate.low > tolerated
    return Verdict.TOO_FEW if at_best > tolerated and not plainly_more else Verdict.GO_ON


def _sentence(verdict: Verdict, sample: int, left: int, at_most: float, tolerated: float) -> str:
    if not left:
        return "Stoppen kan: alles is beoordeeld."
    allowed, rest = _percent(tolerated), f"{left:_}".replace("_", ".")
    told = f"met 95 % zekerheid is hoogstens {_percent(at_most)} van de {rest} overige rollen onjuist"
    if verdict is Verdict.MAY_STOP:
        return f"Stoppen kan: {told} (toegestaan: {allowed})."
    if verdict is Verdict.GO_ON:
        return f"Doorgaan: {told}, meer dan de toegestane {allowed}."
    needed = min(max(math.ceil(THREE / tolerated), sample + 1), sample + left)
    return (
        f"Te weinig steekproef: met {sample} willekeurig getrokken zinnen is nog niet te zeggen of hoogstens "
        f"{allowed} onjuist is; daarvoor zijn er ten minste {needed} nodig."
    )


def _percent(share: float) -> str:
    """A share as a percentage with one decimal, rounded up: it is a bound."""
    return f"{math.ceil(round(1000 * share, 6)) / 10:g} %".replace(".", ",")
