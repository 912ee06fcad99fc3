"""The figures of synthesis as a section of docs/benchmarks.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

import synthesis_conflicts
import synthesis_coverage
import synthesis_findings
import synthesis_followup
import synthesis_points
import synthesis_shared

if TYPE_CHECKING:
    from collections.abc import Callable

    Table = Callable[[list[list[str]]], str]


def section(table: Table) -> str:
    """All figures; `table` makes Markdown of rows of which the first is the head."""
    well, fast = synthesis_points.rows()
    return f"""Shared text: near-copies planted among passages, with formulae in thousands of documents.

{table(synthesis_shared.rows())}

Points: own sentences with the point that they make (`tests/synthesis/data`), the held half laid aside; ARI is
the adjusted Rand index. BERTopic has the same vectors.

{table(well)}

{table(fast)}

Wordings that contradict each other, or do not: own pairs, alone and with all sentences in one dossier.

{table(synthesis_conflicts.rows())}

The follow-up register: planted calls with answers, near-answers and non-answers over four dates.

{table(synthesis_followup.rows())}

Coverage of invented draft letters; the last one was laid aside.

{table(synthesis_coverage.rows())}

All findings over dossiers made of the program's own coded documents: seconds of the processor by stage, and
by what power of the number of observations they grow from each size to the next.

{table(synthesis_findings.rows())}"""
