"""What it costs to leave a point out of a draft, and what share of the dossier a draft does justice to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.coverage import Coverage
from corpus.points import PointStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.coverage import Covered
    from corpus.findings import Passage
    from corpus.points import Point

RECURRENCE = 1.0
"""What was raised before and goes unanswered again weighs as much as one more voice."""
LOST = {
    Coverage.TREATED: 0.0,
    Coverage.WEAKENED: 0.5,
    Coverage.MENTIONED: 0.75,
    Coverage.ABSENT: 1.0,
}
"""The share of a point's cost that is lost: a subject that is named still points a reader to it."""


def cost(point: Point, calls: Iterable[Passage], *, recurring: bool) -> float:
    """The independent sources (one at least), the voices that call for something and recurrence, added up."""
    voices = {call.bron for call in calls if not call.relayed}
    return max(len(point.sources), 1) + len(voices) + (RECURRENCE if recurring else 0.0)


def recurs(point: Point) -> bool:
    """Whether it was raised before, by what the dossier shows or by what its passages say."""
    again = point.status in (PointStatus.RECURRING, PointStatus.RAISED_AGAIN)
    said = any(member.passage.observation.coding.eerder for member in point.members)
    return again or bool(point.history.claims) or said


def lost(covered: Covered) -> float:
    """What of a point is lost in the draft, at most its cost."""
    return LOST[covered.status] * covered.cost


def score(points: Iterable[Covered]) -> float:
    """The share of the cost of all points that is not lost (0 to 1, three decimals; 1 without points)."""
    found = tuple(points)
    total = sum(covered.cost for covered in found)
    return round(1 - sum(map(lost, found)) / total, 3) if total else 1.0
