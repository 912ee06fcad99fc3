"""The page that a report is being written on, with the automatic styles that hang on its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtpage, odtxml
from reports.odtstyle import style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

SHADES = ("", "#e6eff7", "#c9deee", "#a3c6e1", "#7cafd4")
"""The fill of a heat map by level; black on the darkest has a contrast of 8.9 to 1."""

HEADER_FILL = "#e4ebf2"
HAIRLINE = "0.5pt solid #c4c9cf"
LETTER, HIGHEST = 0.17, 4.0
"""Centimetres that a letter of an upright header takes, and all of them at most: 24 letters of 7 points."""

Fill = dict[str, str]


class Sheet:
    """Pages of one width; `automatic` takes the styles that the text turns out to need."""

    def __init__(self, automatic: Element) -> None:
        self.automatic = automatic
        self.page = odtpage.UPRIGHT
        self._known: set[str] = set()
        _cells(automatic)
        style(automatic, "Beeld", family="graphic")

    @property
    def width(self) -> float:
        """The width of the text in centimetres."""
        return odtpage.LANDSCAPE if self.page == odtpage.WIDE else odtpage.PORTRAIT

    def table(self) -> str:
        """The style of a table as wide as the page."""
        name = f"Tabel{self.page}"
        if self._new(name):
            element = style(self.automatic, name, family="table")
            odtxml.add(
                element,
                "style:table-properties",
                {
                    "style:width": f"{self.width}cm",
                    "table:align": "left",
                    "fo:margin-bottom": "0.35cm",
                    "table:border-model": "collapsing",
                },
            )
        return name

    def column(self, width: float) -> str:
        """The style of a column of this width."""
        name = f"Kolom{round(width * 100)}"
        if self._new(name):
            element = style(self.automatic, name, family="table-column")
            odtxml.add(element, "style:table-column-properties", {"style:column-width": f"{width}cm"})
        return name

    def row(self, upright: Sequence[str] = ()) -> str:
        """The style of a row that is not broken over pages, high enough for headers that stand upright."""
        height = round(min(max(map(len, upright), default=0) * LETTER + 0.4, HIGHEST) * 100)
        name = f"RijStaand{height}" if upright else "Rij"
        if self._new(name):
            high = {"style:row-height": f"{height / 100}cm"} if upright else {}
            element = style(self.automatic, name, family="table-row")
            odtxml.add(element, "style:table-row-properties", {"fo:keep-together": "always", **high})
        return name

    def turned(self, above: str, page: str) -> str:
        """The style of a paragraph that begins a new page of this kind; `above` is its style otherwise."""
        name = f"{above}{page}"
        if self._new(name):
            style(self.automatic, name, above, master_page_name=page)
        self.page = page
        return name

    def _new(self, name: str) -> bool:
        is_new = name not in self._known
        self._known.add(name)
        return is_new


def _cells(automatic: Element) -> None:
    for level, fill in enumerate(SHADES):
        _cell(automatic, f"Cel{level}", {"fo:background-color": fill} if fill else {})
    header = {"fo:background-color": HEADER_FILL}
    _cell(automatic, "Kop", {**header, "style:vertical-align": "bottom"})
    # ODF 1.3 has no value for text from bottom to top; LibreOffice reads its own beside it
    upright = {"style:writing-mode": "page", "loext:writing-mode": "bt-lr"}
    _cell(automatic, "KopStaand", {**header, **upright, "style:vertical-align": "middle"})


def _cell(automatic: Element, name: str, properties: Fill) -> None:
    lines = {"fo:border-top": HAIRLINE, "fo:border-bottom": HAIRLINE}
    lines |= {"fo:border-left": "none", "fo:border-right": "none"}
    padding = {"fo:padding": "0.1cm"}
    cell = style(automatic, name, family="table-cell")
    odtxml.add(cell, "style:table-cell-properties", {**lines, **padding, **properties})
