"""The source text of a document with elements (HTML, XML) as it grows, and the lines that it is cut in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from corpus.spans import AlignedText
from ingest.lines import Line

if TYPE_CHECKING:
    from ingest.cells import Cells

SHORT_LINE = 60
"""In characters: paragraphs under it without white space between them are the lines of an address."""

EMPTY = AlignedText("", ())

_SPACES = re.compile(r"[ \t\n\r\f]+")
"""White space that separates words and means nothing else; a no-break space is the author's."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the lines of an element are: as in `Line`; `loose` says that white space stands above them."""

    kind: BlockKind | None = None
    level: int = 0
    aside: bool = False
    note: bool = False
    loose: bool = False
    indent: float = 0.0


class Stream:
    """A text to which words are added and in which lines are ended."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._done: list[str] = []
        self._length = 0
        self._pieces: list[tuple[str, bool]] = []
        self._blank = True
        self._bold = True
        self._last = ""

    @property
    def source(self) -> str:
        """The text of all lines that were ended."""
        return "".join(self._done)

    @property
    def begun(self) -> bool:
        """Whether the line at hand holds words."""
        return any(text.strip() for text, _ in self._pieces)

    def add(self, text: str, *, shown: bool = True, bold: bool = False, verbatim: bool = False) -> None:
        """Add words to the line; what is not `shown` stands in the source but not in the line's content."""
        if not verbatim:
            text = _SPACES.sub(" ", text)
            text = text.removeprefix(" ") if self._last in ("", " ") else text
        if text:
            self._pieces.append((text, shown))
            self._last = text[-1]
            self._bold = self._bold and (bold or not text.strip())

    def end(self, shape: Shape, *, closed: bool = True) -> None:
        """End the line, and with it the paragraph if `closed`; a no-break space alone is white space."""
        if self.begun:
            content = self._take("\n")
            if content.text.strip():
                self.lines.append(self._line(content, shape, closed=closed))
                self._blank = False
        else:
            self._blank = self._blank or any(text.strip(" ") for text, _ in self._pieces)
            if closed and self.lines:
                self.lines[-1] = replace(self.lines[-1], closed=True)
        self._forget()

    def _line(self, content: AlignedText, shape: Shape, *, closed: bool) -> Line:
        above = self.lines[-1] if self.lines else None
        runs_on = above is not None and not above.closed
        short = above is not None and len(content) <= SHORT_LINE and len(above.text) <= SHORT_LINE
        return Line(
            content,
            bold=self._bold,
            apart=self._blank or not (runs_on or (short and not shape.loose)),
            kind=shape.kind,
            level=shape.level,
            closed=closed,
            aside=shape.aside,
            note=shape.note,
            indent=shape.indent,
        )

    def cell(self) -> AlignedText:
        """End a cell of a table: its text, in which the words of several lines stand side by side."""
        content = self._take("\t") if self.begun else EMPTY
        self._forget()
        return content.strip()

    def row(self, cells: Cells, shape: Shape) -> None:
        """End a row of a table; one without words is left out."""
        self._put("\n")
        if cells.content.text:
            kind = shape.kind or BlockKind.TABLE_ROW
            self.lines.append(
                Line(
                    cells.content,
                    kind=kind,
                    row=cells if kind is BlockKind.TABLE_ROW else None,
                    closed=True,
                    apart=True,
                    aside=shape.aside,
                    note=shape.note,
                )
            )
        self._blank = True

    def gap(self) -> None:
        """Leave white space above the next line."""
        self._blank = True

    def _take(self, ending: str) -> AlignedText:
        """The words at hand as content; what is not shown is left out of it."""
        texts: list[str] = []
        origins: list[int] = []
        for text, shown in self._pieces:
            if shown:
                texts.append(text)
                origins.extend(range(self._length, self._length + len(text)))
            self._put(text)
        self._put(ending)
        return AlignedText("".join(texts), tuple(origins))

    def _put(self, text: str) -> None:
        self._done.append(text)
        self._length += len(text)

    def _forget(self) -> None:
        self._pieces = []
        self._bold = True
        self._last = ""
