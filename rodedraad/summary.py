"""What a run has brought, in the words of a policy officer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus import store
from ingest.overrides.corrections import unused
from reports.dutch import figures
from rodedraad import noticing
from rodedraad.noticing import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.codebook import Codebook
    from corpus.findings import Findings
    from rodedraad.dossier import Contents
    from rodedraad.models import Trained
    from rodedraad.pipeline import Outcome
    from rodedraad.writing import Written

SHOWN = 5
"""Themas in the summary: those that the most independent sources raise."""
TOLD = ("knelpunt", "gevolg", "oproep", "toezegging")
"""Rollen that are counted in the summary."""
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


def of_trouble(outcome: Outcome, where: Path | str) -> Iterator[str]:
    """What the user must know of files that were not or not wholly read, or not as it seems.

    What many files share is one line; where each stands is told then. `where` is the corpus.
    """
    yield from of_writing(outcome.written)
    failed = (Told(noticing.UNREAD, name, str(error)) for name, error in outcome.failures.items())
    things = [*failed, *noticing.told(outcome.notices)]
    lines = noticing.lines(things)
    yield from lines
    if len(lines) < len(things):
        yield f"Elk bestand apart: rodedraad documents --notices --corpus {where}"
    yield from _of_folder(outcome.contents)


def _of_folder(contents: Contents) -> Iterator[str]:
    """What of the folder, and of what is said of it, was passed over."""
    for name, instead in contents.replaced.items():
        yield f"Niet gelezen: {name}: van hetzelfde stuk is {instead} gelezen."
    for name in unused(contents.said, contents.files):
        yield f"Let op: dossier.toml noemt '{name}', maar dat bestand is er niet of wordt niet gelezen."
    if contents.left_out:
        names = noticing.some(contents.left_out, noticing.LEFT_OUT)
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


def _counts(outcome: Outcome, findings: Findings) -> Iterator[str]:
    rollen = Counter(passage.observation.coding.rol for passage in findings.passages)
    knelpunten, gevolgen, oproepen, toezeggingen = (figures(rollen[rol]) for rol in TOLD)
    yield _read(outcome)
    yield (
        f"{figures(rollen.total())} waarnemingen, waarvan {knelpunten} knelpunten, {gevolgen} gevolgen, "
        f"{oproepen} oproepen en {toezeggingen} toezeggingen."
    )
    yield _reviewed(findings.reviewed, rollen.total())


def _read(outcome: Outcome) -> str:
    doubles = f", {figures(outcome.doubles)} dubbel" if outcome.doubles else ""
    unchanged, failed = figures(outcome.unchanged), figures(len(outcome.failures))
    return f"{_files(outcome.read)} gelezen{doubles}, {unchanged} ongewijzigd, {failed} niet leesbaar."


def _reviewed(reviewed: int, total: int) -> str:
    if not reviewed:
        return "De codering is van de machine en nog door niemand beoordeeld."
    some, are = f"{figures(reviewed)} van de {figures(total)}", "is" if reviewed == 1 else "zijn"
    return f"De codering is van de machine; {some} waarnemingen {are} door mensen beoordeeld."


def _themas(findings: Findings, codebook: Codebook) -> Iterator[str]:
    told = [f for f in findings.themas if f.passages]
    yield ""
    yield "Meest genoemd:"
    for finding in sorted(told, key=lambda f: (-len(f.sources), -len(f.passages)))[:SHOWN]:
        label = codebook.thema(finding.thema).label
        sources, documents = len(finding.sources), len(finding.documents)
        yield (
            f"  {label}: {figures(sources)} onafhankelijke {'bron' if sources == 1 else 'bronnen'} "
            f"in {figures(documents)} {'document' if documents == 1 else 'documenten'}"
        )


def _files(number: int) -> str:
    return "1 bestand" if number == 1 else f"{figures(number)} bestanden"
