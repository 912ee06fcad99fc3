"""Word (Office Open XML, ECMA-376): text, lists, tables, notes and comments, tracked changes accepted."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

from corpus.model import BlockKind, Notice
from ingest.office.flow import BODY, COMMENT, FURNITURE, NOTE, Piece, flow
from ingest.office.rows import Cell, TableRow, row_pieces
from ingest.office.wordlists import Lists
from ingest.office.wordparts import holds_document, parts
from ingest.office.wordstyles import Styles, W
from ingest.office.wordtables import blocks, cells, covered, heads_first, is_header, is_shaded, rows, skipped
from ingest.office.wordtext import gather

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.lines import Raw
    from ingest.office.flow import Place
    from ingest.office.wordparts import Parts
    from ingest.office.wordtext import Found
    from ingest.settings import Settings

__all__ = ["holds_document", "read"]

STORIES = {"footnote": NOTE, "endnote": NOTE, "comment": COMMENT}
"""What a paragraph refers to, and where it stands."""

_OBJECTS = ("{urn:schemas-microsoft-com:office:office}OLEObject", "{*}chart", "{*}relIds", f"{W}altChunk")


def read(data: bytes, settings: Settings) -> Raw:
    """The paragraphs of a Word file; a file of this kind has no fixed pages.

    Notes and comments come behind the paragraph that refers to them, headers and footers at the end.
    Raises `UnreadableError` when it is no Word file, damaged, protected, or unpacks to a suspicious size.
    """
    file = parts(data, settings.limits)
    return flow(_File(file).pieces(), _notices(file.document))


class _File:
    """A file as it is read: what its paragraphs may refer to, and how far its lists have counted."""

    def __init__(self, file: Parts) -> None:
        self.file = file
        self.styles = Styles.of(file.all("styles"), file.document)
        self.lists = Lists(file.all("numbering"), self.styles)
        self.tables = count(1)
        self.stories = {
            (kind, story.get(f"{W}id", "")): story
            for kind in STORIES
            for root in file.all(f"{kind}s")
            for story in root.iterchildren(f"{W}{kind}")
        }

    def pieces(self) -> Iterator[Piece]:
        """All that the file says, in order; notes that only deleted text refers to are deleted too."""
        yield from self._within(self.file.document, BODY)
        for key in [key for key in self.stories if key[0] == "comment"]:
            yield from self._story(key)
        for root in self.file.all("header") + self.file.all("footer"):
            yield from self._within(root, FURNITURE)

    def _within(self, container: Any, place: Place) -> Iterator[Piece]:
        for elements in blocks(container):
            if elements[0].tag == f"{W}tbl":
                yield from self._table(elements[0], place)
            else:
                yield from self._paragraph(elements, place)

    def _paragraph(self, elements: tuple[Any, ...], place: Place) -> Iterator[Piece]:
        found = gather(elements, self.styles)
        shape = self._shaping(elements)
        kind, level = self.styles.role(shape)
        label = self.lists.label(shape)
        if found.bold and label and kind is BlockKind.LIST_ITEM:
            kind, level = None, 0  # may be a heading: the type of the text around it decides
        text = f"{label} {found.text}" if label and found.text.strip() else found.text
        yield Piece(text, place, kind, level, self.styles.size(shape), found.bold)
        yield from self._beside(found, place)

    def _shaping(self, elements: tuple[Any, ...]) -> Any:
        """Of paragraphs that read as one, the one that gives it its style: the first that holds text."""
        if len(elements) == 1:
            return elements[0]
        return next((e for e in elements if gather([e], self.styles).text.strip()), elements[-1])

    def _beside(self, found: Found, place: Place) -> Iterator[Piece]:
        """What hangs on a paragraph: text that Word hides, boxes, notes and comments."""
        if found.hidden.strip():
            yield Piece(found.hidden, place if place.kind else COMMENT)
        for box in found.boxes:
            yield from self._within(box, replace(place, aside=True))
        for key in found.references:
            yield from self._story(key)

    def _story(self, key: tuple[str, str]) -> Iterator[Piece]:
        """A note or a comment, the first time that the text refers to it."""
        if key in self.stories:
            yield from self._within(self.stories.pop(key), STORIES[key[0]])

    def _table(self, table: Any, place: Place) -> Iterator[Piece]:
        number, found = next(self.tables), rows(table)
        if len(found) == 1 and len(cells(found[0])) == 1:  # a frame around text
            yield from self._within(cells(found[0])[0], place)
            return
        set_off = heads_first(table, self.styles)
        made = [self._row(row, place, set_off=set_off and index == 0) for index, row in enumerate(found)]
        yield from row_pieces(made, number, place)

    def _row(self, row: Any, place: Place, *, set_off: bool) -> TableRow:
        found = [*Cell.free(skipped(row, "gridBefore"))]
        for cell in cells(row):
            shaded = set_off or is_shaded(cell)
            found.append(Cell.of(self._within(cell, place), place, shaded=shaded))
            found += Cell.free(covered(cell))
        return TableRow((*found, *Cell.free(skipped(row, "gridAfter"))), is_header(row))


def _notices(document: Any) -> tuple[Notice, ...]:
    objects = sum(1 for _ in document.iter(*_OBJECTS))
    if not objects:
        return ()
    message = f"Ingesloten objecten (grafieken, schema's, andere bestanden) zijn niet gelezen: {objects}."
    return (Notice(message, lost=True),)
