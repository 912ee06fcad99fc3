"""How far a draft covers what the sources say, and how far the sources bear out what the draft states.

An `Audit` reads in two directions: from each point of the dossier to the draft, and from each claim of the
draft to the dossier. Reports render it; nothing in it is text for a reader save the reasons, which are Dutch
and quote the draft alone, so that they may be shown whatever is confidential.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.findings import Passage
    from corpus.model import Observation
    from corpus.points import Entry, Point


class Coverage(StrEnum):
    """What a draft does with a point."""

    TREATED = "behandeld"
    """It says what is wrong, or what is done about it."""
    MENTIONED = "genoemd"
    """It names the subject and says nothing of it."""
    WEAKENED = "afgezwakt"
    """It says what is wrong in clearly softer words than the sources."""
    ABSENT = "afwezig"


class FigureFault(StrEnum):
    """What is wrong with a figure of a draft."""

    DIFFERS = "verschilt"
    """A source gives another figure for the same."""
    UNSOURCED = "zonder bron"
    """No source gives it."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A point and what the draft does with it.

    `sentences` are those of the draft that touch it, the nearest first; `sources` the passages that these are
    to be held against, one a voice. `cost` is what leaving it out costs (see `synthesis.costs`), `calls` the
    calls that are attached to it, `recurring` that it was raised before. `reason` says in Dutch why the
    status is what it is.
    """

    point: Point
    status: Coverage
    reason: str
    sentences: tuple[Observation, ...]
    sources: tuple[Passage, ...]
    calls: tuple[Passage, ...]
    recurring: bool
    cost: float


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A figure of a claim that is wrong or without source; `theirs` has (figure, passage) of the sources."""

    text: str
    fault: FigureFault
    theirs: tuple[tuple[str, Passage], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """What a sentence of the draft states, and the passages that bear it out, the nearest first.

    It is not `supported` when there are none, when a source gives another figure, or when fewer say it than
    the draft has it; then `passages` are those that come nearest and `reason` says in Dutch what is amiss.
    """

    sentence: Observation
    supported: bool
    passages: tuple[Passage, ...]
    reason: str = ""
    figures: tuple[FigureCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """A draft held against a dossier.

    `points` come in order of what is lost on them, the most first; `claims` in the order of the draft.
    `score` (0 to 1) is the share of the dossier's points that the draft does justice to, each weighed by its
    cost; it is 1 for a dossier without points. `unsaid` are the commitments of the register, kept or not,
    that no sentence of the draft comes near, in the order of the register.
    """

    points: tuple[Covered, ...]
    claims: tuple[ClaimCheck, ...]
    score: float
    unsaid: tuple[Entry, ...] = ()

    def having(self, status: Coverage) -> tuple[Covered, ...]:
        """The points with this status, the costliest first."""
        return tuple(covered for covered in self.points if covered.status is status)

    @property
    def unsupported(self) -> tuple[ClaimCheck, ...]:
        """The claims that the sources do not bear out."""
        return tuple(claim for claim in self.claims if not claim.supported)
