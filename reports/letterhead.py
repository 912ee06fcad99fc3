"""What every letter to parliament has around its text: the head, the close, the annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import PartKind
from reports.blocks import Fixed, Letterhead, Paragraph, SignOff
from reports.dutch import capital, counted, day, enumeration
from reports.grounds import METHOD
from reports.voices import MOST_NAMED, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.findings import Respondent
    from reports.blocks import Block
    from reports.dossier import Dossier

FORM = "vorm van een Kamerbrief"
"""The basis of a text that belongs to every letter."""

BLANK = "[in te vullen]"

ADDRESSEE = (
    "Aan de Voorzitter van de Tweede Kamer",
    "der Staten-Generaal",
)

ENCLOSED = 4
"""Pieces that the list of annexes names one by one; of more it names the senders."""


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
    fully = "" if dossier.is_large else "volledig en "
    sentences = (
        Fixed(f"Het bijgevoegde rapport geeft de bevindingen {fully}met hun vindplaats weer.", METHOD),
        Fixed(f"Over de opvolging informeer ik uw Kamer {BLANK}.", FORM),
    )
    sign_off = SignOff((Fixed(f"{minister(dossier)},", FORM), Fixed("[naam]", FORM)))
    return (Paragraph(sentences), sign_off, _annexes(dossier))


def minister(dossier: Dossier) -> str:
    """Who signs, as a letter has it; left open when the codebook does not say."""
    return f"De {dossier.codebook.wording.minister or BLANK}"


def letters(dossier: Dossier) -> list[Respondent]:
    """The earlier letters to parliament in the dossier."""
    return [r for r in _heard(dossier) if PartKind.KAMERBRIEF.value in r.kinds]


def contributions(dossier: Dossier) -> list[Respondent]:
    """The documents that a letter rests on: an earlier letter to parliament is an answer, and no ground."""
    return [r for r in _heard(dossier) if PartKind.KAMERBRIEF.value not in r.kinds]


def _heard(dossier: Dossier) -> list[Respondent]:
    return [r for r in dossier.findings.respondents if r.observations]


def _annexes(dossier: Dossier) -> Paragraph:
    """The report, the beslisnota and the documents that may be sent along."""
    law = dossier.codebook.law.name
    own = (f"Rapport {dossier.codebook.wording.toets} {law}", "Beslisnota bij deze brief")
    sent = [r for r in contributions(dossier) if not r.confidential]
    attached = [_attached(r) for r in sent] if len(sent) <= ENCLOSED else [_together(sent)]
    listed = [f"{n}. {title}" for n, title in enumerate((*own, *attached), 1)]
    return Paragraph((Fixed(f"{'; '.join(listed)}.", FORM),), lead="Bijlagen:")


def _attached(respondent: Respondent) -> str:
    who = enumeration([plain(sender) for sender in respondent.senders]) or "afzender niet vastgesteld"
    date = f", {day(respondent.date)}" if respondent.date else ""
    return f"{capital(respondent.title)} ({who}{date})"


def _together(sent: Iterable[Respondent]) -> str:
    senders = dict.fromkeys(plain(sender) for r in sent for sender in r.senders or ("onbekende afzender",))
    if len(senders) > MOST_NAMED:
        return f"De bijdragen van {counted(len(senders), 'afzender', 'afzenders')}"
    return f"De bijdragen van {enumeration(list(senders))}"
