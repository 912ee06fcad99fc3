"""What is painted on a page of a PDF, in order: shapes that cover, text that nobody sees, pictures."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ingest.pages.blackout import Cover, Glyph
from ingest.pages.frame import POINTS, Frame
from ingest.pages.paintings import address, items_of, mapped, matrix_of, scale_of, times
from ingest.pictures.inkareas import black_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ingest.pages.frame import Box
    from ingest.pages.paintings import Item, Matrix, Point
    from ingest.pages.typed import Typed

    Colour = tuple[int, int, int, int]

DARK = 0.35
"""The lightness (0 to 1) of a highlight or a square that a reader program blanks with: black to dark grey."""

OPAQUE = 0.9
"""A shape that lets more through is a tint or a highlight."""

WHITE = 250
"""The level (of 255) from which a colour cannot be told from paper."""

LOOK = 100
"""Dots an inch at which it is looked whether white text shows: its letters are some dots high."""

LARGEST = 4_000_000
"""Dots of such a look at most, however large a page says it is."""

SMALLEST = 3.0
"""In points: what is smaller than a letter hides none."""

FILLED = 0.9
"""The share of its box that a shape fills when it is a bar, be its corners round."""

_EVERYWHERE = (float("-inf"), float("-inf"), float("inf"), float("inf"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: its box in points, its pixels."""

    box: Box
    width: int
    height: int


