"""The page model of an audit, as it may be shown. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.coverage import FigureFault
from reports.points import title
from rodedraad.web.coverage import marking
from rodedraad.web.coverage.model import (
    FIGURE,
    OVERSTATED,
    UNHEARD,
    Source,
    TestedClaim,
    TestedPoint,
    Toets,
    WrongFigure,
)
from rodedraad.web.register.making import OUTSIDE
from rodedraad.web.said import said
from synthesis import bearing

if TYPE_CHECKING:
    from corpus.codebook import Codebook
    from corpus.coverage import ClaimCheck, Covered, FigureCheck
    from rodedraad.auditing import Audited
    from rodedraad.web.coverage.marking import Lemma

SENTENCES, VOICES = 5, 5
"""Sentences of the draft and sources that are shown with a point; the report has them all."""


def toets(found: Audited, codebook: Codebook, lemma: Lemma) -> Toets:
    """What the page shows of an audit; `lemma` gives the lemmas of a word."""
    return Toets(
        name=found.name, score=found.audit.score, compared=found.compared,
        points=tuple(_point(one, codebook, lemma) for one in found.audit.points),
        claims=tuple(map(_claim, found.audit.claims)),
        unsaid=tuple(said(entry.passage) for entry in found.audit.unsaid),
        notices=tuple(notice.message for notice in found.notices),
    )  # fmt: skip


def _point(covered: Covered, codebook: Codebook, lemma: Lemma) -> TestedPoint:
    point = covered.point
    drafted = [" ".join(sentence.text.split()) for sentence in covered.sentences[:SENTENCES]]
    sources = [said(passage) for passage in covered.sources[:VOICES]]
    theirs, ours = [one.text for one in sources if not one.confidential], drafted
    return TestedPoint(
        id=point.id, label=title(point), thema=codebook.thema(point.thema).label if point.thema else OUTSIDE,
        status=covered.status.value, reason=covered.reason, voices=len(point.sources),
        recurring=covered.recurring, calls=tuple(map(said, covered.calls)),
        drafted=tuple(marking.marked(text, theirs, lemma) for text in drafted),
        sources=tuple(Source(one, marking.marked(one.text, ours, lemma)) for one in sources),
    )  # fmt: skip


def _claim(claim: ClaimCheck) -> TestedClaim:
    return TestedClaim(
        text=" ".join(claim.sentence.text.split()), fault=_fault(claim), reason=claim.reason,
        figures=tuple(map(_figure, claim.figures)), passages=tuple(map(said, claim.passages)),
    )  # fmt: skip


def _fault(claim: ClaimCheck) -> str:
    if claim.reason == bearing.UNHEARD:
        return UNHEARD
    if any(wrong.fault is FigureFault.DIFFERS for wrong in claim.figures):
        return FIGURE
    if not claim.supported:
        return OVERSTATED
    return FIGURE if claim.figures else ""


def _figure(wrong: FigureCheck) -> WrongFigure:
    return WrongFigure(wrong.text, tuple((text, said(passage)) for text, passage in wrong.theirs))
