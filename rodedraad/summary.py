"""What a run has brought, in the words of a policy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import store
from nlp import analysis
from rodedraad import dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.findings import Findings
    from rodedraad.pipeline import Outcome

SHOWN = 5
"""Themas in the summary: those that the most independent sources raise."""


def of_run(outcome: Outcome, out: Path) -> str:
    """The summary for standard output, ending with where everything stands."""
    if outcome.findings is None:
        lines = [f"Niets te doen: {_files(outcome.unchanged)} ongewijzigd sinds de vorige keer."]
    else:
        lines = [*_counts(outcome, outcome.findings), *_themas(outcome.findings), ""]
    head = "Staat klaar:" if outcome.findings is None else "Geschreven:"
    return "\n".join([*lines, head, *(f"  {path}" for path in (out / store.FILE_NAME, *outcome.reports))])


def of_failures(outcome: Outcome) -> Iterator[str]:
    """One line for each file that could not be read."""
    for name, error in outcome.failures.items():
        yield f"Niet gelezen: {name}: {error}"


def of_left_out(folder: Path, out: Path) -> Iterator[str]:
    """One line that names the files that are of no readable kind, or a link that leads out of the folder."""
    names = dossier.left_out(folder, out)
    if names:
        yield f"Overgeslagen, want van een andere soort of buiten de map: {', '.join(names)}."


def _counts(outcome: Outcome, findings: Findings) -> Iterator[str]:
    rollen = [passage.observation.coding.rol for passage in findings.passages]
    failed = len(outcome.failures)
    doubles = f", {outcome.doubles} dubbel" if outcome.doubles else ""
    yield (
        f"{_files(outcome.read)} gelezen{doubles}, {outcome.unchanged} ongewijzigd, {failed} niet leesbaar."
    )
    yield (
        f"{len(rollen)} waarnemingen, waarvan {rollen.count('knelpunt')} knelpunten, "
        f"{rollen.count('gevolg')} gevolgen, {rollen.count('oproep')} oproepen "
        f"en {rollen.count('toezegging')} toezeggingen."
    )
    yield "De codering is van de machine en nog door niemand beoordeeld."


def _themas(findings: Findings) -> Iterator[str]:
    codebook = analysis.codebook()
    told = [f for f in findings.themas if f.passages]
    yield ""
    yield "Meest genoemd:"
    for finding in sorted(told, key=lambda f: (-len(f.sources), -len(f.passages)))[:SHOWN]:
        label = codebook.thema(finding.thema).label
        sources, documents = len(finding.sources), len(finding.documents)
        yield (
            f"  {label}: {sources} onafhankelijke {'bron' if sources == 1 else 'bronnen'} "
            f"in {documents} {'document' if documents == 1 else 'documenten'}"
        )


def _files(number: int) -> str:
    return "1 bestand" if number == 1 else f"{number} bestanden"
