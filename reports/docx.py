"""A report as a Word document to edit: real headings, marked table headers, Dutch.

Word has footnotes, but python-docx has not: a sentence bears the numbers of its observations, or, if
they are many, the number of a note. Both are links to what stands at the end.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reports import wordxml
from reports.blocks import BulletList, Letterhead, Paragraph, Quote, Section, SignOff, Table
from reports.wordrefs import References
from reports.wordstyle import EPOCH, MARGIN, prepare
from reports.wordtable import write_table

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reports.blocks import Block, Heading
    from reports.report import Report

TWIPS_PER_CM = 567
PORTRAIT, LANDSCAPE = (round((side - 2 * MARGIN) * TWIPS_PER_CM) for side in (21, 29.7))
"""The width of the text, in twentieths of a point."""


def render(report: Report) -> bytes:
    """The report as a .docx file; equal reports give equal bytes."""
    from docx import Document

    document = Document()
    prepare(document, report)
    body = document.element.body
    last = body.sectPr
    body.remove(last)
    _Writer(body, References(report.numbers)).write(report, last)
    body.append(last)
    packed = BytesIO()
    document.save(packed)
    return _timeless(packed)


def _timeless(packed: BytesIO) -> bytes:
    """The same package with the same moment on each of its entries."""
    result = BytesIO()
    with ZipFile(packed) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()


class _Writer:
    """Writes blocks one after another into the body of a document."""

    def __init__(self, body: Element, references: References) -> None:
        self.body = body
        self.references = references
        self.width = PORTRAIT

    def write(self, report: Report, last: Element) -> None:
        """The whole report; `last` are the page settings of what comes last."""
        if report.kind == "kamerbrief":
            self._front(report)
        else:
            self._cover(report)
        for block in report.opening:
            self.block(block, 1)
        for number, section in enumerate(report.sections):
            self.section(section, 1, new_page=report.kind == "rapport" and not number)
        if report.kind == "rapport":
            self._turn(last)
        for number, section in enumerate(report.annex):
            self.section(section, 1, new_page=report.kind == "kamerbrief" and not number)
        self._notes()

    def _cover(self, report: Report) -> None:
        wordxml.run(wordxml.paragraph(self.body, "Title"), report.title)
        self._front(report, subtitle=report.subtitle)
        self._contents(report)

    def _front(self, report: Report, *, subtitle: str = "") -> None:
        if subtitle:
            wordxml.run(wordxml.paragraph(self.body, "Normal"), subtitle)
        for sentence in report.status:
            wordxml.run(wordxml.paragraph(self.body, "Status"), sentence.text)

    def _contents(self, report: Report) -> None:
        wordxml.run(wordxml.paragraph(self.body, "Briefhoofd"), "Inhoud", bold=True)
        for section in (*report.sections, *report.annex):
            self._entry(section.heading, "Inhoud1")
            inner = (block for block in section.blocks if isinstance(block, Section))
            for heading in (block.heading for block in inner if block.heading.anchor):
                self._entry(heading, "Inhoud2")

    def _entry(self, heading: Heading, style: str) -> None:
        wordxml.link(wordxml.paragraph(self.body, style), _name(heading), heading.text, style="")

    def _turn(self, last: Element) -> None:
        """From here on the page lies on its side, for the wide tables of the annex."""
        upright = wordxml.add(wordxml.add(self.body, "p"), "pPr")
        upright.append(deepcopy(last))
        size = last.find(f"{wordxml.W}pgSz")
        width, height = size.get(f"{wordxml.W}w"), size.get(f"{wordxml.W}h")
        for name, value in (("w", height), ("h", width), ("orient", "landscape")):
            size.set(f"{wordxml.W}{name}", value)
        self.width = LANDSCAPE

    def section(self, section: Section, level: int, *, new_page: bool = False) -> None:
        """The heading and what belongs under it."""
        properties = {"pageBreakBefore": "1"} if new_page else {}
        element = wordxml.paragraph(self.body, f"Heading{level}", **properties)
        if section.heading.anchor:
            self.references.target(element, _name(section.heading))
        wordxml.run(element, section.heading.text)
        for block in section.blocks:
            self.block(block, level + 1)

    def block(self, block: Block, level: int) -> None:
        """Any block; `level` is that of a section at this depth."""
        match block:
            case Section():
                self.section(block, level)
            case Paragraph():
                self._paragraph(block)
            case BulletList():
                for item in block.items:
                    self.references.sentence(wordxml.paragraph(self.body, "ListBullet"), item)
            case Quote():
                self.references.sentence(wordxml.paragraph(self.body, "Citaat"), block)
            case Table():
                write_table(self.body, block, self.references, self.width)
            case Letterhead():
                self._letterhead(block)
            case SignOff():
                for line in block.lines:
                    wordxml.run(wordxml.paragraph(self.body, "Ondertekening"), line.text)

    def _paragraph(self, block: Paragraph) -> None:
        element = wordxml.paragraph(self.body, "Normal")
        if block.lead:
            wordxml.run(element, f"{block.lead} ", bold=True)
        for number, sentence in enumerate(block.sentences):
            if number:
                wordxml.run(element, " ")
            self.references.sentence(element, sentence)

    def _letterhead(self, block: Letterhead) -> None:
        wordxml.run(wordxml.paragraph(self.body, "Retouradres"), block.sender.text)
        for line in block.addressee:
            wordxml.run(wordxml.paragraph(self.body, "Briefhoofd"), line.text)
        wordxml.paragraph(self.body, "Briefhoofd")
        for name, value in block.fields:
            element = wordxml.paragraph(self.body, "Briefveld")
            wordxml.run(element, name, bold=True)
            wordxml.add(wordxml.add(element, "r"), "tab")
            wordxml.run(element, value.text)
        wordxml.paragraph(self.body, "Briefhoofd")

    def _notes(self) -> None:
        """What the numbered notes stand for."""
        if not self.references.notes:
            return
        wordxml.run(wordxml.paragraph(self.body, "Heading1"), "Noten")
        for observations, number in self.references.notes.items():
            self.references.note(wordxml.paragraph(self.body, "Noot"), observations, number)


def _name(heading: Heading) -> str:
    """A name that Word takes for a bookmark."""
    return f"kop_{heading.anchor.replace('-', '_')}"
