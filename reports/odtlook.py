"""The look of an OpenDocument report: Arial, Dutch, and the styles that its paragraphs name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtpage, odtxml
from reports.odtstyle import SCRIPTS, fo, size, space, style, tab

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reports.report import Report

FONT = "Arial"
FACE = {"style:name": FONT, "svg:font-family": FONT, "style:font-family-generic": "swiss"}
BULLETS = "Opsomming"
"""The style of a list; `List_20_1` is that of its paragraphs."""

BLUE, LINK_BLUE = "#154273", "#01689b"

LEVELS = 10
"""The outline levels of the format."""

SIZES = {1: 14, 2: 11, 3: 10}
SMALL = 9
"""Points. Headings of a letter stand out by weight, as in the government's house style."""

SPACING, LETTER_SPACING = "125%", "105%"
"""Of lines: a letter must fit three pages, and what is short is meant to be."""


def styles(report: Report) -> bytes:
    """The part of the package that holds the styles, the pages and what returns on each of them."""
    root = odtxml.root("office:document-styles")
    faces = odtxml.add(root, "office:font-face-decls")
    odtxml.add(faces, "style:font-face", FACE)
    named = odtxml.add(root, "office:styles")
    _defaults(named)
    _paragraphs(named, letter=report.is_letter, roomy=report.has_contents)
    _characters(named)
    _outline(named)
    _bullets(named)
    _notes(named)
    odtpage.pages(root, report)
    return odtxml.written(root)


def _defaults(named: Element) -> None:
    """Dutch for the whole document, so that spelling and reading aloud are right."""
    fonts = {f"style:font-name{end}": FONT for _, end in SCRIPTS}
    dutch = {"fo:language": "nl", "fo:country": "NL"}
    foreign = {f"style:{key}{end}": "none" for _, end in SCRIPTS[1:] for key in ("language", "country")}
    default = odtxml.add(named, "style:default-style", {"style:family": "paragraph"})
    odtxml.add(default, "style:paragraph-properties", {"style:tab-stop-distance": "1.25cm"})
    odtxml.add(default, "style:text-properties", fonts | size(SMALL) | dutch | foreign)
    for family in ("table", "table-row", "table-cell", "graphic"):
        odtxml.add(named, "style:default-style", {"style:family": family})


def _paragraphs(named: Element, *, letter: bool, roomy: bool) -> None:
    lines = SPACING if roomy else LETTER_SPACING
    style(named, "Standard", text={"style:font-name": FONT})
    body = space(0, 6 if roomy else 3) | fo(line_height=lines)
    style(named, "Text_20_body", "Standard", paragraph=body)
    _headings(named, letter=letter, roomy=roomy)
    _flowing(named, lines, 3 if roomy else 1)
    _letters(named)
    _tables(named)


def _headings(named: Element, *, letter: bool, roomy: bool) -> None:
    bold = fo(font_weight="bold", color=BLUE)
    kept = fo(keep_with_next="always", line_height="115%")
    style(named, "Heading", "Standard", text=size(SMALL) | bold, next_style_name="Text_20_body")
    for level in range(1, LEVELS + 1):
        points = SMALL if letter else SIZES.get(level if roomy else level + 1, SMALL)
        style(
            named, f"Heading_20_{level}", "Heading",
            paragraph=space(7 if letter else points + 2, 2 if letter else 4) | kept,
            text=size(points) | bold, default_outline_level=str(level), next_style_name="Text_20_body",
        )  # fmt: skip
    style(named, "Title", "Standard", paragraph=space(0, 6) | kept, text=size(20 if roomy else 14) | bold)
    style(named, "Subtitle", "Standard", paragraph=space(0, 10), text=size(10))


