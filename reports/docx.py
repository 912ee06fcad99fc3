"""A report as a Word document to edit: real headings, footnotes and captions, marked table headers, Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import wordtemplate, wordxml
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
from reports.wordcontents import LEVELS, Entry, write_contents
from reports.wordfigure import Captions, draw
from reports.wordfootnotes import Footnotes
from reports.wordpackage import describe, packed, strip
from reports.wordpages import Pages
from reports.wordrefs import References
from reports.wordrunning import write_running
from reports.wordstyle import styled
from reports.wordtable import write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from reports.blocks import Block, Sentence
    from reports.report import Report


def render(report: Report, template: bytes | None = None) -> bytes:
    """The report as a .docx file; equal reports give equal bytes.

    Styles, page, header and footer of a `template` (.docx or .dotx) win. Raises `TemplateError` when it
    cannot be read.
    """
    ours = styled(report)
    document = ours if template is None else wordtemplate.opened(template)
    strip(document)
    footnotes = Footnotes()
    _Writer(document, report, footnotes).write()
    if footnotes.count:
        footnotes.attach(document)
    texts = [document.element.body, footnotes.root, *write_running(document, report)]
    if document is not ours:
        wordtemplate.adopt(document, ours, texts)
    describe(document, report)
    return packed(document)


class _Writer:
    """Writes blocks one after another into the body of a document."""

    def __init__(self, document: Document, report: Report, footnotes: Footnotes) -> None:
        self.document = document
        self.report = report
        self.body = document.element.body
        self.references = References(report, footnotes)
        self.captions = Captions()
        self.entries: list[Entry] = []
        self.pages = Pages(self.body)

    def write(self) -> None:
        """The whole report."""
        report = self.report
        self._front()
        contents = wordxml.add(self.body, "sdt") if report.has_contents else None
        for block in report.opening:
            self.block(block, 1)
        self._sections(report.sections, new_page=report.has_contents)
        if report.has_contents:
            self._annex(report)
        self._sections(report.changes, new_page=not (report.has_contents and report.annex))
        if contents is not None:
            write_contents(contents, self.entries)
        self.pages.close()

    def _front(self) -> None:
        """The title, and what the report may be used for; a letter has its title in the letterhead."""
        report = self.report
        if not report.is_letter:
            wordxml.line(self.body, "Title", report.title)
            if report.subtitle:
                wordxml.line(self.body, "Subtitle", report.subtitle)
        for sentence in report.status:
            wordxml.line(self.body, "Status", sentence.text)

    def _annex(self, report: Report) -> None:
        """The wide tables on pages that lie on their side, and the notes of all tables."""
        if report.annex:
            self.pages.turn()
        self._sections(report.annex)
        self._end_notes()
        if report.annex and report.changes:
            self.pages.turn()

    def _end_notes(self) -> None:
        """What the numbers in the cells of tables stand for."""
        if not self.references.notes:
            return
        self._heading("Noten bij de tabellen", 1)
        for observations, number in self.references.notes.items():
            self.references.end_note(wordxml.paragraph(self.body, "Noot"), observations, number)

    def _sections(self, sections: tuple[Section, ...], *, new_page: bool = False) -> None:
        for number, section in enumerate(sections):
            self.section(section, 1, new_page=new_page and not number)

    def section(self, section: Section, level: int, *, new_page: bool = False) -> None:
        """The heading and what belongs under it."""
        listed = level == 1 or bool(section.heading.anchor)
        self._heading(section.heading.text, level, new_page=new_page, listed=listed)
        for block in section.blocks:
            self.block(block, level + 1)

    def _heading(self, text: str, level: int, *, new_page: bool = False, listed: bool = True) -> None:
        properties = {"pageBreakBefore": "1"} if new_page else {}
        element = wordxml.paragraph(self.body, f"Heading{level}", **properties)
        if self.report.has_contents and level <= LEVELS and listed:
            self.entries.append(Entry(level, text, f"kop{len(self.entries) + 1}"))
            self.references.target(element, self.entries[-1].target)
        wordxml.run(element, text)

    def block(self, block: Block, level: int) -> None:
        """Any block; `level` is that of a section at this depth."""
        match block:
            case Section():
                self.section(block, level)
            case Table():
                self._table(block, block.caption)
            case Chart():
                self._chart(block)
            case Fields():
                self._fields(block.items)
            case Letterhead():
                self._letterhead(block)
            case SignOff():
                for line in block.lines:
                    wordxml.line(self.body, "Ondertekening", line.text)
            case _:
                self._text(block)

    def _text(self, block: Paragraph | BulletList | Quote) -> None:
        match block:
            case Paragraph():
                element = wordxml.paragraph(self.body, "Normal")
                if block.lead:
                    wordxml.run(element, f"{block.lead} ", bold=True)
                self.references.sentences(element, block.sentences)
            case BulletList():
                for item in block.items:
                    self.references.sentences(wordxml.paragraph(self.body, "ListBullet"), (item,))
            case Quote():
                self.references.sentences(wordxml.paragraph(self.body, "Quote"), (block,))

    def _table(self, table: Table, caption: str) -> None:
        self.captions.write(self.body, "Tabel", caption)
        write_table(self.body, table, self.references, self.pages.width)

    def _chart(self, chart: Chart) -> None:
        """What there is to see, the picture, and the figures that it shows."""
        self.references.sentences(wordxml.paragraph(self.body, "Normal"), (chart.summary,))
        number = self.captions.counts["Figuur"] + 1
        draw(self.document, self.body, chart, number, self.pages.width)
        self.captions.write(self.body, "Figuur", chart.table.caption)
        self._table(chart.table, f"Gegevens bij figuur {number}: {chart.table.caption}")

    def _letterhead(self, block: Letterhead) -> None:
        wordxml.line(self.body, "Retouradres", block.sender.text)
        for line in block.addressee:
            wordxml.line(self.body, "Briefhoofd", line.text)
        wordxml.paragraph(self.body, "Briefhoofd")
        self._fields(block.fields)
        wordxml.paragraph(self.body, "Briefhoofd")

    def _fields(self, items: Sequence[tuple[str, Sentence]]) -> None:
        """Labels, and their values in a column of their own."""
        for name, value in items:
            element = wordxml.paragraph(self.body, "Veld")
            wordxml.run(element, name, bold=True)
            wordxml.tab(element)
            self.references.sentences(element, (value,))
