"""Plain text, as extraction from PDF leaves it: wrapped lines, or one line a paragraph."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.model import BlockKind, Page
from corpus.spans import AlignedText, join_aligned
from ingest.cells import Cells
from ingest.furniture import interrupting, numbered, running
from ingest.lines import UNWRAPPED, Line, Raw
from ingest.textlayout import pieces, with_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.settings import Settings
    from ingest.textlayout import Piece

WIDEST_COLUMN = 150
"""In characters. A file with longer lines than a page can hold has one line a paragraph."""

PARAGRAPH_SHARE = 0.02
"""A stray line may stick out of the column; more than this share of long lines are paragraphs."""

WRAPPED_SHARE = 0.3
"""Where fewer lines than this share stand directly under another one, no paragraph has two lines."""

EDGE_LINES = 6
"""So many lines at the top and bottom of a page may be its header and footer, with an address in it."""

_JOINED = re.compile("[\x02\ufffe]")
"""Where pdfium joined two lines of which the first ended in a hyphen."""

_ROW = re.compile(r"^\s*\|.*\w.*\|\s*$")
"""A row of a table, as Markdown writes it."""

_RULED = re.compile(r"^(?=.*[-=_*~]{3})[\s|:+=_*~-]+$")
"""A line that is drawn: between the paragraphs of a text, or under the header of a table."""

_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
"""The mark of a heading, as Markdown writes it."""

_NOTE = re.compile(
    r"(?<=[a-zà-ÿ]{3}[.!?)”])(?<!\bart\.)(?<!\bblz\.)(?<!\bnrs\.)(?<!\blid\.)\d{1,2}(?=\s*$|\s+[A-ZÀ-Þ“])"
    r"|^\s*\d{1,2}(?=[A-ZÀ-Þ][a-zà-ÿ]+\s)"
)
"""The number of a footnote, glued to the end of its sentence or to its own text."""

_LINE = re.compile(r"([^\n\f]*)(?:[\n\f]|\Z)")
_SCATTERED = re.compile(r"\S\s{4,}\S")
"""A line with such a gap is set out over the page (a header, cells): it is no measure of the text."""
_BAR = re.compile(r"\|")


def decode(data: bytes) -> str:
    """The text of the bytes: UTF-16 with its mark, UTF-8 with or without, else Windows-1252.

    Raises `UnreadableError` when the bytes are no text.
    """
    text = _decoded(data)
    if "\0" in text:
        raise UnreadableError(
            "Het bestand bevat nulbytes en is dus geen tekst.",
            "Controleer of de extensie klopt, of sla het bestand op als tekst in UTF-8.",
        )
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what Word calls "Unicode text"
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read(data: bytes, _: Settings) -> Raw:
    """Plain text as lines; form feeds part its pages, and a text without form feed has none."""
    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    pages = _pages(source)
    found = with_tables(source, _placed(source, pages), 1)
    columns = _column_widths(source, found)
    rows = _barred(source, found)
    lines = [
        _line(source, piece, columns.get(piece.column, UNWRAPPED), row, pages)
        for piece, row in zip(found, rows, strict=True)
    ]
    texts = [line.text for line in lines]
    furniture = running(texts, [line.page for line in lines], _edges(lines))
    furniture |= numbered(texts) | interrupting(texts)
    furniture = {i for i in furniture if lines[i].row is None}  # rows that count up are no page numbers
    furniture |= {i for i, text in enumerate(texts) if _RULED.match(text)}
    return Raw(source, pages, tuple(_furnished(line, i in furniture) for i, line in enumerate(lines)))


def _placed(source: str, pages: Sequence[Page]) -> list[Piece]:
    """The lines of the file in reading order: page by page, column by column."""
    bounds = [(page.start, page.end) for page in pages] or [(0, len(source))]
    return [
        piece
        for start, end in bounds
        for piece in pieces(source, [match.span(1) for match in _LINE.finditer(source, start, end)])
    ]


def _column_widths(source: str, found: Sequence[Piece]) -> dict[int, float]:
    """The width of the text in characters by column, 0 being the whole page."""
    texts: dict[int, list[str]] = {}
    for piece in (piece for piece in found if not piece.cells):
        own = texts.setdefault(piece.column, [])
        own += ["", *_JOINED.split(source[piece.start : piece.end])][not piece.apart :]
    return {column: column_width(own) for column, own in texts.items()}


def _barred(source: str, found: Sequence[Piece]) -> list[Cells | None]:
    """For each piece its cells, if it is a row of a table: under one another, or between bars."""
    number = max((piece.table for piece in found), default=0)
    rows: list[Cells | None] = []
    for index, piece in enumerate(found):
        text = source[piece.start : piece.end]
        if _ROW.match(text):
            above = source[found[index - 1].start : found[index - 1].end] if index else ""
            below = (
                source[found[index + 1].start : found[index + 1].end]
                if index + 1 < len(found) and not found[index + 1].apart
                else ""
            )
            number += not (_ROW.match(above) or _RULED.match(above)) or piece.apart
            rows.append(Cells(number, _RULED.match(below) is not None, _between_bars(source, piece)))
        elif piece.cells:
            cells = (join_aligned([AlignedText.of(source, *at) for at in cell], " ") for cell in piece.cells)
            rows.append(Cells(piece.table, piece.header, tuple(cells)))
        else:
            rows.append(None)
    return rows


def _between_bars(source: str, piece: Piece) -> tuple[AlignedText, ...]:
    content = AlignedText.of(source, piece.start, piece.end).strip()
    bars = [match.start() for match in _BAR.finditer(content.text)]
    return tuple(content.slice(a + 1, b).strip() for a, b in pairwise(bars))


def _furnished(line: Line, furniture: bool) -> Line:
    return replace(line, kind=BlockKind.FURNITURE, aside=True) if furniture else line


def column_width(texts: Sequence[str]) -> float:
    """The width of the column in characters; infinite if lines are not wrapped."""
    filled = [bool(text.strip()) for text in texts]
    together = sum(a and b for a, b in pairwise(filled))
    running = [text for text in texts if _runs(text)] or [text for text in texts if text.strip()]
    widths = sorted(len(text.rstrip()) for text in running)
    long = sum(len(text) > WIDEST_COLUMN and " " in text.strip() for text in texts)
    if not widths or long > PARAGRAPH_SHARE * len(widths) or together < WRAPPED_SHARE * len(widths):
        return UNWRAPPED
    return float(widths[-1 - int(PARAGRAPH_SHARE * len(widths))])


def _runs(text: str) -> bool:
    """Whether a line may be of running text: no gap in it, and not out at the right of the page."""
    words = text.strip()
    return bool(words) and 2 * len(words) > len(text.rstrip()) and not _SCATTERED.search(words)


def _line(source: str, piece: Piece, column: float, row: Cells | None, pages: tuple[Page, ...]) -> Line:
    page = next((page.number for page in pages if page.start <= piece.start < page.end), 0)
    if row is not None:
        return Line(row.content, page, apart=True, kind=BlockKind.TABLE_ROW, closed=True, row=row)
    content = AlignedText.of(source, piece.start, piece.end)
    heading = _HEADING.match(content.text)
    if heading:
        content = content.slice(heading.end(), len(content))
        return Line(content, page, apart=True, kind=BlockKind.HEADING, level=len(heading[1]), closed=True)
    text = content.text
    width = len(_JOINED.split(text.rstrip())[-1].strip())
    indent = float(len(text) - len(text.lstrip()))
    return Line(
        content.sub(_NOTE, ""),
        page=page,
        apart=piece.apart,
        room=max(0.0, column - indent - width),
        indent=indent,
        fill=min(1.0, width / column) if column < UNWRAPPED else 0.0,
    )


def _pages(source: str) -> tuple[Page, ...]:
    if "\f" not in source.rstrip("\f\n "):
        return ()
    breaks = [match.end() for match in re.finditer("\f", source.rstrip("\f\n "))]
    starts, ends = [0, *breaks], [*breaks, len(source)]
    return tuple(Page(n, a, b) for n, (a, b) in enumerate(zip(starts, ends, strict=True), start=1))


def _edges(lines: Sequence[Line]) -> list[int]:
    """The lines that stand at the top or the bottom of a page."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    return [
        index
        for number, page in pages.items()
        if number
        for index in [*page[:EDGE_LINES], *page[-EDGE_LINES:]]
    ]
