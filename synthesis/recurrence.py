"""A point over time: who made it when, what it refers back to, and how it stands.

Nothing of a later document decides about an earlier moment: with `until` set, the result is what it would be
if the dossier ended there. A document without date shows its sightings, but proves no order unless the dates
that it mentions do.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.points import Claim, EntryKind, History, PointStatus, Sighting
from synthesis.archive import Archive
from synthesis.moments import UNKNOWN, is_after
from synthesis.references import meant, references
from synthesis.timeline import layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.findings import Bron, Passage
    from corpus.model import Document
    from corpus.points import Entry, Point
    from synthesis.timeline import Timeline
    from synthesis.voices import Voices

PROMISES = (EntryKind.COMMITMENT, EntryKind.ACTION)
UNDATED = "9999"
"""Sorts sightings of unknown moment after the others."""


def followed(
    points: Iterable[Point],
    documents: Sequence[Document],
    voices: Voices,
    timeline: Timeline,
    register: Sequence[Entry] = (),
) -> tuple[Point, ...]:
    """The points with history, status and the entries of the register that answer them.

    A point that nobody has made by the day `until` of the timeline has an empty history.
    """
    found = []
    archive = Archive.of(documents)
    given: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in register:
        for to in dict.fromkeys(answer.to for answer in entry.answers):
            given[to].append(entry)
    for point in points:
        past = history(point, archive, voices, timeline)
        answering = answers(point, given[point.id], timeline)
        now = status(past, answering, timeline)
        found.append(replace(point, history=past, status=now, answers=tuple(e.id for e in answering)))
    return tuple(found)


def history(point: Point, archive: Archive, voices: Voices, timeline: Timeline) -> History:
    """The history of a point up to the day `until`: a sighting for each document and voice, in time."""
    shown = [passage for passage in _copies(point) if timeline.shows(passage)]
    return History(
        sightings=_sightings(shown, timeline),
        periods=_periods(shown, timeline),
        claims=tuple(_claims(shown, archive, voices, timeline)),
    )


def answers(point: Point, register: Iterable[Entry], timeline: Timeline) -> tuple[Entry, ...]:
    """The commitments and actions that answer a point, given after somebody first made it."""
    made = (timeline.moment(p) for p in _copies(point) if timeline.is_known(p) and not p.relayed)
    first = min(made, key=lambda moment: moment.last, default=UNKNOWN)
    return tuple(
        entry
        for entry in register
        if entry.kind in PROMISES
        and any(answer.to == point.id for answer in entry.answers)
        and timeline.is_known(entry.passage)
        and is_after(timeline.moment(entry.passage), first)
    )


def status(past: History, answering: Sequence[Entry], timeline: Timeline) -> PointStatus:
    """How a point stands on the day `until`, decided in this order.

    `RAISED_AGAIN`: a commitment or action answers it, and a voice makes it in a document that is certainly
    later than the first answer. `ANSWERED`: one answers it and no voice made it after that. `SILENT`: those
    who made it speak in a later period than the last in which one of them made it, and nobody makes it
    there. `RECURRING`: it is made in several periods, or a passage says that it was made before. `NEW`: all
    else. Relayed passages and documents whose moment is not certain count for none of these, save a claim
    that it was made before.
    """
    made = [s for s in past.sightings if not s.passage.relayed and timeline.is_known(s.passage)]
    if answering:
        first = min((timeline.moment(entry.passage) for entry in answering), key=lambda moment: moment.last)
        again = any(is_after(sighting.moment, first) for sighting in made)
        return PointStatus.RAISED_AGAIN if again else PointStatus.ANSWERED
    if _is_silent(past, made, timeline):
        return PointStatus.SILENT
    several = sum(count is not None and count > 0 for _, count in past.periods) > 1
    return PointStatus.RECURRING if several or past.claims else PointStatus.NEW


def _is_silent(past: History, made: Sequence[Sighting], timeline: Timeline) -> bool:
    makers = {sighting.bron for sighting in made}
    spoken = [(name, count) for name, count in past.periods if timeline.heard.get(name, frozenset()) & makers]
    return bool(spoken) and spoken[-1][1] == 0 and any(count for _, count in spoken)


def _copies(point: Point) -> Iterator[Passage]:
    """Every passage that makes the point, copies included, each once."""
    seen = set()
    for member in point.members:
        for passage in (member.passage, *member.copies):
            if passage.id not in seen:
                seen.add(passage.id)
                yield passage


def _sightings(shown: Iterable[Passage], timeline: Timeline) -> tuple[Sighting, ...]:
    """One for each document and voice, its first passage that is not relayed, else its first."""
    ordered = sorted(shown, key=lambda p: (p.relayed, p.observation.block, p.observation.start, p.id))
    first: dict[tuple[str, Bron], Passage] = {}
    for passage in ordered:
        first.setdefault((passage.observation.document, passage.bron), passage)
    found = (Sighting(timeline.moment(passage), passage.bron, passage) for passage in first.values())
    return tuple(sorted(found, key=_in_time))


def _in_time(sighting: Sighting) -> tuple[str, str, str, str, str]:
    moment, passage = sighting.moment, sighting.passage
    return moment.last or UNDATED, moment.first, passage.stem, sighting.bron.name, passage.id


def _periods(shown: Sequence[Passage], timeline: Timeline) -> tuple[tuple[str, int | None], ...]:
    """The number of independent voices by period; `None` where nobody speaks who could have made the point.

    Those are the voices of the layers of government that make it; members and those who speak as one are one.
    """
    made = [(timeline.period(timeline.moment(p)), p.bron) for p in shown if _counts(p, timeline)]
    layers = {layer(bron) for _, bron in made}
    found = []
    for period in timeline.periods:
        voices = {bron for name, bron in made if name == period.name}
        found.append((period.name, len(voices) if timeline.layers[period.name] & layers else None))
    return tuple(found)


def _counts(passage: Passage, timeline: Timeline) -> bool:
    return not passage.relayed and timeline.is_known(passage)


def _claims(
    shown: Iterable[Passage], archive: Archive, voices: Voices, timeline: Timeline
) -> Iterator[Claim]:
    """A claim for each document that a passage names, one without a name for a passage that names none."""
    ordered = sorted(
        shown, key=lambda p: (timeline.moment(p).last or UNDATED, p.stem, p.observation.block, p.id)
    )
    for passage in ordered:
        if not passage.observation.coding.eerder:
            continue
        named = list(references(passage))
        if not named:
            yield Claim(passage)
        for reference in named:
            fitting = meant(reference, passage, archive, voices, timeline.moments)
            sole = fitting[0] if len(fitting) == 1 else ""
            yield Claim(passage, reference.named, sole, fitting if len(fitting) > 1 else ())
