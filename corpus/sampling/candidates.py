"""What may be reviewed, and what is picked of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.model import ThemaScore


@dataclass(frozen=True, slots=True)
class Candidate:
    """An observation that awaits review: the machine's labels and how sure it is of them.

    `rol_score` is the calibrated chance (0 to 1) that its rol is right. `conflict` says that reviewers
    contradict each other, `reopened` that it was judged but its source or model has changed since.
    """

    id: str
    document: str
    rol_score: float
    thema: tuple[ThemaScore, ...] = ()
    onzeker: bool = False
    reopened: bool = False
    conflict: bool = False

    @property
    def urgent(self) -> bool:
        """A person's work hangs on it: it comes before everything that nobody has judged."""
        return self.conflict or self.reopened


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the corpus and of the review so far.

    `threshold` is the score from which a thema is given. `corpus` and `reviewed` count observations by
    thema: all of them, and those already judged. `judged` is how many were judged so far,
    `controls` how many of these were drawn at random.
    """

    threshold: float
    corpus: Mapping[str, int] = field(default_factory=dict)
    reviewed: Mapping[str, int] = field(default_factory=dict)
    judged: int = 0
    controls: int = 0


class Ground(StrEnum):
    """Why an observation is in the queue."""

    CONFLICT = "strijdig"
    REOPENED = "heropend"
    CHOSEN = "gekozen"
    CONTROL = "steekproef"


@dataclass(frozen=True, slots=True)
class Pick:
    """An observation to review: on which ground, its priority (0 to 1), and the reason in Dutch."""

    id: str
    document: str
    ground: Ground
    score: float
    reason: str