def _flowing(named: Element, lines: str, after: float) -> None:
    frame = fo(border="1pt solid #8a6100", padding="0.15cm")
    bold = fo(font_weight="bold")
    style(named, "Status", "Standard", paragraph=space(0, 6) | frame, text=size(SMALL) | bold)
    style(named, "Quotations", "Text_20_body", paragraph=space(0, 6, indent=0.7) | fo(line_height=lines))
    style(named, "List_20_1", "Text_20_body", paragraph=space(0, after) | fo(line_height=lines))
    style(named, "Figuur", "Text_20_body", paragraph=space(6, 2) | fo(keep_with_next="always"))
    style(named, "Noot", "Standard", paragraph=space(0, 2), text=size(7))
    style(named, "Footnote", "Standard", paragraph=space(0, 1, indent=0.5, hanging=0.5), text=size(7))
    style(named, "Contents_20_Heading", "Heading", paragraph=space(12, 4), text=size(11) | bold)
    for level, (before, indent, points) in enumerate(((5, 0, 9), (0, 0.7, 8)), 1):
        entry = style(
            named, f"Contents_20_{level}", "Standard", paragraph=space(before, 1, indent=indent),
            text=size(points),
        )  # fmt: skip
        tab(entry, odtpage.PORTRAIT - indent, "right")


def _letters(named: Element) -> None:
    style(named, "Retouradres", "Standard", paragraph=space(12, 12), text=size(7))
    style(named, "Briefhoofd", "Standard", paragraph=space())
    field = style(named, "Briefveld", "Standard", paragraph=space(0, 1, indent=3.5, hanging=3.5))
    tab(field, 3.5)
    style(named, "Ondertekening", "Standard", paragraph=space(8, 10) | fo(keep_with_next="always"))
    header = style(named, "Header", "Standard", paragraph=space(), text=size(7) | fo(color="#4a4a4a"))
    tab(header, 6)
    style(named, "Footer", "Header", paragraph={"fo:text-align": "end"})


def _tables(named: Element) -> None:
    kept = fo(keep_with_next="always")
    text = size(7) | fo(hyphenate="true", hyphenation_remain_char_count="3", hyphenation_push_char_count="3")
    style(named, "Table_20_Contents", "Standard", paragraph=space(0, 1) | fo(line_height="110%"), text=text)
    style(named, "Table_20_Heading", "Table_20_Contents", text=size(7) | fo(font_weight="bold"))
    style(named, "Telling", "Table_20_Contents", paragraph={"fo:text-align": "center"})
    style(named, "Caption", "Standard", paragraph=space(8, 3) | kept, text=size(8) | fo(color="#1a1a1a"))


def _characters(named: Element) -> None:
    bold = {f"{key}font-weight{end}": "bold" for key, end in SCRIPTS}
    raised = {"style:text-position": "super 65%"}
    style(named, odtxml.STRONG, family="text", text=bold)
    style(named, odtxml.REFERENCE, family="text", text=size(7) | fo(color=LINK_BLUE))
    style(named, "Telverwijzing", family="text", text={"fo:color": "#1a1a1a"})
    style(named, "Index_20_Link", family="text", text={"fo:color": "#1a1a1a"})
    style(named, "Footnote_20_Symbol", family="text")
    style(named, "Footnote_20_anchor", family="text", text=raised)


def _outline(named: Element) -> None:
    """Headings bear a level and, since their numbers stand in the text, no number of their own."""
    outline = odtxml.add(named, "text:outline-style", {"style:name": "Outline"})
    for level in range(1, LEVELS + 1):
        told = {"text:level": str(level), "style:num-format": ""}
        odtxml.add(outline, "text:outline-level-style", told)


def _bullets(named: Element) -> None:
    bullets = odtxml.add(named, "text:list-style", {"style:name": BULLETS})
    level = odtxml.add(bullets, "text:list-level-style-bullet", {"text:level": "1", "text:bullet-char": "•"})
    place = {"text:list-level-position-and-space-mode": "label-alignment"}
    properties = odtxml.add(level, "style:list-level-properties", place)
    odtxml.add(
        properties,
        "style:list-level-label-alignment",
        {
            "text:label-followed-by": "listtab",
            "text:list-tab-stop-position": "0.5cm",
            "fo:text-indent": "-0.5cm",
            "fo:margin-left": "0.5cm",
        },
    )


def _notes(named: Element) -> None:
    odtxml.add(
        named,
        "text:notes-configuration",
        {
            "text:note-class": "footnote",
            "text:citation-style-name": "Footnote_20_Symbol",
            "text:citation-body-style-name": "Footnote_20_anchor",
            "text:default-style-name": "Footnote",
            "style:num-format": "1",
            "text:start-value": "0",
            "text:footnotes-position": "page",
            "text:start-numbering-at": "document",
        },
    )
