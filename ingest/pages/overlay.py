"""A page of a PDF with what was made of it drawn over it: blocks by kind, reading order, tables."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model import Block, Region

    Colour = tuple[int, int, int]

COLOURS: dict[BlockKind, Colour] = {
    BlockKind.HEADING: (176, 0, 80),
    BlockKind.PARAGRAPH: (0, 90, 181),
    BlockKind.LIST_ITEM: (0, 122, 94),
    BlockKind.TABLE_ROW: (213, 94, 0),
    BlockKind.LETTERHEAD: (120, 80, 170),
    BlockKind.NOTE: (140, 110, 0),
    BlockKind.COMMENT: (0, 150, 200),
    BlockKind.FURNITURE: (110, 110, 110),
}
"""Told apart by people who see no red or green too (after Okabe and Ito, Color Universal Design, 2008)."""

DOTS = 130
"""Dots an inch: small type can be read and a page fits a screen."""

LARGEST = 12_000_000
"""Dots of the whole picture at most, however large a page says it is."""

LONGEST = 14_400.0
"""In points: the longest side that a page may have (ISO 32000-1, Annex C)."""

LEGEND, LETTER, SMALL = 250, 15, 11
"""In dots: the width of the legend, the size of its type, that of the label of a block."""

HATCH = 5.0
"""The distance between lines of hatching, in points."""


def overlay(data: bytes, number: int, blocks: Sequence[Block], *, password: str | None = None) -> bytes:
    """Page `number` (from 1) as PNG, with the blocks of the file that stand on it and a legend.

    Raises `UnreadableError` when the file says that the page is larger than any page can be.
    """
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data), pages=[number], password=password) as document:
        page = document.pages[0]
        _check_size(float(page.width), float(page.height))
        dots = min(DOTS, 72 * (LARGEST / max(1.0, float(page.width * page.height))) ** 0.5)
        image = page.to_image(resolution=dots, antialias=True)
        image.draw_rects(_cells(page), fill=(0, 0, 0, 0), stroke=(*COLOURS[BlockKind.TABLE_ROW], 200))
        places = [(block, region) for block in blocks for region in block.regions if region.page == number]
        for block, region in places:
            _box(image, block, region)
        _order(image, places)
        return _png(_with_legend(image.annotated, [block for block, _ in places]))


def _check_size(width: float, height: float) -> None:
    if not (0 < width <= LONGEST and 0 < height <= LONGEST):
        raise UnreadableError(
            "Deze pagina is volgens het bestand te groot of te klein om af te beelden.",
            "Open de PDF in een PDF-lezer en druk de pagina opnieuw af naar PDF.",
        )


def _cells(page: Any) -> list[Any]:
    """The boxes of the cells of ruled tables."""
    return [cell for table in page.find_tables() for cell in table.cells]


def _box(image: Any, block: Block, region: Region) -> None:
    colour = COLOURS[block.kind]
    box = (region.x0 - 1, region.top - 2, region.x1 + 1, region.bottom + 1)
    furniture = block.kind is BlockKind.FURNITURE
    image.draw_rect(box, fill=(*colour, 20 if furniture else 45), stroke=(*colour, 255), stroke_width=2)
    if furniture:
        image.draw_lines(list(_hatching(region)), stroke=(*colour, 150), stroke_width=1)
    corner = box[2] * image.scale, box[1] * image.scale
    image.draw.text(corner, str(block.kind), fill=(*colour, 255), font=_font(SMALL), anchor="rb")


def _hatching(region: Region) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Slanted lines that fill a box."""
    height = region.bottom - region.top
    x = region.x0
    while x < region.x1:
        end = min(x + height, region.x1)
        yield (x, region.bottom), (end, region.bottom - (end - x))
        x += HATCH


def _order(image: Any, places: Sequence[tuple[Block, Region]]) -> None:
    """A line from block to block in reading order, and the number of each beside it."""
    read = [_start(region) for block, region in places if block.kind is not BlockKind.FURNITURE]
    image.draw_lines(list(pairwise(read)), stroke=(200, 0, 0, 130), stroke_width=2)
    for place, (block, region) in enumerate(places, start=1):
        _number(image, _start(region), str(place), COLOURS[block.kind])


def _start(region: Region) -> tuple[float, float]:
    """Where the number of a block stands: left of its first line."""
    return max(8.0, region.x0 - 9), region.top + min(6.0, (region.bottom - region.top) / 2)


def _number(image: Any, place: tuple[float, float], number: str, colour: Colour) -> None:
    x, y = place[0] * image.scale, place[1] * image.scale
    half = 6 + 4 * len(number), 10
    image.draw.rounded_rectangle((x - half[0], y - half[1], x + half[0], y + half[1]), 8, fill=(*colour, 255))
    image.draw.text((x, y), number, fill=(255, 255, 255, 255), font=_font(), anchor="mm")


def _font(size: int = LETTER) -> Any:
    from PIL import ImageFont

    return ImageFont.load_default(size=size)


def _with_legend(picture: Any, blocks: Sequence[Block]) -> Any:
    """The picture with, right of it, the kinds that stand on the page and how many blocks of each."""
    from PIL import Image, ImageDraw

    whole = Image.new("RGB", (picture.width + LEGEND, picture.height), "white")
    whole.paste(picture.convert("RGB"), (0, 0))
    draw = ImageDraw.Draw(whole)
    left, y = picture.width + 12, 16
    for kind in (kind for kind in BlockKind if any(block.kind is kind for block in blocks)):
        count = len({block.index for block in blocks if block.kind is kind})
        draw.rectangle((left, y, left + 22, y + 16), fill=COLOURS[kind])
        draw.text((left + 32, y + 8), f"{kind} ({count})", fill="black", font=_font(), anchor="lm")
        y += 26
    for line in ("cijfer: leesvolgorde", "rode lijn: van blok naar blok", "gearceerd: telt niet als tekst"):
        draw.text((left, y + 14), line, fill="black", font=_font(), anchor="lm")
        y += 22
    return whole


def _png(picture: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
