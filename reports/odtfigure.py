"""The pictures in an OpenDocument text: a chart with the words that stand for it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reports import odtxml
from reports.characters import printable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reports.blocks import Chart


class Figures:
    """The pictures that a text holds; `parts` are their files in the package."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def draw(self, body: Element, chart: Chart, width: float) -> int:
        """The picture as wide as the text, with title and summary as text alternative; gives its number."""
        from reports import raster

        data = raster.png(chart)
        number = len(self.parts) + 1
        path = f"Pictures/figuur{number}.png"
        self.parts[path] = data
        frame = odtxml.add(odtxml.paragraph(body, "Figuur"), "draw:frame", _frame(data, width, number))
        odtxml.add(
            frame,
            "draw:image",
            {
                "xlink:href": path,
                "xlink:type": "simple",
                "xlink:show": "embed",
                "xlink:actuate": "onLoad",
                "draw:mime-type": "image/png",
            },
        )
        odtxml.add(frame, "svg:title").text = printable(chart.table.caption)
        odtxml.add(frame, "svg:desc").text = printable(chart.summary.text)
        return number


def _frame(data: bytes, width: float, number: int) -> dict[str, str]:
    from PIL import Image

    with Image.open(BytesIO(data)) as picture:
        height = width * picture.height / picture.width
    return {
        "draw:style-name": "Beeld",
        "draw:name": f"Figuur{number}",
        "text:anchor-type": "as-char",
        "svg:width": f"{width}cm",
        "svg:height": f"{height:.2f}cm",
    }
