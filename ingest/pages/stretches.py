"""From the words of a page to the stretches of its lines: parted by wide white space, notes found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.pages.fragments import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.frame import Box
    from ingest.pages.typed import Typed

    Word = tuple[int, int, Box, float]
    """The range of its characters, its box, the height of its type."""

WIDE_GAP = 1.2
"""White space, in heights of a line, that parts columns and cells; justified text stays under it."""

RAISED = 0.15
"""A digit whose foot is this share of the type's height above the baseline is a footnote mark."""

THINNEST = 0.1
"""In points: a damaged font may give its letters no height at all."""

LONGEST_NUMBER = 3
"""In digits: no letter or report has a thousand notes."""

_NOTE_MARK = re.compile(r"[^\W\d_][.,;:)”’\"]*(?P<mark>\d{1,3})$|^(?P<number>\d{1,3})[^\W\d_]")
"""A number glued to the end of a word refers to a note, one glued to its beginning opens it."""


def stretches(page: Typed) -> Iterator[Fragment]:
    """The stretches of one line, parted by wide white space, in the order of the file."""
    words: list[Word] = []
    for start, end, new_line in page.words():
        first, last = page.box(start), page.box(end - 1)
        box = (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
        if words and (new_line or _parted(words[-1][2], box)):
            yield _fragment(page, words)
            words = []
        words.append((start, end, box, max(first[3] - first[1], last[3] - last[1])))
    if words:
        yield _fragment(page, words)


def _fragment(page: Typed, words: Sequence[Word]) -> Fragment:
    start = words[0][0]
    texts = [page.shown(a, b) for a, b, *_ in words]
    boxes = [box for _, _, box, _ in words]
    return Fragment(
        text=" ".join(texts),
        x0=min(box[0] for box in boxes),
        top=min(box[1] for box in boxes),
        x1=max(box[2] for box in boxes),
        bottom=max(box[3] for box in boxes),
        size=max(_size(words), THINNEST),
        bold=page.is_bold(start) and page.is_bold(words[-1][0]),
        angle=page.angle(start),
        notes=tuple(_notes(page, words, texts)),
        words=tuple((box[0], box[2]) for box in boxes),
    )


def _size(words: Sequence[Word]) -> float:
    """The height of the type of the longest word: a raised number may open a line."""
    return max(words, key=lambda word: word[1] - word[0])[3]


def _notes(page: Typed, words: Sequence[Word], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The ranges of raised footnote digits in the fragment's text."""
    offset = 0
    numbered = len(words) > 1 and texts[0].isdecimal() and len(texts[0]) <= LONGEST_NUMBER
    if numbered and _is_raised(page, words[0][0], words[1][0]):
        yield 0, len(texts[0])
    for (start, end, *_), text in zip(words, texts, strict=True):
        match = _NOTE_MARK.search(text) if text[-1].isdigit() or text[0].isdigit() else None
        if match:
            digit, letter = (end - 1, start) if match["mark"] else (start, end - 1)
            if _is_raised(page, digit, letter):
                first, last = match.span(match.lastgroup or 0)
                yield offset + first, offset + last
        offset += len(text) + 1


def _is_raised(page: Typed, digit: int, letter: int) -> bool:
    """Whether a digit stands above the baseline of a letter beside it."""
    _, top, _, bottom = page.box(letter)
    return page.rise(digit, letter) > RAISED * (bottom - top)


def _parted(above: Box, below: Box) -> bool:
    """Whether a word stands off from the one before: by white space, on another line, or further back."""
    height = max(above[3] - above[1], 1.0)
    centre = abs((above[1] + above[3]) - (below[1] + below[3])) / 2
    return below[0] - above[2] > WIDE_GAP * height or centre > 0.6 * height or below[0] < above[0] - height
