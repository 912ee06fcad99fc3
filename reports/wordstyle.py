"""The look of a Word report: A4, Arial, Dutch, and the styles that its paragraphs name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.wordfootnotes import MARK, TEXT
from reports.wordxml import REFERENCE, W, add

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle

    from reports.report import Report

FONT = "Arial"
BLUE, BLACK, LINK = "154273", "000000", "12385F"
"""Links are legible on the darkest shade of a table: a contrast of 5 to 1."""

LANGUAGE = "nl-NL"

SIZES = {"Title": 20, "Heading 1": 14, "Heading 2": 11, "Heading 3": 10, "Heading 4": 9}
LETTER_SIZES = dict.fromkeys(SIZES, 9)
"""Points. A letter has one size, its headings stand out by weight, as in the government's house style."""

BUILT_IN = {
    "toc 1": ("TOC1", 9, 5, 1, 0),
    "toc 2": ("TOC2", 8, 0, 1, 0.7),
    "footnote text": (TEXT, 7, 0, 1, 0),
}
OWN = {
    "Tabeltekst": (7, 0, 1, 0),
    "Status": (8, 0, 4, 0),
    "Figuur": (9, 4, 4, 0),
    "Kop inhoud": (14, 0, 6, 0),
    "Retouradres": (7, 0, 14, 0),
    "Briefhoofd": (9, 0, 0, 0),
    "Veld": (9, 0, 2, 3.5),
    "Ondertekening": (9, 12, 14, 0),
    "Noot": (7, 0, 2, 0),
}
"""Paragraph styles: points, points before and after, centimetres of indent. Word knows the first by name."""

KEPT = ("Caption", "Figuur", "Kop inhoud", "Ondertekening")
"""Styles whose paragraphs stay on the page of the next one."""

TIGHT = ("Tabeltekst", "footnote text", "Noot")

SPACING, LETTER_SPACING, TIGHT_SPACING = 1.25, 1.05, 1.0
"""Of lines: a letter must fit three pages."""

WIDTH, HEIGHT, MARGIN = 21.0, 29.7, 2.0
"""Centimetres of a page."""


def styled(report: Report) -> Document:
    """An empty document of our own: page, styles and language."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(WIDTH), Cm(HEIGHT)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(MARGIN)
    section.header_distance = section.footer_distance = Cm(1.1)
    _styles(document, letter=report.is_letter)
    return document


def _styles(document: Document, *, letter: bool) -> None:
    from docx.shared import Pt

    normal = document.styles["Normal"]
    _font(normal, 9)
    normal.paragraph_format.space_after = Pt(4 if letter else 6)
    normal.paragraph_format.line_spacing = LETTER_SPACING if letter else SPACING
    for name, size in (LETTER_SIZES if letter else SIZES).items():
        _heading(document.styles[name], size, letter=letter)
    _plain_title(document.styles["Title"])
    _paragraph_styles(document)
    _particulars(document)
    _character_styles(document)


def _heading(style: ParagraphStyle, size: float, *, letter: bool) -> None:
    from docx.shared import Pt

    _font(style, size, color=BLACK if letter else BLUE)
    style.font.bold, style.font.italic = True, False
    style.paragraph_format.space_before = Pt(7 if letter else size + 2)
    style.paragraph_format.space_after = Pt(2 if letter else 4)
    style.paragraph_format.keep_with_next = True


def _paragraph_styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    own = {name: ("".join(name.title().split()), *rest) for name, rest in OWN.items()}
    for name, (identity, size, before, after, indent) in (BUILT_IN | own).items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in BUILT_IN)
        style.element.set(f"{W}styleId", identity)
        style.base_style = document.styles["Normal"]
        if name == "Status":  # before spacing and indent, which the schema wants behind it
            _border(style)
        _measures(style, size, before, after, indent)
        style.paragraph_format.keep_with_next = True if name in KEPT else None
        if name in TIGHT:
            style.paragraph_format.line_spacing = TIGHT_SPACING


def _measures(style: ParagraphStyle, size: float, before: float, after: float, indent: float) -> None:
    from docx.shared import Cm, Pt

    style.font.size = Pt(size)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.left_indent = Cm(indent)


def _particulars(document: Document) -> None:
    """What is peculiar to one style."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm, Pt, RGBColor

    styles = document.styles
    text = Cm(WIDTH - 2 * MARGIN)
    for name in ("toc 1", "toc 2"):
        styles[name].paragraph_format.tab_stops.add_tab_stop(text, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name in ("header", "footer"):
        _running(styles[name], text)
    styles["Veld"].paragraph_format.first_line_indent = -Cm(OWN["Veld"][-1])
    styles["Kop inhoud"].font.bold = True
    styles["Kop inhoud"].font.color.rgb = RGBColor.from_string(BLUE)
    _font(styles["Caption"], 8, color=BLACK)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(6)
    styles["Quote"].font.color.rgb = RGBColor.from_string(BLACK)
    styles["Quote"].paragraph_format.left_indent = styles["Quote"].paragraph_format.right_indent = Cm(0.7)
    styles["Quote"].font.italic = False
    styles["Subtitle"].paragraph_format.space_after = Pt(12)
    _font(styles["Subtitle"], 11, color=BLACK)
    for spacing in styles["Subtitle"].element.rPr.findall(f"{W}spacing"):
        styles["Subtitle"].element.rPr.remove(spacing)
    styles["Subtitle"].font.bold = styles["Subtitle"].font.italic = False


def _running(style: ParagraphStyle, width: int) -> None:
    """The line above and below a page: small, with what stands right at the margin."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    for stops in style.element.pPr.findall(f"{W}tabs"):
        style.element.pPr.remove(stops)
    style.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    style.font.size = Pt(7)


def _character_styles(document: Document) -> None:
    """The number of a footnote, and a link to the annex."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    reference = document.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.size = Pt(7)
    reference.font.color.rgb = RGBColor.from_string(LINK)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(f"{W}styleId", MARK)
    mark.font.superscript = True


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
    """A line around it: a draft must not be taken for the final text."""
    borders = add(style.element.get_or_add_pPr(), "pBdr")
    for side in ("top", "left", "bottom", "right"):
        add(borders, side, val="single", sz="4", space="4", color="767676")
