"""The annex that answers every reference: one row for each observation."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.judgements import State
from reports import selection
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table, sentences
from reports.dutch import figures
from reports.grounds import METHOD
from reports.voices import designation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.findings import Passage
    from reports.blocks import Block
    from reports.dossier import Dossier
    from reports.report import Source

CODED = ("Onderdeel", "Blz.", "Rol", "Thema", "Toerekening", "Fase", "Spreker", "Tekst")
CODED_WIDTHS = (11, 4, 9, 11, 11, 12, 12, 38)
MARKS = {
    State.HUMAN: "beoordeeld",
    State.REOPENED: "beoordeeld, heropend",
    State.DISPUTED: "strijdig",
}
CITED = ("Document", "Onderdeel", "Blz.", "Waarneming", "Tekst")
CITED_WIDTHS = (18, 15, 5, 19, 43)


def complete(dossier: Dossier, answered: Iterable[Source]) -> tuple[Section, ...]:
    """A row for each observation that is `answered` for, in a table for each document."""
    rows = [dossier.by_id[source.id] for source in answered]
    groups = groupby(rows, key=lambda p: (p.observation.document, p.stem, p.title))
    tables = tuple(
        Section(Heading(title), (_document(dossier, title, stem, tuple(passages)),))
        for (_, stem, title), passages in groups
    )
    every = len(rows) == len(dossier.findings.passages)
    held = "alle waarnemingen" if every else _some(dossier, len(rows))
    text = (
        f"De bijlage bevat {held} in de volgorde van de stukken. Rol, thema, toerekening en fase staan er "
        f"met hun code uit codeboek {dossier.codebook.name}. Zij zijn van de machine, tenzij achter de rol "
        "staat dat iemand haar heeft beoordeeld."
    )
    intro = Paragraph((Fixed(text, METHOD),))
    title = f"Bijlage: {'alle ' if every else ''}waarnemingen"
    return (Section(Heading(title, "bijlage"), (intro, *tables)),)


def _some(dossier: Dossier, shown: int) -> str:
    """What the annex of a large dossier has."""
    total = figures(len(dossier.findings.passages))
    return (
        f"de {figures(shown)} waarnemingen waarnaar dit rapport verwijst, van de {total} in het dossier "
        f"({selection.EVERYTHING}),"
    )


def cited(dossier: Dossier, blocks: Iterable[Block]) -> tuple[Section, ...]:
    """The observations that the blocks cite, in the order in which they first do."""
    ids = dict.fromkeys(i for block in blocks for sentence in sentences(block) for i in sentence.observations)
    intro = Paragraph((Fixed("Elke verwijzing in de brief hoort bij een waarneming in deze tabel.", METHOD),))
    rows = tuple(_cited(dossier, dossier.by_id[i]) for i in ids)
    table = (Table("Waarnemingen waarop de brief berust", CITED, rows, CITED_WIDTHS),) if rows else ()
    return (Section(Heading("Verantwoording", "verantwoording"), (intro, *table)),)


def _document(dossier: Dossier, title: str, stem: str, passages: tuple[Passage, ...]) -> Table:
    caption = f"{title} ({stem})" if title != stem else stem
    return Table(caption, CODED, tuple(_coded(dossier, p) for p in passages), CODED_WIDTHS)


def _coded(dossier: Dossier, passage: Passage) -> Row:
    coding = passage.observation.coding
    codes = (_rol(passage), ", ".join(coding.themas) or "–", coding.toerekening, coding.fase)
    return _row(passage, (*_place(dossier, passage), *codes, designation(passage.bron)), dossier)


def _rol(passage: Passage) -> str:
    """The rol, and whether people have judged it."""
    rol, review = passage.observation.coding.rol, passage.observation.review
    return f"{rol} ({MARKS[review.state]})" if review else rol


def _cited(dossier: Dossier, passage: Passage) -> Row:
    return _row(passage, (passage.title, *_place(dossier, passage), passage.id), dossier)


def _place(dossier: Dossier, passage: Passage) -> tuple[str, str]:
    return dossier.part(passage), str(passage.observation.page or "–")


def _row(passage: Passage, texts: Iterable[str], dossier: Dossier) -> Row:
    """The row that references to the passage lead to; its words come last."""
    cells = (Cell(Statement(text, (passage.id,))) for text in texts)
    return Row((*cells, Cell(dossier.words(passage))), passage.id)
