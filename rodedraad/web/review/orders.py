"""In which order observations come up for review, worked out with the edition.

To tell what is worth most takes all that awaits review; while people review, the order is only cut down.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.sampling.candidates import Ground
from corpus.sampling.control import lot
from corpus.sampling.priority import doubt, rarities
from corpus.sampling.reasons import reason
from rodedraad import reviewing
from rodedraad.web.editions import Chapter
from rodedraad.web.review.choice import Choice, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.awaiting import Waiting
    from corpus.sampling.candidates import Candidate
    from rodedraad.web.editions import Edition, Scene

MOST = 500
"""Observations of one queue: more than people review before the next edition."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An observation that is asked for, and why, in Dutch."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Order:
    """The first of a queue, and how many await review in it."""

    wanted: tuple[Wanted, ...]
    total: int


EMPTY = Order((), 0)


def order(edition: Edition | None, choice: Choice) -> Order:
    """The order of a queue as the edition has it."""
    return (edition.page(CHAPTER, _key(choice)) if edition else None) or EMPTY


def _key(choice: Choice) -> str:
    return f"{choice.line.value}:{choice.of}"


def orders(scene: Scene) -> dict[str, Order]:
    """All queues that rest on the whole dossier."""
    left = reviewing.awaiting(scene.corpus)
    fresh = [one for one in left.candidates if not one.urgent]
    picks = reviewing.picked(scene.corpus, left, MOST)
    worth = Order(tuple(Wanted(pick.id, pick.reason) for pick in picks), len(left.candidates))
    found = {
        Choice(Line.WORTH): worth,
        Choice(Line.DOUBT): _ordered(left, fresh, lambda one: (-_doubt(left, one), one.id)),
        Choice(Line.SAMPLE): _ordered(left, fresh, lambda one: lot(one.id), Ground.CONTROL),
    }
    for thema in scene.codebook.themas:
        about = [one for one in fresh if any(score.thema == thema.id for score in one.thema)]
        found[Choice(Line.THEMA, thema.id)] = _ordered(left, about, lambda one: (-_doubt(left, one), one.id))
    return {_key(choice): order for choice, order in found.items()}


def _doubt(left: Waiting, one: Candidate) -> float:
    return doubt(one, left.setting.threshold)


def _ordered(
    left: Waiting,
    candidates: Iterable[Candidate],
    key: Callable[[Candidate], object],
    ground: Ground = Ground.CHOSEN,
) -> Order:
    every, rare = list(candidates), rarities(left.setting)
    first = heapq.nsmallest(MOST, every, key=key)  # type: ignore[arg-type]  # keys of one queue are of one kind
    return Order(tuple(Wanted(one.id, reason(one, ground, left.setting, rare)) for one in first), len(every))


CHAPTER: Chapter[Order] = Chapter("wachtrij", Order, orders)
