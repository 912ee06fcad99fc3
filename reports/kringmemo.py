"""The memo for the secretariat of the Kring: what recurs, what is called for, what belongs on the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import agenda, entries, ownfindings, sources
from reports.blocks import Fields, Fixed, Heading, Paragraph, Section
from reports.dossier import COUNTED
from reports.dutch import capital, counted, day
from reports.grounds import METHOD
from reports.recurring import section as recurring
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from reports.dossier import Dossier


def memo(dossier: Dossier) -> Report:
    """Recurring themas, the shared text apart from each province's own findings, calls, and the agenda."""
    opening = (_head(dossier),)
    sections = (
        recurring(dossier),
        ownfindings.shared(dossier),
        ownfindings.provinces(dossier),
        _calls(dossier),
        agenda.new(dossier),
        agenda.silent(dossier),
        agenda.proposed(dossier),
    )
    return Report(
        kind="kringmemo",
        title=f"Terugkerende thema's en oproepen {dossier.codebook.law.name}",
        subtitle="Memo voor het secretariaat van de Kring",
        status=status(dossier),
        sections=sections,
        opening=opening,
        sources=sources.cited(dossier, (*opening, *sections)),
    )


def _head(dossier: Dossier) -> Fields:
    until = dossier.findings.until
    documents = counted(len(dossier.findings.respondents), "document", "documenten")
    return Fields(
        (
            ("Aan", Fixed("Secretariaat van de Kring van commissarissen van de Koning", METHOD)),
            ("Stand per", Fixed(day(until) if until else "niet vastgesteld", METHOD)),
            ("Berust op", Fixed(documents, COUNTED)),
        )
    )


def _calls(dossier: Dossier) -> Section:
    """The calls of the Kring and how they stand."""
    heading = Heading("Oproepen van de Kring")
    found = [e for e in agenda.of_kring(dossier) if e.kind == "oproep"]
    if not found:
        none = Fixed("Het dossier bevat geen oproepen van de Kring.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    total = capital(counted(len(found), "oproep", "oproepen"))
    text = f"{total} van de Kring: {entries.statuses(found)}."
    intro = dossier.say(text, [entry.passage for entry in found])
    return Section(
        heading, (Paragraph((intro,)), *entries.tables(dossier, found, "oproepen", without=("Bron",)))
    )
