"""Tables of a report as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import trace
from reports.pdfrefs import is_count, run

if TYPE_CHECKING:
    from reports.blocks import Cell, Row, Sentence, Table
    from reports.pdfrefs import References, Run

WHOLE = 1200
"""Characters up to which a row or quotation stays on one page; a longer one may be longer than a page."""


def table(made: Table, refs: References) -> dict[str, object]:
    """Caption, header and rows; rows of the annex begin with their number, the target of references."""
    return {
        "caption": run(made.caption)["text"],
        "header": [run(text)["text"] for text in made.header],
        "widths": list(made.widths),
        "matrix": made.matrix,
        "counts": any(is_count(made, cell) for row in made.rows for cell in row.cells),
        "numbered": any(row.observation for row in made.rows),
        "rows": [_row(made, row, refs) for row in made.rows],
    }


def _row(made: Table, row: Row, refs: References) -> dict[str, object]:
    befores: tuple[Sentence | None, ...] = (None, *(cell.content for cell in row.cells))
    cells = [_cell(made, row, cell, before, refs) for cell, before in zip(row.cells, befores, strict=False)]
    if not refs.targets and cells:
        cells[0]["note"] = refs.note({id_ for cell in row.cells for id_ in cell.content.observations})
    number = trace.label(refs.report.numbers[row.observation]) if row.observation else ""
    return {"number": number, "cells": cells, "whole": sum(len(c.content.text) for c in row.cells) <= WHOLE}


def _cell(made: Table, row: Row, cell: Cell, before: Sentence | None, refs: References) -> dict[str, object]:
    """A reference is given once in a row, and not where the row answers itself."""
    observations = cell.content.observations
    told = row.observation or (before is not None and before.observations == observations)
    if is_count(made, cell):
        runs = _count(cell, refs)
    else:
        runs = [run(cell.content.text), *([] if told else refs.brief(observations))]
    return {"runs": runs, "note": [], "shade": cell.shade}


def _count(cell: Cell, refs: References) -> list[Run]:
    observations = cell.content.observations
    return [run(cell.content.text, refs.anchor(observations) if observations else "")]
