"""The text of an OpenDocument report: front, chapters, annex, what changed and the notes to its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtcontents, odtpage, odtxml
from reports.blocks import Heading, Section
from reports.odtblocks import SEQUENCES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reports.odtblocks import Blocks
    from reports.report import Report

NOTES = Heading("Noten bij de tabellen", "noten")

CHAPTER = "Heading_20_1"


def write_report(body: Element, blocks: Blocks, report: Report) -> None:
    """The whole report, in the order of its pages."""
    _declare_sequences(body)
    _front(body, blocks, report)
    for block in report.opening:
        blocks.block(block, 1)
    place = len(body)
    _chapters(blocks, report.sections, odtpage.UPRIGHT if report.has_contents else "")
    if report.has_contents:
        _chapters(blocks, report.annex, odtpage.WIDE)
    _chapters(blocks, report.changes, odtpage.UPRIGHT)
    notes = _notes(body, blocks)
    if report.has_contents:
        chapters = (*report.sections, *report.annex, *report.changes, *notes)
        body.insert(place, odtcontents.contents(chapters))


def _declare_sequences(body: Element) -> None:
    declared = odtxml.add(body, "text:sequence-decls")
    for name in SEQUENCES.values():
        told = {"text:display-outline-level": "0", "text:name": name}
        odtxml.add(declared, "text:sequence-decl", told)


def _front(body: Element, blocks: Blocks, report: Report) -> None:
    """Title and status; a letter has its subject among its fields."""
    if not report.is_letter:
        odtxml.words(odtxml.paragraph(body, "Title"), report.title)
        odtxml.words(odtxml.paragraph(body, "Subtitle"), report.subtitle)
    for number, sentence in enumerate(report.status):
        first = report.is_letter and not number
        style = blocks.sheet.turned("Status", odtpage.FIRST) if first else "Status"
        odtxml.words(odtxml.paragraph(body, style), sentence.text)


def _chapters(blocks: Blocks, sections: tuple[Section, ...], page: str) -> None:
    """Sections one after another, the first on a new page of this kind, if one is named."""
    for number, section in enumerate(sections):
        new_page = page and not number
        blocks.section(section, 1, blocks.sheet.turned(CHAPTER, page) if new_page else "")


def _notes(body: Element, blocks: Blocks) -> tuple[Section, ...]:
    """What the notes in the tables stand for; gives the chapter that they make, if any."""
    references = blocks.references
    if not references.listed:
        return ()
    blocks.heading(NOTES, 1, blocks.sheet.turned(CHAPTER, odtpage.UPRIGHT))
    for observations in references.listed:
        references.entry(odtxml.paragraph(body, "Noot"), observations)
    return (Section(NOTES, ()),)
