"""Points as compact tables: in their own words, with source and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.attribution import short
from reports.blocks import Cell, Paragraph, Row, Statement, Table
from reports.dossier import voices
from reports.dutch import capital, counted, enumeration
from reports.points import own_voices
from reports.quotes import quoted
from reports.voices import designation, in_cell, is_counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Bron
    from corpus.points import Point
    from reports.blocks import Block, Sentence
    from reports.dossier import Dossier

ROWS = 10
"""Points that a table shows; the annex has the passages of the others."""

HEADER = ("Punt, in de woorden van een bron", "Bron", "Oorzaak volgens de bron", "Vindplaats")
WIDTHS = (46, 21, 16, 17)


def table(dossier: Dossier, points: Sequence[Point], caption: str) -> tuple[Block, ...]:
    """A row for each point up to `ROWS`, and how many passages the others have; nothing without points."""
    if not points:
        return ()
    rows = tuple(_row(dossier, point) for point in points[:ROWS])
    elsewhere = [dossier.names_elsewhere()] if any(is_counted(_sources(p)) for p in points[:ROWS]) else []
    return Table(caption, HEADER, rows, WIDTHS), *_rest(dossier, points[ROWS:], elsewhere)


def _row(dossier: Dossier, point: Point) -> Row:
    central = point.central
    brons = _sources(point)
    who = in_cell(brons) if is_counted(brons) else enumeration([designation(b) for b in brons])
    texts = (quoted(central), capital(who), _causes(dossier, point), dossier.place(central))
    ids = dossier.ids((central, *point.passages), selection.CELL)
    about = (ids, ids, ids, (central.id,))
    return Row(tuple(Cell(Statement(text, of)) for text, of in zip(texts, about, strict=True)))


def _sources(point: Point) -> Sequence[Bron]:
    return own_voices(point) or voices(point.passages)


def _causes(dossier: Dossier, point: Point) -> str:
    found = {p.observation.coding.toerekening for p in point.passages if not p.relayed}
    labels = [
        short(t.label) for t in dossier.codebook.toerekeningen if t.id in found and t.id not in ("", "geen")
    ]
    return capital(enumeration(labels)) if labels else "–"


def _rest(dossier: Dossier, rest: Sequence[Point], elsewhere: Sequence[Sentence]) -> tuple[Paragraph, ...]:
    """Where the names of sources stand that are counted, and the points that have no row."""
    said: list[Sentence] = [*elsewhere]
    if rest:
        more = counted(len(rest), "punt staat", "punten staan")
        text = f"Nog {more} alleen in {dossier.where('de bijlage')}."
        said.append(dossier.say(text, [p for point in rest for p in point.passages]))
    return (Paragraph(tuple(said)),) if said else ()
