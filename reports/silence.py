"""Who says that a thema is no problem, and who does not speak of it: two different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.gaps import Stance
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED
from reports.dutch import capital, counted, number
from reports.grounds import METHOD
from reports.voices import all_named, in_cell, is_counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Bron
    from corpus.gaps import Position
    from reports.dossier import Dossier

NAMES = 3
"""Silent sources that are named; more are counted."""

TAKEN = (Stance.NO_PROBLEM, Stance.BOTH)
"""The stances that have a column."""

HEADER = ("Thema", "Zegt dat het goed gaat of geen probleem is", "Noemt beide kanten", "Spreekt er niet over")


def section(dossier: Dossier) -> tuple[Section, ...]:
    """A row for each thema on which somebody takes a stance; nothing when stances are not known."""
    gaps = dossier.findings.gaps
    if gaps is None or not gaps.positions:
        return ()
    by_thema = {f.thema: [p for p in gaps.positions if p.thema == f.thema] for f in dossier.spoken}
    rows = tuple(_row(dossier, thema, positions) for thema, positions in by_thema.items() if positions)
    if not rows:
        return ()
    rule = Fixed(
        "Wie over een thema niet spreekt, heeft daarmee niet gezegd dat het geen probleem is. Wie zegt dat "
        "iets goed gaat, heeft wel gesproken.",
        METHOD,
    )
    counted_ = any(is_counted(_taking(positions, s)) for positions in by_thema.values() for s in TAKEN)
    text = Paragraph((rule, *([dossier.names_elsewhere()] if counted_ else [])))
    table = Table("Geen probleem, of geen uitspraak", HEADER, rows, (24, 28, 31, 17))
    return (Section(Heading("Wie niet spreekt, of geen probleem ziet", "stilte"), (text, table)),)


def _row(dossier: Dossier, thema: str, positions: Sequence[Position]) -> Row:
    label = Cell(dossier.fixed(dossier.thema(thema)))
    told = [Cell(_taken(dossier, positions, stance)) for stance in TAKEN]
    return Row((label, *told, Cell(_silent(positions))))


def _taken(dossier: Dossier, positions: Sequence[Position], stance: Stance) -> Statement | Fixed:
    """The sources that take a stance, with the passages that show it."""
    taking = _taking(positions, stance)
    if not taking:
        return Fixed("–", COUNTED)
    passages = (passage for p in positions if p.stance is stance for passage in p.passages)
    return Statement(capital(in_cell(taking)), dossier.ids_of(passages))


def _taking(positions: Sequence[Position], stance: Stance) -> list[Bron]:
    return [p.bron for p in positions if p.stance is stance]


def _silent(positions: Sequence[Position]) -> Fixed:
    """The sources that do not speak of it: there is no observation that this could rest on."""
    silent = [p.bron for p in positions if p.stance is Stance.NO_STATEMENT]
    if not silent:
        return Fixed("–", COUNTED)
    if len(silent) <= NAMES:
        return Fixed(capital(all_named(silent)), COUNTED)
    total = counted(len(positions), "bron", "bronnen")
    return Fixed(f"{number(len(silent))} van de {total}", COUNTED)
