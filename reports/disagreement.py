"""Wordings that contradict each other, side by side and never averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Table
from reports.dossier import COUNTED
from reports.dutch import capital, counted
from reports.grounds import METHOD
from reports.quotes import quoted
from reports.voices import all_named, designation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Bron, Passage
    from corpus.points import Conflict
    from reports.blocks import Statement
    from reports.dossier import Dossier

REASON = "Waarin zij verschillen"

WEIGHTIEST = "over de punten van de meeste bronnen"

HIDDEN = "Zij verschillen; de bewoordingen zijn vertrouwelijk."
"""What takes the place of a reason that would give away confidential words."""


def chapter(dossier: Dossier) -> Section:
    """All of them, with the reason why they are set side by side."""
    heading = Heading("Tegenstrijdige bewoordingen", "tegenstrijdig")
    found = dossier.findings.conflicts
    if not found:
        none = Fixed("In het dossier zijn geen bewoordingen gevonden die elkaar tegenspreken.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    rule = Fixed("De bewoordingen staan naast elkaar en zijn niet tot één lezing samengevoegd.", METHOD)
    shown = _weightiest(dossier, found, selection.CONFLICTS)
    less = selection.left_out(len(shown), len(found), "tegenstellingen", WEIGHTIEST)
    tables = tuple(_table(dossier, pair, of, reasons=True) for pair, of in _by_pair(shown).items())
    return Section(heading, (Paragraph((_counted(dossier, found), rule)), *tables, *less))


def within(dossier: Dossier, thema: str) -> tuple[Table | Paragraph, ...]:
    """Those of a thema, in a table for each pair of sources."""
    found = [c for c in dossier.findings.conflicts if c.thema == thema]
    shown = _weightiest(dossier, found, selection.CONFLICTS_OF_THEMA)
    tables = (_table(dossier, pair, of, reasons=False) for pair, of in _by_pair(shown).items())
    return (*tables, *selection.left_out(len(shown), len(found), "tegenstellingen", WEIGHTIEST))


def _weightiest(dossier: Dossier, found: Sequence[Conflict], most: int) -> Sequence[Conflict]:
    """In a large dossier those about points that most sources make, in the dossier's order; else all."""
    room = dossier.room(most)
    ranked = sorted(range(len(found)), key=lambda n: -sum(dossier.weight(p) for p in found[n].sides))
    return [found[n] for n in sorted(ranked[:room])]


def _counted(dossier: Dossier, found: Sequence[Conflict]) -> Statement:
    sides = [side for conflict in found for side in conflict.sides]
    count = capital(counted(len(found), "keer", "keer"))
    brons = dict.fromkeys(side.bron for side in sides)
    text = f"{count} spreken bewoordingen van {all_named(brons)} elkaar tegen."
    return dossier.say(text, sides)


def _by_pair(found: Sequence[Conflict]) -> dict[tuple[Bron, Bron], list[Conflict]]:
    pairs: dict[tuple[Bron, Bron], list[Conflict]] = {}
    for conflict in found:
        first, second = (side.bron for side in conflict.sides)
        pairs.setdefault((first, second), []).append(conflict)
    return pairs


def _table(dossier: Dossier, pair: tuple[Bron, Bron], found: Sequence[Conflict], *, reasons: bool) -> Table:
    """The wordings of two sources; with `reasons` a third column says in what they differ."""
    names = tuple(capital(designation(bron)) for bron in pair)
    caption = f"Uiteenlopende bewoordingen: {designation(pair[0])} en {designation(pair[1])}"
    rows = tuple(_row(dossier, conflict, reasons=reasons) for conflict in found)
    if reasons:
        return Table(caption, (*names, REASON), rows, (38, 38, 24))
    return Table(caption, names, rows, (50, 50))


def _row(dossier: Dossier, conflict: Conflict, *, reasons: bool) -> Row:
    words = [Cell(dossier.say(_words(dossier, side), (side,))) for side in conflict.sides]
    if not reasons:
        return Row(tuple(words))
    hidden = any(side.confidential for side in conflict.sides)
    reason = dossier.say(HIDDEN if hidden else conflict.reason, conflict.sides)
    return Row((*words, Cell(reason)))


def _words(dossier: Dossier, side: Passage) -> str:
    """The exact words with their place."""
    return f"{quoted(side)} ({dossier.place(side)})"
