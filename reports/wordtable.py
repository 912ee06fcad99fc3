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
"""The most that upright headers are high, in twentieths of a point: longer ones take a second line."""

LETTER, PADDING, LONGEST = 105, 160, 18
"""The width of a bold letter of 7 points and of the space beside a word, in twentieths of a point, and the
letters of a word in a header for which a column makes way."""

HEADER_FILL = "E4EBF2"

KEPT = {"keepNext": "1"}
"""On the page of the next row: a matrix is read down its columns."""

PLACE = "Vindplaats"
"""The header of a column that says where a row stands, so that no note need say it."""


def write_table(body: Element, table: Table, references: References, width: int) -> None:
    """The table, `width` twentieths of a point wide.

    Rows of the annex begin with their number, which is the target of references.
    """
    answers = any(row.observation for row in table.rows)
    widths = _widths(table, width, answers=answers)
    element = wordxml.table(body, widths, table.caption)
    _header(element, table, widths, answers=answers)
    for row in table.rows:
        _row(element, table, row, widths, references)
    wordxml.paragraph(body, STYLE)


def _widths(table: Table, width: int, *, answers: bool) -> tuple[int, ...]:
    """The columns' shares of the width; none is narrower than the longest word of its header."""
    number = (round(width * NUMBER_SHARE),) if answers else ()
    rest = width - sum(number)
    needed = [0 if table.matrix else _needed(header) for header in table.header]
    shares = [rest * share // sum(table.widths) for share in table.widths]
    short = [max(need - share, 0) for need, share in zip(needed, shares, strict=True)]
    spare = [max(share - need, 0) for need, share in zip(needed, shares, strict=True)]
    given = min(sum(short), sum(spare))
    if not given:
        return (*number, *shares)
    columns = zip(shares, short, spare, strict=True)
    return (*number, *(w + s * given // sum(short) - g * given // sum(spare) for w, s, g in columns))


def _height(table: Table) -> int:
    longest = max(len(header) for header in table.header[1:])
    return min(longest * LETTER + 2 * PADDING, UPRIGHT_HEIGHT)


def _needed(header: str) -> int:
    longest = max(map(len, header.split()), default=0)
    return min(longest, LONGEST) * LETTER + PADDING


def _header(element: Element, table: Table, widths: tuple[int, ...], *, answers: bool) -> None:
    texts = (("Nr.",) if answers else ()) + table.header
    row = wordxml.row(element, header=True, height=_height(table) if table.matrix else 0)
    for index, (text, width) in enumerate(zip(texts, widths, strict=True)):
        cell = wordxml.cell(row, width, fill=HEADER_FILL, upright=table.matrix and index > 0)
        wordxml.run(wordxml.paragraph(cell, STYLE, **(KEPT if table.matrix else {})), text, bold=True)


def _row(element: Element, table: Table, row: Row, widths: tuple[int, ...], references: References) -> None:
    target = wordxml.row(element)
    if row.observation:
        _number(wordxml.cell(target, widths[0]), row.observation, references)
    places = widths[len(widths) - len(row.cells) :]
    kept = KEPT if table.matrix and row is not table.rows[-1] else {}
    paragraphs = [
        _cell(target, table, cell, width, kept) for cell, width in zip(row.cells, places, strict=True)
    ]
    if references.linked:
        _linked(table, row, paragraphs, references)
    else:
        _noted(table, row, paragraphs, references)


def _number(place: Element, observation: str, references: References) -> None:
    paragraph = wordxml.paragraph(place, STYLE)
    label = trace.label(references.numbers[observation])
    references.target(paragraph, label)
    wordxml.run(paragraph, label)


def _cell(target: Element, table: Table, cell: Cell, width: int, kept: dict[str, str]) -> Element:
    """The empty paragraph of a cell; counts stand in the middle of their column."""
    place = wordxml.cell(target, width, fill=wordxml.SHADES[cell.shade])
    centred = table.matrix and place.getprevious().tag == place.tag
    return wordxml.paragraph(place, STYLE, **kept, **({"jc": "center"} if centred else {}))


def _noted(table: Table, row: Row, paragraphs: list[Element], references: References) -> None:
    """The words, and behind the first cell a note for the whole row."""
    for cell, paragraph in zip(row.cells, paragraphs, strict=True):
        wordxml.run(paragraph, cell.content.text)
    rests_on = tuple(dict.fromkeys(i for cell in row.cells for i in cell.content.observations))
    if rests_on and PLACE not in table.header:
        references.footnote(paragraphs[0], rests_on)


def _linked(table: Table, row: Row, paragraphs: list[Element], references: References) -> None:
    """The words with links; a reference is given once in a row, and not where the row answers itself."""
    before: tuple[str, ...] = ()
    for cell, paragraph in zip(row.cells, paragraphs, strict=True):
        rests_on = cell.content.observations
        if table.matrix and rests_on:  # a count is itself the link to what it counts
            wordxml.link(paragraph, references.anchor(rests_on), cell.content.text, style="")
        else:
            wordxml.run(paragraph, cell.content.text)
            references.links(paragraph, () if row.observation or rests_on == before else rests_on)
        before = rests_on
