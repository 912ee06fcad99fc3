"""A passage as a page shows it: its words, who says it where, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.attribution import NOT_STATED, short
from reports.dutch import capital
from reports.voices import designation, layer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from corpus.findings import Bron, Findings, Passage
    from corpus.points import Point

COPIES = 40
"""Copies of one statement that are shown with it; more are counted."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An independent source: its name in the findings, how it is called, its layer of government."""

    name: str
    called: str
    laag: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands. `date` is ISO or "", `page` 0 where there are none."""

    id: str
    document: str
    title: str
    page: int
    date: str
    confidential: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A passage with its labels in words.

    `core` and `emphasis` are those of a member of a point; `copies` are the other places where the same
    voice says the same, of which there are `copied`.
    """

    text: str
    place: Place
    voice: Voice
    rol: str
    toerekening: str
    fase: str
    relayed: bool
    copies: tuple[Place, ...] = ()
    copied: int = 0
    core: bool = True
    emphasis: bool = False


def voice(bron: Bron) -> Voice:
    """A source as pages call it."""
    return Voice(bron.name, capital(designation(bron)), layer(bron.laag))


def place(passage: Passage) -> Place:
    """Where a passage stands."""
    seen = passage.observation
    return Place(seen.id, seen.document, passage.title, seen.page, passage.date, passage.confidential)


def said(passage: Passage, codebook: Codebook, copies: Sequence[Passage] = ()) -> Said:
    """A passage, with the other places where it is said."""
    coding = passage.observation.coding
    others = [copy for copy in copies if copy.id != passage.id]
    return Said(
        text=passage.observation.text,
        place=place(passage),
        voice=voice(passage.bron),
        rol=codebook.rol(coding.rol).label,
        toerekening="" if coding.toerekening == NOT_STATED else caused(coding.toerekening, codebook),
        fase=phase(coding.fase, codebook),
        relayed=passage.relayed,
        copies=tuple(map(place, others[:COPIES])),
        copied=len(others),
    )


def caused(toerekening: str, codebook: Codebook) -> str:
    """What a bottleneck is put down to, in words."""
    return next(short(t.label) for t in codebook.toerekeningen if t.id == toerekening)


def phase(fase: str, codebook: Codebook) -> str:
    """A phase of the law's cycle, in words."""
    return next(f.label for f in codebook.fasen if f.id == fase)


def members(point: Point, codebook: Codebook) -> tuple[Said, ...]:
    """The statements of a point: those of its core first, and of these what is only passed on last."""
    ordered = sorted(point.members, key=lambda m: (m.passage.relayed, not m.core))
    return tuple(
        replace(said(m.passage, codebook, m.copies), core=m.core, emphasis=m.emphasis) for m in ordered
    )


def copies(findings: Findings) -> Mapping[str, tuple[Passage, ...]]:
    """All passages that say the same as one, by the id of each; none for what is said once."""
    known = {passage.id: passage for passage in findings.passages}
    groups = [tuple(known[id_] for id_ in group) for group in findings.copies]
    groups += [text.passages for text in findings.shared]
    return {passage.id: group for group in groups for passage in group}
