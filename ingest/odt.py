"""OpenDocument text (ISO/IEC 26300): text, lists, tables, notes and comments, tracked changes accepted."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from corpus.model import BlockKind, Notice
from ingest.office.flow import BODY, COMMENT, FURNITURE, NOTE, Piece, flow
from ingest.office.odfchanges import accept_deletions
from ingest.office.odflists import PARAGRAPHS, Lists
from ingest.office.odfparts import DRAW, OFFICE, STYLE, TABLE, TEXT, holds_text, parts
from ingest.office.odfstyles import Styles
from ingest.office.odftables import Copies, cells, rows
from ingest.office.odftext import COMMENT as ANNOTATION
from ingest.office.odftext import NOTE as FOOTNOTE
from ingest.office.odftext import gather
from ingest.office.rows import Cell, TableRow, row_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.lines import Raw
    from ingest.office.flow import Place
    from ingest.office.odflists import Item
    from ingest.office.odfparts import Parts
    from ingest.office.odftext import Found
    from ingest.settings import Settings

__all__ = ["holds_text", "read"]

_OBJECTS = (f"{DRAW}object", f"{DRAW}object-ole")
_SKIPPED = frozenset((f"{TEXT}tracked-changes", f"{OFFICE}forms", *_OBJECTS))
_FURNITURE = tuple(
    f"{STYLE}{edge}{page}" for edge in ("header", "footer") for page in ("", "-left", "-first")
)


def read(data: bytes, settings: Settings) -> Raw:
    """The paragraphs of an OpenDocument text; a file of this kind has no fixed pages.

    Notes and comments come behind the paragraph that refers to them, headers and footers at the end.
    Raises `UnreadableError` when it is no such text, damaged, protected, or unpacks to a suspicious size.
    """
    file = parts(data, settings.limits)
    accept_deletions(file.content)
    return flow(_File(file).pieces(), _notices(file.content))


class _File:
    """A file as it is read, and how far its lists have counted."""

    def __init__(self, file: Parts) -> None:
        self.file = file
        self.styles = Styles.of(file.styles, file.content)
        self.lists = Lists(self.styles)
        self.tables = count(1)
        self.copies = Copies()

    def pieces(self) -> Iterator[Piece]:
        """All that the file says, in order."""
        for text in self.file.content.iterfind(f"{OFFICE}body/{OFFICE}text"):
            yield from self._within(text, BODY)
        for root in self.file.styles[:1]:
            for edge in root.iterfind(f"{OFFICE}master-styles/{STYLE}master-page/*"):
                if edge.tag in _FURNITURE and edge.get(f"{STYLE}display") != "false":
                    yield from self._within(edge, FURNITURE)

    def _within(self, container: Any, place: Place) -> Iterator[Piece]:
        for child in container:
            yield from self._block(child, place)

    def _block(self, element: Any, place: Place, item: Item | None = None) -> Iterator[Piece]:
        if element.tag in PARAGRAPHS:
            yield from self._paragraph(element, place, item)
        elif element.tag == f"{TEXT}list":
            yield from self._list(element, place, item)
        elif element.tag == f"{TABLE}table":
            yield from self._table(element, place)
        elif element.tag.startswith(DRAW) and element.tag not in _SKIPPED:
            yield from self._within(element, replace(place, aside=True))
        elif element.tag not in _SKIPPED:
            yield from self._within(element, COMMENT if _is_away(element) and not place.kind else place)

    def _paragraph(self, element: Any, place: Place, item: Item | None) -> Iterator[Piece]:
        found = gather(element, self.styles)
        heading = self.styles.heading(element)
        label = item.label if item else self.lists.heading(element)
        kind, level = (BlockKind.HEADING, heading) if heading else (None, 0)
        if item and item.opens and not heading and not (found.bold and label):
            # a bold item with a number may be a heading: the type of the text around it decides
            kind, level = BlockKind.LIST_ITEM, max(item.depth, self.styles.listed(element))
        text = f"{label} {found.text}" if label and found.text.strip() else found.text
        yield Piece(text, place, kind, level, found.size, found.bold)
        yield from self._beside(found, place)

    def _beside(self, found: Found, place: Place) -> Iterator[Piece]:
        """What hangs on a paragraph: text that does not show, boxes, notes and comments."""
        if found.hidden.strip():
            yield Piece(found.hidden, place if place.kind else COMMENT)
        for element in found.hung:
            if element.tag == FOOTNOTE:
                for body in element.iterchildren(f"{TEXT}note-body"):
                    yield from self._within(body, NOTE)
            elif element.tag == ANNOTATION:
                yield from self._within(element, COMMENT)
            else:
                yield from self._block(element, place)

    def _list(self, element: Any, place: Place, outer: Item | None) -> Iterator[Piece]:
        for block, item in self.lists.items(element, outer):
            yield from self._block(block, place, item)

    def _table(self, table: Any, place: Place) -> Iterator[Piece]:
        index, found = next(self.tables), list(rows(table, self.copies))
        own = [list(cells(row, self.copies)) for row, _ in found]
        if len(own) == 1 and len(own[0]) == 1 and own[0][0] is not None:  # a frame around text
            yield from self._within(own[0][0], place)
            return
        made = [
            TableRow(tuple(self._cell(cell, place) for cell in row), header)
            for row, (_, header) in zip(own, found, strict=True)
        ]
        yield from row_pieces(made, index, place)

    def _cell(self, cell: Any, place: Place) -> Cell:
        if cell is None:
            return Cell()
        shaded = self.styles.is_shaded(cell.get(f"{TABLE}style-name", ""))
        return Cell.of(self._within(cell, place), place, shaded=shaded)


def _is_away(element: Any) -> bool:
    """Whether a section is not shown."""
    display = element.get(f"{TEXT}display")
    unmet = display == "condition" and element.get(f"{TEXT}is-hidden") == "true"
    return bool(display == "none" or unmet)


def _notices(content: Any) -> tuple[Notice, ...]:
    objects = sum(1 for _ in content.iter(*_OBJECTS))
    if not objects:
        return ()
    message = f"Ingesloten objecten (grafieken, schema's, andere bestanden) zijn niet gelezen: {objects}."
    return (Notice(message, lost=True),)
