"""A chart as a picture of dots, for formats that cannot show a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import drawing
from reports.typeface import FAMILY, fonts, legible

if TYPE_CHECKING:
    from reports.blocks import Chart

WIDTH = "16cm"
"""The width between the margins of a page."""

DOTS = 200
"""To the inch: sharp in print, and some tens of kB."""

PAGE = """
#set page(width: {width}, height: auto, margin: 0pt)
#set text(font: "{family}")
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%)
"""


def lettered(chart: Chart) -> str:
    """The drawing of a chart in the typeface of our pages."""
    from lxml import etree

    root = etree.fromstring(drawing.svg(chart))
    for element in root.iter():
        if element.get("font-family"):
            element.set("font-family", FAMILY)
        element.text = legible(element.text) if element.text else None
    root.set("font-family", FAMILY)
    made: str = etree.tostring(root, encoding="unicode")
    return made


def png(chart: Chart) -> bytes:
    """The chart as PNG, `WIDTH` wide; equal charts give equal bytes."""
    import typst

    page = PAGE.format(width=WIDTH, family=FAMILY).encode()
    made = typst.compile(
        page, format="png", ppi=DOTS, font_paths=fonts(), sys_inputs={"drawing": lettered(chart)}
    )
    return made if isinstance(made, bytes) else made[0]
