"""The chapter of themas: for each the points that are made, who makes them, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import disagreement, followup, pointtable
from reports.account import account
from reports.blocks import Fixed, Heading, Paragraph, Section
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, lowered, number
from reports.grounds import METHOD
from reports.pointaccount import told
from reports.points import about, in_heading, is_named, quotations, title
from reports.quotes import by_turns
from reports.voices import all_named, named, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.findings import Finding, Passage
    from corpus.points import Point
    from reports.blocks import Block, Statement
    from reports.dossier import Dossier

    Quotations = Mapping[str, tuple[Passage, ...]]

POINTS = 5
"""Points of a thema that have a section of their own; the others stand in a table."""

QUOTES = 3
"""Quotations of a point: one of each layer of government most often."""


def chapter(dossier: Dossier) -> Section:
    """A section for each thema that is spoken of, what falls outside them, and the themas that are not."""
    told_of = [point for f in dossier.spoken for point in _apart(about(dossier, f.thema))]
    chosen = quotations(told_of, QUOTES)
    sections = (_thema(dossier, finding, n, chosen) for n, finding in enumerate(dossier.spoken))
    blocks: tuple[Block, ...] = (*sections, *_outside(dossier), *_silent(dossier))
    return Section(Heading("Knelpunten per thema", "themas"), blocks)


def _apart(points: Sequence[Point]) -> list[Point]:
    """The points with a section of their own: more than one passage, and a label that says something."""
    return [point for point in points if len(point.members) > 1 and is_named(point)][:POINTS]


def _thema(dossier: Dossier, finding: Finding, turn: int, chosen: Quotations) -> Section:
    points = about(dossier, finding.thema)
    apart = _apart(points)
    others = [point for point in points if point not in apart]
    caption = "Overige punten" if apart else "Punten"
    blocks: tuple[Block, ...] = (
        _scope(dossier, finding.thema),
        Paragraph(account(dossier, finding, turn)),
        *(_point(dossier, point, turn + n, chosen[point.id]) for n, point in enumerate(apart)),
        *pointtable.table(dossier, others, f"{caption}: {lowered(dossier.thema(finding.thema))}"),
        *disagreement.within(dossier, finding.thema),
        *_works(dossier, finding, apart),
        followup.section(dossier, finding, points),
    )
    return Section(Heading(dossier.thema(finding.thema), f"thema-{finding.thema}"), blocks)


def _scope(dossier: Dossier, thema: str) -> Paragraph:
    value = dossier.codebook.thema(thema)
    excludes = f" Niet: {_open(value.excludes)}." if value.excludes else ""
    return Paragraph((dossier.fixed(f"Dit thema omvat: {_open(value.includes)}.{excludes}"),))


def _open(text: str) -> str:
    return lowered(text.strip().rstrip(".;"))


def _point(dossier: Dossier, point: Point, turn: int, quotes: Sequence[Passage]) -> Section:
    """What is said of a point, its quotations, what goes well on it, and what answers it."""
    blocks: tuple[Block, ...] = (
        Paragraph((*told(dossier, point, turn), *_heading(dossier, point))),
        *(dossier.quote(p) for p in quotes),
        *_unquoted(dossier, point, quotes),
        *_no_problem(dossier, point),
        *followup.answers(dossier, point),
    )
    return Section(Heading(title(point)), blocks)


def _heading(dossier: Dossier, point: Point) -> tuple[Statement, ...]:
    """Whose words the heading is, which are not quoted again below it."""
    passage = in_heading(point)
    if passage is None:
        return ()
    text = f"De kop is ontleend aan {named(passage.bron)} ({dossier.place(passage)})."
    return (dossier.say(text, [passage]),)


def _unquoted(dossier: Dossier, point: Point, quotes: Sequence[Passage]) -> tuple[Paragraph, ...]:
    """The passages of the point that are not quoted with it."""
    shown = {p.id for p in (*quotes, in_heading(point)) if p is not None}
    rest = [p for p in point.passages if p.id not in shown]
    if not rest:
        return ()
    hidden = [p for p in rest if p.confidential]
    if len(hidden) == len(point.passages):
        text = "De passages komen uit vertrouwelijke stukken en worden niet aangehaald."
        return (Paragraph((dossier.say(text, rest),)),)
    text = f"Hetzelfde punt staat in nog {counted(len(rest), 'passage', 'passages')}"
    return (Paragraph((dossier.say(f"{text}{_hidden(len(hidden), len(rest))}.", rest),)),)


def _hidden(hidden: int, total: int) -> str:
    """How many of them are confidential, as the end of the sentence."""
    if hidden == total:
        return f", die vertrouwelijk {'is' if total == 1 else 'zijn'}"
    return f", waarvan {number(hidden)} vertrouwelijk" if hidden else ""


def _no_problem(dossier: Dossier, point: Point) -> tuple[Block, ...]:
    """Who says that it goes well or is no problem, in the words of the first."""
    if not point.works:
        return ()
    brons = voices(point.works)
    does = verb(brons, "meldt", "melden")
    text = f"{capital(all_named(brons))} {does} op dit punt ook wat goed gaat of geen probleem is."
    return Paragraph((dossier.say(text, point.works),)), *(dossier.quote(p) for p in _best(point))


def _best(point: Point) -> list[Passage]:
    """What goes well on a point, in the words that serve best."""
    return [p for p in by_turns(point.works) if not p.confidential][:1]


def _works(dossier: Dossier, finding: Finding, apart: Sequence[Point]) -> tuple[Section, ...]:
    """What goes well on the subject of the thema, besides what is quoted with its points."""
    quoted = {p.id for point in apart for p in _best(point)}
    ordered = [p for p in by_turns(finding.works) if p.id not in quoted]
    if not ordered:
        return ()
    noun = ("positieve ervaring", "positieve ervaringen")
    rest = followup.more(dossier, ordered[QUOTES:], noun, "het hoofdstuk over wat werkt")
    quotes = tuple(dossier.quote(p) for p in ordered[:QUOTES])
    return (Section(Heading("Wat op dit onderwerp werkt"), (*quotes, *rest)),)


def _outside(dossier: Dossier) -> tuple[Section, ...]:
    """Bottlenecks that no thema covers."""
    found = by_turns(dossier.findings.unthemed)
    if not found:
        return ()
    one = len(found) == 1
    total = capital(counted(len(found), "knelpunt of gevolg valt", "knelpunten en gevolgen vallen"))
    comes = "het komt" if one else "zij komen"
    intro = dossier.say(f"{total} buiten de thema's; {comes} van {all_named(voices(found))}.", found)
    noun = ("knelpunt of gevolg", "knelpunten en gevolgen")
    rest = followup.more(dossier, found[2 * QUOTES :], noun, "de bijlage")
    quotes = tuple(dossier.quote(p) for p in found[: 2 * QUOTES])
    blocks: tuple[Block, ...] = (Paragraph((intro,)), *quotes, *rest)
    return (Section(Heading("Knelpunten buiten de thema's", "buiten"), blocks),)


def _silent(dossier: Dossier) -> tuple[Paragraph, ...]:
    """The themas without any passage, in one sentence."""
    if not dossier.silent:
        return ()
    labels = "; ".join(lowered(label) for label in dossier.silent)
    one = len(dossier.silent) == 1
    which = "het volgende thema" if one else "de volgende thema's"
    text = f"Over {which} bevat het dossier geen passage, oproep, toezegging of actie: {labels}."
    return (Paragraph((Fixed(text, f"{METHOD}; {COUNTED}"),)),)
