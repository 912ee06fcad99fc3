"""The log of what people say of points, in the store: entering an event, and the anchors that stand.

The points themselves are not in the store: they are found anew from what the dossier holds. So whoever enters
an event says which passages the points have at that moment (`Held`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from corpus import schema
from corpus.errors import ReviewError
from corpus.pointevents import Anchor, PointAct, PointEvent, anchors, last_of
from corpus.recording import next_number
from corpus.reviewing import author_name, reason_given

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.store import Corpus

__all__ = ["Anchor", "Held", "PointWish", "enter", "events", "standing_anchors"]

LONGEST_LABEL = 200
LISTS = ("passages", "others", "documents")


@dataclass(frozen=True, slots=True)
class Held:
    """A point as it is found now: its id, its thema, the keys of its passages and their documents."""

    id: str
    thema: str
    passages: tuple[str, ...]
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointWish:
    """What somebody wants to do with a point.

    `other` is merged into it (`MERGE`); `keys` are split off from it (`SPLIT`); `name` is what it is to be
    called (`NAME`). To take something back only the id of `point` has to be right.
    """

    point: Held
    act: PointAct
    author: str
    why: str = ""
    name: str = ""
    other: Held | None = None
    keys: tuple[str, ...] = ()


def enter(corpus: Corpus, wish: PointWish) -> PointEvent:
    """Enter what is wished; gives the event. Raises `ReviewError` when it cannot be."""
    author, why, moment = author_name(wish.author), reason_given(wish.why), corpus.moment()
    with corpus.writing() as connection:
        said = _everything(connection)
        event = replace(_event(wish, author, said), why=why, made_at=moment)
        numbered = replace(event, nr=next_number(connection, schema.point_event))
        connection.execute(schema.point_event.insert(), _row(numbered))
    return numbered


def events(corpus: Corpus) -> tuple[PointEvent, ...]:
    """The whole log, by number."""
    with corpus.reading() as connection:
        return _everything(connection)


def standing_anchors(corpus: Corpus) -> tuple[Anchor, ...]:
    """The anchors that stand, by thema and id."""
    return anchors(events(corpus))


def _event(wish: PointWish, author: str, said: tuple[PointEvent, ...]) -> PointEvent:
    """The event that a wish comes to, not yet numbered. Raises `ReviewError`."""
    point = wish.point
    event = PointEvent(point.id, point.thema, wish.act, author, "", point.passages, documents=point.documents)
    if wish.act is PointAct.NAME:
        return replace(event, name=_label(wish.name))
    if wish.act is PointAct.MERGE:
        return _merging(event, wish.other)
    if wish.act is PointAct.SPLIT:
        return _splitting(event, wish.keys)
    last = last_of(said, point.id, author)
    if last is None:
        raise ReviewError(
            f"{author} heeft bij punt '{point.id}' niets om ongedaan te maken.",
            "Controleer de naam en het id.",
        )
    return replace(event, thema=last.thema, passages=(), undoes=last.nr, documents=last.documents)


def _merging(event: PointEvent, other: Held | None) -> PointEvent:
    if other is None or other.id == event.point:
        raise ReviewError(
            "Een punt is niet met zichzelf samen te voegen.", "Geef het id van een ander punt van dit thema."
        )
    if other.thema != event.thema:
        raise ReviewError(
            f"Punt '{other.id}' hoort bij thema '{other.thema}' en punt '{event.point}' bij '{event.thema}'.",
            "Voeg alleen punten van hetzelfde thema samen, of wijzig eerst het thema met rodedraad review.",
        )
    documents = tuple(sorted({*event.documents, *other.documents}))
    return replace(event, other=other.id, others=other.passages, documents=documents)


def _splitting(event: PointEvent, keys: tuple[str, ...]) -> PointEvent:
    split = tuple(dict.fromkeys(keys))
    if not split or not set(split) < set(event.passages):
        raise ReviewError(
            f"Deze waarnemingen zijn niet van punt '{event.point}' af te splitsen.",
            "Kies waarnemingen van dit punt, en laat er ten minste één over.",
        )
    return replace(event, other=_new_id(event, split), others=split)


def _new_id(event: PointEvent, split: tuple[str, ...]) -> str:
    """The id of what is split off: it derives from its passages, as that of a found point does."""
    return sha256(f"{event.thema} {event.point} {' '.join(sorted(split))}".encode()).hexdigest()[:12]


def _label(name: str) -> str:
    """A name that can stand as a label. Raises `ReviewError`."""
    label = " ".join(name.split())
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        raise ReviewError(
            "Deze naam is als naam van een punt niet te gebruiken.",
            f"Geef met --name een naam van ten hoogste {LONGEST_LABEL} tekens.",
        )
    return label


def _everything(connection: Connection) -> tuple[PointEvent, ...]:
    query = select(schema.point_event).order_by(schema.point_event.c.nr)
    return tuple(_event_of(dict(row)) for row in connection.execute(query).mappings())


def _row(event: PointEvent) -> dict[str, Any]:
    lists = {name: json.dumps(getattr(event, name)) for name in LISTS}
    return asdict(event) | {"act": event.act.value} | lists


def _event_of(row: dict[str, Any]) -> PointEvent:
    lists = {name: tuple(json.loads(row[name])) for name in LISTS}
    return PointEvent(**row | {"act": PointAct(row["act"])} | lists)
