"""The way through a page of HTML: from what a parser meets to lines, lists numbered and tables in rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.web.elements import BLOCKS, LISTS, Place
from ingest.web.grid import Cell, Grid
from ingest.web.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.lines import Line

Event = tuple[str, str, "Mapping[str, str]"]
"""What a parser meets: "start", "end" or "words", the tag or the words, the attributes."""

CELLS = frozenset(("td", "th"))

_NUMBER = re.compile(r"\s*(-?\d{1,6})")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


@dataclass(slots=True)
class _List:
    """A list at hand: how its items are numbered ("": not at all), and the number of the next one."""

    style: str
    number: int = 1

    def mark(self, given: Mapping[str, str]) -> str:
        """What stands before the next item."""
        self.number = _integer(given.get("value", ""), self.number)
        self.number += 1
        return f"{_numeral(self.number - 1, self.style)}. " if self.style else ""


@dataclass(slots=True)
class _Table:
    """A table at hand, its row at hand and the attributes of its cell at hand."""

    grid: Grid
    head: bool = False
    cells: list[Cell] = field(default_factory=list)
    headers: int = 0
    cell: Mapping[str, str] | None = None


class Walk:
    """A page and how far it was walked."""

    def __init__(self, met: Sequence[Event]) -> None:
        self.met = met
        self.stream = Stream()
        self.places = [Place()]
        self.lists: list[_List] = []
        self.tables: list[_Table | None] = []
        self.mark: str | None = None
        self.item = 0
        self.count = 0

    def walked(self) -> tuple[str, tuple[Line, ...]]:
        """The source and the lines of the whole page."""
        layouts = _layouts(self.met)
        for index, (what, name, given) in enumerate(self.met):
            if what == "words":
                self._words(name)
            elif what == "start":
                self._start(name, given, layout=index in layouts)
            else:
                self._end(name)
        self._break(self.places[-1])
        return self.stream.source, tuple(self.stream.lines)

    @property
    def table(self) -> _Table | None:
        """The table of data at hand."""
        return self.tables[-1] if self.tables else None

    @property
    def in_cell(self) -> bool:
        """Whether words go to a cell of a table."""
        return self.table is not None and self.table.cell is not None

    def _words(self, text: str) -> None:
        place = self.places[-1]
        if place.unseen:
            return
        if text.strip() and self.mark is not None:
            self.stream.add(self.mark)
            self.item, self.mark = place.depth or place.item, None
        if place.verbatim and not self.in_cell:
            self._verbatim(text, place)
        else:
            self.stream.add(text, shown=not place.is_mark(text), bold=place.bold)

    def _verbatim(self, text: str, place: Place) -> None:
        first, *others = re.split(r"\r\n?|\n", text)
        self.stream.add(first, verbatim=True)
        for line in others:
            self._line_break(place)
            self.stream.add(line, verbatim=True)

    def _start(self, tag: str, given: Mapping[str, str], *, layout: bool) -> None:
        above = self.places[-1]
        self.places.append(above.within(tag, given))
        place = self.places[-1]
        if place.unseen:
            return
        if tag in BLOCKS:
            self._break(above)
        if tag == "br":
            self._line_break(above)
        elif tag == "hr":
            self.stream.gap()
        elif tag in LISTS:
            style = given.get("type", "1") if tag == "ol" else ""
            self.lists.append(_List(style, _integer(given.get("start", ""), 1)))
        elif tag == "li":
            self.mark = self.lists[-1].mark(given) if self.lists else ""
        elif place.item and not above.item:
            self.mark = ""
        self._start_of_table(tag, given, layout=layout)

    def _start_of_table(self, tag: str, given: Mapping[str, str], *, layout: bool) -> None:
        if tag == "table":
            self.count += not layout
            self.tables.append(None if layout else _Table(Grid(self.count)))
        elif self.table and tag == "thead":
            self.table.head = True
        elif self.table and tag in CELLS:
            self._end_cell()
            self.table.cell = given
            self.table.headers += tag == "th"

    def _end(self, tag: str) -> None:
        place = self.places.pop()
        if place.unseen:
            return
        if tag in CELLS and self.table:
            self._end_cell()
        elif tag == "tr" and self.table:
            self._end_row(place)
        elif tag == "thead" and self.table:
            self.table.head = False
        elif tag == "table":
            self._end_row(place)
            self.tables.pop()
        if tag in BLOCKS:
            self._break(place)
        if tag in LISTS:
            self.lists.pop()
        if tag == "li" or (place.item and tag == "p"):
            self.mark = None

    def _end_cell(self) -> None:
        """The cell at hand goes to its row, and so do words that stand in none."""
        table = self.table
        if table and (table.cell is not None or self.stream.begun):
            given = table.cell or {}
            columns, rows = (_integer(given.get(span, ""), 1) for span in ("colspan", "rowspan"))
            table.cells.append(Cell(self.stream.cell(), max(1, columns), max(1, rows)))
            table.cell = None

    def _end_row(self, place: Place) -> None:
        table = self.table
        if table is None:
            return
        self._end_cell()
        header = table.head or 0 < len(table.cells) == table.headers
        self.stream.row(table.grid.row(table.cells, header=header), place.shape)
        table.cells, table.headers = [], 0

    def _break(self, place: Place) -> None:
        """The end of a block: of the line that stands in this place, or a space within a cell."""
        if self.in_cell:
            self.stream.add(" ")
            return
        shape = place.shape
        if self.item:
            shape = replace(shape, kind=shape.kind or BlockKind.LIST_ITEM, level=self.item)
        self.stream.end(shape)
        self.item = 0

    def _line_break(self, place: Place) -> None:
        if self.in_cell or self.item or place.heading:
            self.stream.add(" ")
        elif self.stream.begun:
            self.stream.end(place.shape, closed=False)
        else:
            self.stream.gap()


def _layouts(met: Sequence[Event]) -> frozenset[int]:
    """The tables, by their first event, that only set a page out: around tables, headings, one column."""
    found: set[int] = set()
    around: list[list[int]] = []  # of each open table: the index of its first event, its rows, its cells
    for index, (what, tag, given) in enumerate(met):
        if what == "end" and tag == "table":
            first, rows, cells = around.pop()
            found |= {first} if cells <= rows else set()
        elif what == "start" and tag == "table":
            found |= {around[-1][0]} if around else set()
            found |= {index} if given.get("role") in ("presentation", "none") else set()
            around.append([index, 0, 0])
        elif what == "start" and around:
            around[-1][1] += tag == "tr"
            around[-1][2] += tag in CELLS
            found |= {around[-1][0]} if tag in ("h1", "h2", "h3") else set()
    return frozenset(found)


def _integer(text: str, otherwise: int) -> int:
    match = _NUMBER.match(text)
    return int(match[1]) if match else otherwise


def _numeral(number: int, style: str) -> str:
    """A number as the items of a list bear it; letters and Roman numerals as far as they are short."""
    if style in ("a", "A") and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in ("i", "I") and 1 <= number < len(_ROMAN):
        return _ROMAN[number] if style == "i" else _ROMAN[number].upper()
    return str(number)
