"""What stands rotated on a page: stamps, with the label of the form that they were put beside."""

from __future__ import annotations

from itertools import islice
from math import cos, sin
from typing import TYPE_CHECKING

from ingest.letters.labels import is_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment, Sheet

BESIDE, ABOVE = 30.0, 4.0
"""In sizes of the label's type: a stamp is put by hand, far behind its label or somewhat under it."""

SAME_ANGLE = 0.15
"""In radians: angles are known to a tenth, so those of one line may differ by so much."""

ONE_LINE = 0.5
"""In sizes of the type: the middles of pieces of one line differ by less, those of two lines by more."""

TOGETHER = 2.0
"""In sizes of the type: the lines of a stamp stand so close."""


def stamps(sheet: Sheet) -> list[tuple[int, ...]]:
    """The indices of the fragments of each stamp, its label first."""
    turned = [i for i, f in enumerate(sheet.fragments) if f.angle != sheet.angle and f.row is None]
    groups: list[list[int]] = []
    for index in turned:
        new = sheet.fragments[index]
        near = [g for g in groups if any(_near(sheet.fragments[i], new, new.angle - sheet.angle) for i in g)]
        groups = [g for g in groups if g not in near] + [[*(i for g in near for i in g), index]]
    found: list[tuple[int, ...]] = []
    for group in sorted(groups):
        free = (label for label in _labels(sheet, group) if not any(label in stamp for stamp in found))
        found.append((*islice(free, 1), *_read(sheet, group)))
    return found


def _read(sheet: Sheet, group: Sequence[int]) -> list[int]:
    """The pieces of a stamp in reading order: line after line, as it looks when it is turned level."""
    angle = sheet.fragments[group[0]].angle - sheet.angle
    places = {i: _turned_back(sheet.fragments[i], angle) for i in group}
    lines: list[list[int]] = []
    for index in sorted(group, key=lambda i: (places[i][1], places[i][0])):
        size = _size(sheet.fragments[index], angle)
        if lines and places[index][1] - places[lines[-1][0]][1] < ONE_LINE * size:
            lines[-1].append(index)
        else:
            lines.append([index])
    return [index for line in lines for index in sorted(line, key=lambda i: places[i][0])]


def _turned_back(fragment: Fragment, angle: float) -> tuple[float, float]:
    """The middle of a fragment, along its line and down from line to line; angles turn clockwise."""
    x, y = (fragment.x0 + fragment.x1) / 2, fragment.middle
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)


def _size(fragment: Fragment, angle: float) -> float:
    """The height of its type, which on its side is its width on the page."""
    return fragment.width if abs(sin(angle)) > abs(cos(angle)) else fragment.size


def _near(a: Fragment, b: Fragment, angle: float) -> bool:
    across = max(a.x0 - b.x1, b.x0 - a.x1)
    down = max(a.top - b.bottom, b.top - a.bottom)
    return abs(a.angle - b.angle) < SAME_ANGLE and max(across, down) < TOGETHER * max(
        _size(a, angle), _size(b, angle)
    )


def _labels(sheet: Sheet, group: Sequence[int]) -> list[int]:
    """The labels that a stamp may fill in, nearest first: left of it or above it, without a value."""
    parts = [sheet.fragments[i] for i in group]
    x0, top = min(f.x0 for f in parts), min(f.top for f in parts)
    x1, bottom = max(f.x1 for f in parts), max(f.bottom for f in parts)
    near = []
    for index, label in enumerate(sheet.fragments):
        own = index in group or label.angle != sheet.angle or label.row is not None
        if own or not is_label(label.text):
            continue
        left = (
            top - label.size < label.middle < bottom + label.size
            and -label.size < x0 - label.x1 < BESIDE * label.size
        )
        above = x0 - 2 * label.size < label.x0 < x1 and -label.size < top - label.bottom < ABOVE * label.size
        if (left or above) and not _has_value(sheet, index, label):
            near.append((max(x0 - label.x1, 0) + max(top - label.bottom, 0), index))
    return [index for _, index in sorted(near)]


def _has_value(sheet: Sheet, own: int, label: Fragment) -> bool:
    return any(
        index != own and f.angle == sheet.angle and abs(f.middle - label.middle) < label.size / 2
        and 0 < f.x0 - label.x1 < BESIDE * label.size
        for index, f in enumerate(sheet.fragments)
    )  # fmt: skip
