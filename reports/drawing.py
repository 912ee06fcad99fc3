"""Charts as SVG: one picture that needs nothing from outside and tells in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import bars, ink, timeline
from reports.lettering import legible

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reports.blocks import Chart

ACROSS = 640.0
"""The width in units of which letters are 11 or 12 high: 8 points when the picture is 16 cm wide."""

EDGE = 4.0


def svg(chart: Chart) -> str:
    """The picture of a chart as an SVG document; equal charts give equal text.

    Its title is the table's caption and its description the summary; words that do not fit are cut.
    """
    from lxml import etree

    draw = bars.drawn if chart.kind == "bars" else timeline.drawn
    shapes, height = draw(chart.table, ACROSS - 2 * EDGE)
    made: str = etree.tostring(_picture(chart, shapes, height + 2 * EDGE), encoding="unicode")
    return made


def _picture(chart: Chart, shapes: list[_Element], height: float) -> _Element:
    size = f"{ACROSS:.0f} {height:.0f}"
    return ink.element(
        "svg",
        ink.element("title", words=legible(chart.table.caption)),
        ink.element("desc", words=legible(chart.summary.text)),
        ink.rectangle(ink.Box(0, 0, ACROSS, round(height)), fill=ink.PAPER),
        ink.element("g", *shapes, transform=f"translate({EDGE:.0f} {EDGE:.0f})"),
        width=ACROSS,
        height=float(round(height)),
        viewBox=f"0 0 {size}",
        role="img",
        font_family=ink.FONT,
    )
