"""What a run has brought, in the words of a policy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import store
from ingest.overrides.corrections import unused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.codebook import Codebook
    from corpus.findings import Findings
    from corpus.model import Notice
    from rodedraad.models import Trained
    from rodedraad.pipeline import Outcome
    from rodedraad.writing import Written

SHOWN = 5
"""Themas in the summary: those that the most independent sources raise."""
LATER = (
    "Alle waarnemingen zijn te zoeken en te tellen. De rapporten zijn niet bijgewerkt; dat doet de volgende "
    "'rodedraad run' zonder --no-reports."
)


def of_run(outcome: Outcome, out: Path) -> str:
    """The summary for standard output, ending with where everything stands."""
    if outcome.findings is not None:
        lines = [*_counts(outcome, outcome.findings), *_themas(outcome.findings, outcome.codebook), ""]
    elif outcome.reports_wait:
        lines = [_read(outcome), LATER]
    else:
        lines = [f"Niets te doen: {_files(outcome.unchanged)} ongewijzigd sinds de vorige keer."]
    head = "Staat klaar:" if outcome.findings is None else "Geschreven:"
    return "\n".join(
        [*lines, head, *(f"  {path}" for path in (out / store.FILE_NAME, *outcome.written.files))]
    )


def of_training(trained: Trained, out: Path) -> str:
    """The summary of what was learnt, ending with where the model stands and how to use it."""
    judged = f", waarvan {trained.judged} door u beoordeeld" if trained.judged else ""
    return "\n".join(
        (
            f"Geleerd van {trained.sentences} zinnen in {trained.documents} documenten{judged}, "
            f"in {round(trained.seconds)} seconden.",
            f"Model {trained.identity}, encoder {trained.encoder}.",
            "",
            "Geschreven:",
            f"  {out}",
            f"Gebruik het met: rodedraad run DOSSIER --out MAP --model {out}",
        )
    )


def of_trouble(outcome: Outcome) -> Iterator[str]:
    """What the user must know: a line for each file that was not or not wholly read, or not as it seems."""
    yield from of_writing(outcome.written)
    for name, error in outcome.failures.items():
        yield f"Niet gelezen: {name}: {error}"
    for name, notices in sorted(outcome.notices.items()):
        yield from (_of_notice(name, notice) for notice in notices)
    for name, instead in outcome.contents.replaced.items():
        yield f"Niet gelezen: {name}: van hetzelfde stuk is {instead} gelezen."
    for name in unused(outcome.contents.said, outcome.contents.files):
        yield f"Let op: dossier.toml noemt '{name}', maar dat bestand is er niet of wordt niet gelezen."
    if outcome.contents.left_out:
        names = ", ".join(outcome.contents.left_out)
        yield f"Overgeslagen, want van een andere soort of buiten de map: {names}."


def of_writing(written: Written) -> Iterator[str]:
    """What the user must know of the files: a line for each that was edited or could not be written."""
    for path, where in written.beside.items():
        yield (
            f"Niet overschreven: {path} is door u bewerkt of niet van Rodedraad. "
            f"De nieuwe versie staat in {where.name}."
        )
    for path, error in written.failed.items():
        yield f"Niet geschreven: {path.name}: {error}"


def _of_notice(name: str, notice: Notice) -> str:
    head = "Deels gelezen" if notice.lost else "Let op"
    page = f", pagina {notice.page}" if notice.page else ""
    return f"{head}: {name}{page}: {notice.message}"


def _counts(outcome: Outcome, findings: Findings) -> Iterator[str]:
    rollen = [passage.observation.coding.rol for passage in findings.passages]
    yield _read(outcome)
    yield (
        f"{len(rollen)} waarnemingen, waarvan {rollen.count('knelpunt')} knelpunten, "
        f"{rollen.count('gevolg')} gevolgen, {rollen.count('oproep')} oproepen "
        f"en {rollen.count('toezegging')} toezeggingen."
    )
    yield _reviewed(findings.reviewed, len(rollen))


def _read(outcome: Outcome) -> str:
    doubles = f", {outcome.doubles} dubbel" if outcome.doubles else ""
    failed = len(outcome.failures)
    return (
        f"{_files(outcome.read)} gelezen{doubles}, {outcome.unchanged} ongewijzigd, {failed} niet leesbaar."
    )


def _reviewed(reviewed: int, total: int) -> str:
    if not reviewed:
        return "De codering is van de machine en nog door niemand beoordeeld."
    are = "is" if reviewed == 1 else "zijn"
    return (
        f"De codering is van de machine; {reviewed} van de {total} waarnemingen {are} door mensen beoordeeld."
    )


def _themas(findings: Findings, codebook: Codebook) -> Iterator[str]:
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
