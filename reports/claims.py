"""What a draft claims that the sources do not bear out, and the figures that have to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.coverage import FigureFault
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.coveredpoints import DRAFT, NONE
from reports.dutch import capital, number
from reports.quotes import VERTROUWELIJK, quoted
from reports.voices import designation

if TYPE_CHECKING:
    from corpus.coverage import Audit, ClaimCheck, FigureCheck
    from corpus.findings import Passage


def sections(audit: Audit) -> tuple[Section, ...]:
    """The claims without support and the figures to check."""
    return (_unsupported(audit), *_figures(audit))


def _unsupported(audit: Audit) -> Section:
    heading = Heading("Beweringen zonder steun", "beweringen")
    found = audit.unsupported
    if not found:
        text = "Elke bewering van het concept vindt steun in de bronnen."
        return Section(heading, (Paragraph((Fixed(text, DRAFT),)),))
    text = f"{_counted(len(found), len(audit.claims))} geen steun in de bronnen."
    header = ("Wat het concept zegt", "Oordeel", "Wat er het dichtst bij komt")
    rows = tuple(Row((_claim(one), Cell(Fixed(one.reason or NONE, DRAFT)), _nearest(one))) for one in found)
    table = Table("Beweringen van het concept zonder steun", header, rows, (38, 24, 38))
    return Section(heading, (Paragraph((Fixed(text, DRAFT),)), table))


def _counted(found: int, whole: int) -> str:
    if whole == 1:
        return "De enige bewering vindt"
    return f"Van de {number(whole)} beweringen {'vindt' if found == 1 else 'vinden'} er {number(found)}"


def _claim(claim: ClaimCheck) -> Cell:
    return Cell(Fixed(f"“{claim.sentence.text}”", DRAFT))


def _nearest(claim: ClaimCheck) -> Cell:
    if not claim.passages:
        return Cell(Fixed(NONE, DRAFT))
    passage = claim.passages[0]
    return Cell(Statement(f"{capital(designation(passage.bron))}: {quoted(passage)}", (passage.id,)))


def _figures(audit: Audit) -> tuple[Section, ...]:
    rows = tuple(_row(claim, wrong) for claim in audit.claims for wrong in claim.figures)
    if not rows:
        return ()
    header = ("Cijfer", "Wat het concept zegt", "Wat de bronnen zeggen")
    table = Table("Cijfers om na te gaan", header, rows, (14, 43, 43))
    return (Section(Heading("Cijfers om na te gaan", "cijfers"), (table,)),)


def _row(claim: ClaimCheck, wrong: FigureCheck) -> Row:
    return Row((Cell(Fixed(wrong.text, DRAFT)), _claim(claim), Cell(_theirs(wrong))))


def _theirs(wrong: FigureCheck) -> Statement | Fixed:
    if wrong.fault is FigureFault.UNSOURCED or not wrong.theirs:
        return Fixed("Geen bron geeft dit cijfer.", DRAFT)
    told = "; ".join(f"{capital(designation(p.bron))}: {_figure(text, p)}" for text, p in wrong.theirs)
    return Statement(told, tuple(dict.fromkeys(p.id for _, p in wrong.theirs)))


def _figure(text: str, passage: Passage) -> str:
    return VERTROUWELIJK if passage.confidential else text
