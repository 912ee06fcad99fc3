"""The report of article 12: its chapters, and an annex with every observation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import (
    annex,
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
from reports.numbering import numbered
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from reports.dossier import Dossier

CHAPTERS = (
    *(grounds.chapter, method.chapter, overview.chapter, themas.chapter, phases.chapter),
    *(disagreement.chapter, shared.chapter, registers.works, registers.effects),
    *(registers.follow_up, registers.questions, glossary.chapter),
)
"""In the order of the article 12 process."""


def full(dossier: Dossier) -> Report:
    """The whole report."""
    law = dossier.codebook.law.name
    return Report(
        kind="rapport",
        title=f"Invoeringstoets {law}",
        subtitle=f"Rapport op grond van {grounds.TOETS}, van de {law}",
        status=status(dossier),
        sections=numbered(chapter(dossier) for chapter in CHAPTERS),
        annex=annex.complete(dossier),
        sources=sources.every(dossier),
    )
