"""The footnotes of a page: small type low in its columns, from a raised number on or under a short rule."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.pages.hanging import FARTHEST, headed

if TYPE_CHECKING:
    from ingest.pages.fragments import Fragment, Sheet

SMALLER = 0.96
"""Notes are set in a size under this share of the body's; a half point on eleven is 0.95."""

TOP = 0.3
"""The share of a page's height under which notes begin: a page of long notes leaves little text above."""

CLOSE = 0.7
"""In sizes of the type: white space between the lines of notes, a little more between two notes included."""

COLUMN = 100.0
"""In points: notes whose left edges fall in one such stretch are of one column."""

_NUMBER = re.compile(r"(\d{1,3})\s+(?=\S)")

RULE = 0.45
"""The rule above notes takes less than this share of the page's width."""

UNDER_RULE = 1.5
"""In sizes of the type: white space between the rule and the first line under it."""


def noted(sheet: Sheet, size: float) -> Sheet:
    """The page with the numbers of its footnotes marked, those on the line of the note's text included."""
    sheet = _hung(sheet, footnotes(sheet, size))
    fragments = list(sheet.fragments)
    last: int | None = None
    for index in sorted(footnotes(sheet, size), key=lambda i: (fragments[i].x0 // COLUMN, fragments[i].top)):
        match = _NUMBER.match(fragments[index].text)
        number = int(match[1]) if match else 0
        if match and not opens(fragments[index]) and (last is None or number == last + 1):
            fragments[index] = replace(fragments[index], notes=((0, match.end(1)), *fragments[index].notes))
        last = number if opens(fragments[index]) else last
    return replace(sheet, fragments=tuple(fragments))


def _hung(sheet: Sheet, notes: set[int]) -> Sheet:
    """The page with each number that stands before its note, in the type of the note, made part of it."""
    joined = list(sheet.fragments)
    for number in (sheet.fragments[i] for i in sorted(notes) if sheet.fragments[i].text.isdecimal()):
        own = [f for f in joined if _opened(number, f) and f is not number]
        for text in own[:1]:
            joined[joined.index(text)] = headed(number, text)
            joined.remove(number)
    return replace(sheet, fragments=tuple(joined))


def _opened(number: Fragment, text: Fragment) -> bool:
    """Whether a number hangs before a text of the same size and line."""
    near = 0 < text.x0 - number.x1 < FARTHEST * text.size and abs(text.bottom - number.bottom) < 1
    return near and text.row is None and text.angle == number.angle and not opens(text)


def footnotes(sheet: Sheet, size: float) -> set[int]:
    """The indices of the fragments of a page that are of its footnotes; `size` is that of running text."""
    small = {i: f for i, f in enumerate(sheet.fragments) if _may_be_of_note(f, sheet, size)}
    found = {i for i, f in small.items() if opens(f) or _is_under_rule(f, sheet)}
    new = set(found)
    while new:
        new = {i for i, f in small.items() if i not in found and any(_touch(f, small[j]) for j in new)}
        found |= new
    return found if any(opens(small[i]) or _is_under_rule(small[i], sheet) for i in found) else set()


def opens(fragment: Fragment) -> bool:
    """Whether a raised number opens it."""
    return bool(fragment.notes) and fragment.notes[0][0] == 0 and len(fragment.text) > fragment.notes[0][1]


def _may_be_of_note(fragment: Fragment, sheet: Sheet, size: float) -> bool:
    low = fragment.top > TOP * sheet.height and fragment.angle == sheet.angle
    return low and fragment.size < SMALLER * size and fragment.row is None


def _is_under_rule(fragment: Fragment, sheet: Sheet) -> bool:
    return any(
        abs(x0 - fragment.x0) < 3 * fragment.size
        and x1 - x0 < RULE * sheet.width
        and 0 <= fragment.top - y < UNDER_RULE * fragment.size
        for x0, y, x1, _ in sheet.drawn.level
    )


def _touch(fragment: Fragment, note: Fragment) -> bool:
    """Whether two lines are set solid, or two stretches stand on one line."""
    gap = max(fragment.top - note.bottom, note.top - fragment.bottom)
    alike = abs(fragment.size - note.size) < 0.1 * note.size
    across = min(fragment.x1, note.x1) - max(fragment.x0, note.x0)
    beside = abs(fragment.middle - note.middle) < note.size / 2 and across > -2 * note.size
    return alike and (beside or (across > 0 and gap < CLOSE * note.size))
