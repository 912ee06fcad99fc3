"""Two sides put beside each other: what is new, gone, changed and the same, and how much of each. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.language import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars

NONE = "geen"
UNKNOWN = "onbekend"
"""The sender of a document that does not tell."""


@dataclass(frozen=True, slots=True)
class Said:
    """The labels of an observation that are compared; `thema` in the order in which it was given."""

    rol: str
    thema: tuple[str, ...]
    toerekening: str
    eerder: str
    fase: str


ASPECTS = tuple(field.name for field in fields(Said))


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation as one side has it.

    `file` is the path in the dossier, `document` its stem, `seq` the rank of the observation among the others
    of its side, `path` has the headings above it, `bron` the senders. `state` says whose labels they are, as
    the column `beoordeling` does.
    """

    id: str
    text: str
    document: str
    file: str
    page: int
    path: tuple[str, ...]
    seq: int
    said: Said
    bron: tuple[str, ...] = ()
    confidential: bool = False
    state: str = NONE


class By(StrEnum):
    """What two entries were paired by."""

    ID = "id"
    WORDS = "woorden"
    LIKENESS = "gelijkenis"


@dataclass(frozen=True, slots=True)
class Pair:
    """The same statement on both sides."""

    left: Entry
    right: Entry
    by: By

    @property
    def reworded(self) -> bool:
        """Whether the words differ; case, accents, spacing and punctuation do not count."""
        return self.by is By.LIKENESS

    @property
    def changed(self) -> tuple[str, ...]:
        """The aspects of which the labels differ; the order of themas does not count."""
        return tuple(a for a in ASPECTS if _plain(self.left, a) != _plain(self.right, a))


def _plain(entry: Entry, aspect: str) -> object:
    value = getattr(entry.said, aspect)
    return frozenset(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Comparison:
    """What only the right side has (`new`), only the left (`gone`), and both, changed or the same.

    Each entry of either side is in exactly one of the four. New entries and pairs stand in the order of the
    right side, gone ones in that of the left.
    """

    new: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    changed: tuple[Pair, ...]
    same: tuple[Pair, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """What both sides have."""
        return (*self.changed, *self.same)

    def frame(self) -> polars.DataFrame:
        """A row for each entry or pair; see `corpus.comparing.framing.COLUMNS`."""
        from corpus.comparing.framing import frame

        return frame(self)

    def counts(self, by: str) -> polars.DataFrame:
        """The tallies per `thema` or `bron` as a frame."""
        from corpus.comparing.framing import counts

        return counts(self, by)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many observations with a value are on either side, and what became of them.

    `changed` and `same` count pairs of which either side has the value, so that a pair that another thema was
    given counts as changed for the old one and for the new one.
    """

    value: str
    left: int
    right: int
    new: int
    gone: int
    changed: int
    same: int


def tallies(found: Comparison, by: str) -> tuple[Tally, ...]:
    """The counts per `thema` or `bron`, by value; what has several counts under each."""
    left = [(entry,) for entry in (*found.gone, *(pair.left for pair in found.pairs))]
    right = [(entry,) for entry in (*found.new, *(pair.right for pair in found.pairs))]
    changed = [(pair.left, pair.right) for pair in found.changed]
    same = [(pair.left, pair.right) for pair in found.same]
    groups = (left, right, zip(found.new), zip(found.gone), changed, same)
    counts = [Counter(v for entries in group for v in _values(entries, by)) for group in groups]
    values = sorted(counts[0] | counts[1], key=_ordering)
    return tuple(Tally(value, *(count[value] for count in counts)) for value in values)


def _values(entries: Iterable[Entry], by: str) -> frozenset[str]:
    return frozenset(value for entry in entries for value in _of(entry, by))


def _of(entry: Entry, by: str) -> Iterator[str]:
    yield from (entry.said.thema or (NONE,)) if by == "thema" else (entry.bron or (UNKNOWN,))


def _ordering(value: str) -> tuple[bool, str, str]:
    """What is not known comes last."""
    return value in {NONE, UNKNOWN}, folded(value), value
