"""Areas of one shade on a picture of a page: black bars that redact, and the grey grounds of tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.pages.frame import Box

CELLS = 50
"""Cells an inch in which areas are looked for: one is as wide as the stroke of a letter."""

BLACK = 100
"""Of 255 levels of grey: a cell so dark holds no paper; ink that was scanned pale is darker."""

SOLID = 3
"""In cells: strokes of letters and ruled lines are thinner than what is solid in both directions."""

LETTER = 4
"""In cells: a letter that stands out light in a dark shape leaves more of them light."""

FILLED = 0.7
"""The share of its box that a shape fills when it lies askew by half a degree."""

TINT = 5
"""Of 255: how much darker than most of the page a ground is; cells of paper differ by 2 from each other."""

OPEN = 7
"""In cells: a square of a ground or of paper so large holds a spot without ink, letters or not."""

STRIP = 30
"""In dots: a ground that lies askew by half a degree falls by less than a dot in it."""

SOME = 4
"""One dot in so many, across and down, tells the shade of the paper as well as all do."""

EDGE = 4
"""In dots: the blur around a black shape, and the part of a cell that it fills at its edge."""

LEAST = (3, 12)
"""In cells down and across: what is left of the row of a table when its edges are taken off."""

PLAIN = 8
"""Of 255: the shades of one ground differ by less; in what is a blur of letters they differ more."""


@dataclass(frozen=True, slots=True)
class Areas:
    """The boxes of solid black shapes, of dark grounds with light letters, and of tints, in dots."""

    black: tuple[Box, ...] = ()
    dark: tuple[Box, ...] = ()
    grounds: tuple[Box, ...] = ()


def areas_on(picture: Any, dpi: float) -> Areas:
    """The areas on a grey picture (PIL); a dark shape with something light in it is a ground."""
    coarse, cell = _coarse(picture, dpi)
    shapes = list(_dark(coarse))
    dark = [box for box, solid in shapes if not solid]
    black = [box for box, solid in shapes if solid and not any(_holds(ground, box) for ground in dark)]
    return Areas(
        tuple(_scaled(box, cell) for box in black),
        tuple(_scaled(box, cell) for box in dark),
        tuple(
            _scaled(box, cell)
            for box in _grounds(coarse)
            if not any(_holds(_widened(ground), box) for ground in dark)
        ),
    )


def _holds(box: Box, other: Box) -> bool:
    return box[0] <= other[0] and box[1] <= other[1] and other[2] <= box[2] and other[3] <= box[3]


def _widened(ground: Box) -> Box:
    """A dark ground with the margin that a tint is given: white letters make a tint of their own."""
    x0, top, x1, bottom = ground
    return x0 - OPEN, top - OPEN, x1 + OPEN, bottom + OPEN


def black_on(picture: Any, dpi: float) -> tuple[Box, ...]:
    """The boxes of the solid black shapes on a grey picture (PIL), in dots."""
    return areas_on(picture, dpi).black


def _coarse(picture: Any, dpi: float) -> tuple[Any, int]:
    import numpy as np

    cell = max(1, round(dpi / CELLS))
    return np.asarray(picture.reduce(cell)).astype(np.float32), cell


def _dark(coarse: Any) -> Iterator[tuple[Box, bool]]:
    """Dark boxes, and whether nothing light shows in them, as the letters of a table's head do."""
    import numpy as np
    from scipy import ndimage

    solid = ndimage.binary_opening(coarse < BLACK, structure=np.ones((SOLID, SOLID)))
    for down, across, mask in _shapes(solid):
        if mask.mean() >= FILLED:
            inside = np.logical_or.accumulate(mask) & np.logical_or.accumulate(mask[::-1])[::-1]
            light = (inside & (coarse[down, across] >= BLACK)).sum()
            yield (across.start, down.start, across.stop, down.stop), light < LETTER


def _grounds(coarse: Any) -> Iterator[Box]:
    """Tinted boxes: the lightest shade within reach is that of the ground, and around it is paper."""
    import numpy as np
    from scipy import ndimage

    shade = ndimage.maximum_filter(coarse, OPEN)
    tinted = (shade < np.median(shade) - TINT) & (shade > BLACK)
    margin = OPEN // 2
    for down, across, mask in _shapes(tinted):
        if min(mask.shape[0] - LEAST[0], mask.shape[1] - LEAST[1]) < 0 or mask.mean() < FILLED:
            continue
        middle, light = np.percentile(shade[down, across][mask], (50, 75))
        if light - middle < PLAIN:
            yield across.start - margin, down.start - margin, across.stop + margin, down.stop + margin


def _shapes(mask: Any) -> Iterator[tuple[slice, slice, Any]]:
    """The connected shapes of a mask: rows, columns, and which cells of these are of the shape."""
    from scipy import ndimage

    numbered, _ = ndimage.label(mask)
    for number, place in enumerate(ndimage.find_objects(numbered), start=1):
        yield place[0], place[1], numbered[place] == number


def _scaled(box: Box, cell: int) -> Box:
    return box[0] * cell, box[1] * cell, box[2] * cell, box[3] * cell


def lightened(grey: Any, areas: Areas) -> Any:
    """The picture with paper where grounds and black shapes are; what is written on a ground is dark."""
    import numpy as np

    if areas == Areas():
        return grey
    paper = int(np.median(grey[::SOME, ::SOME]))
    clean = grey.copy()
    for x0, top, x1, bottom in (map(int, box) for box in areas.grounds):
        ground = clean[max(0, top) : bottom, max(0, x0) : x1]
        shade = max(1, int(np.median(ground)))
        ground[:] = np.minimum(ground.astype(np.uint16) * paper // shade, paper)
    for x0, top, x1, bottom in (map(int, box) for box in areas.dark):
        for start in range(x0 + EDGE, x1 - EDGE, STRIP):
            _invert(clean[top:bottom, start : min(start + STRIP, x1 - EDGE)], paper)
        clean[top:bottom, x0 : x0 + EDGE] = clean[top:bottom, x1 - EDGE : x1] = paper
    for x0, top, x1, bottom in (map(int, box) for box in areas.black):
        clean[max(0, top - EDGE) : bottom + EDGE, max(0, x0 - EDGE) : x1 + EDGE] = paper
    return clean


def _invert(strip: Any, paper: int) -> None:
    """Makes light letters on a dark ground dark on paper, from the first dark row of a strip to the last."""
    import numpy as np

    rows = np.flatnonzero(np.median(strip, axis=1) < BLACK)[EDGE:-EDGE]
    if len(rows):
        ground = strip[rows[0] : rows[-1] + 1].astype(np.int16)
        shade = int(np.median(ground))
        strip[:] = paper
        strip[rows[0] : rows[-1] + 1] = np.clip(paper - (ground - shade), 0, paper)
