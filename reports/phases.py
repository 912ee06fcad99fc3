"""The working of the law by phase of its cycle: what pinches there, by whom, with the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.account import WHOLE_CYCLE
from reports.attribution import attributions
from reports.blocks import BulletList, Fixed, Heading, Paragraph, Section
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, enumeration, lowered, number
from reports.matrix import by_fase
from reports.points import ranked, stands_alone, title
from reports.voices import all_named, among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.codebook import Fase
    from corpus.findings import Passage
    from corpus.points import Point
    from reports.blocks import Block, Statement
    from reports.dossier import Dossier

POINTS = 5
"""Points that are listed under a phase; the chapter of themas has the others."""

THEMAS = 3
"""Themas that the sentence about a phase names."""


def chapter(dossier: Dossier) -> Section:
    """The table of themas by phase, and a section for each phase of which something is said."""
    table = by_fase(dossier)
    heading = Heading("Werking per fase", "fasen")
    if table is None:
        none = Fixed("Het dossier bevat geen passages over een thema.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    cycle = dossier.codebook.wording.cycle
    phase = f"de fase van de {cycle}" if cycle else "de fase"
    intro = dossier.fixed(f"De tabel telt per thema de passages naar {phase} waarover zij gaan.")
    phases = tuple(s for fase in dossier.codebook.fasen if (s := _phase(dossier, fase)))
    return Section(heading, (Paragraph((intro,)), table, *phases))


def _phase(dossier: Dossier, fase: Fase) -> Section | None:
    by_thema = {
        f.thema: [p for p in f.passages if p.observation.coding.fase == fase.id] for f in dossier.spoken
    }
    passages = list({p.id: p for found in by_thema.values() for p in found}.values())
    if not passages:
        return None
    said = (
        _said(dossier, passages, whole=fase.id == WHOLE_CYCLE),
        *_themas(dossier, by_thema),
        *attributions(dossier, passages),
    )
    label = "Niet aan één fase gebonden" if fase.id == WHOLE_CYCLE else capital(fase.label)
    blocks = (Paragraph(said), *_points(dossier, fase.id))
    return Section(Heading(label, f"fase-{fase.id}"), blocks)


def _said(dossier: Dossier, passages: Sequence[Passage], *, whole: bool) -> Statement:
    total = counted(len(passages), "passage gaat", "passages gaan")
    about = "geen fase, of over alle" if whole else "deze fase"
    brons = voices(p for p in passages if not p.relayed)
    by = f", afkomstig van {among(brons, dossier.voices)}" if brons else ", alle weergegeven door anderen"
    return dossier.say(capital(f"{total} over {about}{by}."), passages)


def _themas(dossier: Dossier, by_thema: dict[str, list[Passage]]) -> tuple[Statement, ...]:
    """The themas that are raised most often in the phase; nothing when it is one passage."""
    most = sorted((t for t in by_thema if by_thema[t]), key=lambda t: -len(by_thema[t]))[:THEMAS]
    passages = [p for t in most for p in by_thema[t]]
    if len(passages) < 2:
        return ()
    if len(most) == 1:
        return (dossier.say(f"Zij gaan over ‘{lowered(dossier.thema(most[0]))}’.", passages),)
    named = [f"‘{lowered(dossier.thema(t))}’ ({number(len(by_thema[t]))})" for t in most]
    lead = "Het vaakst gaat het over" if len(most) == THEMAS else "Het gaat over"
    return (dossier.say(f"{lead} {enumeration(named)}.", passages),)


def _points(dossier: Dossier, fase: str) -> tuple[Block, ...]:
    """The weightiest points of the phase, each with who makes it there."""
    named = [p for p in ranked(dossier.findings.points) if stands_alone(p)]
    found: dict[str, tuple[Point, list[Passage]]] = {}
    for point in named:
        if within := _within(point, fase):
            found.setdefault(title(point), (point, within))
    told = sorted(found.values(), key=lambda pair: -len(voices(pair[1])))[:POINTS]
    if not told:
        return ()
    return (BulletList(tuple(_listed(dossier, point, within) for point, within in told)),)


def _within(point: Point, fase: str) -> list[Passage]:
    return [p for p in point.passages if p.observation.coding.fase == fase]


def _listed(dossier: Dossier, point: Point, within: Sequence[Passage]) -> Statement:
    return dossier.say(f"{title(point)} ({all_named(voices(within))}).", within)
