"""Findings as Dutch text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rodedraad.findingvalues import themas_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.codebook import Codebook
    from corpus.findings import Finding, Findings


def told(findings: Findings, codebook: Codebook, thema: str = "") -> str:
    """The findings, as they may be shown, as Dutch text for a terminal."""
    lines: list[str] = []
    for finding in findings.themas:
        if thema in {"", finding.thema} and finding.sources:
            lines += [*_told_thema(finding, findings, codebook), ""]
    lines += [*_told_conflicts(findings, thema), *_told_register(findings, thema)]
    return "\n".join(lines).rstrip() or "Het dossier noemt hierover geen knelpunten."


def _told_thema(finding: Finding, findings: Findings, codebook: Codebook) -> Iterator[str]:
    sources = _number(len(finding.sources), "onafhankelijke bron", "onafhankelijke bronnen")
    documents = _number(len(finding.documents), "document", "documenten")
    yield f"{codebook.thema(finding.thema).label}: {sources} in {documents}"
    for point in (point for point in findings.points if point.thema == finding.thema):
        names = ", ".join(bron.name for bron in point.sources) or "alleen doorgegeven"
        yield f"  {point.id}  {point.label}"
        yield f"      {point.status.value}; {names}"


def _told_conflicts(findings: Findings, thema: str) -> Iterator[str]:
    chosen = [conflict for conflict in findings.conflicts if thema in {"", conflict.thema}]
    if chosen:
        yield "Tegenover elkaar:"
    for conflict in chosen:
        yield f"  {conflict.subject} ({conflict.reason})"
        yield from (f"    {side.bron.name}: {side.observation.text}" for side in conflict.sides)
    if chosen:
        yield ""


def _told_register(findings: Findings, thema: str) -> Iterator[str]:
    chosen = [entry for entry in findings.register if thema in {"", *themas_of(entry)}]
    if chosen:
        yield f"Oproepen, toezeggingen en acties (peildatum {findings.until or 'onbekend'}):"
    for entry in chosen:
        who = f", door {entry.owner}" if entry.owner else ""
        due = f", uiterlijk {entry.deadline}" if entry.deadline else ""
        head = f"{entry.kind.value} ({entry.status.value}{who}{due}) {entry.passage.bron.name}"
        yield f"  {head}: {entry.passage.observation.text}"
        yield f"      {entry.because}"


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
