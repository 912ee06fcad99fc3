"""The rows and cells of a Word table, tracked changes accepted, one cell a column of its grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.office.wordstyles import W, attribute, number, switched
from ingest.office.wordtext import SKIPPED, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.office.wordstyles import Styles

WHITE = frozenset(("", "auto", "FFFFFF", "ffffff"))


def blocks(container: Any) -> Iterator[tuple[Any, ...]]:
    """The tables (alone) and paragraphs of a container in order.

    Paragraphs between which the mark was deleted come together; they read as one.
    """
    joined: list[Any] = []
    for element in _children(container, f"{W}p", f"{W}tbl"):
        table = element.tag == f"{W}tbl"
        if table and joined:
            yield tuple(joined)
            joined = []
        joined.append(element)
        if table or not _mark_deleted(element):
            yield tuple(joined)
            joined = []
    if joined:
        yield tuple(joined)


def rows(table: Any) -> list[Any]:
    """The rows of a table that were not deleted."""
    return [row for row in _children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]


def cells(row: Any) -> list[Any]:
    """The cells of a row as the file has them."""
    return [cell for cell in _children(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None]


def skipped(row: Any, name: str) -> int:
    """How many columns a row leaves free: "gridBefore" its first cell, or "gridAfter" its last."""
    return number(attribute(row, f"{W}trPr/{W}{name}"))


def covered(cell: Any) -> int:
    """How many columns a cell takes besides its own."""
    return number(attribute(cell, f"{W}tcPr/{W}gridSpan")) - 1


def is_header(row: Any) -> bool:
    """Whether a row is repeated on each page that its table runs on to."""
    return switched(row.find(f"{W}trPr/{W}tblHeader")) or False


def is_shaded(cell: Any) -> bool:
    """Whether a cell has a colour of its own."""
    shading = cell.find(f"{W}tcPr/{W}shd")
    return shading is not None and shading.get(f"{W}fill", "") not in WHITE


def heads_first(table: Any, styles: Styles) -> bool:
    """Whether the style of a table sets off its first row by bold type or colour, and the table wants it."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    first = look.get(f"{W}firstRow")
    wants = first in ("1", "true") if first else bool(_mask(look.get(f"{W}val", "")) & FIRST_ROW)
    return wants and any(
        part.get(f"{W}type") == "firstRow" and (switched(part.find(f"{W}rPr/{W}b")) or is_shaded(part))
        for style in styles.chain(attribute(table, f"{W}tblPr/{W}tblStyle"))
        for part in style.iterchildren(f"{W}tblStylePr")
    )


FIRST_ROW = 0x20
"""The bit of a table's look that says that its first row is set off (ECMA-376 part 4, 14.3.8)."""


def _mask(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0


def _children(container: Any, *tags: str) -> Iterator[Any]:
    """The nearest elements with these tags, through whatever wraps them, in order."""
    for child in chosen(container):
        if child.tag in tags:
            yield child
        elif child.tag not in SKIPPED:
            yield from _children(child, *tags)


def _mark_deleted(paragraph: Any) -> bool:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(marks.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
