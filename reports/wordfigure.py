"""Captions with their numbers, and the pictures of charts."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reports import wordxml
from reports.characters import printable

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

    from reports.blocks import Chart

EMU_PER_TWIP = 635
"""Word measures pictures in English metric units."""

STYLE = "Figuur"


class Captions:
    """Numbers tables and figures, each from 1, in the order in which they are written."""

    def __init__(self) -> None:
        self.counts = {"Tabel": 0, "Figuur": 0}

    def write(self, body: Element, name: str, text: str) -> None:
        """The caption "Tabel 3. Text", whose number Word works out again when something is inserted."""
        self.counts[name] += 1
        element = wordxml.paragraph(body, "Caption")
        wordxml.run(element, f"{name} ")
        wordxml.field(element, f"SEQ {name} \\* ARABIC", str(self.counts[name]))
        wordxml.run(element, f". {text}")


def draw(document: Document, body: Element, chart: Chart, number: int, width: int) -> None:
    """The picture of a chart, at most `width` twentieths of a point wide, with its text alternative."""
    from reports import raster

    picture = BytesIO(raster.png(chart))
    inline = document.part.new_pic_inline(picture, width=width * EMU_PER_TWIP)
    described = inline.docPr
    described.set("id", str(number))
    described.set("name", f"Figuur {number}")
    described.set("descr", printable(chart.summary.text))
    paragraph = wordxml.paragraph(body, STYLE)
    wordxml.add(wordxml.add(paragraph, "r"), "drawing").append(inline)
