"""Ink on a picture that looks like lines of text but lies in nothing that was recognised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.pages.frame import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.pages.frame import Box

    Dots = tuple[int, int, int, int]

DOTS = 100
"""Dots an inch at which letters of one word may run together, those of two lines do not."""

INK = 40
"""Of 255: how much darker than the paper around it a dot of a letter is; grain stays under it."""

AROUND = 15
"""In dots: a square so large holds paper, whatever letter stands in it."""

LOW, HIGH, WIDE = 3.0, 18.0, 150.0
"""In points: letters, and words whose letters touch, are so high and at most so wide; dots and accents are
lower, drawings and signatures higher, ruled lines wider or lower."""

BESIDE, BELOW = 10.0, 9.0
"""In points: white space between words and between lines of one stretch of text."""

REACH = 3.0
"""In points: how far letters reach beyond the box of the line that they are recognised in."""

APART = 3.0
"""In points: the middles of the letters of a line lie nearer to each other, those of two lines do not."""

LINE = 36.0
"""In points: two words; what is shorter is a number, a spot or a scratch."""

LETTERS = 0.6
"""The share of an area's ink that letters hold; in drawings, signatures and photographs it is less."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text-like ink: its box in dots, and how many lines it seems to hold."""

    box: Dots
    lines: int


def unread(grey: Any, dpi: float, read: Iterable[Box]) -> list[Stretch]:
    """The stretches on a picture (an array of levels of grey) outside the boxes (in dots) that were read."""
    import numpy as np

    step = max(1, round(dpi / DOTS))
    dots = dpi / step / POINTS
    dark = _ink(grey, step)
    for box in read:
        x0, top, x1, bottom = (
            round(v / step + side * REACH * dots) for v, side in zip(box, (-1, -1, 1, 1), strict=True)
        )
        dark[max(0, top) : max(0, bottom), max(0, x0) : max(0, x1)] = False
    letters = [box for box in _shapes(dark) if _is_letter(box, dots)]
    near = np.zeros(dark.shape, dtype=bool)
    beside, below = round(BESIDE * dots / 2), round(BELOW * dots / 2)
    for x0, top, x1, bottom in letters:
        near[max(0, top - below) : bottom + below, max(0, x0 - beside) : x1 + beside] = True
    found = (_stretch(area, letters, dark, dots) for area in _shapes(near))
    return [Stretch(_scaled(one.box, step), one.lines) for one in found if one.lines]


def _ink(grey: Any, step: int) -> Any:
    import numpy as np
    from PIL import Image
    from scipy import ndimage

    coarse = np.asarray(Image.fromarray(grey).reduce(step)).astype(np.int16)
    return coarse < ndimage.maximum_filter(coarse, AROUND) - INK


def _shapes(mask: Any) -> Iterator[Dots]:
    """The boxes of the shapes of a mask that hang together."""
    import numpy as np
    from scipy import ndimage

    numbered, _ = ndimage.label(mask, structure=np.ones((3, 3)))
    for down, across in ndimage.find_objects(numbered):
        yield across.start, down.start, across.stop, down.stop


def _is_letter(box: Dots, dots: float) -> bool:
    return LOW * dots <= box[3] - box[1] <= HIGH * dots and box[2] - box[0] <= WIDE * dots


def _stretch(area: Dots, letters: Sequence[Dots], dark: Any, dots: float) -> Stretch:
    """The letters of an area, and its lines: none where other ink prevails."""
    own = [box for box in letters if _within(box, area)]
    x0, top, x1, bottom = (
        min(box[0] for box in own),
        min(box[1] for box in own),
        max(box[2] for box in own),
        max(box[3] for box in own),
    )
    ink = dark[top:bottom, x0:x1].sum()
    held = sum(dark[b[1] : b[3], b[0] : b[2]].sum() for b in own)
    lines = sum(_is_line(row, dots) for row in _rows(own, APART * dots)) if held > LETTERS * ink else 0
    return Stretch((x0, top, x1, bottom), lines)


def _within(box: Dots, area: Dots) -> bool:
    return area[0] <= box[0] and area[1] <= box[1] and box[2] <= area[2] and box[3] <= area[3]


def _rows(letters: Sequence[Dots], apart: float) -> Iterator[list[Dots]]:
    """The letters by the lines that they stand in."""
    row: list[Dots] = []
    for box in sorted(letters, key=lambda box: (box[1] + box[3], box[0])):
        if row and box[1] + box[3] - row[-1][1] - row[-1][3] > 2 * apart:
            yield row
            row = []
        row.append(box)
    yield row


def _is_line(row: Sequence[Dots], dots: float) -> bool:
    return sum(box[2] - box[0] for box in row) > LINE * dots / 2 and (
        max(box[2] for box in row) - min(box[0] for box in row) > LINE * dots
    )


def _scaled(box: Dots, step: int) -> Dots:
    return box[0] * step, box[1] * step, box[2] * step, box[3] * step
