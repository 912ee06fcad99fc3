"""What pictures are drawn with: shapes and words as elements of SVG, without ids, styles or scripts.

Nothing refers to anything, so that pictures can stand beside one another in one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reports.characters import isolated, printable

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://www.w3.org/2000/svg"
FONT = "Verdana, 'DejaVu Sans', Arial, sans-serif"
INK, SOFT, RULE, PAPER = "#1a1a1a", "#4d4d4d", "#c4c9cf", "#ffffff"
PITCH = 6.0
"""Between the lines of a hatching: seen as a tone from afar, as lines from nearby."""

Hatching = Literal["none", "diagonal", "horizontal", "vertical"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the picture."""

    x: float
    y: float
    width: float
    height: float


def element(name: str, *inner: _Element, words: object = "", **attributes: object) -> _Element:
    """An element of SVG; `words` are text, whatever they hold, and `font_size` is written font-size."""
    from lxml import etree

    made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})
    for key, value in attributes.items():
        made.set(key.replace("_", "-"), _figure(value) if isinstance(value, float | int) else str(value))
    made.text = isolated(printable(str(words))) or None
    made.extend(inner)
    return made


def _figure(value: float) -> str:
    """A number in tenths, as short as it can be: the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def label(words: str, x: float, y: float, size: float, **attributes: str | float) -> _Element:
    """Words whose baseline is at `y`."""
    return element("text", words=words, x=x, y=y, font_size=size, **({"fill": INK} | attributes))


def rectangle(box: Box, **attributes: str | float) -> _Element:
    """A rectangle."""
    return element("rect", x=box.x, y=box.y, width=box.width, height=box.height, **attributes)


def disc(x: float, y: float, radius: float, **attributes: str | float) -> _Element:
    """A circle around a point."""
    return element("circle", cx=x, cy=y, r=radius, **attributes)


def rule(x: float, y: float, across: float, **attributes: str | float) -> _Element:
    """A thin horizontal line."""
    return element(
        "line", x1=x, y1=y, x2=x + across, y2=y, stroke_width=1.0, **({"stroke": RULE} | attributes)
    )


def hatched(box: Box, hatching: Hatching, ink: str) -> tuple[_Element, ...]:
    """The lines of a hatching within a box."""
    lines = _LINES[hatching](box)
    if not lines:
        return ()
    path = "".join(f"M{_figure(a)} {_figure(b)}L{_figure(c)} {_figure(d)}" for a, b, c, d in lines)
    return (element("path", d=path, stroke=ink, stroke_width=1.0, fill="none"),)


Line = tuple[float, float, float, float]


def _steps(until: float) -> list[float]:
    return [PITCH * n for n in range(1, int(until / PITCH) + 1) if PITCH * n < until]


def _diagonals(box: Box) -> list[Line]:
    wide, high = box.width, box.height
    return [
        (box.x + min(c, wide), box.y + max(0.0, c - wide), box.x + max(0.0, c - high), box.y + min(c, high))
        for c in _steps(wide + high)
    ]


def _horizontals(box: Box) -> list[Line]:
    return [(box.x, box.y + step, box.x + box.width, box.y + step) for step in _steps(box.height)]


def _verticals(box: Box) -> list[Line]:
    return [(box.x + step, box.y, box.x + step, box.y + box.height) for step in _steps(box.width)]


_LINES = {
    "none": lambda _: [],
    "diagonal": _diagonals,
    "horizontal": _horizontals,
    "vertical": _verticals,
}
