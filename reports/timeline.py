"""The timeline of a chart: rows set out along columns of time, a dot where something was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.dutch import figures
from reports.ink import INK, PAPER, RULE, SOFT, Box, disc, hatched, label, rectangle, rule
from reports.lettering import cut, legible, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reports.blocks import Row, Table

SIZE, SMALL, LINE = 12.0, 11.0, 14.0
NAMES, GAP = 230.0, 10.0
ROW, COLUMN = 36.0, 96.0
LARGEST, HOLLOW = 15.0, 3.5
HEADER_LINES = 3
DOT = "#154273"
LEGEND = 26.0
MEANINGS = (
    ("dot", "aantal, in de stip of ernaast"),
    ("hollow", "0"),
    ("blank", "geen stuk uit die periode"),
)


def drawn(table: Table, across: float) -> tuple[list[_Element], float]:
    """The legend, the columns' names and the rows of a table, and the height that they take."""
    step = (across - NAMES) / max(len(table.header) - 1, 1)
    header, top = _header(table, step)
    amounts = [cell.amount or 0 for row in table.rows for cell in row.cells[1:]]
    scale = min(LARGEST, step / 2 - 2) / max(max(amounts, default=0), 1) ** 0.5
    rows = [
        made for n, row in enumerate(table.rows) for made in _row(row, top + ROW * n, across, step, scale)
    ]
    return [*_legend(), *header, *rows], top + ROW * len(table.rows)


def _legend() -> Iterator[_Element]:
    x, y = 0.0, LINE / 2
    for mark, meaning in MEANINGS:
        yield from _mark(mark, x + 8, y)
        yield label(meaning, x + 22, y + SMALL * 0.36, SMALL, fill=SOFT)
        x += 22 + width(meaning, SMALL) + 2 * GAP


def _mark(mark: str, x: float, y: float) -> Iterator[_Element]:
    if mark == "dot":
        yield disc(x, y, 6.0, fill=DOT)
    elif mark == "hollow":
        yield _hollow(x, y)
    else:
        yield from _blank(Box(x - 8, y - 7, 16, 14))


def _hollow(x: float, y: float) -> _Element:
    return disc(x, y, HOLLOW, fill=PAPER, stroke=SOFT, stroke_width=1.2)


def _blank(box: Box) -> tuple[_Element, ...]:
    return (rectangle(box, fill="#f7f7f7"), *hatched(box, "diagonal", "#b0b0b0"))


def _header(table: Table, step: float) -> tuple[list[_Element], float]:
    """The names of the columns, each above the middle of its own, and where the rows begin."""
    names = [_heading(legible(name), step - 4) for name in table.header[1:]]
    lines = max(map(len, names), default=0)
    made = [
        label(words, NAMES + step * (n + 0.5), LEGEND + SMALL + LINE * (line + lines - len(name)), SMALL,
              text_anchor="middle")
        for n, name in enumerate(names) for line, words in enumerate(name)
    ]  # fmt: skip
    what = cut(legible(table.header[0]), NAMES - GAP, SMALL)
    own = label(what, 0.0, LEGEND + SMALL + LINE * max(lines - 1, 0), SMALL, font_weight="bold")
    return [own, *made], LEGEND + LINE * max(lines, 1) + GAP / 2


def _heading(name: str, room: float) -> tuple[str, ...]:
    """The name of a column in lines, broken after its comma first: "2025," and "2e helft"."""
    before, comma, after = name.partition(", ")
    if not comma or width(name, SMALL) <= room:
        return wrapped(name, room, SMALL, HEADER_LINES)
    return (cut(f"{before},", room, SMALL), *wrapped(after, room, SMALL, HEADER_LINES - 1))


def _row(row: Row, top: float, across: float, step: float, scale: float) -> Iterator[_Element]:
    middle = top + ROW / 2
    yield rule(0.0, top, across)
    lines = wrapped(legible(row.cells[0].content.text), NAMES - GAP, SIZE, 2)
    first = middle + SIZE * 0.36 - LINE * (len(lines) - 1) / 2
    for n, line in enumerate(lines):
        yield label(line, 0.0, first + LINE * n, SIZE)
    yield rule(NAMES + 2, middle, across - NAMES - 4, stroke=RULE, stroke_dasharray="2 3")
    for n, cell in enumerate(row.cells[1:]):
        yield from _cell(cell.amount, Box(NAMES + step * n, top, step, ROW), scale)


def _cell(amount: int | None, box: Box, scale: float) -> Iterator[_Element]:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if amount is None:
        yield from _blank(Box(box.x + 2, box.y + 3, box.width - 4, box.height - 6))
    elif amount:
        yield from _dot(figures(amount), x, y, scale * amount**0.5)
    else:
        yield _hollow(x, y)


def _dot(words: str, x: float, y: float, radius: float) -> Iterator[_Element]:
    """A dot of this size with its number in it, or beside it on paper where it is too small."""
    yield disc(x, y, radius, fill=DOT)
    taken, baseline = width(words, SMALL), y + SMALL * 0.36
    if taken + 3 <= 2 * radius:
        yield label(words, x, baseline, SMALL, fill=PAPER, text_anchor="middle")
    else:
        yield rectangle(Box(x + radius + 1, y - 7, taken + 2, 14), fill=PAPER)
        yield label(words, x + radius + 2, baseline, SMALL, fill=INK)
