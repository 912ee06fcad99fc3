"""What people say of a coding, and what follows from it: pure functions on the events of a log.

Each judgement is an event that is never changed; taking one back is an event too. What counts of an
observation (its `Verdict`) is folded from the events about it and the machine's labels. Reviewers who say
different things are both kept, and none wins by being the last: the machine's label stays until someone
decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from corpus.labels import ASPECTS, Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Act(StrEnum):
    """What a reviewer does."""

    ACCEPT = "akkoord"
    CHANGE = "wijzigen"
    REJECT = "verwerpen"
    """It is no statement at all: a wrong cut, what was misread."""
    SPLIT = "splitsen"
    JOIN = "samenvoegen"
    COMMENT = "opmerking"
    DECIDE = "beslissen"
    """What holds from now on, whatever reviewers said before."""
    UNDO = "ongedaan"


class State(StrEnum):
    """Whose labels count, and whether somebody has to look again."""

    MACHINE = "geen"
    """Nobody has judged it."""
    HUMAN = "mens"
    REOPENED = "heropend"
    """A person's labels count, but text, model or codebook are no longer those that were judged."""
    DISPUTED = "strijdig"
    """Reviewers differ; where they do, the machine's label stays."""
    REJECTED = "verworpen"
    """No statement at all: it is not counted."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One event of the log: who did what to which observation, when, why, and what the machine said then.

    `made_at` is ISO 8601 in UTC. `pieces` are the offsets in the text at which it is split, or the ids of
    the observations that are joined to it. `undoes` is the number of the event that is taken back, else 0.
    `nr` is 0 until the log has given it one.
    """

    observation: str
    document: str
    act: Act
    labels: Labels
    author: str
    made_at: str
    model: str
    codebook: str
    machine: Labels
    why: str = ""
    pieces: tuple[int | str, ...] = ()
    undoes: int = 0
    nr: int = 0


@dataclass(frozen=True, slots=True)
class Opinion:
    """Where one reviewer stands: labels, or that it is no statement at all, and the event that says so."""

    labels: Labels
    rejected: bool
    last: Judgement


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts of an observation: labels, state, whose they are, and on which aspects reviewers differ."""

    labels: Labels
    state: State
    authors: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


BOUND = ("thema", "toerekening")
"""What hangs on the rol, and is as open as it is."""
VALIDITY = "geldigheid"
"""The aspect on which reviewers differ when one of them rejects what another keeps."""


def standing(events: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The events that were not taken back, by number, without those that take back."""
    ordered = sorted(events, key=lambda event: event.nr)
    undone: set[int] = set()
    for event in reversed(ordered):
        if event.act is Act.UNDO and event.nr not in undone:
            undone.add(event.undoes)
    return tuple(e for e in ordered if e.act is not Act.UNDO and e.nr not in undone)


def last_of(events: Iterable[Judgement], author: str) -> Judgement | None:
    """The last event of a reviewer that still stands: what undoing takes back."""
    own = [event for event in standing(events) if event.author == author]
    return own[-1] if own else None


def opinions(events: Iterable[Judgement]) -> dict[str, Opinion]:
    """Where each reviewer stands, since the last decision, by name."""
    found: dict[str, Opinion] = {}
    for event in standing(events):
        if event.act is Act.DECIDE:
            found.clear()
        if event.act in {Act.ACCEPT, Act.CHANGE, Act.DECIDE}:
            earlier = found[event.author].labels if event.author in found else Labels()
            found[event.author] = Opinion(event.labels.over(earlier), rejected=False, last=event)
        elif event.act is Act.REJECT:
            found[event.author] = Opinion(Labels(), rejected=True, last=event)
    return dict(sorted(found.items()))


def verdict(
    machine: Labels, events: Sequence[Judgement], judged_with: tuple[str, str], *, moved: bool = False
) -> Verdict:
    """What counts, given the machine's labels by the model and codebook that are in use (`judged_with`).

    `moved` says that the events were about another text, from which this one came.
    """
    held = opinions(events)
    if not held:
        return Verdict(machine, State.MACHINE)
    values = {aspect: _said(held, aspect) for aspect in ASPECTS}
    disputed = [aspect for aspect, said in values.items() if len(said) > 1]
    if len({opinion.rejected for opinion in held.values()}) > 1:
        disputed.append(VALIDITY)
    open_ = {*disputed, *(BOUND if "rol" in disputed else ())}
    agreed = Labels(*(said[0] if said and a not in open_ else None for a, said in values.items()))
    state = _state(held.values(), judged_with, disputed=bool(disputed), moved=moved)
    return Verdict(agreed.over(machine), state, tuple(held), tuple(disputed))


def _said(held: Mapping[str, Opinion], aspect: str) -> list[Any]:
    """The different values that reviewers give an aspect."""
    said = (getattr(opinion.labels, aspect) for opinion in held.values())
    return list(dict.fromkeys(value for value in said if value is not None))


def _state(held: Iterable[Opinion], judged_with: tuple[str, str], *, disputed: bool, moved: bool) -> State:
    if disputed:
        return State.DISPUTED
    every = tuple(held)
    if every[0].rejected and not moved:
        return State.REJECTED
    same = all((opinion.last.model, opinion.last.codebook) == judged_with for opinion in every)
    return State.HUMAN if same and not moved else State.REOPENED
