"""What is drawn on a page besides text: straight lines, level or upright, coloured grounds, dots."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.pages.frame import Box, Frame

    Matrix = tuple[float, float, float, float, float, float]
    Point = tuple[float, float]

THIN = 2.5
"""In points: a filled shape so thin is a line."""

SHORTEST = 4.0
"""In points: lines shorter than this are of a letter or a sign."""

MOST_SHAPES = 10_000
"""A map or a drawing holds more, the tables of a page never do; so many take a tenth of a second."""

ROUND = 10
"""The points of a circle: four curves of three points each, some of them left out; a box has five."""

SQUARE = 1.3
"""A dot is hardly longer than it is high, or the other way round."""

DOT = 1.0, 12.0
"""In points: how large a dot is; what is larger stands beside no line of text as its bullet."""

WHITE = 250
"""Of 255 in each colour: a ground so light is paper."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The lines and the grounds of a page as boxes, in points from its top left corner.

    The box of a line is flat: its top is its bottom, or its left its right. Grounds are coloured areas,
    dots small squares that are filled and small circles, filled or not.
    """

    level: tuple[Box, ...] = ()
    upright: tuple[Box, ...] = ()
    grounds: tuple[Box, ...] = ()
    dots: tuple[Box, ...] = ()


NOTHING = Drawings()
"""An empty page."""


def drawings(items: Iterable[Any], frame: Frame) -> Drawings:
    """What the objects of a page draw; each has a `handle`, a `kind` and its form's `matrix`."""
    import pypdfium2.raw as pdfium

    lines: list[Box] = []
    grounds: list[Box] = []
    dots: list[Box] = []
    paths = (item for item in items if item.kind == pdfium.FPDF_PAGEOBJ_PATH)
    for item in islice(paths, MOST_SHAPES):
        stroked, ground = _painted(pdfium, item.handle)
        for points in _outlines(pdfium, item.handle, _times(_matrix(pdfium, item.handle), item.matrix)):
            box = _around(frame, points)
            if (ground or (stroked and len(points) >= ROUND)) and _is_dot(box):
                dots.append(box)
            if ground and _is_line(box):
                lines.append(box)
            elif ground:
                grounds.append(box)
            if stroked:
                lines += _sides(frame, points)
    return Drawings(
        tuple(_flat(b) for b in lines if b[2] - b[0] >= max(SHORTEST, b[3] - b[1])),
        tuple(_thin(b) for b in lines if b[3] - b[1] >= max(SHORTEST, b[2] - b[0])),
        tuple(grounds),
        tuple(dots),
    )


def _matrix(pdfium: Any, item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n` (ISO 32000-1, 8.3.4)."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _painted(pdfium: Any, item: Any) -> tuple[bool, bool]:
    """Whether a path is stroked, and whether it is filled with a colour that shows on paper."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, r, g, b, a)
    shows = a.value > 0 and min(r.value, g.value, b.value) < WHITE
    return bool(stroke.value), bool(mode.value) and shows


def _outlines(pdfium: Any, item: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """The points of each of a path's pieces, closed ones with their first point at the end again."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for index in range(min(pdfium.FPDFPath_CountSegments(item), MOST_SHAPES)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _around(frame: Frame, points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _sides(frame: Frame, points: Sequence[Point]) -> Iterator[Box]:
    for start, end in pairwise(points):
        box = _around(frame, (start, end))
        if _is_line(box):
            yield box


def _is_line(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) < THIN


def _is_dot(box: Box) -> bool:
    small, large = sorted((box[2] - box[0], box[3] - box[1]))
    return DOT[0] <= small and large <= min(DOT[1], SQUARE * small)


def _flat(box: Box) -> Box:
    middle = (box[1] + box[3]) / 2
    return box[0], middle, box[2], middle


def _thin(box: Box) -> Box:
    middle = (box[0] + box[2]) / 2
    return middle, box[1], middle, box[3]
