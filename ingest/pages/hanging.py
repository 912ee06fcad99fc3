"""Marks that a page sets apart from what they open: bullets, numbers of items, numbers of footnotes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.listmarks import is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment

FARTHEST = 4.0
"""In heights of a line: the white space between a mark and its text; the columns of a page are no closer."""

TOUCH = 0.2
"""In heights of a line: the white space before a raised number that belongs to the word before it."""

SMALLER = 0.9
"""A raised number is at most this share of the size of its text."""

_NOTE = re.compile(r"\d{1,2}$")


def attached(fragments: Sequence[Fragment], *, angle: float = 0.0) -> tuple[Fragment, ...]:
    """The fragments, each lone mark joined to the text that it ends as a note's number, or that it opens.

    `angle` is that of the text of the page; what stands at another is left as it is.
    """
    joined = list(fragments)
    for mark in (f for f in fragments if f.row is None and f.angle == angle and _is_lone(f)):
        ends = [f for f in joined if f.angle == angle and _ends(mark, f)]
        opened = sorted((f for f in joined if f.angle == angle and _opens(mark, f)), key=lambda f: f.x0)
        for text in (ends or opened)[:1]:
            joined[joined.index(text)] = _noted(text, mark) if ends else headed(mark, text)
            joined.remove(mark)
    return tuple(joined)


def _is_lone(fragment: Fragment) -> bool:
    return is_mark(fragment.text) or _NOTE.match(fragment.text) is not None


def _ends(mark: Fragment, text: Fragment) -> bool:
    """Whether a raised number touches the end of a text."""
    touches = abs(mark.x0 - text.x1) < TOUCH * text.size and text.top - 1 < mark.middle < text.bottom
    return touches and _NOTE.match(mark.text) is not None and mark.size < SMALLER * text.size


def _opens(mark: Fragment, text: Fragment) -> bool:
    """Whether a text stands right of a mark; a note's number is smaller than its text."""
    note = _NOTE.match(mark.text) is not None
    near = 0 < text.x0 - mark.x1 < FARTHEST * text.size and text.top - 1 < mark.middle < text.bottom
    return near and text.row is None and not _is_lone(text) and (not note or mark.size < SMALLER * text.size)


def _noted(text: Fragment, mark: Fragment) -> Fragment:
    start, whole = len(text.text), text.text + mark.text
    return replace(text, text=whole, notes=(*text.notes, (start, len(whole))))


def headed(mark: Fragment, text: Fragment) -> Fragment:
    """A text with the mark before it as its first word; a number is that of a note."""
    shift = len(mark.text) + 1
    note = ((0, len(mark.text)),) if mark.text.isdecimal() else ()
    return replace(
        text,
        text=f"{mark.text} {text.text}",
        x0=mark.x0,
        words=mark.words + text.words,
        confidences=mark.confidences + text.confidences,
        notes=(*note, *((a + shift, b + shift) for a, b in text.notes)),
    )
