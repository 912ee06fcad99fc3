"""CSV: UTF-8 with byte order mark, commas and CRLF (RFC 4180), guarded against formulas.

The mark is there for Excel, which without it takes the letters for those of the old code page. The
separator is the comma of the standard, because CSV is the form for other programs: a Dutch Excel finds the
columns through Gegevens > Uit tekst/CSV. For opening with a double click there is XLSX; a `sep=` line
would help that Excel too, but makes it overlook the mark and is a row of data to every other program. An
empty text is `""`, no value is nothing at all, as in PostgreSQL's COPY; a spreadsheet makes both nothing.
"""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING

from corpus.query import COLUMNS
from corpus.tables import cells, headings, kinds
from corpus.tables.damage import told_of
from corpus.tables.guard import guarded, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars

SLICE = 50_000
"""Rows that are text at the same time."""
SEPARATORS = ",;\t"
_HEADING = re.compile(r'(?:"[^"]*"|[^"\r\n])*')


def text(frame: polars.DataFrame, *, header: bool = True) -> str:
    """The frame as CSV, without byte order mark."""
    kind_of = kinds.of_frame(frame)
    texts = frame.select(_safe(name, kind) for name, kind in kind_of.items()).rename(titles(frame.columns))
    return texts.write_csv(line_terminator="\r\n", include_header=header)


def titles(names: list[str]) -> dict[str, str]:
    """The heading of each column, guarded too."""
    import polars

    series = polars.Series("title", names, dtype=polars.String)
    return dict(zip(names, series.to_frame().select(guarded(polars.col("title"))).to_series(), strict=True))


def _safe(name: str, kind: str) -> polars.Expr:
    """The text of the cells of a column; that of numbers needs no guard and stays a number."""
    text = cells.text_of(name, kind)
    return guarded(text) if kind in ("str", "list") else text


def render(frame: polars.DataFrame) -> Iterator[bytes]:
    """The bytes of the file, in pieces."""
    yield codecs.BOM_UTF8 + text(frame.head(SLICE)).encode()
    for start in range(SLICE, frame.height, SLICE):
        yield text(frame.slice(start, SLICE), header=False).encode()


def understand(content: bytes, stated: Mapping[str, str]) -> polars.DataFrame:
    """The frame of a file, also as Excel or LibreOffice bring it back.

    Any of the separators, decimal commas, UTF-16 and the Western code page will do. `stated` has the kinds
    of columns as far as they are known. Raises `ExchangeError`.
    """
    import polars

    decoded = _decoded(content)
    first, _, rest = decoded.partition("\n")
    separator = first.strip()[4:] if first.lower().startswith("sep=") else ""
    decoded = rest if separator else decoded
    separator = separator if separator in tuple(SEPARATORS) else _separator(decoded, stated)
    eol = "\n" if "\n" in decoded else "\r"
    with told_of("CSV"):
        texts = polars.read_csv(
            decoded.encode(), has_header=False, infer_schema=False, separator=separator, eol_char=eol
        )
        whole = texts.select(unguarded(polars.all()))
    return headings.typed(whole, stated)


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with told_of("CSV"):
            return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        with told_of("CSV"):
            return content.decode("cp1252")


def _separator(decoded: str, stated: Mapping[str, str]) -> str:
    """The one that makes most known columns of the heading, else the most columns."""
    found = _HEADING.match(decoded, 0, 100_000)
    heading = found.group() if found else ""
    known = {*COLUMNS, *stated, *titles(list(stated)).values()}

    def columns(separator: str) -> tuple[int, int]:
        try:
            names = next(csv.reader([heading], delimiter=separator), [])
        except csv.Error:  # a line end outside quotes: it is another separator that makes the quotes count
            return 0, 0
        return len(known.intersection(names)), len(names)

    return max(SEPARATORS, key=columns)
