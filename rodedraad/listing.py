"""Observations on standard output: a table to look at, JSON and CSV to work with."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from corpus import tables

if TYPE_CHECKING:
    import polars

COLUMN, PAPER = 19, 120
"""Characters: a column of place or coding, and the width where there is no terminal to fill."""
MARKED = "bold reverse"
"""How a word that was looked for is shown on a terminal."""


def show(frame: polars.DataFrame, form: str) -> None:
    """Write the frame as `table`, `json` (one array of objects) or `csv`."""
    {"table": _table, "json": _json, "csv": _csv}[form](frame)


def _json(frame: polars.DataFrame) -> None:
    json.dump(frame.to_dicts(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _csv(frame: polars.DataFrame) -> None:
    sys.stdout.write(tables.csv_text(frame))


def _table(frame: polars.DataFrame) -> None:
    """Narrow columns for what a sentence is, the rest of the width for what it says."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in ("plaats", "codering"):
        table.add_column(name, width=COLUMN, overflow="fold")
    table.add_column("tekst", ratio=1, overflow="fold")
    for row in frame.iter_rows(named=True):
        said = Text(row["text"])
        for start, end in row.get("markering", ()):
            said.stylize(MARKED, start, end)
        table.add_row(Text(_place(row)), Text(_coding(row)), said)
    console = Console(width=None if sys.stdout.isatty() else PAPER)
    console.print(table)
    console.print(f"{len(frame)} {'waarneming' if len(frame) == 1 else 'waarnemingen'}")


def _place(row: dict[str, Any]) -> str:
    page = f"p. {row['page']}" if row["page"] else ""
    secret = "vertrouwelijk" if row["vertrouwelijk"] else ""
    scanned = "" if row["herkenning"] is None else f"scan, {row['herkenning']:.0%} zeker"
    return "\n".join(filter(None, (row["document"], row["bijlage"], page, secret, scanned, *_found(row))))


def _found(row: dict[str, Any]) -> list[str]:
    """Where it stands in the rankings of a search."""
    ranks = {"woorden": row.get("rang_woorden"), "betekenis": row.get("rang_betekenis")}
    return [f"{name}: {rank}" for name, rank in ranks.items() if rank is not None]


def _coding(row: dict[str, Any]) -> str:
    attributed = "" if row["toerekening"] == "geen" else f"door {row['toerekening']}"
    before = "eerder gemeld" if row["eerder"] == "ja" else ""
    doubt = "onzeker" if row["onzeker"] else ""
    foreign = "" if row["taal"] == "nl" else f"geen Nederlands ({row['taal']})"
    owner = f"eigenaar: {row['eigenaar']}" if row["eigenaar"] else ""
    due = f"uiterlijk: {row['deadline']}" if row["deadline"] else ""
    said = (row["rol"], ", ".join(row["thema"]), attributed, before, owner, due, doubt, foreign)
    return "\n".join(filter(None, said))
