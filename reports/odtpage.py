"""The pages of an OpenDocument report: A4, and what returns above and below on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtxml
from reports.blocks import Letterhead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reports.report import Report

MARGIN = 2.0
SHORT, LONG = 21.0, 29.7
PORTRAIT, LANDSCAPE = SHORT - 2 * MARGIN, LONG - 2 * MARGIN
"""Centimetres: the sides of A4, and the width of the text on a page that stands or lies."""

FIRST, UPRIGHT, WIDE = "First_20_Page", "Standard", "Landscape"
"""The pages: the first of a letter, any other, and those of the annex, which lie on their side."""

REPEATED = ("Datum", "Onze referentie")
"""The fields of a letterhead that stand on the later pages too."""


def pages(root: Element, report: Report) -> None:
    """The layouts of the pages, and the pages."""
    layouts = odtxml.add(root, "office:automatic-styles")
    _layout(layouts, "Staand", SHORT, LONG, headed=True)
    _layout(layouts, "StaandZonderKop", SHORT, LONG, headed=False)
    _layout(layouts, "Liggend", LONG, SHORT, headed=True)
    masters = odtxml.add(root, "office:master-styles")
    _master(masters, UPRIGHT, "Staand", running(report))
    _master(masters, FIRST, "StaandZonderKop", "", then=UPRIGHT)
    _master(masters, WIDE, "Liggend", running(report))


def running(report: Report) -> str:
    """What stands above the later pages: the title, or the date and reference of a letter."""
    return "\t".join(_repeated(report)) or report.title


def _repeated(report: Report) -> Iterator[str]:
    heads = (block for block in report.opening if isinstance(block, Letterhead))
    for name, value in (field for head in heads for field in head.fields):
        if name in REPEATED:
            yield f"{name} {value.text}"


def _layout(layouts: Element, name: str, width: float, height: float, *, headed: bool) -> None:
    layout = odtxml.add(layouts, "style:page-layout", {"style:name": name})
    properties = odtxml.add(
        layout,
        "style:page-layout-properties",
        {
            "fo:page-width": f"{width}cm",
            "fo:page-height": f"{height}cm",
            "style:print-orientation": "landscape" if width > height else "portrait",
            # the lines above and below stand in the margin, as in Word
            "fo:margin-top": "1.2cm" if headed else f"{MARGIN}cm",
            "fo:margin-bottom": "1.1cm",
            "fo:margin-left": f"{MARGIN}cm",
            "fo:margin-right": f"{MARGIN}cm",
        },
    )
    line = {"style:width": "0.5pt", "style:rel-width": "25%", "style:color": "#8a8a8a"}
    apart = {"style:distance-before-sep": "0.15cm", "style:distance-after-sep": "0.1cm"}
    odtxml.add(properties, "style:footnote-sep", {**line, **apart, "style:line-style": "solid"})
    if headed:
        _edge(layout, "style:header-style", "fo:margin-bottom", 0.3)
    _edge(layout, "style:footer-style", "fo:margin-top", 0.3)


def _edge(layout: Element, tag: str, side: str, distance: float) -> None:
    edge = odtxml.add(layout, tag)
    odtxml.add(edge, "style:header-footer-properties", {"fo:min-height": "0.5cm", side: f"{distance}cm"})


def _master(masters: Element, name: str, layout: str, above: str, *, then: str = "") -> None:
    told = {"style:name": name, "style:page-layout-name": layout}
    if "_20_" in name:
        told["style:display-name"] = name.replace("_20_", " ")
    if then:
        told["style:next-style-name"] = then
    master = odtxml.add(masters, "style:master-page", told)
    if above:
        odtxml.words(odtxml.paragraph(odtxml.add(master, "style:header"), "Header"), above)
    line = odtxml.paragraph(odtxml.add(master, "style:footer"), "Footer")
    odtxml.plain(line, "Pagina ")
    odtxml.add(line, "text:page-number", {"text:select-page": "current"}).text = "1"
    odtxml.plain(line, " van ")
    odtxml.add(line, "text:page-count").text = "1"
