"""An audit of a draft as plain values, for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.coverage import ClaimCheck, Covered
    from corpus.findings import Passage
    from rodedraad.auditing import Audited


def as_json(found: Audited) -> dict[str, Any]:
    """The audit, as it may be shown, for a program."""
    return {
        "draft": found.name,
        "documents": found.compared,
        "score": found.audit.score,
        "points": [_point_json(covered) for covered in found.audit.points],
        "claims": [_claim_json(claim) for claim in found.audit.claims],
        "commitments_unsaid": [_source_json(entry.passage) for entry in found.audit.unsaid],
        "notices": [notice.message for notice in found.notices],
    }


def _point_json(covered: Covered) -> dict[str, Any]:
    point = covered.point
    return {
        "id": point.id,
        "thema": point.thema,
        "label": point.label,
        "status": covered.status.value,
        "independent_sources": len(point.sources),
        "draft_sentences": [sentence.text for sentence in covered.sentences],
        "observations": [passage.id for passage in point.passages],
        "reason": covered.reason,
        "cost": covered.cost,
        "calls": [call.id for call in covered.calls],
        "recurring": covered.recurring,
        "sources": [_source_json(source) for source in covered.sources],
    }


def _source_json(source: Passage) -> dict[str, str]:
    return {
        "source": source.bron.name,
        "document": source.stem,
        "observation": source.id,
        "text": " ".join(source.observation.text.split()),
    }


def _claim_json(claim: ClaimCheck) -> dict[str, Any]:
    ids = [passage.id for passage in claim.passages]
    return {
        "text": claim.sentence.text,
        "supported": claim.supported,
        "observations": ids if claim.supported else [],
        "nearest": [] if claim.supported else ids,
        "reason": claim.reason,
        "figures": [
            {
                "figure": wrong.text,
                "fault": wrong.fault.value,
                "sources": [{"figure": theirs, "observation": p.id} for theirs, p in wrong.theirs],
            }
            for wrong in claim.figures
        ],
    }
