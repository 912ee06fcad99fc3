"""The blocks of a report in an OpenDocument text."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from reports import odtcontents, odtxml, trace
from reports.blocks import (
    BulletList,
    Chart,
    Fields,
    Letterhead,
    Paragraph,
    Quote,
    Section,
    SignOff,
    Table,
)
from reports.odtfigure import Figures
from reports.odtlook import BULLETS
from reports.odtrefs import References
from reports.odtsheet import Sheet
from reports.odttable import write_table

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reports.blocks import Block, Heading, Sentence
    from reports.report import Report

SEQUENCES = {"Tabel": "Table", "Figuur": "Figure"}
"""What is numbered, and the names under which a word processor does so in every language."""


class Blocks:
    """Writes blocks one after another into the body of a document; what they bring forth stands beside it."""

    def __init__(self, body: Element, automatic: Element, report: Report) -> None:
        self.body = body
        self.references = References(report)
        self.sheet = Sheet(automatic)
        self.figures = Figures()
        self._tables = count(1)

    def section(self, section: Section, level: int, style: str = "") -> None:
        """The heading and what belongs under it."""
        self.heading(section.heading, level, style)
        for block in section.blocks:
            self.block(block, level + 1)

    def heading(self, heading: Heading, level: int, style: str = "") -> None:
        """A heading of this level, a target where it has an anchor."""
        told = {"text:style-name": style or f"Heading_20_{level}", "text:outline-level": str(level)}
        element = odtxml.add(self.body, "text:h", told)
        if heading.anchor:
            odtxml.bookmark(element, odtcontents.target(heading))
        odtxml.words(element, heading.text)

    def block(self, block: Block, level: int) -> None:
        """Any block; `level` is that of a section at this depth."""
        match block:
            case Section():
                self.section(block, level)
            case Paragraph():
                self._paragraph(block)
            case BulletList():
                self._list(block)
            case Quote():
                element = odtxml.paragraph(self.body, "Quotations")
                self.references.sentence(element, block, block.observations)
            case Table():
                self._table(block, block.caption)
            case Chart():
                self._chart(block)
            case Fields() | Letterhead() | SignOff():
                self._around(block)

    def _around(self, block: Fields | Letterhead | SignOff) -> None:
        """What stands above or below a letter or memo."""
        match block:
            case Fields():
                self._fields(block.items)
            case Letterhead():
                self._letterhead(block)
            case SignOff():
                for line in block.lines:
                    odtxml.words(odtxml.paragraph(self.body, "Ondertekening"), line.text)

    def _paragraph(self, block: Paragraph) -> None:
        element = odtxml.paragraph(self.body, "Text_20_body")
        if block.lead:
            odtxml.words(element, block.lead, odtxml.STRONG)
        noted = trace.noted(block.sentences)
        for number, (sentence, observations) in enumerate(zip(block.sentences, noted, strict=True)):
            odtxml.plain(element, " " if number or block.lead else "")
            self.references.sentence(element, sentence, observations)

    def _list(self, block: BulletList) -> None:
        bullets = odtxml.add(self.body, "text:list", {"text:style-name": BULLETS})
        for item in block.items:
            element = odtxml.paragraph(odtxml.add(bullets, "text:list-item"), "List_20_1")
            self.references.sentence(element, item, item.observations)

    def _table(self, table: Table, caption: str) -> None:
        number = next(self._tables)
        self._caption("Tabel", number, caption)
        write_table(self.body, table, self.references, self.sheet, number)

    def _chart(self, block: Chart) -> None:
        """The picture, what there is to see in it, and the table that it is drawn from."""
        number = self.figures.draw(self.body, block, self.sheet.width)
        self._caption("Figuur", number, block.table.caption)
        self._paragraph(Paragraph((block.summary,)))
        self._table(block.table, f"Cijfers bij figuur {number}")

    def _caption(self, kind: str, number: int, text: str) -> None:
        element = odtxml.paragraph(self.body, "Caption")
        odtxml.plain(element, f"{kind} ")
        odtxml.sequence(element, SEQUENCES[kind], number)
        odtxml.plain(element, ". ")
        odtxml.words(element, text)

    def _fields(self, items: tuple[tuple[str, Sentence], ...]) -> None:
        for name, value in items:
            element = odtxml.paragraph(self.body, "Briefveld")
            odtxml.words(element, name, odtxml.STRONG)
            odtxml.add(element, "text:tab")
            self.references.sentence(element, value, value.observations)

    def _letterhead(self, block: Letterhead) -> None:
        odtxml.words(odtxml.paragraph(self.body, "Retouradres"), block.sender.text)
        for line in block.addressee:
            odtxml.words(odtxml.paragraph(self.body, "Briefhoofd"), line.text)
        odtxml.paragraph(self.body, "Briefhoofd")
        self._fields(block.fields)
        odtxml.paragraph(self.body, "Briefhoofd")
