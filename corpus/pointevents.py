"""What people say of points, and what follows from it: pure functions on the events of a log.

A reviewer names a point, merges two, or splits passages off; each is an event that is never changed, and
taking one back is an event too. What stands is folded to anchors: passages that make one point whatever else
comes into the dossier. A passage is known by its key, which copies and new versions of a file share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class PointAct(StrEnum):
    """What a reviewer does with a point."""

    NAME = "noemen"
    MERGE = "samenvoegen"
    SPLIT = "afsplitsen"
    UNDO = "ongedaan"


@dataclass(frozen=True, slots=True)
class PointEvent:
    """One event of the log: who did what to which point, when and why.

    `passages` are the keys of the point's passages at that moment. `other` and `others` are the id and the
    keys of the point that is merged into it, or of the one that is split off from it. `made_at` is ISO 8601
    in UTC. `undoes` is the number of the event that is taken back, else 0; `nr` is 0 until the log gives one.
    `documents` are the ids of those that the points drew on: who may not see them all, may not see the event.
    """

    point: str
    thema: str
    act: PointAct
    author: str
    made_at: str
    passages: tuple[str, ...] = ()
    other: str = ""
    others: tuple[str, ...] = ()
    name: str = ""
    why: str = ""
    undoes: int = 0
    nr: int = 0
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Passages (keys, sorted) of a thema that make one point, whatever else is found.

    `name` is what a reviewer calls it, "" when nobody has named it. `authors` are those who made it so.
    """

    id: str
    thema: str
    passages: tuple[str, ...]
    name: str = ""
    authors: tuple[str, ...] = ()


def standing(events: Iterable[PointEvent]) -> tuple[PointEvent, ...]:
    """The events that were not taken back, by number, without those that take back."""
    ordered = sorted(events, key=lambda event: event.nr)
    undone = {event.undoes for event in ordered if event.act is PointAct.UNDO}
    return tuple(e for e in ordered if e.act is not PointAct.UNDO and e.nr not in undone)


def last_of(events: Iterable[PointEvent], point: str, author: str) -> PointEvent | None:
    """The last event of a reviewer about a point that still stands: what undoing takes back."""
    own = [e for e in standing(events) if e.author == author and point in {e.point, e.other}]
    return own[-1] if own else None


def anchors(events: Iterable[PointEvent]) -> tuple[Anchor, ...]:
    """The anchors that the events come to, by thema and id. A passage belongs to one anchor of a thema."""
    found: dict[str, Anchor] = {}
    for event in standing(events):
        found = _ACTS[event.act](found, event)
    kept = (anchor for anchor in found.values() if anchor.passages)
    return tuple(sorted(kept, key=lambda anchor: (anchor.thema, anchor.id)))


def _named(found: dict[str, Anchor], event: PointEvent) -> dict[str, Anchor]:
    held = _held(found, event, event.point, event.passages)
    return held | {event.point: replace(held[event.point], name=event.name)}


def _merged(found: dict[str, Anchor], event: PointEvent) -> dict[str, Anchor]:
    gone = found.get(event.other)
    rest = {id_: anchor for id_, anchor in found.items() if id_ != event.other}
    keys = (*event.passages, *event.others, *(gone.passages if gone else ()))
    held = _held(rest, event, event.point, keys)
    # A name that somebody gave is not lost because the point it belonged to was merged into a nameless one.
    name = held[event.point].name or (gone.name if gone else "")
    return held | {event.point: replace(held[event.point], name=name)}


def _split(found: dict[str, Anchor], event: PointEvent) -> dict[str, Anchor]:
    kept = tuple(key for key in event.passages if key not in event.others)
    return _held(_held(found, event, event.point, kept), event, event.other, event.others)


_ACTS = {PointAct.NAME: _named, PointAct.MERGE: _merged, PointAct.SPLIT: _split}


def _held(found: dict[str, Anchor], event: PointEvent, point: str, keys: Iterable[str]) -> dict[str, Anchor]:
    """With these passages in the anchor of a point, and in no other of its thema."""
    added = frozenset(keys)
    others = {
        id_: replace(anchor, passages=tuple(key for key in anchor.passages if key not in added))
        if anchor.thema == event.thema
        else anchor
        for id_, anchor in found.items()
    }
    before = others.get(point, Anchor(point, event.thema, ()))
    authors = tuple(dict.fromkeys((*before.authors, event.author)))
    own = tuple(sorted(added.union(before.passages)))
    return others | {point: replace(before, passages=own, authors=authors)}
