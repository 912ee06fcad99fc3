"""What a point holds, so that a reviewer's act can be entered without working out all points anew.

An act is about the passages that its point had when the reviewer saw it: those of the edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import ReviewError
from corpus.pointevents import PointAct, standing
from corpus.pointlog import Held, PointWish, enter, events
from rodedraad.pointing import held, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.pointevents import PointEvent
    from corpus.store import Corpus
    from rodedraad.web.editions import Scene

BEHIND = "Dit punt, of het punt waarmee u het wilt samenvoegen, is na deze stand gewijzigd."
WAIT = "Wacht tot de rode draden zijn bijgewerkt en kijk dan opnieuw."


@dataclass(frozen=True, slots=True)
class Holding:
    """A point as an act knows it: `keys` are those at home in it, `members` those of each of its passages.

    `nr` is the number of the last act that the edition knows of, `documents` are those that it draws on.
    """

    id: str
    thema: str
    keys: tuple[str, ...]
    members: tuple[tuple[str, tuple[str, ...]], ...]
    nr: int
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What a reviewer asks for. `split` are ids of passages, `merged` is another point."""

    act: PointAct
    author: str
    why: str = ""
    name: str = ""
    split: tuple[str, ...] = ()


def holdings(scene: Scene) -> dict[str, Holding]:
    """What each point holds, by id."""
    nr = max((event.nr for event in events(scene.corpus)), default=0)
    points = scene.findings.points
    home = held(points)
    return {
        point.id: Holding(
            point.id,
            point.thema,
            home[point.id].passages,
            tuple((member.passage.id, keys(member)) for member in point.members),
            nr,
            home[point.id].documents,
        )
        for point in points
    }


def done(corpus: Corpus, point: Holding, act: Act, other: Holding | None = None) -> PointEvent:
    """Enter what a reviewer does with a point. Raises `ReviewError` when it cannot be done."""
    if act.act is not PointAct.UNDO:
        _check(corpus, point, *([other] if other else []))
    wish = PointWish(
        _held(point), act.act, act.author, act.why, act.name,
        _held(other) if other else None, tuple(key for id_ in act.split for key in _keys_of(point, id_)),
    )  # fmt: skip
    return enter(corpus, wish)


def _held(point: Holding) -> Held:
    return Held(point.id, point.thema, point.keys, point.documents)


def _keys_of(point: Holding, passage: str) -> Sequence[str]:
    return next((own for id_, own in point.members if id_ == passage), ())


def _check(corpus: Corpus, *points: Holding) -> None:
    """What was merged or split since looks otherwise than the reviewer saw it; names do no harm."""
    ids = {point.id for point in points}
    nr = points[0].nr
    since = (event for event in standing(events(corpus)) if event.nr > nr and event.act is not PointAct.NAME)
    if any(ids & {event.point, event.other} for event in since):
        raise ReviewError(BEHIND, WAIT)


def said_of(corpus: Corpus, id_: str) -> tuple[PointEvent, ...]:
    """All that was said of a point, what was taken back included, the latest first."""
    log = events(corpus)
    own = {event.nr for event in log if id_ in {event.point, event.other}}
    return tuple(event for event in reversed(log) if event.nr in own or event.undoes in own)
