"""From the lines that were recognised on a picture to fragments: made level, parted, in points."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from ingest.pages.fragments import Fragment
from ingest.pages.frame import POINTS
from ingest.pages.stretches import WIDE_GAP
from ingest.pictures.hocr import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.frame import Box
    from ingest.pictures.hocr import Row, Word

SAME_SIZE = 0.12
"""Lines of one type are measured with so much difference, by which letters they happen to hold."""

NOISE = 0.3
"""The confidence under which a stretch of words is dirt or a drawing; single words in a line may be less."""

LEVEL = 0.002
"""A slope that shifts the end of a line by less than a tenth of its height is none."""

FOOT = 0.2 / 0.93
"""The share of a line's height under its baseline, as ingest.pages.typed sets the boxes of type."""

OTHER = 0.2
"""A stretch whose height or foot differs so much from its line's, in its heights, has a type of its own."""

TALL, FLAT, DEEP = 0.74, 0.48, 0.26
"""How far letters with and without ascenders reach above the baseline, and descenders under it, in shares
of the height that Tesseract gives a line."""

_TALL, _DEEP = re.compile(r"[A-Zbdfhklt0-9ÀÉËÏÖÜ]"), re.compile(r"[gjpqyQ,;()]")


@dataclass(frozen=True, slots=True)
class Found:
    """What was recognised on a picture, made level, and the slope (down to the right) that it had before."""

    fragments: tuple[Fragment, ...]
    slope: float


def found_in(
    hocr: str, dpi: float, *, at: tuple[float, float] = (0.0, 0.0), slope: float | None = None
) -> Found:
    """The stretches of the lines in hOCR, in points, made level, with the confidence of each word.

    The hOCR of a piece of a picture says where on it the piece stands (its upper left corner, in dots) and
    what slope the picture is known to have.
    """
    askew = [_put(row, at) for row in rows_of(hocr)]
    slope = _slope(askew) if slope is None else slope
    rows = [
        piece
        for row in (_turned(row, slope) for row in askew)
        for piece in _stretches(row)
        if _is_text(piece)
    ]
    sizes = sorted(row.size for row in rows for word in row.words for _ in word.text)
    body = sizes[len(sizes) // 2] if sizes else 0.0
    even = (replace(row, size=body) if abs(row.size - body) < SAME_SIZE * body else row for row in rows)
    return Found(tuple(_fragment(row, POINTS / dpi) for row in even), slope)


def _put(row: Row, at: tuple[float, float]) -> Row:
    """A row of a piece of a picture as it stands on the whole."""
    x, y = at
    moved = ((word, word.box) for word in row.words)
    words = tuple(replace(w, box=(b[0] + x, b[1] + y, b[2] + x, b[3] + y)) for w, b in moved)
    return replace(row, words=words, foot=row.foot + y - row.slope * x)


def _is_text(row: Row) -> bool:
    letters = sum(len(word.text) for word in row.words)
    return sum(word.confidence * len(word.text) for word in row.words) >= NOISE * letters


def _slope(rows: Sequence[Row]) -> float:
    """How much the lines fall to the right on a page that was laid askew on the scanner, else 0."""
    slopes = [row.slope for row in rows for _ in row.words if not row.angle]
    slope = median(slopes) if slopes else 0.0
    return slope if abs(slope) > LEVEL else 0.0


def _turned(row: Row, slope: float) -> Row:
    """The row, turned about the page's corner until the page is level."""
    words = tuple(replace(word, box=_moved(word.box, slope)) for word in row.words)
    return replace(row, words=words, slope=row.slope - slope)


def _moved(box: Box, slope: float) -> Box:
    right, up = slope * box[3], slope * (box[0] + box[2]) / 2
    return box[0] + right, box[1] - up, box[2] + right, box[3] - up


def _stretches(row: Row) -> Iterator[Row]:
    """The row, parted by the white space that parts columns and cells, each piece with type of its own."""
    groups: list[list[Word]] = []
    for word in row.words:
        apart = groups and not row.angle and word.box[0] - groups[-1][-1].box[2] > WIDE_GAP * row.size
        if apart or not groups:
            groups.append([])
        groups[-1].append(word)
    if row.angle:
        yield row
        return
    middle = (row.words[0].box[0] + row.words[-1].box[2]) / 2
    level = replace(row, slope=0.0, foot=row.foot + row.slope * middle)
    for words in groups:
        yield _piece(level, words)


def _piece(row: Row, words: Sequence[Word]) -> Row:
    """Words of a row; their type is that of the row unless they show another: text of a column beside it."""
    letters = [word for word in words if any(map(str.isalnum, word.text))] or words
    size = median(_height(word) for word in letters)
    foot = median(w.box[3] - DEEP * size * bool(_DEEP.search(w.text)) for w in letters)
    same = max(abs(size - row.size), abs(foot - row.foot)) < OTHER * row.size
    return (
        replace(row, words=tuple(words)) if same else replace(row, words=tuple(words), size=size, foot=foot)
    )


def _height(word: Word) -> float:
    """The height of the type in which a word is set, from that of its letters."""
    reach = (TALL if _TALL.search(word.text) else FLAT) + (DEEP if _DEEP.search(word.text) else 0.0)
    return (word.box[3] - word.box[1]) / reach


def _fragment(row: Row, scale: float) -> Fragment:
    x0, x1 = min(w.box[0] for w in row.words), max(w.box[2] for w in row.words)
    bottom = row.foot + row.slope * (x0 + x1) / 2 + FOOT * row.size
    top = bottom - row.size
    if row.angle:
        top, bottom = min(w.box[1] for w in row.words), max(w.box[3] for w in row.words)
    return Fragment(
        text=" ".join(w.text for w in row.words),
        x0=x0 * scale,
        top=top * scale,
        x1=x1 * scale,
        bottom=bottom * scale,
        size=row.size * scale,
        angle=round(math.radians(row.angle), 1),
        words=tuple((w.box[0] * scale, w.box[2] * scale) for w in row.words),
        confidences=tuple(w.confidence for w in row.words),
    )
