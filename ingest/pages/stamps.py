"""What stands rotated on a page: stamps, with the label of the form that they were put beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.letters.labels import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.fragments import Fragment, Sheet

BESIDE, ABOVE = 30.0, 4.0
"""In sizes of the label's type: a stamp is put by hand, far behind its label or somewhat under it."""

TOGETHER = 2.0
"""In sizes of the type: the lines of a stamp stand so close."""


def stamps(sheet: Sheet) -> list[tuple[int, ...]]:
    """The indices of the fragments of each stamp, its label first."""
    turned = [i for i, f in enumerate(sheet.fragments) if f.angle != sheet.angle and f.row is None]
    groups: list[list[int]] = []
    for index in turned:
        if groups and _near(sheet.fragments[groups[-1][-1]], sheet.fragments[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [(*_label(sheet, group), *group) for group in groups]


def _near(a: Fragment, b: Fragment) -> bool:
    across = max(a.x0 - b.x1, b.x0 - a.x1)
    down = max(a.top - b.bottom, b.top - a.bottom)
    return a.angle == b.angle and max(across, down) < TOGETHER * max(a.size, b.size)


def _label(sheet: Sheet, group: Sequence[int]) -> Iterator[int]:
    """The label that a stamp fills in: the nearest one left of it or above it without a value of its own."""
    parts = [sheet.fragments[i] for i in group]
    x0, top = min(f.x0 for f in parts), min(f.top for f in parts)
    x1, bottom = max(f.x1 for f in parts), max(f.bottom for f in parts)
    near = []
    for index, label in enumerate(sheet.fragments):
        if index in group or label.angle != sheet.angle or not is_label(label.text):
            continue
        left = (
            top - label.size < label.middle < bottom + label.size
            and -label.size < x0 - label.x1 < BESIDE * label.size
        )
        above = x0 - 2 * label.size < label.x0 < x1 and -label.size < top - label.bottom < ABOVE * label.size
        if (left or above) and not _has_value(sheet, index, label):
            near.append((max(x0 - label.x1, 0) + max(top - label.bottom, 0), index))
    yield from [index for _, index in sorted(near)[:1]]


def _has_value(sheet: Sheet, own: int, label: Fragment) -> bool:
    return any(
        index != own and f.angle == sheet.angle and abs(f.middle - label.middle) < label.size / 2
        and 0 < f.x0 - label.x1 < BESIDE * label.size
        for index, f in enumerate(sheet.fragments)
    )  # fmt: skip