class Painted:
    """One page of pdfium, read through its C interface: one call a question, no object of Python for each."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium, self.page = pdfium, page
        self.frame = Frame.of(page)
        self.items = tuple(items_of(pdfium, page.raw))
        self.shapes = sum(item.kind == pdfium.FPDF_PAGEOBJ_PATH for item in self.items)

    def pictures(self) -> Iterator[Picture]:
        """The pictures of the page."""
        width, height = ctypes.c_uint(), ctypes.c_uint()
        for item in self._of(self.pdfium.FPDF_PAGEOBJ_IMAGE):
            if self.pdfium.FPDFImageObj_GetImagePixelSize(item.handle, width, height):
                corners = mapped(((0, 0), (1, 0), (0, 1), (1, 1)), self._own(item))
                yield Picture(self._box(corners), width.value, height.value)

    def covers(self) -> tuple[Cover, ...]:
        """What is painted so that nothing shows through, and what was laid over the page afterwards."""
        return (*self._shapes(), *self._annotations())

    def blots(self) -> Iterator[Cover]:
        """The black shapes of a scan: they hide what a layer of unseen text says under them."""
        picture, scale = self._shown
        for x0, top, x1, bottom in black_on(picture, scale * POINTS):
            yield Cover((x0 / scale, top / scale, x1 / scale, bottom / scale), self._last_picture)

    def glyphs(self, typed: Typed) -> Iterator[tuple[int, Glyph]]:
        """The characters that an object of the page paints, each with its index on the page."""
        items = {address(item.handle): item for item in self._of(self.pdfium.FPDF_PAGEOBJ_TEXT)}
        looks = {own: self._look(item) for own, item in items.items()}
        for index in range(len(typed.characters)):
            own = address(self.pdfium.FPDFText_GetTextObject(typed.text, index))
            if own in looks:
                unpainted, white = looks[own]
                box = typed.box(index)
                yield index, Glyph(box, items[own].order, unpainted or (white and self._is_paper(box)))

    def has_unseen_text(self) -> bool:
        """Whether any text is painted in white or not at all."""
        return any(any(self._look(item)) for item in self._of(self.pdfium.FPDF_PAGEOBJ_TEXT))

    def has_layer(self) -> bool:
        """Whether any text is not painted, or under a picture, as programs lay it that recognise scans."""
        texts = self._of(self.pdfium.FPDF_PAGEOBJ_TEXT)
        return any(item.order < self._last_picture or self._look(item)[0] for item in texts)

    @cached_property
    def _last_picture(self) -> int:
        return max((item.order for item in self._of(self.pdfium.FPDF_PAGEOBJ_IMAGE)), default=0)

    @cached_property
    def _shown(self) -> tuple[Any, float]:
        """The page as it looks when it is turned to be read, in grey, and its scale."""
        width, height = self.page.get_size()
        # A page is never less than one dot wide: one that is nearly endless is bounded by its length as well.
        fits = min((LARGEST / max(width * height, 1.0)) ** 0.5, LARGEST / max(width, height, 1.0))
        scale = min(LOOK / POINTS, fits)
        turn = (self.frame.rotation - self.page.get_rotation()) % 360
        return self.page.render(scale=scale, grayscale=True, rotation=turn).to_pil().convert("L"), scale

    def _is_paper(self, box: Box) -> bool:
        """Whether nothing shows where a box is."""
        picture, scale = self._shown
        x0, top, x1, bottom = (max(0, round(edge * scale)) for edge in box)
        right, low = min(x1 + 1, picture.width), min(bottom + 1, picture.height)
        if right <= x0 or low <= top:
            return True
        return bool(picture.crop((x0, top, right, low)).getextrema()[0] >= WHITE)

    def _of(self, kind: int) -> Iterator[Item]:
        return (item for item in self.items if item.kind == kind)

    def _look(self, item: Item) -> tuple[bool, bool]:
        """Whether text is not painted, and whether it is painted in white."""
        mode = self.pdfium.FPDFTextObj_GetTextRenderMode(item.handle)
        fill = self._colour(item.handle, self.pdfium.FPDFPageObj_GetFillColor)
        unpainted = mode in (self.pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, self.pdfium.FPDF_TEXTRENDERMODE_CLIP)
        filled = mode in (self.pdfium.FPDF_TEXTRENDERMODE_FILL, self.pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
        if not filled or fill is None:
            return unpainted, False
        return fill[3] < (1 - OPAQUE) * 255, min(fill[:3]) >= WHITE

    def _shapes(self) -> Iterator[Cover]:
        for item in self._of(self.pdfium.FPDF_PAGEOBJ_PATH):
            mode, stroked = ctypes.c_int(), ctypes.c_int()
            self.pdfium.FPDFPath_GetDrawMode(item.handle, mode, stroked)
            if mode.value:
                fill = self._colour(item.handle, self.pdfium.FPDFPageObj_GetFillColor)
                yield from self._painted(item, fill, 0.0)
            if stroked.value:
                width = ctypes.c_float()
                self.pdfium.FPDFPageObj_GetStrokeWidth(item.handle, width)
                if width.value * scale_of(self._own(item)) >= SMALLEST:
                    stroke = self._colour(item.handle, self.pdfium.FPDFPageObj_GetStrokeColor)
                    yield from self._painted(item, stroke, width.value * scale_of(self._own(item)))

    def _painted(self, item: Item, colour: Colour | None, width: float) -> Iterator[Cover]:
        """The covers that a path makes: each closed piece of it, or each thick straight line."""
        if colour is None or colour[3] < OPAQUE * 255:
            return
        clip = self._clip(item)
        for points in self._pieces(item):
            box = _thick(points, width) if width else _filled(points)
            shown = _within(box, clip) if box else None
            if shown and min(shown[2] - shown[0], shown[3] - shown[1]) >= SMALLEST:
                yield Cover(self.frame.box(*shown), item.order, _lightness(colour))

    def _pieces(self, item: Item) -> Iterator[list[Point]]:
        """The corners of each connected piece of a path, in points of the page."""
        count = self.pdfium.FPDFPath_CountSegments(item.handle)
        segments = (self.pdfium.FPDFPath_GetPathSegment(item.handle, i) for i in range(count))
        yield from self._split(segments, self._own(item))

    def _split(self, segments: Iterator[Any], matrix: Matrix) -> Iterator[list[Point]]:
        points: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for segment in segments:
            if points and self.pdfium.FPDFPathSegment_GetType(segment) == self.pdfium.FPDF_SEGMENT_MOVETO:
                yield points
                points = []
            self.pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points += mapped(((x.value, y.value),), matrix)
        if points:
            yield points

    def _clip(self, item: Item) -> Box:
        """What is left of the page for an object: left, bottom, right, top."""
        clip = self.pdfium.FPDFPageObj_GetClipPath(item.handle)
        left = _EVERYWHERE
        for path in range(max(0, self.pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
            count = self.pdfium.FPDFClipPath_CountPathSegments(clip, path)
            segments = (self.pdfium.FPDFClipPath_GetPathSegment(clip, path, i) for i in range(count))
            points = [point for piece in self._split(segments, item.matrix) for point in piece]
            left = (_within(_bounds(points), left) or (0.0, 0.0, 0.0, 0.0)) if points else left
        return left

    def _annotations(self) -> Iterator[Cover]:
        """Marks for redaction, dark squares and dark highlights that a reader program laid over the page."""
        pdfium = self.pdfium
        for index in range(pdfium.FPDFPage_GetAnnotCount(self.page.raw)):
            annotation = pdfium.FPDFPage_GetAnnot(self.page.raw, index)
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            inside = kind == pdfium.FPDF_ANNOT_SQUARE
            if kind in (pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_REDACT):
                which = (
                    pdfium.FPDFANNOT_COLORTYPE_InteriorColor if inside else pdfium.FPDFANNOT_COLORTYPE_Color
                )
                colour = self._colour(
                    annotation, lambda *a, which=which: pdfium.FPDFAnnot_GetColor(a[0], which, *a[1:])
                )
                dark = kind == pdfium.FPDF_ANNOT_REDACT or (colour is not None and _lightness(colour) < DARK)
                if dark and (inside is False or self._is_filled(annotation)):
                    yield from (Cover(box, float("inf")) for box in self._places(annotation))
            pdfium.FPDFPage_CloseAnnot(annotation)

    def _is_filled(self, annotation: Any) -> bool:
        return bool(self.pdfium.FPDFAnnot_HasKey(annotation, b"IC"))

    def _places(self, annotation: Any) -> Iterator[Box]:
        """The boxes of an annotation: one for each stretch of text that it marks, or its own."""
        quad, rect = self.pdfium.FS_QUADPOINTSF(), self.pdfium.FS_RECTF()
        count = self.pdfium.FPDFAnnot_CountAttachmentPoints(annotation)
        for index in range(count):
            self.pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, quad)
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield self.frame.box(min(xs), min(ys), max(xs), max(ys))
        if not count and self.pdfium.FPDFAnnot_GetRect(annotation, rect):
            yield self.frame.box(rect.left, rect.bottom, rect.right, rect.top)

    def _colour(self, handle: Any, ask: Callable[..., Any]) -> Colour | None:
        parts = [ctypes.c_uint() for _ in range(4)]
        if not ask(handle, *parts):
            return None
        return parts[0].value, parts[1].value, parts[2].value, parts[3].value

    def _own(self, item: Item) -> Matrix:
        return times(matrix_of(self.pdfium, item.handle), item.matrix)

    def _box(self, points: Sequence[Point]) -> Box:
        return self.frame.box(*_bounds(points))


def _bounds(points: Sequence[Point]) -> Box:
    """Left, bottom, right, top."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _within(box: Box, clip: Box) -> Box | None:
    left, bottom, right, top = (
        max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    )  # fmt: skip
    return (left, bottom, right, top) if left < right and bottom < top else None


def _filled(points: Sequence[Point]) -> Box | None:
    """The box of a piece that fills it, as rectangles do."""
    left, bottom, right, top = _bounds(points)
    double = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]])))
    return (left, bottom, right, top) if double / 2 > FILLED * (right - left) * (top - bottom) else None


def _thick(points: Sequence[Point], width: float) -> Box | None:
    """The box of a straight line that is as thick as this and runs along the page."""
    left, bottom, right, top = _bounds(points)
    half = width / 2
    if top - bottom < 1 < right - left:
        return left, bottom - half, right, top + half
    return (left - half, bottom, right + half, top) if right - left < 1 < top - bottom else None


def _lightness(colour: Colour) -> float:
    """Relative luminance without gamma: enough to tell dark from light (ITU-R BT.709)."""
    red, green, blue, _ = colour
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
