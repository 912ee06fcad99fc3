"""The findings of a corpus, worked out with all that this program knows: as plain values, as Dutch text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corpus.pointlog import standing_anchors
from rodedraad import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.codebook import Codebook
    from corpus.findings import Finding, Findings, Passage, SharedText
    from corpus.points import Conflict, Entry, Point
    from corpus.store import Corpus
    from synthesis.insight import Means

SAID = "dossier"
"""The setting that holds what the user said of the dossier as a whole."""
VEILED = "vertrouwelijk"


def keep_said(corpus: Corpus, asked: tuple[str, ...], reference_date: str | None) -> None:
    """Keep with the corpus who was asked to contribute, and the reference date."""
    said = json.dumps({"gevraagd": asked, "peildatum": reference_date or ""}, ensure_ascii=False)
    if corpus.setting(SAID) != said:
        corpus.set_setting(SAID, said)


def means(corpus: Corpus) -> Means:
    """What insight into this corpus needs."""
    from nlp import searching
    from rodedraad import opening
    from synthesis.insight import Means

    said = json.loads(corpus.setting(SAID) or "{}")
    return Means(
        opening.meaning,
        searching.lemmas,
        standing_anchors(corpus),
        tuple(said.get("gevraagd", ())),
        said.get("peildatum", ""),
    )


def found(corpus: Corpus) -> Findings:
    """The findings, with points, register, conflicts and gaps."""
    return output.find(corpus, means(corpus))


def as_json(findings: Findings, thema: str = "", *, secret: bool = False) -> dict[str, Any]:
    """The findings as plain values, of one thema when it is named.

    `secret` says that the words of confidential documents may be shown.
    """
    shown = _Shown(secret)
    return {
        "peildatum": findings.until,
        "themas": [_thema(f, findings, shown) for f in findings.themas if thema in {"", f.thema}],
        "shared_text": [_shared(text, shown) for text in findings.shared],
        "conflicts": [_conflict(c, shown) for c in findings.conflicts if thema in {"", c.thema}],
        "register": [_entry(entry, shown) for entry in findings.register if thema in {"", *_themas(entry)}],
        "missing_documents": [
            {"description": m.description, "document": m.passage.stem, "observation": m.passage.id}
            for m in findings.missing
        ],
        "gaps": _gaps(findings),
    }


class _Shown:
    """Which words may be shown."""

    def __init__(self, secret: bool) -> None:  # one value, named where it is given
        self.secret = secret

    def text(self, passage: Passage) -> str:
        """The words of a passage, or that they are confidential."""
        return passage.observation.text if self.secret or not passage.confidential else VEILED

    def label(self, point: Point) -> str:
        """The label of a point, unless its words are those of a confidential passage alone."""
        open_ = self.secret or point.named or any(not p.confidential for p in point.passages)
        return point.label if open_ else VEILED


def _themas(entry: Entry) -> tuple[str, ...]:
    coding = entry.passage.observation.coding
    return (*coding.themas, *coding.onderwerp)


def _thema(finding: Finding, findings: Findings, shown: _Shown) -> dict[str, Any]:
    points = [point for point in findings.points if point.thema == finding.thema]
    observations = [m.passage.observation for point in points for m in point.members]
    return {
        "thema": finding.thema,
        "documents": len(finding.documents),
        "independent_sources": len(finding.sources),
        "sources": [bron.name for bron in finding.sources],
        "fasen": list(finding.fasen),
        "toerekening": dict(finding.attribution),
        "reviewed": len({o.id for o in observations if o.review is not None}),
        "points": [_point(point, shown) for point in points],
    }


def _point(point: Point, shown: _Shown) -> dict[str, Any]:
    first, last = point.history.first, point.history.last
    return {
        "id": point.id,
        "label": shown.label(point),
        "words": list(point.words),
        "observations": [copy.id for member in point.members for copy in member.copies],
        "sources": [bron.name for bron in point.sources],
        "documents": list(point.documents),
        "first_seen": first.moment.first if first else None,
        "last_seen": last.moment.last if last else None,
        "status": point.status.value,
        "stability": point.stability,
        "named": point.named,
        "emphasised_by": sorted({m.passage.bron.name for m in point.members if m.emphasis}),
        "periods": [{"period": name, "sources": count} for name, count in point.history.periods],
        "claims": [
            {"observation": c.passage.id, "named": c.named, "refers_to": c.refers_to or None}
            for c in point.history.claims
        ],
        "figures": [
            {"text": f.text, "value": f.value, "date": f.date, "source": f.passage.bron.name}
            for f in point.figures
        ],
        "works": [passage.id for passage in point.works],
        "answers": list(point.answers),
    }


def _shared(text: SharedText, shown: _Shown) -> dict[str, Any]:
    public = shown.secret or any(not passage.confidential for passage in text.passages)
    return {
        "id": text.id,
        "text": text.text if public else VEILED,
        "voice": text.voice.name,
        "signatories": list(text.signatories),
        "documents": list(text.documents),
        "deviations": [{"document": d.passage.stem, "text": shown.text(d.passage)} for d in text.deviations],
    }


def _conflict(conflict: Conflict, shown: _Shown) -> dict[str, Any]:
    return {
        "thema": conflict.thema,
        "subject": conflict.subject,
        "reason": conflict.reason,
        "sides": [
            {"text": shown.text(side), "source": side.bron.name, "observation": side.id, "date": side.date}
            for side in conflict.sides
        ],
    }


def _entry(entry: Entry, shown: _Shown) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "text": shown.text(entry.passage),
        "owner": entry.owner or None,
        "addressee": entry.addressee or None,
        "deadline": entry.deadline or None,
        "source": entry.passage.bron.name,
        "observation": entry.passage.id,
        "date": entry.passage.date or None,
        "answers": [{"id": answer.to, "reason": answer.reason} for answer in entry.answers],
        "status": entry.status.value,
        "because": entry.because,
    }


def _gaps(findings: Findings) -> dict[str, Any]:
    gaps = findings.gaps
    if gaps is None:
        return {}
    return {
        "asked": [
            {"name": a.name, "reply": a.reply.value, "documents": list(a.documents)} for a in gaps.asked
        ],
        "uncovered": list(gaps.uncovered),
        "positions": [
            {"thema": p.thema, "source": p.bron.name, "stance": p.stance.value} for p in gaps.positions
        ],
    }


def told(findings: Findings, codebook: Codebook, thema: str = "", *, secret: bool = False) -> str:
    """The findings as Dutch text for a terminal."""
    shown = _Shown(secret)
    lines: list[str] = []
    for finding in findings.themas:
        if thema in {"", finding.thema} and finding.sources:
            lines += [*_told_thema(finding, findings, codebook, shown), ""]
    lines += [*_told_conflicts(findings, thema, shown), *_told_register(findings, thema, shown)]
    return "\n".join(lines).rstrip() or "Het dossier noemt hierover geen knelpunten."


def _told_thema(finding: Finding, findings: Findings, codebook: Codebook, shown: _Shown) -> Iterator[str]:
    sources = _number(len(finding.sources), "onafhankelijke bron", "onafhankelijke bronnen")
    documents = _number(len(finding.documents), "document", "documenten")
    yield f"{codebook.thema(finding.thema).label}: {sources} in {documents}"
    for point in (point for point in findings.points if point.thema == finding.thema):
        names = ", ".join(bron.name for bron in point.sources) or "alleen doorgegeven"
        yield f"  {point.id}  {shown.label(point)}"
        yield f"      {point.status.value}; {names}"


def _told_conflicts(findings: Findings, thema: str, shown: _Shown) -> Iterator[str]:
    chosen = [conflict for conflict in findings.conflicts if thema in {"", conflict.thema}]
    if chosen:
        yield "Tegenover elkaar:"
    for conflict in chosen:
        yield f"  {conflict.subject} ({conflict.reason})"
        yield from (f"    {side.bron.name}: {shown.text(side)}" for side in conflict.sides)
    if chosen:
        yield ""


def _told_register(findings: Findings, thema: str, shown: _Shown) -> Iterator[str]:
    chosen = [entry for entry in findings.register if thema in {"", *_themas(entry)}]
    if chosen:
        yield f"Oproepen, toezeggingen en acties (peildatum {findings.until or 'onbekend'}):"
    for entry in chosen:
        who = f", door {entry.owner}" if entry.owner else ""
        due = f", uiterlijk {entry.deadline}" if entry.deadline else ""
        head = f"{entry.kind.value} ({entry.status.value}{who}{due}) {entry.passage.bron.name}"
        yield f"  {head}: {shown.text(entry.passage)}"
        yield f"      {entry.because}"


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
