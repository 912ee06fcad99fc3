"""XLSX out: a sheet that can be filtered and edited at once, and one that says where it comes from."""

from __future__ import annotations

import io
from datetime import datetime
from math import isfinite
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from corpus.errors import OutputError
from corpus.tables import cells, kinds
from corpus.tables.about import LABELS
from corpus.tables.escapes import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import polars

    from corpus.tables.about import About

SHEET, ACCOUNT = "Gegevens", "Verantwoording"
COLUMN = "Kolom"
"""Stands before each line of the account that names a column and its kind."""
KIND_LABELS = {
    "str": "tekst",
    "int": "geheel getal",
    "float": "getal",
    "bool": "waar of onwaar",
    "list": "lijst van teksten",
    "scores": "lijst van getallen",
}
MOST_ROWS, MOST_COLUMNS, LONGEST = 1_048_576, 16_384, 32_767
"""What Excel holds: rows and columns of a sheet, UTF-16 units of a cell."""
EXACT = 2**53
"""Whole numbers from here on do not fit the doubles of a spreadsheet, and are written as text."""
NARROW, WIDE = 8, 80
"""Characters: the width of a column."""
SLICE = 10_000
"""Rows that are Python values at the same time."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Exact(float):
    """A number that is written in full: XlsxWriter rounds to sixteen digits, a double may have seventeen."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def render(frame: polars.DataFrame, account: About) -> Iterator[bytes]:
    """The bytes of the file, in one piece. Raises `OutputError` if Excel cannot hold the table."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

    _fits(frame)
    sink = io.BytesIO()
    with TemporaryDirectory() as rows:
        book = Workbook(sink, _OPTIONS | {"tmpdir": rows})
        _properties(book, account)
        _data(book, frame)
        _account(book, kinds.of_frame(frame), account)
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError that it wraps
    yield sink.getvalue()


def _fits(frame: polars.DataFrame) -> None:
    if frame.height >= MOST_ROWS or frame.width > MOST_COLUMNS:
        raise OutputError(
            f"Een werkblad van Excel heeft plaats voor {MOST_ROWS - 1} rijen en {MOST_COLUMNS} kolommen; "
            f"deze tabel heeft er {frame.height} en {frame.width}.",
            "Kies met een filter minder rijen, of kies parquet, csv of jsonl.",
        )
    for name, kind in kinds.of_frame(frame).items():
        if kind in ("str", *kinds.LISTS):
            _check_lengths(frame.select(_cell(name, kind)).to_series())


def _check_lengths(texts: polars.Series) -> None:
    """Raise if a text, as it is escaped, is longer than a cell: XlsxWriter would cut it."""
    if (texts.str.len_bytes().max() or 0) <= LONGEST:  # type: ignore[operator]
        return
    units = texts.str.len_chars() + texts.str.count_matches(r"[\x{10000}-\x{10FFFF}]")
    row = units.arg_max()
    if row is not None and units[row] > LONGEST:
        raise OutputError(
            f"De tekst in rij {row + 2}, kolom '{texts.name}' is te lang: in een cel van Excel passen "
            f"{LONGEST} tekens.",
            "Laat die rij weg met een filter, of kies parquet, csv of jsonl.",
        )


def _properties(book: Any, account: About) -> None:
    made = datetime.fromisoformat(account.date)
    lines = "\n".join(f"{label}: {value}" for label, value in account.facts())
    book.set_properties(
        {"title": "Tabel van Rodedraad", "comments": lines[:LONGEST], "created": made.replace(tzinfo=None)}
    )
    stated = (fact for fact in account.facts() if fact[0] in LABELS.values())
    for number, (label, value) in enumerate(stated, 1):
        # Excel gives a property 255 characters; the sheet has the whole value.
        book.set_custom_property(f"{number}. {label}", value[:255])


def _data(book: Any, frame: polars.DataFrame) -> None:
    sheet, kind_of = _sheet(book, SHEET), kinds.of_frame(frame)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, frame.height, max(frame.width - 1, 0))
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate(_widths(frame, kind_of)):
        sheet.set_column(column, column, width, wrapped)
    _row(sheet, 0, _escaped(frame.columns), book.add_format({"bold": True, "valign": "top"}))
    written = [_cell(name, kind) for name, kind in kind_of.items()]
    for start in range(0, frame.height, SLICE):
        rows = frame.slice(start, SLICE).select(written)
        for number, row in enumerate(rows.iter_rows(), start + 1):
            _row(sheet, number, row)


def _widths(frame: polars.DataFrame, kind_of: Mapping[str, str]) -> list[int]:
    """Of each column, in characters: nine of ten values fit, and the heading with its arrow."""
    import polars

    sample = frame.head(SLICE).select(cells.text_of(name, kind) for name, kind in kind_of.items())
    lengths = sample.select(polars.all().str.len_chars().quantile(0.9).fill_null(0)).rows()[0]
    return [
        max(NARROW, min(WIDE, max(int(n) + 2, len(name) + 4)))
        for n, name in zip(lengths, kind_of, strict=True)
    ]


def _sheet(book: Any, name: str) -> Any:
    """A new sheet that takes text as it is escaped here.

    XlsxWriter's own escapes cannot be undone where one text that looks like an escape touches another.
    """
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    class Sheet(Worksheet):  # type: ignore[misc]
        @staticmethod
        def _escape_control_characters(data: str) -> str:
            return data

    return book.add_worksheet(name, Sheet)


def _cell(name: str, kind: str) -> polars.Expr:
    """The column as what goes into its cells: numbers, truth values, or text that is escaped."""
    import polars

    text = escaped(cells.text_of(name, kind)).alias(name)
    return polars.col(name) if kind in ("int", "float", "bool") else text


def _row(sheet: Any, number: int, values: Iterable[Any], form: Any = None) -> None:
    """Write one row; where there is no value there is no cell."""
    for column, value in enumerate(values):
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_boolean(number, column, value, form)
        elif isinstance(value, str):
            sheet.write_string(number, column, value, form)
        elif -EXACT < value < EXACT or (isinstance(value, float) and isfinite(value)):
            sheet.write_number(number, column, _Exact(value) if isinstance(value, float) else value, form)
        else:
            said = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}
            sheet.write_string(number, column, said.get(str(value), str(value)), form)


def _account(book: Any, kind_of: Mapping[str, str], account: About) -> None:
    import polars

    sheet = _sheet(book, ACCOUNT)
    sheet.set_column(0, 0, 24, book.add_format({"bold": True, "valign": "top"}))
    sheet.set_column(1, 2, WIDE // 2, book.add_format({"text_wrap": True, "valign": "top"}))
    rows = [(*fact, "") for fact in account.facts()]
    rows += [(COLUMN, name, KIND_LABELS[kind]) for name, kind in kind_of.items()]
    for number, row in enumerate(rows):
        texts = _escaped(row)
        _check_lengths(polars.Series(row[0], texts, dtype=polars.String))
        _row(sheet, number, texts)


def _escaped(texts: Iterable[str]) -> list[str]:
    import polars

    series = polars.Series("text", list(texts), dtype=polars.String)
    return series.to_frame().select(escaped(polars.col("text"))).to_series().to_list()
