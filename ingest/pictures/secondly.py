"""What is read on a picture a second time, by itself: text and cells that the reading of the page missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from ingest.pages.frame import POINTS
from ingest.pictures import ocr
from ingest.pictures.opencells import ONE_LINE, ink_in, open_cells
from ingest.pictures.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.drawings import Drawings
    from ingest.pages.fragments import Fragment
    from ingest.pages.frame import Box
    from ingest.pictures.levelled import Found

SURE = 0.6
"""The confidence of a page that stands upright, and of what is kept of the reading of a cell."""

CLEAR = 0.75
"""The confidence of lines that are kept of a second reading; those of tilted stamps give less, taken
together, while a word of them may give more."""

DASHES = ("-", "–", "—")
"""What stands in a cell for nothing: Tesseract is never sure of one that stands alone."""

SEVERAL = 2
"""Lines of text-like ink that stay unread and are told; one may be a stamp or a mark."""


@dataclass(frozen=True, slots=True)
class Completed:
    """What was recognised on a picture at last, and whether some of it that looks like text was not."""

    fragments: tuple[Fragment, ...]
    lost: bool = False


def completed(found: Found, grey: Any, drawn: Drawings, dpi: int, recognise: ocr.Recognise) -> Completed:
    """The fragments with those that are only found when their place on the picture is read by itself."""
    from PIL import Image

    fragments = found.fragments
    if not _is_upright(fragments):
        return Completed(fragments)
    picture = Image.fromarray(grey)
    fragments += tuple(_cells(fragments, found.slope, picture, drawn, dpi, recognise))
    stretches = unread(grey, dpi, _boxes(fragments, found.slope, dpi))
    for stretch in stretches:
        again = ocr.read_piece(picture, stretch.box, dpi, found.slope, recognise, ocr.BLOCK)
        fragments += again if _sure(again) >= CLEAR else ()
    left = unread(grey, dpi, _boxes(fragments, found.slope, dpi)) if stretches else []
    return Completed(fragments, any(stretch.lines >= SEVERAL for stretch in left))


def _is_upright(fragments: Sequence[Fragment]) -> bool:
    """Whether the page was read as it should stand: level and with confidence; else another turn is read."""
    letters = sum(len(f.text) - f.text.count(" ") for f in fragments)
    return ocr.certainty([f for f in fragments if not f.angle]) > SURE * letters


def _boxes(fragments: Sequence[Fragment], slope: float, dpi: float) -> list[Box]:
    """The fragments where they stand on the picture, in dots."""
    dots = dpi / POINTS

    def placed(f: Fragment) -> Box:
        aside = slope * f.middle
        return (
            (f.x0 - aside) * dots,
            (f.top + slope * f.x0) * dots,
            (f.x1 - aside) * dots,
            (f.bottom + slope * f.x1) * dots,
        )

    return list(map(placed, fragments))


def _cells(
    fragments: Sequence[Fragment],
    slope: float,
    picture: Any,
    drawn: Drawings,
    dpi: int,
    recognise: ocr.Recognise,
) -> Iterator[Fragment]:
    """What stands in the cells of grids in which nothing was recognised."""
    import numpy as np

    size = median(f.size for f in fragments)
    grey = np.asarray(picture)
    for cell in open_cells(drawn, fragments):
        ink = ink_in(cell, grey, dpi, slope)
        if ink is None:
            continue
        single = ink[3] - ink[1] < ONE_LINE * size * dpi / POINTS
        for mode in (ocr.LINE, ocr.CHARACTER) if single else (ocr.BLOCK,):
            read = ocr.read_piece(picture, ink, dpi, slope, recognise, mode)
            again = [f for f in read if _sure([f]) >= SURE or f.text in DASHES]
            if again:
                yield from (_lined(f, size, ink, slope, dpi) if single else f for f in again)
                break


def _lined(fragment: Fragment, size: float, ink: Box, slope: float, dpi: float) -> Fragment:
    """A figure that stands alone, in the type of the page: a line of so few letters is measured badly."""
    middle = (ink[1] + ink[3]) / 2 * POINTS / dpi - slope * (fragment.x0 + fragment.x1) / 2
    return replace(fragment, size=size, top=middle - size / 2, bottom=middle + size / 2)


def _sure(fragments: Sequence[Fragment]) -> float:
    """The confidence of what was recognised, each letter counted once; 0 for nothing."""
    letters = sum(len(f.text) - f.text.count(" ") for f in fragments)
    return ocr.certainty(fragments) / letters if letters else 0.0
