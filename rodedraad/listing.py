"""Observations on standard output: a table to look at, JSON and CSV to work with."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is taken for a formula by a spreadsheet (OWASP, CSV injection)."""


def show(frame: polars.DataFrame, form: str) -> None:
    """Write the frame as `table`, `json` (one array of objects) or `csv`."""
    {"table": _table, "json": _json, "csv": _csv}[form](frame)


def _json(frame: polars.DataFrame) -> None:
    json.dump(frame.to_dicts(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _csv(frame: polars.DataFrame) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(frame.columns)
    writer.writerows([_cell(value) for value in row] for row in frame.iter_rows())


def _cell(value: Any) -> str:
    text = _text(value)
    return f"'{text}" if isinstance(value, str | list) and text.startswith(FORMULA_STARTS) else text


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return "; ".join(str(v) for v in value)
    return "" if value is None else str(value)


def _table(frame: polars.DataFrame) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=False)
    for name in ("document", "p.", "rol", "thema", "toerekening", "eerder", "tekst"):
        table.add_column(name, overflow="fold", ratio=1 if name == "tekst" else None)
    columns = ("document", "page", "rol", "thema", "toerekening", "eerder", "text")
    for row in frame.select(columns).iter_rows():
        table.add_row(*(Text(_text(value)) for value in row))
    console = Console()
    console.print(table)
    console.print(f"{len(frame)} {'waarneming' if len(frame) == 1 else 'waarnemingen'}")
