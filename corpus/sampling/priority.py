"""How much a review of an observation is worth: the machine's doubt and the rarity of its themas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import ThemaScore
    from corpus.sampling.candidates import Candidate, Setting

DOUBT, RARITY = 0.7, 0.3
"""The weights of both. Doubt finds errors; rarity only decides between observations of about equal doubt."""
GUESSED = 0.5
"""The least doubt of a rol that the machine calls a guess."""


def priority(candidate: Candidate, setting: Setting, rare: Mapping[str, float]) -> float:
    """The worth of a review, 0 to 1; `rare` is `rarities(setting)`."""
    return DOUBT * doubt(candidate, setting.threshold) + RARITY * rarity(candidate, rare)


def doubt(candidate: Candidate, threshold: float) -> float:
    """The chance that the rol or the thema nearest its threshold is wrong, 0 to 1.

    Uncertainty sampling (D. Lewis and W. Gale, A sequential algorithm for training text classifiers, SIGIR
    1994) on both labels, as if they went wrong apart: a thema on its threshold is as good as tossed for.
    """
    nearest = max((closeness(one, threshold) for one in candidate.thema), default=0.0)
    wrong = 1.0 - candidate.rol_score * (1.0 - nearest / 2)
    return max(wrong, GUESSED) if candidate.onzeker else wrong


def closeness(thema: ThemaScore, threshold: float) -> float:
    """How near a score is to its threshold: 1 on it, 0 at a score of 0 or 1."""
    room = threshold if thema.score < threshold else 1.0 - threshold
    return 1.0 - abs(thema.score - threshold) / room if room > 0 else 1.0


def rarity(candidate: Candidate, rare: Mapping[str, float]) -> float:
    """The rarity of its rarest thema; 0 without themas."""
    return max((rare.get(one.thema, 1.0) for one in candidate.thema), default=0.0)


def rarities(setting: Setting) -> dict[str, float]:
    """How rare each thema is in corpus and review together, 0 to 1; a thema without count is 1."""
    corpus, reviewed = sum(setting.corpus.values()), sum(setting.reviewed.values())
    return {
        thema: (
            scarcity(setting.corpus.get(thema, 0), corpus)
            + scarcity(setting.reviewed.get(thema, 0), reviewed)
        )
        / 2
        for thema in sorted({*setting.corpus, *setting.reviewed})
    }


def scarcity(count: int, total: int) -> float:
    """The inverse frequency on a logarithmic scale: 1 for what does not occur, 0 for all there is.

    K. Spärck Jones, A statistical interpretation of term specificity, Journal of Documentation 28 (1972).
    """
    return 1.0 - math.log1p(count) / math.log1p(total) if total else 1.0
