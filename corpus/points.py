"""The distinct points that a dossier makes, and what becomes of them.

A point is a bottleneck (or what goes well) as several sources put it in their own words. Everything here
keeps hold of the passages that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.findings import Bron, Passage


class PointStatus(StrEnum):
    """How a point stands in time."""

    NEW = "nieuw"
    """Made in one period only, the latest one."""
    RECURRING = "terugkerend"
    """Made in several periods, or said to have been made before."""
    SILENT = "stil"
    """Not made any more in the latest period that has documents of those who made it."""
    ANSWERED = "beantwoord"
    """A later commitment or action answers it."""
    RAISED_AGAIN = "opnieuw"
    """Answered, and made again after that."""


class EntryKind(StrEnum):
    """What stands in the register."""

    CALL = "oproep"
    COMMITMENT = "toezegging"
    ACTION = "actie"


class EntryStatus(StrEnum):
    """How a call, commitment or action stands at the reference date."""

    OPEN = "open"
    OVERDUE = "verlopen"
    FULFILLED = "nagekomen"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Member:
    """A statement that makes a point: the passage that stands for it and all copies (itself included).

    `distance` is that of its meaning to the middle of the point (cosine distance, 0 to 2); `core` is false
    for what is only near it (an outlier that is kept, or a sentence that belongs to several points).
    `emphasis` says that it stands in a list in which its sender sums up its own points: it is no further
    statement, but shows what the sender finds most important.
    """

    passage: Passage
    copies: tuple[Passage, ...]
    distance: float
    core: bool = True
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """When a document speaks: `first` to `last` as ISO dates, equal when it is dated.

    `inferred` says that the document bears no date and these are the earliest and latest that it can be, by
    the dates that it mentions; a side of which nothing is known is "".
    """

    first: str
    last: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """That a voice makes a point in a document."""

    moment: Moment
    bron: Bron
    passage: Passage


@dataclass(frozen=True, slots=True)
class Claim:
    """A passage that says that its point was made before ("niet nieuw"), and the earlier document it means.

    `refers_to` is the id of a document of the dossier, or "" when the dossier does not have it; `named` is
    how the passage calls it ("" when it does not). Where several documents of the dossier fit what it calls
    it, `candidates` has their ids and none is chosen.
    """

    passage: Passage
    named: str = ""
    refers_to: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """A point over time: its sightings in order, how many voices made it when, claims of recurrence.

    `periods` holds (period, number of independent voices); `None` for a period in which the dossier has no
    document of anyone who could have said it, which differs from 0.
    """

    sightings: tuple[Sighting, ...]
    periods: tuple[tuple[str, int | None], ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def first(self) -> Sighting | None:
        """The earliest sighting whose moment is known."""
        return next((s for s in self.sightings if s.moment.first), None)

    @property
    def last(self) -> Sighting | None:
        """The latest sighting whose moment is known."""
        return max((s for s in self.sightings if s.moment.first), key=lambda s: s.moment.last, default=None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a passage states, with the date of its document: never one without the other."""

    text: str
    value: str
    date: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a thema ("" for bottlenecks outside every thema), with all who make it.

    `id` is the same as long as its central passage is, or as long as a reviewer's anchor holds its members
    together. `label` is readable Dutch, `named` says that a person gave it. `words` are those that set it
    apart from the other points of the thema. `sources` are independent voices and `documents` stems, in the
    order of the dossier. `stability` is the share of its members that stay together when the dossier is
    drawn again (0 to 1; `None` for a point too small to tell).
    """

    id: str
    thema: str
    label: str
    words: tuple[str, ...]
    central: Passage
    members: tuple[Member, ...]
    sources: tuple[Bron, ...]
    documents: tuple[str, ...]
    stability: float | None = None
    named: bool = False
    history: History = History(())
    status: PointStatus = PointStatus.NEW
    figures: tuple[Figure, ...] = ()
    works: tuple[Passage, ...] = ()
    """What goes well on the same subject, and who says that it is no problem."""
    answers: tuple[str, ...] = ()
    """The ids of the register's entries that answer it."""
    near: tuple[str, ...] = ()
    """The ids of points of other themas that come near it, nearest first."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that stand for its statements, those of its core first."""
        return tuple(member.passage for member in self.members)


@dataclass(frozen=True, slots=True)
class Answer:
    """That an entry answers a point or another entry: `to` is the id of that, `reason` says why in Dutch."""

    to: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A call, commitment or action item as the register shows it, with the passage that states it.

    `owner` is who is to act, `addressee` to whom it is said, both "" when the text does not tell;
    `deadline` is an ISO date or the words of the text, `due` the last day (ISO 8601) that is in time, "" when
    these name no day. `answers` says which calls and points it answers,
    `because` in Dutch why its status is what it is, `evidence` the later passage that shows it.
    """

    id: str
    kind: EntryKind
    passage: Passage
    owner: str
    addressee: str
    deadline: str
    answers: tuple[Answer, ...] = ()
    status: EntryStatus = EntryStatus.UNKNOWN
    because: str = ""
    evidence: Passage | None = None
    due: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two wordings that differ on the same fact or on its weight, side by side and never averaged.

    `subject` is what they are about (words of both), `reason` says in Dutch in what they differ.
    """

    thema: str
    subject: str
    sides: tuple[Passage, Passage]
    reason: str
