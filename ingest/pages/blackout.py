"""What a page holds but does not show: text under black bars, unseen text, text off the page.

A bar that was laid over text redacts it: what stands beneath never reaches the source, a mark takes its
place. Unseen text (not painted, or white on white) is left out without a mark, since nobody who reads the
page knows that it is there; so is what stands outside the part of the page that is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import REDACTED
from ingest.pages.fragments import Fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.frame import Box

COVERED = 0.5
"""A character is gone when half of its box lies under something; its neighbour's bar covers less of it."""

PALE = 0.98
"""The lightness (0 to 1) of paper: what was laid over in white was taken back, not blanked."""

BLACK = 0.15
"""The lightness under which an empty bar is one that redacts, and not one of a chart or a table's header."""

THIN, TALL = 0.4, 1.5
"""An empty bar that redacts is so many times as high as the type of its line; rules are thinner."""

LONG = 1.5
"""It is at least so many times as long as the type is high: a name of three letters; bullets are shorter."""

JOINED = 1.0
"""In heights of a line: a bar stands so near to the words of its line that it belongs to their sentence."""


@dataclass(frozen=True, slots=True)
class Cover:
    """An opaque shape: its box, its place in the order of painting, its lightness from 0 to 1."""

    box: Box
    order: float
    lightness: float = 0.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its box, its place in the order of painting, whether it leaves nothing on the page."""

    box: Box
    order: float
    blank: bool = False


def is_covered(glyph: Glyph, covers: Sequence[Cover]) -> bool:
    """Whether something was laid over a character, or black stands where it would have been unseen."""
    return any(
        (cover.order > glyph.order or (glyph.blank and cover.lightness < BLACK))
        and _share(glyph.box, cover.box) >= COVERED
        for cover in covers
    )


def bars(covers: Sequence[Cover], hidden: Sequence[Box], shown: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of the shapes that redact: they hide characters, or are black, of letter height and empty.

    `hidden` are the boxes of the characters under covers, `shown` of the others. Shapes that lie over each
    other are one bar.
    """
    heights = sorted(box[3] - box[1] for box in (*shown, *hidden))
    size = heights[len(heights) // 2] if heights else 0.0
    found: list[Box] = []
    for cover in covers:
        hides = any(_share(box, cover.box) >= COVERED for box in hidden) and cover.lightness < PALE
        if hides or (_is_bar(cover, size) and not any(_share(box, cover.box) >= COVERED for box in shown)):
            found = _merged(found, cover.box)
    return tuple(found)


def _is_bar(cover: Cover, size: float) -> bool:
    x0, top, x1, bottom = cover.box
    return cover.lightness < BLACK and THIN * size < bottom - top < TALL * size and x1 - x0 > LONG * size


def _merged(boxes: Sequence[Box], box: Box) -> list[Box]:
    same = [other for other in boxes if max(_share(box, other), _share(other, box)) >= COVERED]
    x0, tops, x1, bottoms = zip(box, *same, strict=True)
    merged = min(x0), min(tops), max(x1), max(bottoms)
    return [other for other in boxes if other not in same] + [merged]


def marked(
    fragments: Sequence[Fragment], boxes: Sequence[Box], hidden: Sequence[Box]
) -> tuple[Fragment, ...]:
    """The fragments with a mark for each bar: as a word of the line that it stands in, or by itself.

    `hidden` are the boxes of what bars hide: characters, or themselves. A bar that hides nothing and stands
    in no line (a rule, an ornament) has no mark.
    """
    lines = list(fragments)
    sizes = sorted(f.size for f in fragments)
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        own = sorted((f for f in lines if _beside(f, box)), key=lambda f: f.x0)
        if own:
            at = lines.index(own[0])
            lines = [line for line in lines if line not in own]
            lines.insert(at, _inserted(own, box))
        elif any(_share(other, box) >= COVERED for other in hidden):
            size = sizes[len(sizes) // 2] if sizes else box[3] - box[1]
            recognised = any(f.confidences for f in fragments)
            lines.insert(_place(lines, box), _alone(box, size, (1.0,) if recognised else ()))
    return tuple(lines)


def _share(box: Box, other: Box) -> float:
    """The share of a box that lies within the other."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


def _beside(fragment: Fragment, box: Box) -> bool:
    """Whether a bar stands in the line of a stretch: at its height, in it or next to it."""
    height = fragment.bottom - fragment.top
    middle = (box[1] + box[3]) / 2
    level = fragment.top < middle < fragment.bottom and box[3] - box[1] < 2 * height
    near = fragment.x0 - box[2] < JOINED * height and box[0] - fragment.x1 < JOINED * height
    return level and near and not fragment.angle


def _inserted(line: Sequence[Fragment], box: Box) -> Fragment:
    """The stretches of one line, from left to right, joined by the mark."""
    pieces = [
        (left, right, word)
        for fragment in line
        for (left, right), word in zip(fragment.words, fragment.text.split(" "), strict=True)
    ]
    sure = [confidence for fragment in line for confidence in fragment.confidences]
    before = sum(right < box[2] and left < box[0] for left, right, _ in pieces)
    pieces.insert(before, (box[0], box[2], REDACTED))
    return replace(
        line[0],
        text=" ".join(word for _, _, word in pieces),
        x0=min(left for left, _, _ in pieces),
        x1=max(right for _, right, _ in pieces),
        words=tuple((left, right) for left, right, _ in pieces),
        notes=_shifted(line, before),
        confidences=(*sure[:before], 1.0, *sure[before:]) if sure else (),
    )


def _shifted(line: Sequence[Fragment], before: int) -> tuple[tuple[int, int], ...]:
    """The ranges of footnote digits in the joined line, in which a mark follows the first `before` words."""
    notes, start = [], 0
    words = [word for fragment in line for word in fragment.text.split(" ")]
    mark = sum(len(word) + 1 for word in words[:before])
    for fragment in line:
        notes += [(start + a, start + b) for a, b in fragment.notes]
        start += len(fragment.text) + 1
    added = len(REDACTED) + 1
    return tuple((a + added, b + added) if a >= mark else (a, b) for a, b in notes)


def _alone(box: Box, size: float, confidences: tuple[float, ...]) -> Fragment:
    size = min(size, box[3] - box[1])
    return Fragment(REDACTED, *box, size=size, words=((box[0], box[2]),), confidences=confidences)


def _place(lines: Sequence[Fragment], box: Box) -> int:
    """Where a line of its own goes among the others: before the first that begins under it."""
    return next((i for i, line in enumerate(lines) if line.top > box[1]), len(lines))
