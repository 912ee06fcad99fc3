"""How long the reports of a dossier take, in every format, once the findings are there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from synthesis_findings import dossier

from nlp import analysis, searching
from reports import build, formats
from rodedraad import opening, output
from synthesis.findings import find
from synthesis.insight import Means

if TYPE_CHECKING:
    from corpus.findings import Findings
    from reports.formats import Format
    from reports.report import Kind

DOCUMENTS = 20
AT_MOST = 10.0
"""Seconds that all files of a run may take together."""


def findings() -> Findings:
    """What follows from the first documents of the program's own coded passages."""
    documents, observations = dossier(5_000)
    chosen = documents[:DOCUMENTS]
    held = {document.id for document in chosen}
    of = [one for one in observations if one.document in held]
    return find(chosen, of, analysis.codebook(), Means(opening.meaning, searching.lemmas))


def rows() -> list[list[str]]:
    """Seconds for each report that a run writes, by format, what the blocks take, and all together."""
    found = findings()
    names = output.names().values()
    kinds, forms = list(dict.fromkeys(k for k, _ in names)), list(dict.fromkeys(f for _, f in names))
    made = {kind: [_made(found, kind), *(_rendered(found, kind, form) for form in forms)] for kind in kinds}
    total = sum(map(sum, made.values()))
    head = [f"seconds, {len(found.passages)} observations", "blocks", *forms, "together"]
    body = [[kind, *(f"{one:.2f}" for one in (*times, sum(times)))] for kind, times in made.items()]
    asked = [f"all {len(kinds) * len(forms)} files (asked: ≤ {AT_MOST:.0f})", *[""] * (len(forms) + 1)]
    return [head, *body, [*asked, f"{total:.2f}"]]


def _made(found: Findings, kind: Kind) -> float:
    start = time.perf_counter()
    build.report(kind, found, analysis.codebook())
    return time.perf_counter() - start


def _rendered(found: Findings, kind: Kind, form: Format) -> float:
    report = build.report(kind, found, analysis.codebook())
    start = time.perf_counter()
    formats.rendered(report, form)
    return time.perf_counter() - start
