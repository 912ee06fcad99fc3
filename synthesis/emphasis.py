"""What a sender sums up of its own text ("Rode draden"): no further statement, but its emphasis."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.findings import Passage
    from corpus.points import Member, Point

SUMMARY = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:de\s+|onze\s+)?(?:rode\s+dra(?:ad|den)|samenvatt(?:ing|end)\b|samengevat|hoofdpunten|"
    r"hoofdlijn(?:en)?|kernpunten|kernboodschap(?:pen)?|kernbevindingen|in\s+het\s+kort|"
    r"(?:belangrijkste|voornaamste)\s+(?:\w+\s+)?(?:bevindingen|knelpunten|punten|aandachtspunten|signalen))",
    re.IGNORECASE,
)
"""A heading under which a sender gathers what it says elsewhere."""


def emphasised(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points, with what a sender only sums up of them marked as its emphasis.

    A summary that says what its sender says nowhere else in that document is a statement like any other.
    """
    return tuple(replace(point, members=tuple(_marked(point.members))) for point in points)


def _marked(members: Iterable[Member]) -> Iterable[Member]:
    every = tuple(members)
    told = {_teller(member.passage) for member in every if not is_summary(member.passage)}
    for member in every:
        sums_up = is_summary(member.passage) and _teller(member.passage) in told
        yield replace(member, emphasis=True) if sums_up else member


def _teller(passage: Passage) -> tuple[str, str]:
    return passage.observation.document, passage.bron.name


def is_summary(passage: Passage) -> bool:
    """Whether it stands under a heading that announces a summary."""
    return any(SUMMARY.match(heading.strip()) for heading in passage.observation.path)
