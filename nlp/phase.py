"""Which phase of the law's cycle a heading or letter part is about: from its words and the headings above it.

Of a sentence the heads say it (`nlp.coding`), which weigh the same rules with its words and neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.coldstart import GENERAL
from nlp.features import combined

if TYPE_CHECKING:
    from corpus.codebook import Codebook
    from nlp.features import Found

PREFIX = "fase:"
HEADING_WEIGHT, ABOVE_WEIGHT = 1.2, 0.9
"""A section is about the phase in its heading, or in one above, unless the sentence names another one."""


def phase(evidence: Found, otherwise: str = GENERAL) -> str:
    """The fase that the rules find best supported; `otherwise` when they find none."""
    scores: dict[str, float] = {}
    sources = ((1.0, evidence.own), (HEADING_WEIGHT, evidence.heading), (ABOVE_WEIGHT, evidence.above))
    for weight, hits in sources:
        for label, score in combined(hits).items():
            if label.startswith(PREFIX):
                scores[label] = scores.get(label, 0.0) + weight * score
    best = max(sorted(scores), key=lambda label: scores[label], default=PREFIX + otherwise)
    return best.removeprefix(PREFIX)


def general(codebook: Codebook) -> str:
    """The fase of what is about none in particular; a codebook without it has its last for that."""
    fasen = codebook.vocabulary["fase"]
    return GENERAL if GENERAL in fasen else fasen[-1]
