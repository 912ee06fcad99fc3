"""Findings as plain values, for `findings --json` and other programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from corpus.model import Laag
from synthesis.pointfacts import affected, facts, risks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.findings import Bron, Finding, Findings, Passage, SharedText
    from corpus.gaps import Table
    from corpus.points import Conflict, Entry, Point


def as_json(findings: Findings, thema: str = "") -> dict[str, Any]:
    """The findings, as they may be shown, as plain values; of one thema when it is named."""
    return {
        "peildatum": findings.until,
        "themas": [_thema(f, findings) for f in findings.themas if thema in {"", f.thema}],
        "shared_text": [_shared(text) for text in findings.shared],
        "conflicts": [_conflict(c) for c in findings.conflicts if thema in {"", c.thema}],
        "register": [_entry(entry) for entry in findings.register if thema in {"", *themas_of(entry)}],
        "missing_documents": [
            {"description": m.description, "document": m.passage.stem, "observation": m.passage.id}
            for m in findings.missing
        ],
        "gaps": _gaps(findings),
    }


def themas_of(entry: Entry) -> tuple[str, ...]:
    """The themas that an entry of the register is about or touches."""
    coding = entry.passage.observation.coding
    return (*coding.themas, *coding.onderwerp)


def _thema(finding: Finding, findings: Findings) -> dict[str, Any]:
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
        "points": [_point(point) for point in points],
    }


def _point(point: Point) -> dict[str, Any]:
    first, last = point.history.first, point.history.last
    return {
        "id": point.id,
        "label": point.label,
        "words": list(point.words),
        "observations": [copy.id for member in point.members for copy in member.copies],
        "sources": [bron.name for bron in point.sources],
        "documents": list(point.documents),
        "first_seen": first.moment.first if first else None,
        "last_seen": last.moment.last if last else None,
        "status": point.status.value,
        "stability": point.stability,
        "named": point.named,
        "sources_by_layer": _by_layer(point.sources),
        "fasen": _counted(passage.observation.coding.fase for passage in point.passages),
        "toerekening": _attributed(point.passages),
        "toerekening_gezamenlijk": _attributed(p for p in point.passages if p.bron.laag is Laag.COLLECTIVE),
        "facts": [passage.id for passage in facts(point)],
        "risks": [passage.id for passage in risks(point)],
        "affected": [who for who, _ in affected(point)],
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


def _by_layer(sources: Iterable[Bron]) -> dict[str, list[str]]:
    layers: dict[str, list[str]] = {}
    for bron in sources:
        layers.setdefault(bron.laag.value, []).append(bron.name)
    return layers


def _attributed(passages: Iterable[Passage]) -> dict[str, int]:
    return _counted(passage.observation.coding.toerekening for passage in passages)


def _counted(values: Iterable[str]) -> dict[str, int]:
    """How often each value occurs, the most frequent first."""
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _shared(text: SharedText) -> dict[str, Any]:
    return {
        "id": text.id,
        "text": text.text,
        "voice": text.voice.name,
        "signatories": list(text.signatories),
        "documents": list(text.documents),
        "deviations": [
            {"document": d.passage.stem, "text": d.passage.observation.text} for d in text.deviations
        ],
    }


def _said(passage: Passage) -> str:
    return passage.observation.text


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "thema": conflict.thema,
        "subject": conflict.subject,
        "reason": conflict.reason,
        "sides": [
            {
                "text": side.observation.text,
                "source": side.bron.name,
                "observation": side.id,
                "date": side.date,
            }
            for side in conflict.sides
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "text": _said(entry.passage),
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
        "thema_bron": _table(gaps.by_source),
        "thema_fase": _table(gaps.by_fase),
        "thema_toerekening": _table(gaps.by_toerekening),
        "positions": [
            {"thema": p.thema, "source": p.bron.name, "stance": p.stance.value} for p in gaps.positions
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    """A table with both counts in each cell: documents, independent sources."""
    cells = [[[count.documents, count.sources] for count in row] for row in table.cells]
    return {"rows": list(table.rows), "columns": list(table.columns), "documents_and_sources": cells}
