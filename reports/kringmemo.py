"""The memo for who speaks as one: what recurs, what is called for, what belongs on the agenda."""

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

PARTNERS = "de partners"
"""For whom the memo is when nobody speaks as one and the codebook names no other."""


def memo(dossier: Dossier) -> Report:
    """Recurring themas, what is said as one apart from each member's own findings, calls, and the agenda."""
    opening = (_head(dossier),)
    sections = (
        recurring(dossier),
        *ownfindings.shared(dossier),
        ownfindings.members(dossier),
        _calls(dossier),
        agenda.new(dossier),
        agenda.silent(dossier),
        agenda.proposed(dossier),
    )
    return Report(
        kind="kringmemo",
        title=f"Terugkerende thema's en oproepen {dossier.codebook.law.name}",
        subtitle=f"Memo voor {_recipient(dossier)}",
        status=status(dossier),
        sections=sections,
        opening=opening,
        sources=sources.cited(dossier, (*opening, *sections)),
    )


def _recipient(dossier: Dossier) -> str:
    together = dossier.codebook.collective
    if together:
        return f"het secretariaat van {together.called}"
    return dossier.codebook.wording.recipient or PARTNERS


def _addressee(dossier: Dossier) -> str:
    together = dossier.codebook.collective
    return f"Secretariaat van {together.in_full}" if together else capital(_recipient(dossier))


def _head(dossier: Dossier) -> Fields:
    until = dossier.findings.until
    documents = counted(len(dossier.findings.respondents), "document", "documenten")
    return Fields(
        (
            ("Aan", Fixed(_addressee(dossier), METHOD)),
            ("Stand per", Fixed(day(until) if until else "niet vastgesteld", METHOD)),
            ("Berust op", Fixed(documents, COUNTED)),
        )
    )


def _calls(dossier: Dossier) -> Section:
    """The calls of who speaks as one and how they stand; those of all when nobody does."""
    by = agenda.by_collective(dossier)
    heading = Heading(f"Oproepen{by}")
    found = [e for e in agenda.of_collective(dossier) if e.kind == "oproep"]
    if not found:
        none = Fixed(f"Het dossier bevat geen oproepen{by}.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    total = capital(counted(len(found), "oproep", "oproepen"))
    intro = dossier.say(f"{total}{by}: {entries.statuses(found)}.", [entry.passage for entry in found])
    without = ("Bron",) if by else ()
    tables = entries.tables(dossier, found, "oproepen", without=without)
    return Section(heading, (Paragraph((intro,)), *tables))
