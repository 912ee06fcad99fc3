"""The objects of a page of pdfium in the order of painting, those of forms in their place."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Point = tuple[float, float]
    Matrix = tuple[float, float, float, float, float, float]

DEEPEST = 12
"""Forms may stand in forms; a file in which they stand deeper, or in themselves, is followed so far."""

_UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Item:
    """An object of pdfium: handle, kind, place in the order of painting, where its form puts it."""

    handle: Any
    kind: int
    order: int
    matrix: Matrix


def items_of(pdfium: Any, page: Any) -> Iterator[Item]:
    """All objects, those of a form in its place, in the order of painting."""
    order = 0
    stack = [(pdfium.FPDFPage_GetObject, page, 0, pdfium.FPDFPage_CountObjects(page), _UNTURNED)]
    while stack:
        get, parent, index, count, matrix = stack.pop()
        if index >= count:
            continue
        stack.append((get, parent, index + 1, count, matrix))
        handle = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(handle)
        order += 1
        yield Item(handle, kind, order, matrix)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and len(stack) <= DEEPEST:
            inner = pdfium.FPDFFormObj_CountObjects(handle)
            stack.append(
                (pdfium.FPDFFormObj_GetObject, handle, 0, inner, times(matrix_of(pdfium, handle), matrix))
            )


def address(handle: Any) -> int:
    """The address of an object: pdfium gives no other name to it."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def matrix_of(pdfium: Any, handle: Any) -> Matrix:
    """The matrix that puts an object in its form or on its page."""
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, found):
        return _UNTURNED
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does what the first does and then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def mapped(points: Sequence[Point], matrix: Matrix) -> list[Point]:
    """The points where a matrix puts them."""
    a, b, c, d, e, f = matrix
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def scale_of(matrix: Matrix) -> float:
    """How many times larger a matrix makes what it maps."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
