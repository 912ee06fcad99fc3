"""The points of a corpus as they stand, and what a reviewer does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import ReviewError
from corpus.pointevents import PointAct, standing
from corpus.pointlog import Held, PointWish, enter, events, standing_anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.pointevents import PointEvent
    from corpus.points import Member, Point
    from corpus.store import Corpus


def found(corpus: Corpus) -> tuple[Point, ...]:
    """The points that the corpus makes now, those that reviewers hold together included."""
    from nlp import searching
    from rodedraad import opening
    from synthesis.points import points
    from synthesis.said import said

    statements = said(corpus.documents(), corpus.coded()).statements
    return points(statements, opening.meaning, searching.lemmas, standing_anchors(corpus))


def one(points: Iterable[Point], id_: str) -> Point:
    """The point with this id. Raises `ReviewError`."""
    point = next((point for point in points if point.id == id_), None)
    if point is None:
        raise ReviewError(
            f"Het corpus heeft geen punt '{id_}'.",
            "Punten zonder naam krijgen een ander id als hun kern verandert; neem het id over uit rodedraad "
            "findings.",
        )
    return point


def do(
    corpus: Corpus,
    id_: str,
    act: PointAct,
    author: str,
    *,
    why: str = "",
    name: str = "",
    merged: str = "",
    split: Sequence[str] = (),
) -> PointEvent:
    """Enter what a reviewer does with the point `id_`. Raises `ReviewError` when it cannot be done."""
    points = found(corpus)
    if act is PointAct.UNDO:
        return enter(corpus, PointWish(Held(id_, "", ()), act, author, why))
    point, there = one(points, id_), held(points)
    wish = PointWish(
        there[point.id],
        act,
        author,
        why,
        name,
        there[one(points, merged).id] if merged else None,
        tuple(key for observation in split for key in _keys_of(point, observation)),
    )
    return enter(corpus, wish)


def held(points: Iterable[Point]) -> dict[str, Held]:
    """Each point by id, with the keys of the statements at home in it: those that no other has nearer by."""
    points = tuple(points)
    nearest: dict[tuple[str, str], tuple[bool, float]] = {}
    for thema, member in ((point.thema, member) for point in points for member in point.members):
        place, rank = (thema, member.passage.id), _rank(member)
        nearest[place] = min(nearest.get(place, rank), rank)
    return {
        point.id: Held(point.id, point.thema, _home(point, nearest), _documents(point)) for point in points
    }


def _home(point: Point, nearest: Mapping[tuple[str, str], tuple[bool, float]]) -> tuple[str, ...]:
    home = (m for m in point.members if _rank(m) == nearest[point.thema, m.passage.id])
    return tuple(sorted({key for member in home for key in keys(member)}))


def _documents(point: Point) -> tuple[str, ...]:
    return tuple(sorted({copy.observation.document for m in point.members for copy in m.copies}))


def _rank(member: Member) -> tuple[bool, float]:
    return not member.core, member.distance


def keys(member: Member) -> tuple[str, ...]:
    """The keys under which anchors know a statement: those of all its copies."""
    from synthesis.anchors import key

    return tuple(sorted({key(copy) for copy in member.copies}))


def _keys_of(point: Point, observation: str) -> tuple[str, ...]:
    """The keys of the statement of which an observation is a copy. Raises `ReviewError`."""
    for member in point.members:
        if any(copy.id == observation for copy in member.copies):
            return keys(member)
    raise ReviewError(
        f"Waarneming '{observation}' hoort niet bij punt '{point.id}'.",
        f"Bekijk wat erbij hoort met: rodedraad point {point.id}.",
    )


def said_of(corpus: Corpus, id_: str) -> tuple[PointEvent, ...]:
    """What was said of a point and still stands, oldest first."""
    return tuple(event for event in standing(events(corpus)) if id_ in {event.point, event.other})
