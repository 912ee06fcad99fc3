"""A page's own coordinates: from those of its file to points from the top left corner as it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

POINTS = 72
"""Points an inch."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the top left corner of the page."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown (left, bottom, right, top) and its turn in degrees, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of a page of pdfium."""
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right, top, page.get_rotation())

    def turned(self, degrees: int) -> Frame:
        """The frame of the page turned so many degrees more."""
        return replace(self, rotation=(self.rotation + degrees) % 360)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file, upright as the page is shown."""
        if self.rotation == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.rotation == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom
