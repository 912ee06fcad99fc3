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
from reports.voices import MOST_NAMED, all_named, designation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.points import Point
    from reports.blocks import Block
    from reports.dossier import Dossier

ROWS = 10
"""Points that a table shows; the annex has the passages of the others."""

HEADER = ("Punt, in de woorden van een bron", "Bron", "Oorzaak volgens de bron", "Vindplaats")
WIDTHS = (50, 17, 16, 17)


def table(dossier: Dossier, points: Sequence[Point], caption: str) -> tuple[Block, ...]:
    """A row for each point up to `ROWS`, and how many passages the others have; nothing without points."""
    if not points:
        return ()
    rows = tuple(_row(dossier, point) for point in points[:ROWS])
    return Table(caption, HEADER, rows, WIDTHS), *_rest(dossier, points[ROWS:])


def _row(dossier: Dossier, point: Point) -> Row:
    central = point.central
    brons = own_voices(point) or voices(point.passages)
    who = all_named(brons) if len(brons) > MOST_NAMED else enumeration([designation(b) for b in brons])
    texts = (quoted(central), capital(who), _causes(dossier, point), dossier.place(central))
    ids = dossier.ids((central, *point.passages), selection.CELL)
    about = (ids, ids, ids, (central.id,))
    return Row(tuple(Cell(Statement(text, of)) for text, of in zip(texts, about, strict=True)))


def _causes(dossier: Dossier, point: Point) -> str:
    found = {p.observation.coding.toerekening for p in point.passages if not p.relayed}
    labels = [
        short(t.label) for t in dossier.codebook.toerekeningen if t.id in found and t.id not in ("", "geen")
    ]
    return capital(enumeration(labels)) if labels else "–"


def _rest(dossier: Dossier, rest: Sequence[Point]) -> tuple[Paragraph, ...]:
    if not rest:
        return ()
    more = counted(len(rest), "punt staat", "punten staan")
    text = f"Nog {more} alleen in {dossier.where('de bijlage')}."
    return (Paragraph((dossier.say(text, [p for point in rest for p in point.passages]),)),)
