"""The labels that a person or the machine gives an observation, as far as people judge them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Labels:
    """What a coder says an observation is; `None` leaves an aspect open, no thema is an empty set."""

    rol: str | None = None
    thema: frozenset[str] | None = None
    toerekening: str | None = None
    eerder: bool | None = None

    def over(self, other: Labels) -> Labels:
        """These labels, and the other's where these leave an aspect open."""
        return Labels(*(_first(getattr(self, a), getattr(other, a)) for a in ASPECTS))

    def __bool__(self) -> bool:
        return any(getattr(self, aspect) is not None for aspect in ASPECTS)


ASPECTS = tuple(field.name for field in fields(Labels))


def _first(one: Any, other: Any) -> Any:
    return other if one is None else one
