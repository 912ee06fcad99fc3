"""The report of the toets: its chapters, and an annex with every observation it answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import (
    annex,
    centralquestions,
    disagreement,
    glossary,
    grounds,
    method,
    overview,
    phases,
    registers,
    shared,
    sources,
    themas,
)
from reports.dutch import capital
from reports.numbering import numbered
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from reports.dossier import Dossier

CHAPTERS = (
    *(grounds.chapter, method.chapter, centralquestions.chapter, overview.chapter, themas.chapter),
    phases.chapter,
    *(disagreement.chapter, shared.chapter, registers.works, registers.effects),
    *(registers.follow_up, registers.questions, glossary.chapter),
)
"""In the order in which a reader needs them; one that has nothing to tell for this law is left out."""


def full(dossier: Dossier) -> Report:
    """The whole report."""
    law, worded = dossier.codebook.law.name, dossier.codebook.wording
    on = f" op grond van {worded.article}," if worded.article else ""
    chapters = [made for chapter in CHAPTERS if (made := chapter(dossier)) is not None]
    sections = numbered(chapters)
    answered = sources.every(dossier, sections)
    return Report(
        kind="rapport",
        title=f"{capital(worded.toets)} {law}",
        subtitle=f"Rapport{on} van de {law}" if on else f"Rapport van de {worded.toets}",
        status=status(dossier),
        sections=sections,
        annex=annex.complete(dossier, answered),
        sources=answered,
    )
