"""The report of article 12: seven chapters and an annex with every observation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import annex, grounds, method, registers, sources, themas
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from reports.dossier import Dossier


def full(dossier: Dossier) -> Report:
    """The whole report."""
    law = dossier.codebook.law.name
    return Report(
        kind="rapport",
        title=f"Invoeringstoets {law}",
        subtitle=f"Rapport op grond van {grounds.TOETS}, van de {law}",
        status=status(dossier),
        sections=(
            grounds.chapter(dossier),
            method.chapter(dossier),
            themas.chapter(dossier),
            registers.phases(dossier),
            registers.follow_up(dossier),
            registers.works(dossier),
            registers.questions(dossier),
        ),
        annex=annex.complete(dossier),
        sources=sources.every(dossier),
    )
