"""What is in the dossier, who answered, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.findings import LAYER_ORDER
from corpus.gaps import Reply
from reports.voices import layer
from rodedraad.web.overview.arrivals import Arrivals, arrivals
from rodedraad.web.threads import sayings
from rodedraad.web.threads.sayings import Place
from rodedraad.web.threads.weighing import Option, uncovered_in
from synthesis.calendar import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Respondent
    from rodedraad.web.editions import Scene

MOST = 50
"""Files and documents that are named in a list; more are counted."""


@dataclass(frozen=True, slots=True)
class Span:
    """Documents and their first and last dates (ISO, "" where none bears one); `undated` bear none."""

    documents: int
    observations: int
    first: str
    last: str
    undated: int


@dataclass(frozen=True, slots=True)
class Layer:
    """The documents of a layer of government."""

    laag: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Answered:
    """An organisation that was asked to contribute, and what came of it."""

    name: str
    reply: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A document that a passage names and the dossier does not have."""

    description: str
    place: Place


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file, or a page of one, that could not be read, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The dossier at a glance. Lists hold the first `MOST` of as many as the number beside them says.

    `reviewed` counts the observations that people have judged without differing.
    """

    all: Span
    layers: tuple[Layer, ...]
    confidential: int
    reviewed: int
    until: str
    asked: tuple[Answered, ...]
    uncovered: tuple[Option, ...]
    points: int
    conflicts: int
    arrivals: Arrivals
    unread: tuple[NotRead, ...]
    unreadable: int
    missing: tuple[Lacking, ...]
    lacking: int


def overview(scene: Scene) -> dict[str, Overview]:
    """The overview of a dossier."""
    findings = scene.findings
    documents = findings.respondents
    return {
        "": Overview(
            all=_span(documents),
            layers=_layers(documents),
            confidential=sum(document.confidential for document in documents),
            reviewed=findings.reviewed,
            until=findings.until,
            asked=_asked(scene),
            uncovered=uncovered_in(scene),
            points=len(findings.points),
            conflicts=len(findings.conflicts),
            arrivals=arrivals(scene.corpus),
            unread=tuple(NotRead(one.name, one.reason) for one in findings.unread[:MOST]),
            unreadable=len(findings.unread),
            missing=tuple(Lacking(m.description, sayings.place(m.passage)) for m in findings.missing[:MOST]),
            lacking=len(findings.missing),
        )
    }


def _span(documents: Sequence[Respondent]) -> Span:
    dates = sorted(d.date for d in documents if is_possible(d.date))
    first, last = (dates[0], dates[-1]) if dates else ("", "")
    count = sum(document.observations for document in documents)
    return Span(len(documents), count, first, last, len(documents) - len(dates))


def _layers(documents: Iterable[Respondent]) -> tuple[Layer, ...]:
    """The layers that sent something, in the order of `Laag`."""
    found: defaultdict[str, list[Respondent]] = defaultdict(list)
    for document in documents:
        found[document.laag].append(document)
    there = (laag for laag in LAYER_ORDER if laag in found)
    return tuple(Layer(laag.value, layer(laag), _span(found[laag])) for laag in there)


def _asked(scene: Scene) -> tuple[Answered, ...]:
    """Who was asked, those of whom nothing came first."""
    gaps = scene.findings.gaps
    order = {Reply.NONE: 0, Reply.HEARD: 1, Reply.SENT: 2}
    asked = sorted(gaps.asked if gaps else (), key=lambda one: order[one.reply])
    return tuple(Answered(one.name, one.reply.value, one.documents) for one in asked)
