"""What every letter to parliament has around its text: the head, the close, the annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import PartKind
from reports.blocks import BulletList, Fixed, Letterhead, Paragraph, SignOff, Statement
from reports.dutch import capital, day, enumeration
from reports.grounds import METHOD
from reports.voices import plain

if TYPE_CHECKING:
    from corpus.findings import Respondent
    from reports.blocks import Block
    from reports.dossier import Dossier

FORM = "vorm van een Kamerbrief"
"""The basis of a text that belongs to every letter."""

BLANK = "[in te vullen]"

ADDRESSEE = (
    "Aan de Voorzitter van de Tweede Kamer",
    "der Staten-Generaal",
    "Postbus 20018",
    "2500 EA DEN HAAG",
)
MINISTER = "De Minister van Asiel en Migratie,"

ENCLOSED = 12
"""Pieces that the list of annexes names one by one; more of them are named in the report."""


def head(subject: str) -> Letterhead:
    """Sender, addressee, date, subject and reference; what a machine does not know is left open."""
    fields = (("Datum", BLANK), ("Betreft", subject), ("Onze referentie", BLANK))
    return Letterhead(
        sender=Fixed(f"Retouradres: {BLANK}", FORM),
        addressee=tuple(Fixed(line, FORM) for line in ADDRESSEE),
        fields=tuple((name, Fixed(value, FORM)) for name, value in fields),
    )


def closing(dossier: Dossier) -> tuple[Block, ...]:
    """What comes next, the signature, and the annexes."""
    sentences = (
        Fixed("Het bijgevoegde rapport geeft de bevindingen volledig en met hun vindplaats weer.", METHOD),
        Fixed(f"Over de opvolging informeer ik uw Kamer {BLANK}.", FORM),
    )
    sign_off = SignOff((Fixed(MINISTER, FORM), Fixed("[naam]", FORM)))
    return (Paragraph(sentences), sign_off, Paragraph((Fixed("Bijlagen:", FORM),)), _annexes(dossier))


def contributions(dossier: Dossier) -> list[Respondent]:
    """The documents that a letter rests on: an earlier letter to parliament is an answer, and no ground."""
    return [r for r in dossier.findings.respondents if PartKind.KAMERBRIEF.value not in r.kinds]


def _annexes(dossier: Dossier) -> BulletList:
    """The report, the beslisnota and the documents that may be sent along."""
    law = dossier.codebook.law.name
    own = (Fixed(f"Rapport invoeringstoets {law}", FORM), Fixed("Beslisnota bij deze brief", FORM))
    attached = [(r, of[0].id) for r in contributions(dossier) if not r.confidential and (of := dossier.of(r))]
    if len(attached) > ENCLOSED:
        ids = tuple(id_ for _, id_ in attached)
        return BulletList(
            (*own, Statement(f"De {len(attached)} ontvangen stukken, vermeld in het rapport", ids))
        )
    return BulletList((*own, *(Statement(_attached(r), (id_,)) for r, id_ in attached)))


def _attached(respondent: Respondent) -> str:
    who = enumeration([plain(sender) for sender in respondent.senders]) or "afzender niet vastgesteld"
    date = f", {day(respondent.date)}" if respondent.date else ""
    return f"{capital(respondent.title)} ({who}{date})"
