"""The pieces of WordprocessingML that a report is written with, straight to XML.

python-docx fills a table of a thousand rows through `cell()` in 43 seconds; this takes well under one.
Text goes in as text nodes, so that no markup in it is ever read as such. Word is strict about the order of
properties: style, then what keeps lines together, then spacing and alignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reports.characters import isolated, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
PRESERVE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}

REFERENCE = "Verwijzing"
"""The id of the character style of references."""

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
"""The borders of a table in the order that the format prescribes."""

RULES = ("insideH", "top", "bottom")
"""The borders that are drawn: lines between rows, none between columns."""

SHADES = ("", "E6EFF7", "C9DEEE", "A3C6E1", "7CAFD4")
"""The fill of a heat map by level; black on the darkest has a contrast of 8.9 to 1."""


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """A new child `w:tag`, its attributes in the same namespace."""
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def paragraph(parent: Element, style: str, **properties: str) -> Element:
    """A new paragraph; a property is an element with one value (`jc="center"`)."""
    element = add(parent, "p")
    inner = add(element, "pPr")
    add(inner, "pStyle", val=style)
    for tag, value in properties.items():
        add(inner, tag, val=value)
    return element


def line(parent: Element, style: str, text: str, **properties: str) -> Element:
    """A new paragraph of one run."""
    element = paragraph(parent, style, **properties)
    run(element, text)
    return element


def run(parent: Element, text: str, *, style: str = "", bold: bool = False) -> None:
    """A run of text in a paragraph or link."""
    element = styled_run(parent, style, bold=bold)
    etree.SubElement(element, W + "t", PRESERVE).text = isolated(printable(text))


def styled_run(parent: Element, style: str, *, bold: bool = False) -> Element:
    """An empty run, for what is no text."""
    element = add(parent, "r")
    if style or bold:
        inner = add(element, "rPr")
        if style:
            add(inner, "rStyle", val=style)
        if bold:
            add(inner, "b")
    return element


def tab(parent: Element) -> None:
    """A jump to the next tab stop."""
    add(add(parent, "r"), "tab")


def link(parent: Element, anchor: str, text: str, *, style: str = REFERENCE) -> None:
    """A link to a bookmark in the same document."""
    run(add(parent, "hyperlink", anchor=anchor, history="1"), text, style=style)


def bookmark(parent: Element, name: str, number: int) -> None:
    """A target for links; `number` must be unique in the document."""
    add(parent, "bookmarkStart", id=str(number), name=name)
    add(parent, "bookmarkEnd", id=str(number))


def field(parent: Element, instruction: str, result: str = "1") -> None:
    """A field that Word works out, such as the page number; `result` is shown until it does."""
    run(add(parent, "fldSimple", instr=f" {instruction} "), result)


def table(parent: Element, widths: Sequence[int], caption: str) -> Element:
    """A table with columns of these widths (twentieths of a point) and its caption as alternative text."""
    element = add(parent, "tbl")
    inner = add(element, "tblPr")
    add(inner, "tblStyle", val="TableGrid")
    add(inner, "tblW", w=str(sum(widths)), type="dxa")
    _hairlines(inner)
    add(inner, "tblLayout", type="fixed")
    _padding(inner)
    add(inner, "tblLook", val="04A0", firstRow="1", firstColumn="1", noHBand="0", noVBand="1")
    add(inner, "tblCaption", val=printable(caption))
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    return element


def _hairlines(properties: Element) -> None:
    borders = add(properties, "tblBorders")
    for side in SIDES:
        add(borders, side, val="single" if side in RULES else "nil", sz="4", space="0", color="C4C9CF")


def _padding(properties: Element) -> None:
    margins = add(properties, "tblCellMar")
    for side, width in (("top", "50"), ("left", "70"), ("bottom", "40"), ("right", "70")):
        add(margins, side, w=width, type="dxa")


def row(parent: Element, *, header: bool = False, height: int = 0) -> Element:
    """A table row that is not broken over pages; a header row returns on each."""
    element = add(parent, "tr")
    inner = add(element, "trPr")
    add(inner, "cantSplit")
    if height:
        add(inner, "trHeight", val=str(height), hRule="exact")
    if header:
        add(inner, "tblHeader")
    return element


def cell(parent: Element, width: int, *, fill: str = "", upright: bool = False) -> Element:
    """A table cell; `upright` text runs from bottom to top."""
    element = add(parent, "tc")
    inner = add(element, "tcPr")
    add(inner, "tcW", w=str(width), type="dxa")
    if fill:
        add(inner, "shd", val="clear", color="auto", fill=fill)
    if upright:
        add(inner, "textDirection", val="btLr")
        add(inner, "vAlign", val="center")
    return element
