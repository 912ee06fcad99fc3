"""What coders have to settle: units on which they differ, and who says what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.agreement.labels import Ratings
    from corpus.labels import Labels

ASPECTS = ("rol", "thema", "toerekening", "eerder")
"""By weight: on the rol hangs whether there is a thema, and on the themas what a report tells."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a coder says of one aspect: a rol or toerekening, ja or nee, or the themas by name (or none)."""

    coder: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A unit whose coders differ on an aspect, with all who said something of it, by name."""

    unit: str
    aspect: str
    said: tuple[Said, ...]


def disputed(ratings: Ratings) -> tuple[Dispute, ...]:
    """All differences: of the rol first, then of themas, toerekening and eerder; each by unit id."""
    coders = sorted(ratings)
    units = sorted(set[str]().union(*(ratings[coder] for coder in coders)))
    found = (
        Dispute(unit, aspect, _said(ratings, coders, unit, aspect)) for aspect in ASPECTS for unit in units
    )
    return tuple(dispute for dispute in found if len({said.labels for said in dispute.said}) > 1)


def _said(ratings: Ratings, coders: list[str], unit: str, aspect: str) -> tuple[Said, ...]:
    given = ((coder, ratings[coder][unit]) for coder in coders if unit in ratings[coder])
    said = ((coder, _labels(labels, aspect)) for coder, labels in given)
    return tuple(Said(coder, labels) for coder, labels in said if labels is not None)


def _labels(labels: Labels, aspect: str) -> tuple[str, ...] | None:
    value: str | bool | frozenset[str] | None = getattr(labels, aspect)
    if value is None:
        return None
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    return ("ja" if value else "nee",) if isinstance(value, bool) else (value,)
