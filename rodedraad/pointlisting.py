"""A point and what reviewers said of it, for a reader and for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.pointevents import PointEvent
    from corpus.points import Point


def as_json(point: Point, said: Iterable[PointEvent]) -> dict[str, Any]:
    """A point, as it may be shown, and what was said of it, for a program."""
    return {
        "id": point.id,
        "thema": point.thema,
        "label": point.label,
        "benoemd": point.named,
        "woorden": list(point.words),
        "bronnen": [bron.name for bron in point.sources],
        "documenten": list(point.documents),
        "stabiliteit": point.stability,
        "waarnemingen": [
            {"id": m.passage.id, "afstand": m.distance, "kern": m.core, "kopieen": [c.id for c in m.copies]}
            for m in point.members
        ],
        "handelingen": [_event_json(event) for event in said],
    }


def _event_json(event: PointEvent) -> dict[str, str | int]:
    return {
        "nr": event.nr,
        "handeling": event.act.value,
        "punt": event.point,
        "ander_punt": event.other,
        "naam": event.name,
        "door": event.author,
        "moment": event.made_at,
        "waarom": event.why,
    }


def told(point: Point, said: Iterable[PointEvent]) -> str:
    """A point, as it may be shown, and what was said of it, for a reader."""
    firm = "" if point.stability is None else f", stabiliteit {point.stability:.2f}".replace(".", ",")
    lines = [
        f"{point.id}  {point.label}{' (benoemd)' if point.named else ''}",
        f"  thema {point.thema or 'geen'}, {_count(point)}{firm}",
    ]
    for member in point.members:
        passage = member.passage
        mark = "" if member.core else " (randgeval)"
        lines.append(f"  {passage.id}  {passage.stem}: {passage.observation.text}{mark}")
    return "\n".join([*lines, *map(_event_told, said)])


def _event_told(event: PointEvent) -> str:
    what = event.name or event.other
    why = f": {event.why}" if event.why else ""
    return f"  {event.made_at} {event.author}: {event.act.value} {what}".rstrip() + why


def _count(point: Point) -> str:
    return f"{len(point.sources)} bronnen in {len(point.documents)} stukken"
