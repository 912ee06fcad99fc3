"""What stands above and below the pages of a Word report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import wordxml
from reports.blocks import Letterhead

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer, _Header
    from lxml.etree import _Element as Element

    from reports.report import Report

REPEATED = ("Datum", "Onze referentie")
"""The fields of a letterhead that return above its later pages."""


def write_running(document: Document, report: Report) -> tuple[Element, ...]:
    """Page numbers below, and above what the pages belong to; nothing above a letterhead or on a cover.

    Gives what it wrote: nothing where a template has a header or footer already.
    """
    section = document.sections[0]
    if section._sectPr.xpath("w:headerReference|w:footerReference"):  # noqa: SLF001 - unlike `header`, adds none
        return ()
    section.different_first_page_header_footer = report.is_letter or report.has_contents
    header = _line(section.header)
    if report.is_letter:
        _repeated(header, report)
    else:
        wordxml.run(header, report.title)
    footers = [section.footer, section.first_page_footer] if report.is_letter else [section.footer]
    pages = [_line(footer) for footer in footers]
    for line in pages:
        _page(line)
    return (header, *pages)


def _line(of: _Header | _Footer) -> Element:
    """The empty paragraph of a header or footer."""
    return of.paragraphs[0]._p  # noqa: SLF001 - python-docx has no links or fields


def _repeated(header: Element, report: Report) -> None:
    heads = (block for block in report.opening if isinstance(block, Letterhead))
    fields = [(name, value) for head in heads for name, value in head.fields if name in REPEATED]
    for number, (name, value) in enumerate(fields):
        if number:
            wordxml.run(header, "    ")
        wordxml.run(header, f"{name} ", bold=True)
        wordxml.run(header, value.text)


def _page(footer: Element) -> None:
    wordxml.tab(footer)
    wordxml.run(footer, "Pagina ")
    wordxml.field(footer, "PAGE")
    wordxml.run(footer, " van ")
    wordxml.field(footer, "NUMPAGES")
