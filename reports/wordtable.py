"""Tables of a report as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import trace, wordxml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reports.blocks import Cell, Row, Table
    from reports.wordrefs import References

STYLE = "Tabeltekst"

NUMBER_SHARE = 0.06
"""The share of the page for the number of an observation: "w1234"."""

UPRIGHT_HEIGHT = 2300
"""The height of upright headers in twentieths of a point: about 24 characters of 7 points."""

HEADER_FILL = "E4EBF2"


def write_table(body: Element, table: Table, references: References, width: int) -> None:
    """The caption and the table, `width` twentieths of a point wide.

    Rows of the annex begin with their number, which is the target of references.
    """
    answers = any(row.observation for row in table.rows)
    widths = _widths(table, width, answers=answers)
    wordxml.run(wordxml.paragraph(body, "Caption"), table.caption)
    element = wordxml.table(body, widths, table.caption)
    _header(element, table, widths, answers=answers)
    for row in table.rows:
        _row(element, table, row, widths, references)
    wordxml.paragraph(body, STYLE)


def _widths(table: Table, width: int, *, answers: bool) -> tuple[int, ...]:
    number = (round(width * NUMBER_SHARE),) if answers else ()
    rest = width - sum(number)
    return (*number, *(rest * share // sum(table.widths) for share in table.widths))


def _header(element: Element, table: Table, widths: tuple[int, ...], *, answers: bool) -> None:
    texts = (("Nr.",) if answers else ()) + table.header
    row = wordxml.row(element, header=True, height=UPRIGHT_HEIGHT if table.matrix else 0)
    for index, (text, width) in enumerate(zip(texts, widths, strict=True)):
        cell = wordxml.cell(row, width, fill=HEADER_FILL, upright=table.matrix and index > 0)
        wordxml.run(wordxml.paragraph(cell, STYLE), text, bold=True)


def _row(element: Element, table: Table, row: Row, widths: tuple[int, ...], references: References) -> None:
    target = wordxml.row(element)
    offset = 0
    if row.observation:
        offset = 1
        label = trace.label(references.numbers[row.observation])
        paragraph = wordxml.paragraph(wordxml.cell(target, widths[0]), STYLE)
        references.target(paragraph, label)
        wordxml.run(paragraph, label)
    before: tuple[str, ...] = ()
    for index, cell in enumerate(row.cells):
        place = wordxml.cell(target, widths[index + offset], fill=wordxml.SHADES[cell.shade])
        if table.matrix:
            _count(place, cell, references, first=not index)
        else:
            told = row.observation or cell.content.observations == before
            _words(place, cell, references, told=bool(told))
        before = cell.content.observations


def _count(place: Element, cell: Cell, references: References, *, first: bool) -> None:
    """A count is itself the link to what it counts."""
    paragraph = wordxml.paragraph(place, STYLE, jc="left" if first else "center")
    observations = cell.content.observations
    if observations:
        wordxml.link(paragraph, references.anchor(observations), cell.content.text, style="")
    else:
        wordxml.run(paragraph, cell.content.text)


def _words(place: Element, cell: Cell, references: References, *, told: bool) -> None:
    """The words of a cell; a reference is given once in a row, and not where the row answers itself."""
    paragraph = wordxml.paragraph(place, STYLE)
    wordxml.run(paragraph, cell.content.text)
    if not told:
        references.reference(paragraph, cell.content.observations)
