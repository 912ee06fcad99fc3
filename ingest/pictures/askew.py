"""How far a page was laid askew on the scanner, told by its rows before they are recognised.

The fall is the one along which the rows of ink and of paper between them part best: the projection profile of
H.S. Baird, The skew angle of printed documents (SPSE Symposium on Hybrid Imaging Systems, 1987).
"""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

DOTS = 100
"""Dots an inch at which rows of small type still part; a finer picture takes longer and says no more."""

STEEPEST = 0.105
"""Six degrees: sheets that a feeder draws in askew lie within five."""

COARSE, FINE = 0.005, 0.0005
"""Steps of the slope: the first shifts a row by half its height over the page, the second by nearly a dot."""

INK = 40
"""Of 255: how much darker than the paper around it a dot of a letter is; grain stays under it."""

AROUND, SOLID = 15, 7
"""In dots: a square so large holds paper, whatever letter stands in it; in one so small letters show some.
What is solid is the lid of the scanner, a bar or a picture, whose edges need not lie as the rows do."""

SOME = 300
"""So few dots are of no row."""

CLEARER = 4.0
"""How many times better the rows part along their fall than along most others: 25 times or more on pages of
text, 2.5 times on drawings and on text that lies on its side."""

ASKEW = 0.012
"""0.7 degree: Tesseract reads what falls less without loss, and a picture that is not turned stays sharp."""


def straightened(picture: Any, dpi: float) -> tuple[Any, float]:
    """A grey picture (PIL) turned about its middle until its rows lie level, and the slope that it had.

    It is made larger, as much at each side, so that its corners stay on it; 0 when it is left as it is.
    """
    import numpy as np
    from PIL import Image

    slope = slope_of(picture, dpi)
    if abs(slope) < ASKEW:
        return picture, 0.0
    paper = int(np.median(np.asarray(picture)))
    bicubic = Image.Resampling.BICUBIC
    turned = picture.rotate(math.degrees(math.atan(slope)), bicubic, expand=True, fillcolor=paper)
    return turned, slope


def slope_of(picture: Any, dpi: float) -> float:
    """How much the rows on a grey picture (PIL) fall to the right, in dots a dot; 0 when no fall is clear."""
    import numpy as np

    across, down = _ink(picture, dpi)
    if len(across) < SOME:
        return 0.0

    def clear(slope: float) -> float:
        rows = np.bincount(np.round(down - slope * across + STEEPEST * across.max()).astype(np.int64))
        return float((np.diff(rows) ** 2).sum())

    def best(slopes: Iterable[float]) -> float:
        return max(slopes, key=lambda slope: (clear(slope), -abs(slope)))

    tried = np.arange(-STEEPEST, STEEPEST + COARSE / 2, COARSE).tolist()
    near = best(tried)
    found = best(np.arange(near - COARSE, near + COARSE + FINE / 2, FINE).tolist())
    return found if clear(found) > CLEARER * median(map(clear, tried)) else 0.0


def _ink(picture: Any, dpi: float) -> tuple[Any, Any]:
    """The places, across and down, of the dots of letters and lines on a coarse picture."""
    import numpy as np
    from scipy import ndimage

    grey = np.asarray(picture.reduce(max(1, round(dpi / DOTS)))).astype(np.int16)
    dark = grey < ndimage.maximum_filter(grey, AROUND) - INK
    solid = ndimage.binary_opening(dark, structure=np.ones((SOLID, SOLID)))
    down, across = np.nonzero(dark & ~ndimage.binary_dilation(solid, iterations=2))
    return across, down
