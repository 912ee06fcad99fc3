"""A point as its page shows it, and as a row among the points of its thema."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.points import own_voices, ranked, title
from rodedraad.web.threads import clashing, entries, sayings, sharing
from rodedraad.web.threads.attributions import Share, Split, phased, split
from rodedraad.web.threads.blocks import cut
from rodedraad.web.threads.clashing import Clash
from rodedraad.web.threads.entries import Listed
from rodedraad.web.threads.past import Past, Seen, past, seen
from rodedraad.web.threads.sayings import Place, Said, Voice
from rodedraad.web.threads.sharing import Shared
from synthesis.pointfacts import affected, facts, risks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.findings import SharedText
    from corpus.points import Conflict, Entry, Point
    from rodedraad.web.editions import Scene

OUTSIDE = "zonder-thema"
"""How what lies outside every thema is addressed."""
OUTSIDE_LABEL = "Buiten de thema's"
MOST = 20
"""Passages, figures and conflicts of each kind that stand beside the statements of a point."""


@dataclass(frozen=True, slots=True)
class Row:
    """A point among those of its thema.

    `answers` is how many commitments and actions answer it, `stability` as `corpus.points.Point` has it.
    """

    id: str
    label: str
    named: bool
    status: str
    voices: tuple[Voice, ...]
    documents: int
    passages: int
    first: Seen | None
    last: Seen | None
    stability: float | None
    answers: int
    raised_before: bool
    confidential: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """A block of them."""

    items: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A point of another thema that comes near."""

    id: str
    label: str
    thema: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity that a passage states, with its date and source."""

    text: str
    date: str
    voice: Voice
    place: Place


@dataclass(frozen=True, slots=True)
class PointPage:
    """A point: who makes it, what it is put down to, its past, what goes along with it and what answers it.

    Its statements are kept in blocks apart. `fact` and `risk` count how they are put, `affected` has who
    bears it. Of works, figures, conflicts and shared texts there are at most `MOST`.
    """

    row: Row
    thema: str
    thema_label: str
    words: tuple[str, ...]
    relayed: int
    copied: int
    attribution: Split
    fasen: tuple[Share, ...]
    fact: int
    risk: int
    affected: tuple[tuple[str, int], ...]
    past: Past
    works: tuple[Said, ...]
    figures: tuple[Quantity, ...]
    clashes: tuple[Clash, ...]
    shared: tuple[Shared, ...]
    answers: tuple[Listed, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """A block of statements."""

    items: tuple[Said, ...]


def address(thema: str) -> str:
    """How a thema is addressed."""
    return thema or OUTSIDE


def label(point: Point) -> str:
    """What a point is called, for those who may see its own words."""
    return title(_open(point))


def _open(point: Point) -> Point:
    """The point with its words as they are: pages show nothing confidential to those who may not see it."""
    members = tuple(
        replace(m, passage=replace(m.passage, confidential=False)) if m.passage.confidential else m
        for m in point.members
    )
    return replace(point, central=replace(point.central, confidential=False), members=members)


def row(point: Point) -> Row:
    """A point among others."""
    return Row(
        id=point.id,
        label=label(point),
        named=point.named,
        status=point.status.value,
        voices=tuple(map(sayings.voice, own_voices(point))),
        documents=len(point.documents),
        passages=len(point.members),
        first=seen(point.history.first),
        last=seen(point.history.last),
        stability=point.stability,
        answers=len(point.answers),
        raised_before=bool(point.history.claims),
        confidential=all(passage.confidential for passage in point.passages),
    )


def rows(scene: Scene) -> dict[str, Rows]:
    """The points of each thema in blocks, the weightiest first."""
    by_thema: defaultdict[str, list[Row]] = defaultdict(list)
    for point in ranked(scene.findings.points):
        by_thema[address(point.thema)].append(row(point))
    return {
        place: Rows(items) for thema, found in by_thema.items() for place, items in cut(found, thema).items()
    }


def statements(scene: Scene) -> dict[str, Sayings]:
    """The statements of each point in blocks."""
    return {
        place: Sayings(items)
        for point in scene.findings.points
        for place, items in cut(sayings.members(point, scene.codebook), point.id).items()
    }


def pages(scene: Scene) -> dict[str, PointPage]:
    """The points by id."""
    findings = scene.findings
    texts = {passage.id: text for text in findings.shared for passage in text.passages}
    conflicts = _by_side(findings.conflicts)
    register = {entry.id: entry for entry in findings.register}
    names = {p.id: Near(p.id, label(p), thema_label(p.thema, scene)) for p in findings.points}
    return {p.id: _page(p, scene, names, texts, conflicts, register) for p in findings.points}


def _page(
    point: Point,
    scene: Scene,
    names: Mapping[str, Near],
    texts: Mapping[str, SharedText],
    conflicts: Mapping[str, list[Conflict]],
    register: Mapping[str, Entry],
) -> PointPage:
    codebook, passages = scene.codebook, point.passages
    own = {copy.id for member in point.members for copy in member.copies}
    clashing_ = {id(c): c for id_ in sorted(own) for c in conflicts.get(id_, ()) if c.thema == point.thema}
    shared = {texts[p.id].id: texts[p.id] for p in passages if p.id in texts}
    return PointPage(
        row=row(point),
        thema=address(point.thema),
        thema_label=thema_label(point.thema, scene),
        words=point.words,
        relayed=sum(passage.relayed for passage in passages),
        copied=sum(len(member.copies) - 1 for member in point.members),
        attribution=split(passages, codebook),
        fasen=phased(passages, codebook),
        fact=len(facts(point)),
        risk=len(risks(point)),
        affected=affected(point),
        past=past(point, scene),
        works=tuple(sayings.said(passage, codebook) for passage in point.works[:MOST]),
        figures=tuple(
            Quantity(f.text, f.date, sayings.voice(f.passage.bron), sayings.place(f.passage))
            for f in point.figures[:MOST]
        ),
        clashes=tuple(clashing.clash(c, scene) for c in list(clashing_.values())[:MOST]),
        shared=tuple(sharing.shown(text) for text in list(shared.values())[:MOST]),
        answers=tuple(
            entries.listed(register[e], codebook, point.id) for e in point.answers if e in register
        ),
        near=tuple(names[id_] for id_ in point.near if id_ in names),
    )


def thema_label(thema: str, scene: Scene) -> str:
    """What a thema is called; what lies outside all of them has a name too."""
    return scene.codebook.thema(thema).label if thema else OUTSIDE_LABEL


def _by_side(conflicts: Iterable[Conflict]) -> Mapping[str, list[Conflict]]:
    found: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for side in conflict.sides:
            found[side.id].append(conflict)
    return found
