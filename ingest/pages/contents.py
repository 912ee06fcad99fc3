"""The lines of a table of contents: what they name stands elsewhere in the text."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.pages.gutters import visual_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment, Sheet

_LED = re.compile(r"(?:(?:[.…·_]\s?){4,}|…\s?…)\s*(?:\d{1,3}|[ivxl]{1,6})$")
"""Leaders up to the number of a page."""

_NUMBER = re.compile(r"\d{1,3}$")

ENTRIES = 3
"""So many lines that end in the number of a page, none lower than the last, list contents."""

SAME_EDGE = 3.0
"""In points: the numbers of pages end under one another."""


def contents(sheet: Sheet) -> list[tuple[int, ...]]:
    """The indices of the fragments of each line of a table of contents, from top to bottom."""
    places = {id(fragment): index for index, fragment in enumerate(sheet.fragments)}
    lines = visual_lines([f for f in sheet.fragments if f.angle == sheet.angle and f.row is None])
    led = {i for i, line in enumerate(lines) if _LED.search(" ".join(f.text for f in line))}
    found = led | {i for run in _runs(lines, sheet.width) for i in run}
    return [tuple(places[id(fragment)] for fragment in lines[i]) for i in sorted(found)]


def _runs(lines: Sequence[Sequence[Fragment]], width: float) -> list[list[int]]:
    """The lines without leaders: titles with numbers at the right edge, one under another."""
    listed = [i for i, line in enumerate(lines) if _lists(line, width)]
    runs = [
        [i for _, i in group] for _, group in groupby(enumerate(listed), key=lambda pair: pair[1] - pair[0])
    ]
    return [run for run in runs if _mounts([lines[i][-1] for i in run])]


def _lists(line: Sequence[Fragment], width: float) -> bool:
    last = line[-1]
    apart = len(line) > 1 and last.x0 - line[-2].x1 > 2 * last.size
    titled = len(line) == 2 or (len(line) == 3 and line[0].width < 4 * last.size)
    return apart and titled and _NUMBER.match(last.text) is not None and last.x1 > 0.75 * width


def _mounts(numbers: Sequence[Fragment]) -> bool:
    values = [int(number.text) for number in numbers]
    edges = [number.x1 for number in numbers]
    rising = values == sorted(values) and len(set(values)) > 1
    return len(values) >= ENTRIES and rising and max(edges) - min(edges) < SAME_EDGE
