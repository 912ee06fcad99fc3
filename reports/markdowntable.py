"""Tables of a report as the pipe tables of GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import trace
from reports.markdowntext import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.blocks import Row, Table
    from reports.markdownnotes import Footnotes


def table(block: Table, notes: Footnotes) -> str:
    """The table; a row of the annex begins with its number, any other bears a footnote on its first cell."""
    answers = any(row.observation for row in block.rows)
    header = (("Nr.",) if answers else ()) + tuple(map(escaped, block.header))
    first = ("---",) * (len(header) - len(block.header) + 1)
    rule = (*first, *(("---:" if block.matrix else "---",) * (len(block.header) - 1)))
    return "\n".join(map(_line, (header, rule, *(_cells(row, notes) for row in block.rows))))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Row, notes: Footnotes) -> tuple[str, ...]:
    words = tuple(escaped(cell.content.text) for cell in row.cells)
    if row.observation:
        return (trace.label(notes.report.numbers[row.observation]), *words)
    rests_on = dict.fromkeys(i for cell in row.cells for i in cell.content.observations)
    return (words[0] + notes.footnote(rests_on), *words[1:])
