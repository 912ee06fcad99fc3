"""The look of a Word report: A4, Verdana, Dutch, and the styles that its paragraphs name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reports.characters import printable
from reports.wordxml import REFERENCE, W, add, field

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import CharacterStyle, ParagraphStyle

    from reports.report import Report

FONT = "Verdana"
BLUE = "154273"
LANGUAGE = "nl-NL"

EPOCH = datetime(1980, 1, 1)
"""The oldest moment that a zip entry can bear: the same input gives the same bytes."""

SIZES = {"Title": 20, "Heading 1": 14, "Heading 2": 11, "Heading 3": 10, "Heading 4": 9}
LETTER_SIZES = dict.fromkeys(SIZES, 9)
"""Points. A letter has one size, its headings stand out by weight, as in the government's house style."""

OWN = {
    "Tabeltekst": (7, 1, 0),
    "Status": (9, 6, 0),
    "Citaat": (9, 6, 0.7),
    "Retouradres": (7, 12, 0),
    "Briefhoofd": (9, 0, 0),
    "Briefveld": (9, 0, 0),
    "Ondertekening": (9, 14, 0),
    "Inhoud1": (9, 1, 0),
    "Inhoud2": (8, 0, 0.7),
    "Noot": (7, 2, 0),
}
"""This report's own paragraph styles: points, points after it, centimetres of indent."""

SPACING, LETTER_SPACING = 1.25, 1.05
"""Of lines: a letter must fit three pages."""

MARGIN = 2.0
"""Centimetres."""


def prepare(document: Document, report: Report) -> None:
    """Set page, language, styles, properties and the running header and footer."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(MARGIN)
    _styles(document, letter=report.kind == "kamerbrief")
    _properties(document, report)
    _running(section, report)


def _styles(document: Document, *, letter: bool) -> None:
    from docx.shared import Pt

    _language(document)
    normal = document.styles["Normal"]
    _font(normal, 9)
    normal.paragraph_format.space_after = Pt(4 if letter else 6)
    normal.paragraph_format.line_spacing = LETTER_SPACING if letter else SPACING
    for name, size in (LETTER_SIZES if letter else SIZES).items():
        style = document.styles[name]
        _font(style, size, color=BLUE)
        style.font.bold = True
        style.paragraph_format.space_before = Pt(7 if letter else size + 2)
        style.paragraph_format.space_after = Pt(2 if letter else 4)
        style.paragraph_format.keep_with_next = True
    _plain_title(document.styles["Title"])
    _derived(document)


def _derived(document: Document) -> None:
    """The styles of this report's own: status, quotation, table text, reference."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    styles = document.styles
    for name, (size, after, indent) in OWN.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        if name == "Status":  # before spacing and indent, which the schema wants behind it
            _border(style)
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.left_indent = Cm(indent)
    styles["Tabeltekst"].paragraph_format.line_spacing = 1.1
    styles["Inhoud1"].paragraph_format.space_before = Pt(5)
    styles["Retouradres"].paragraph_format.space_before = Pt(12)
    styles["Briefveld"].paragraph_format.tab_stops.add_tab_stop(Cm(3.5))
    styles["Ondertekening"].paragraph_format.space_before = Pt(12)
    styles["Ondertekening"].paragraph_format.keep_with_next = True
    styles["Status"].font.bold = True
    _font(styles["Caption"], 8, color="1A1A1A")
    styles["Caption"].paragraph_format.keep_with_next = True
    reference = styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.size = Pt(7)
    reference.font.color.rgb = RGBColor.from_string("01689B")


def _font(style: ParagraphStyle | CharacterStyle, size: float, *, color: str = "") -> None:
    """The same font for every script, in place of the template's theme fonts."""
    from docx.shared import Pt, RGBColor

    style.font.size = Pt(size)
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(f"{W}{script}", FONT)
    if color:
        style.font.color.rgb = RGBColor.from_string(color)


def _plain_title(style: ParagraphStyle) -> None:
    """Without the template's line under it."""
    for border in style.element.pPr.findall(f"{W}pBdr"):
        style.element.pPr.remove(border)


def _border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    borders = add(properties, "pBdr")
    for side in ("top", "left", "bottom", "right"):
        add(borders, side, val="single", sz="8", space="4", color="8A6100")


def _language(document: Document) -> None:
    """Dutch for the whole document, so that spelling and reading aloud are right."""
    for lang in document.styles.element.iter(f"{W}lang"):
        lang.set(f"{W}val", LANGUAGE)


def _properties(document: Document, report: Report) -> None:
    properties = document.core_properties
    properties.title = printable(report.title)
    properties.subject = printable(report.subtitle)
    properties.language = LANGUAGE
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = EPOCH
    properties.revision = 1


def _running(section: Section, report: Report) -> None:
    """Page numbers below; above the later pages of a letter its date and reference."""
    section.different_first_page_header_footer = report.kind == "kamerbrief"
    header = section.header.paragraphs[0]
    header.text = (
        "Datum [in te vullen]\tOnze referentie [in te vullen]"
        if report.kind == "kamerbrief"
        else report.title
    )
    footers = (
        (section.footer, section.first_page_footer) if report.kind == "kamerbrief" else (section.footer,)
    )
    for footer in footers:
        line = footer.paragraphs[0]
        line.add_run("Pagina ")
        field(line._p, "PAGE")  # noqa: SLF001 - python-docx has no fields
        line.add_run(" van ")
        field(line._p, "NUMPAGES")  # noqa: SLF001
