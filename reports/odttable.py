"""Tables of a report as OpenDocument XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtxml, trace
from reports.characters import printable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reports.blocks import Cell, Row, Table
    from reports.odtrefs import References
    from reports.odtsheet import Sheet

STYLE, HEADING, COUNT = "Table_20_Contents", "Table_20_Heading", "Telling"

NUMBER_SHARE = 0.06
"""The share of the page for the number of an observation: "w1234"."""

LONG = 200
"""Rows up to which a table has footnotes: LibreOffice lays out 150 in seconds, 1,000 not in ten minutes."""


def write_table(body: Element, table: Table, references: References, sheet: Sheet, number: int) -> None:
    """The table, over the width of the sheet.

    Rows of the annex begin with their number, which is the target of references.
    """
    answers = any(row.observation for row in table.rows)
    told = {"table:name": f"Tabel{number}", "table:style-name": sheet.table()}
    element = odtxml.add(body, "table:table", told)
    odtxml.add(element, "table:title").text = printable(table.caption)
    _columns(element, table, sheet, answers=answers)
    _header(element, table, sheet, answers=answers)
    for row in table.rows:
        _row(
            odtxml.add(element, "table:table-row", {"table:style-name": sheet.row()}), table, row, references
        )


def _columns(element: Element, table: Table, sheet: Sheet, *, answers: bool) -> None:
    """The columns; the first is the header of its rows."""
    number = (round(sheet.width * NUMBER_SHARE, 2),) if answers else ()
    rest = sheet.width - sum(number)
    widths = (*number, *(round(rest * share / sum(table.widths), 2) for share in table.widths))
    first = odtxml.add(element, "table:table-header-columns")
    for index, width in enumerate(widths):
        told = {"table:style-name": sheet.column(width)}
        odtxml.add(element if index else first, "table:table-column", told)


def _header(element: Element, table: Table, sheet: Sheet, *, answers: bool) -> None:
    texts = (("Nr.",) if answers else ()) + table.header
    rows = odtxml.add(element, "table:table-header-rows")
    row = odtxml.add(
        rows, "table:table-row", {"table:style-name": sheet.row(table.header[1:] if table.matrix else ())}
    )
    for index, text in enumerate(texts):
        upright = table.matrix and index > 0
        odtxml.words(odtxml.paragraph(_cell(row, "KopStaand" if upright else "Kop"), HEADING), text)


def _row(target: Element, table: Table, row: Row, references: References) -> None:
    if row.observation:
        label = trace.label(references.report.numbers[row.observation])
        paragraph = odtxml.paragraph(_cell(target, "Cel0"), STYLE)
        odtxml.bookmark(paragraph, label)
        odtxml.plain(paragraph, label)
    write = _linked if references.report.has_contents else _noted
    write(target, table, row, references)


def _noted(target: Element, table: Table, row: Row, references: References) -> None:
    """Without an annex, the first cell bears the footnote of the whole row, or in a long table its words."""
    note = references.told if len(table.rows) > LONG else references.footnote
    rests_on = dict.fromkeys(i for cell in row.cells for i in cell.content.observations)
    for index, cell in enumerate(row.cells):
        paragraph = _words(target, cell, COUNT if table.matrix and index else STYLE)
        if not index:
            note(target[0] if len(table.rows) > LONG else paragraph, rests_on)


def _linked(target: Element, table: Table, row: Row, references: References) -> None:
    """A reference is given once in a row, and not where the row answers itself."""
    before: tuple[str, ...] = ()
    for index, cell in enumerate(row.cells):
        observations = cell.content.observations
        if table.matrix and observations:
            _count(target, cell, references, COUNT if index else STYLE)
        else:
            paragraph = _words(target, cell, COUNT if table.matrix and index else STYLE)
            told = row.observation or observations == before
            references.reference(paragraph, () if told else observations)
        before = observations


def _count(target: Element, cell: Cell, references: References, style: str) -> None:
    """A count is itself the link to what it counts."""
    paragraph = odtxml.paragraph(_cell(target, f"Cel{cell.shade}"), style)
    anchor = references.anchor(cell.content.observations)
    odtxml.words(odtxml.link(paragraph, anchor, "Telverwijzing"), cell.content.text)


def _words(target: Element, cell: Cell, style: str) -> Element:
    paragraph = odtxml.paragraph(_cell(target, f"Cel{cell.shade}"), style)
    odtxml.words(paragraph, cell.content.text)
    return paragraph


def _cell(row: Element, style: str) -> Element:
    return odtxml.add(row, "table:table-cell", {"table:style-name": style, "office:value-type": "string"})
