"""Bars of a chart: one a row, its amounts stacked, each with its number in it or just above it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reports.dutch import figures
from reports.ink import INK, PAPER, Box, hatched, label, rectangle
from reports.lettering import cut, legible, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from reports.blocks import Row, Table
    from reports.ink import Hatching

SIZE, NUMBER, LINE = 12.0, 11.0, 15.0
NAMES, GAP, MARGIN = 200.0, 10.0, 6.0
ABOVE, BAR, ROW = 13.0, 22.0, 42.0
SWATCH, LEGEND = 14.0, 22.0

FILLS = ("#154273", "#f2c46d", "#0b6b5b", "#cfe3f3", "#7a2e4d", "#ececec")
"""Dark and light by turns, so that neighbours differ in greyscale too."""

LETTERS = (PAPER, INK)
HATCHINGS: tuple[Hatching, ...] = ("none", "diagonal", "horizontal", "vertical")


@dataclass(frozen=True, slots=True)
class Tone:
    """How the amounts of a column look: no two of the first 24 are alike, even without their colour."""

    fill: str
    ink: str
    hatching: Hatching

    def drawn(self, box: Box) -> list[_Element]:
        """The box in this tone."""
        lines = hatched(box, self.hatching, self.ink)
        for line in lines:
            line.set("opacity", "0.45")
        return [
            rectangle(box, fill=self.fill),
            *lines,
            rectangle(box, fill="none", stroke=INK, stroke_width=0.8),
        ]


def tone(column: int) -> Tone:
    """The tone of the n-th column, from 0."""
    turn = column % len(LETTERS)
    return Tone(FILLS[column % len(FILLS)], LETTERS[turn], HATCHINGS[column // 2 % len(HATCHINGS)])


def drawn(table: Table, across: float) -> tuple[list[_Element], float]:
    """The legend and the bars of a table, and the height that they take."""
    columns = [
        n for n in range(1, len(table.header)) if any(row.cells[n].amount is not None for row in table.rows)
    ]
    legend, top = _legend([legible(table.header[n]) for n in columns], across)
    amounts = [[row.cells[n].amount or 0 for n in columns] for row in table.rows]
    most = max(map(sum, amounts), default=0)
    unit = (across - NAMES - GAP) / most if most else 0.0
    rows = zip(table.rows, amounts, strict=True)
    bars = [made for n, (row, counts) in enumerate(rows) for made in _row(row, counts, unit, top + ROW * n)]
    return [*legend, *bars], top + ROW * len(table.rows)


def _legend(names: Sequence[str], across: float) -> tuple[list[_Element], float]:
    """A swatch with its name for each column, in as many lines as that takes."""
    made: list[_Element] = []
    x = y = 0.0
    for n, name in enumerate(names):
        shown = cut(name, across - SWATCH - GAP, SIZE)
        taken = SWATCH + GAP / 2 + width(shown, SIZE)
        if x and x + taken > across:
            x, y = 0.0, y + LEGEND
        made += tone(n).drawn(Box(x, y, SWATCH, SWATCH))
        made.append(label(shown, x + SWATCH + GAP / 2, y + SIZE, SIZE))
        x += taken + 2 * GAP
    return made, y + LEGEND + GAP / 2 if names else 0.0


def _row(row: Row, counts: Sequence[int], unit: float, top: float) -> list[_Element]:
    """The name of a row and its bar."""
    lines = wrapped(legible(row.cells[0].content.text), NAMES - GAP, SIZE, 2)
    middle = top + ABOVE + BAR / 2
    first = middle + SIZE * 0.36 - LINE * (len(lines) - 1) / 2
    named = [label(line, 0.0, first + LINE * n, SIZE) for n, line in enumerate(lines)]
    starts = accumulate(counts, initial=0)
    boxes = [
        (n, count, Box(NAMES + unit * start, top + ABOVE, unit * count, BAR))
        for n, (count, start) in enumerate(zip(counts, starts, strict=False))
        if count
    ]
    nothing = [] if boxes else [label("0", NAMES, middle + NUMBER * 0.36, NUMBER)]
    return [*named, *nothing, *(made for n, _, box in boxes for made in tone(n).drawn(box)), *_numbers(boxes)]


def _numbers(boxes: Sequence[tuple[int, int, Box]]) -> Iterator[_Element]:
    """The number of each segment: in it, or above it where it is too narrow."""
    free = 0.0
    for column, count, box in boxes:
        words, middle = figures(count), box.x + box.width / 2
        taken = width(words, NUMBER)
        if taken + MARGIN <= box.width:
            yield from _within(words, tone(column), Box(middle - taken / 2, box.y + 3, taken, BAR - 6))
        else:
            middle = max(middle, free + taken / 2)
            free = middle + taken / 2 + MARGIN / 2
            yield label(words, middle, box.y - 3, NUMBER, text_anchor="middle")


def _within(words: str, shown: Tone, box: Box) -> Iterator[_Element]:
    """A number on a ground without hatching, on which it can be read."""
    if shown.hatching != "none":
        yield rectangle(Box(box.x - 2, box.y, box.width + 4, box.height), fill=shown.fill)
    baseline = box.y + box.height / 2 + NUMBER * 0.36
    yield label(words, box.x + box.width / 2, baseline, NUMBER, fill=shown.ink, text_anchor="middle")
