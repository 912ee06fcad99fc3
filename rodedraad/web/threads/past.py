"""A point over time as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rodedraad.web.threads import sayings
from rodedraad.web.threads.sayings import Place, Said, Voice
from rodedraad.web.threads.weighing import Beat

if TYPE_CHECKING:
    from corpus.points import Claim, Point, Sighting
    from rodedraad.web.editions import Scene

MOST = 100
"""Sightings and claims that a page shows, the earliest ones."""


@dataclass(frozen=True, slots=True)
class Seen:
    """That a source makes a point at a moment: ISO dates, "" where nothing is known.

    `inferred` says that the document bears no date and that it lies between the two.
    """

    first: str
    last: str
    inferred: bool
    voice: Voice
    place: Place
    relayed: bool


@dataclass(frozen=True, slots=True)
class Referred:
    """An earlier document of the dossier that a passage means, or may mean."""

    document: str
    title: str


@dataclass(frozen=True, slots=True)
class Before:
    """A passage that says that the point is not new, how it calls what came before, and which that is.

    Where it means one document `certain` is true; else the documents are those that it may mean.
    """

    said: Said
    named: str
    documents: tuple[Referred, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Past:
    """The sightings in order of time, the half-years, and the claims that it was said before.

    `sightings` and `claims` hold the first `MOST` of as many as `seen` and `claimed` say.
    """

    beats: tuple[Beat, ...]
    sightings: tuple[Seen, ...]
    seen: int
    claims: tuple[Before, ...]
    claimed: int


def past(point: Point, scene: Scene) -> Past:
    """The past of a point."""
    history = point.history
    titles = {r.document: r.title for r in scene.findings.respondents}
    return Past(
        tuple(Beat(name, count) for name, count in history.periods),
        tuple(_seen(sighting) for sighting in history.sightings[:MOST]),
        len(history.sightings),
        tuple(_before(claim, scene, titles) for claim in history.claims[:MOST]),
        len(history.claims),
    )


def seen(sighting: Sighting | None) -> Seen | None:
    """A sighting, if there is one."""
    return None if sighting is None else _seen(sighting)


def _seen(sighting: Sighting) -> Seen:
    moment, passage = sighting.moment, sighting.passage
    at = sayings.place(passage)
    return Seen(moment.first, moment.last, moment.inferred, sayings.voice(sighting.bron), at, passage.relayed)


def _before(claim: Claim, scene: Scene, titles: dict[str, str]) -> Before:
    meant = (claim.refers_to,) if claim.refers_to else claim.candidates
    documents = tuple(Referred(id_, titles[id_]) for id_ in meant if id_ in titles)
    return Before(sayings.said(claim.passage, scene.codebook), claim.named, documents, bool(claim.refers_to))
