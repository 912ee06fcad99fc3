"""A picture of a page as it is read: lines, grounds and bars taken off it and kept, the rest recognised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ingest.pages.blackout import Cover, bars, marked
from ingest.pages.drawings import Drawings
from ingest.pages.frame import POINTS
from ingest.pictures import ocr
from ingest.pictures.askew import straightened
from ingest.pictures.inkareas import areas_on, lightened
from ingest.pictures.inkrules import erased, ruled_on
from ingest.pictures.secondly import completed
from ingest.pictures.strokes import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.pages.fragments import Fragment
    from ingest.pages.frame import Box

NEAR = 3.0
"""In points: how far a line may end from the edge of a ground that it goes on in."""

PARAGRAPH = 3.0
"""In sizes of the type: a block of black at least so wide and as high as a line hides text."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """What stands on a picture, in points and made level, and the slope (down to the right) it had before.

    It was turned about the middle of the picture. `lost` says that some of it looks like text and was not
    recognised.
    """

    fragments: tuple[Fragment, ...]
    drawn: Drawings
    slope: float
    lost: bool


def pictured(picture: Any, dpi: int, recognise: ocr.Recognise) -> Pictured:
    """What a grey picture (PIL) holds: text, in bold or not, a mark for each black bar, lines and grounds."""
    straight, slope = straightened(picture, dpi)
    found = _on_level(straight, dpi, recognise)
    (width, height), scale = straight.size, POINTS / dpi
    right = (picture.width - width - found.slope * height) / 2 * scale
    down = (picture.height - height + found.slope * width) / 2 * scale
    fragments = tuple(_moved(fragment, right, down) for fragment in found.fragments)
    level, upright, grounds = (
        tuple(_put(box, right, down) for box in boxes)
        for boxes in (found.drawn.level, found.drawn.upright, found.drawn.grounds)
    )
    return Pictured(fragments, Drawings(level, upright, grounds), found.slope + slope, found.lost)


def _put(box: Box, right: float, down: float) -> Box:
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down


def _moved(fragment: Fragment, right: float, down: float) -> Fragment:
    x0, top, x1, bottom = _put((fragment.x0, fragment.top, fragment.x1, fragment.bottom), right, down)
    words = tuple((a + right, b + right) for a, b in fragment.words)
    return replace(fragment, x0=x0, top=top, x1=x1, bottom=bottom, words=words)


def _on_level(picture: Any, dpi: int, recognise: ocr.Recognise) -> Pictured:
    """What a picture holds that is level or falls by little, turned about its upper left corner."""
    import numpy as np
    from PIL import Image

    grey = np.asarray(picture)
    ruled = ruled_on(grey, dpi)
    bare = erased(grey, ruled, dpi)
    areas = areas_on(Image.fromarray(bare), dpi)
    clean = lightened(bare, areas)
    found = ocr.read(Image.fromarray(clean), dpi, recognise)

    def placed(boxes: Iterable[Box]) -> list[Box]:
        return [_level(box, found.slope, POINTS / dpi) for box in boxes]

    dark = placed(areas.dark)
    drawn = Drawings(
        tuple(map(_flat, [*placed(line.box for line in ruled.level), *_edges(dark)])),
        tuple(_through(_thin(box), dark) for box in placed(line.box for line in ruled.upright)),
        (*dark, *placed(areas.grounds)),
    )
    whole = completed(found, clean, drawn, dpi, recognise)
    fragments = weighed(whole.fragments, clean, found.slope, dpi / POINTS)
    return Pictured(_blacked(fragments, placed(areas.black)), drawn, found.slope, whole.lost)


def _flat(box: Box) -> Box:
    middle = (box[1] + box[3]) / 2
    return box[0], middle, box[2], middle


def _thin(box: Box) -> Box:
    middle = (box[0] + box[2]) / 2
    return middle, box[1], middle, box[3]


def _edges(dark: Sequence[Box]) -> list[Box]:
    """The upper and the lower edges of dark grounds, which are lines when lines go on beside them."""
    return [(x0, y, x1, y) for x0, top, x1, bottom in dark for y in (top, bottom)]


def _through(line: Box, dark: Sequence[Box]) -> Box:
    """An upright line, led through the dark grounds that it ends at: on them no line shows."""
    x, top, _, low = line
    for x0, upper, x1, lower in dark:
        if x0 - NEAR < x < x1 + NEAR:
            top = upper if abs(top - lower) < NEAR else top
            low = lower if abs(low - upper) < NEAR else low
    return x, top, x, low


def _level(box: Box, slope: float, scale: float) -> Box:
    """A box in points, turned about the page's corner as its text is; what lay askew in it is upright."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    width, height = box[2] - box[0], box[3] - box[1]
    half = (width - abs(slope) * height) / 2, (height - abs(slope) * width) / 2
    x, y = x + slope * y, y - slope * x
    return (x - half[0]) * scale, (y - half[1]) * scale, (x + half[0]) * scale, (y + half[1]) * scale


def _blacked(fragments: tuple[Fragment, ...], black: Sequence[Box]) -> tuple[Fragment, ...]:
    """The fragments with a mark for each bar in a line, and for each block that stands between lines."""
    level = [f for f in fragments if not f.angle]
    if not level or not black:
        return fragments
    shown = [(x0, f.top, x1, f.bottom) for f in level for x0, x1 in f.words]
    in_lines = bars([Cover(box, 0.0) for box in black], (), shown)
    blocks = [box for box in black if _is_block(box, level)]
    return marked(fragments, tuple(sorted({*in_lines, *blocks})), blocks)


def _is_block(box: Box, lines: Sequence[Fragment]) -> bool:
    """Whether black that is no rule stands among lines of text, with some above and some under it."""
    sizes = sorted(line.size for line in lines)
    size = sizes[len(sizes) // 2]
    across = [line for line in lines if min(line.x1, box[2]) > max(line.x0, box[0])]
    among = any(line.bottom <= box[1] + size / 2 for line in across) and any(
        line.top >= box[3] - size / 2 for line in across
    )
    return among and box[2] - box[0] > PARAGRAPH * size and box[3] - box[1] > size / 2
