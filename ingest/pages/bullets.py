"""Bullets that a page draws as small shapes, as browsers do when they print: each a mark of its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment
    from ingest.pages.frame import Box

BULLET = "•"

SMALLEST, LARGEST = 0.2, 0.6
"""In sizes of the type: a full stop is smaller than a bullet, a box to tick is larger."""

CENTRED = 0.3
"""Sizes of the type: so near to the middle of its line a bullet stands; points of a chart stand anywhere."""

NEAR = 2.0
"""In sizes of the type: the white space between a bullet and its line at most."""


def bulleted(fragments: Sequence[Fragment], dots: Sequence[Box]) -> tuple[Fragment, ...]:
    """The fragments, those that a small shape stands before opened by the mark of a list item."""
    lines = list(fragments)
    for dot in sorted(set(dots)):
        after = [i for i, line in enumerate(lines) if _opens(dot, line)]
        if after and not any(_stands_before(line, dot) for line in fragments):
            nearest = min(after, key=lambda i: lines[i].x0)
            lines[nearest] = _marked(lines[nearest], dot)
    return tuple(lines)


def _opens(dot: Box, line: Fragment) -> bool:
    sized = SMALLEST * line.size <= dot[3] - dot[1] <= LARGEST * line.size
    near = 0 < line.x0 - dot[2] < NEAR * line.size
    return sized and near and _is_level(dot, line) and not line.angle


def _stands_before(line: Fragment, dot: Box) -> bool:
    """Whether a text of the same line stands close before a dot, which is then a sign within that line."""
    return _is_level(dot, line) and line.x0 < dot[0] and dot[0] - line.x1 < NEAR * line.size


def _is_level(dot: Box, line: Fragment) -> bool:
    return abs((dot[1] + dot[3]) / 2 - line.middle) < CENTRED * line.size


def _marked(line: Fragment, dot: Box) -> Fragment:
    shift = len(BULLET) + 1
    return replace(
        line,
        text=f"{BULLET} {line.text}",
        x0=dot[0],
        words=((dot[0], dot[2]), *line.words),
        notes=tuple((a + shift, b + shift) for a, b in line.notes),
    )
