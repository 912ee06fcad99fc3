"""Plain text, as extraction from PDF leaves it: wrapped lines, or one line a paragraph."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.model import BlockKind, Page
from corpus.spans import AlignedText
from ingest.furniture import interrupting, numbered, running
from ingest.lines import UNWRAPPED, Line, Raw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.settings import Settings

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

_NOTE = re.compile(
    r"(?<=[a-zà-ÿ]{3}[.!?)”])(?<!\bart\.)(?<!\bblz\.)(?<!\bnrs\.)(?<!\blid\.)\d{1,2}(?=\s*$|\s+[A-ZÀ-Þ“])"
    r"|^\s*\d{1,2}(?=[A-ZÀ-Þ][a-zà-ÿ]+\s)"
)
"""The number of a footnote, glued to the end of its sentence or to its own text."""

_LINE = re.compile(r"[^\n\f]*[^\s][^\n\f]*")


def decode(data: bytes) -> str:
    """The text of the bytes: UTF-16 with its mark, UTF-8 with or without, else Windows-1252.

    Raises `UnreadableError` when the bytes are no text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what Word calls "Unicode text"
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise UnreadableError(
            "Het bestand bevat nulbytes en is dus geen tekst.",
            "Controleer of de extensie klopt, of sla het bestand op als tekst in UTF-8.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read(data: bytes, _: Settings) -> Raw:
    """Plain text as lines; form feeds part its pages, and a text without form feed has none."""
    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    spans = [match.span() for match in _LINE.finditer(source)]
    column = column_width(re.split("[\n\f\x02\ufffe]", source))
    pages = _pages(source)
    lines = [_line(source, spans, index, column, pages) for index in range(len(spans))]
    texts = [line.text for line in lines]
    furniture = running(texts, [line.page for line in lines], _edges(lines))
    furniture |= numbered(texts) | interrupting(texts)
    return Raw(source, pages, tuple(_furnished(line, i in furniture) for i, line in enumerate(lines)))


def _furnished(line: Line, furniture: bool) -> Line:
    return replace(line, kind=BlockKind.FURNITURE, aside=True) if furniture else line


def column_width(texts: Sequence[str]) -> float:
    """The width of the column in characters; infinite if lines are not wrapped."""
    filled = [bool(text.strip()) for text in texts]
    together = sum(a and b for a, b in pairwise(filled))
    widths = sorted(len(text.rstrip()) for text in texts if text.strip())
    long = sum(len(text) > WIDEST_COLUMN and " " in text.strip() for text in texts)
    if not widths or long > PARAGRAPH_SHARE * len(widths) or together < WRAPPED_SHARE * len(widths):
        return UNWRAPPED
    return float(widths[-1 - int(PARAGRAPH_SHARE * len(widths))])


def _line(
    source: str, spans: Sequence[tuple[int, int]], index: int, column: float, pages: tuple[Page, ...]
) -> Line:
    start, end = spans[index]
    above = spans[index - 1][1] if index else 0
    text = source[start:end]
    width = len(_JOINED.split(text.rstrip())[-1].strip())
    indent = float(len(text) - len(text.lstrip()))
    wrapped = column < UNWRAPPED
    row = _ROW.match(text)
    content = AlignedText.of(source, start, end)
    return Line(
        content.strip(" \t|") if row else content.sub(_NOTE, ""),
        page=next((page.number for page in pages if page.start <= start < page.end), 0),
        apart=index == 0 or source.count("\n", above, start) > 1 or "\f" in source[above:start],
        room=max(0.0, column - indent - width),
        indent=indent,
        fill=min(1.0, width / column) if wrapped else 0.0,
        kind=BlockKind.TABLE_ROW if row else None,
        closed=row is not None,
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
