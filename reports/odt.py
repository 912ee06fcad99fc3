"""A report as an OpenDocument text to edit: real headings, footnotes, marked table headers, Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtlook, odtpackage, odtxml
from reports.odtblocks import Blocks
from reports.odtbody import write_report

if TYPE_CHECKING:
    from reports.report import Report


def render(report: Report) -> bytes:
    """The report as an .odt file (ODF 1.3); equal reports give equal bytes."""
    root = odtxml.root("office:document-content")
    faces = odtxml.add(root, "office:font-face-decls")
    odtxml.add(faces, "style:font-face", odtlook.FACE)
    automatic = odtxml.add(root, "office:automatic-styles")
    text = odtxml.add(odtxml.add(root, "office:body"), "office:text")
    blocks = Blocks(text, automatic, report)
    write_report(text, blocks, report)
    parts = {"content.xml": odtxml.written(root), "styles.xml": odtlook.styles(report)}
    return odtpackage.packed(report, parts | blocks.figures.parts)
