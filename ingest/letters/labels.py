"""The words that label particulars of letters, mails and minutes ("Ons kenmerk"), and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ingest.wording import ends_sentence, has_link, is_finite


class Label(Enum):
    """What stands behind a label."""

    DATE = auto()
    RECEIVED = auto()
    SUBJECT = auto()
    REFERENCE = auto()
    THEIR_REFERENCE = auto()
    ATTACHMENTS = auto()
    SENDER = auto()
    ADDRESSEE = auto()
    STATUS = auto()
    MEETING_DATE = auto()
    PLACE = auto()
    PRESENT = auto()
    ABSENT = auto()
    OTHER = auto()


_COUNT = r"(?=\s*:?\s*(?:\d*|geen|een|één|twee|drie|vier|vijf|div(?:erse|\.)?)(?: stuks?)?\s*$)"
"""Without colon "Bijlagen" is a label only before a number, or alone."""

LETTER: tuple[tuple[Label, str], ...] = (
    (
        Label.RECEIVED,
        r"datum (?:van )?(?:ontvangst|ontvangen|binnenkomst)|ontvangstdatum|ontvangen(?: op)?"
        r"|ingekomen(?: op)?"
        r"|binnengekomen(?: op)?",
    ),
    (
        Label.DATE,
        r"datum en plaats|plaats en datum|verzenddatum|datum verzending|datum verzonden"
        r"|verzonden(?: op)?|briefdatum|datum (?:brief|document|stuk|nota)"
        r"|dagtekening|datum|sent(?=\s*:)|date(?=\s*:)|d\.d\.(?=\s*:)",
    ),
    (Label.SUBJECT, r"betr\.?(?=\s*:)|betreft|onderwerp|betreffende(?=\s*:)|subject(?=\s*:)|inzake(?=\s*:)"),
    (
        Label.THEIR_REFERENCE,
        r"uw (?:brief|bericht|schrijven|mail|e-mail)(?: van| \(kenmerk\)| d\.d\.)?"
        r"|uw (?:kenmerk|referentie|ref\.?|zaaknummer)",
    ),
    (
        Label.REFERENCE,
        r"ons (?:kenmerk|zaaknummer)|onze (?:referentie|ref\.?)|briefkenmerk|kenmerk|referentie(?:nummer)?"
        r"|zaaknummer|zaaknr|zaak-?id|documentnummer|documentnr|registratienummer|briefnummer|dossiernummer",
    ),
    (
        Label.ATTACHMENTS,
        rf"(?:aantal )?bijlagen?{_COUNT}|bijlagen(?=\s*:)|bijlage(?=\s*:\s*\d{{1,2}}\s*$)"
        rf"|aantal bijlagen(?=\s*:)"
        r"|bijlage\(n\)|attachments?(?=\s*:)",
    ),
    (Label.SENDER, r"van(?=\s*:)|from(?=\s*:)|afzender|opsteller|opgesteld door|auteurs?"),
    (Label.ADDRESSEE, r"aan(?=\s*:)|to(?=\s*:)|geadresseerde|ontvanger(?=\s*:)|t\.a\.v\.(?=\s*:)"),
    (
        Label.STATUS,
        r"status|rubricering|classificatie|vertrouwelijkheid(?=\s*:)|verspreiding(?=\s*:)"
        r"|openbaarheid(?=\s*:)",
    ),
    (
        Label.OTHER,
        r"behandeld door|contactpersoon|inlichtingen(?: bij)?|doorkiesnummer|telefoon(?:nummer)?"
        r"|tel|fax|e-?mail"
        r"|e-mailadres|website|internet|postadres|bezoekadres|pagina|bladnummer|blad"
        r"|c\.?c\.?(?=\s*:)|bcc(?=\s*:)"
        r"|kopie aan|afschrift aan|prioriteit(?=\s*:)|soort document|documentsoort"
        r"|versie(?=\s*:)|naam(?=\s*:)",
    ),
)
"""The labels of reference lines and of the headers of mails, the longer ones first."""

MEETING: tuple[tuple[Label, str], ...] = (
    (
        Label.MEETING_DATE,
        r"datum (?:van )?(?:het |de )?(?:overleg|vergadering|bijeenkomst|gesprek)|vergaderdatum|overlegdatum"
        r"|datum en tijd|datum/tijd",
    ),
    (Label.PLACE, r"locatie|vergaderplaats|plaats(?! en datum)"),
    (
        Label.ABSENT,
        r"afwezig(?:en)?|afmeldingen|afgemeld|met kennisgeving afwezig|verhinderd(?=\s*:)|genodigden",
    ),
    (
        Label.PRESENT,
        r"aanwezig(?:en)?|online|digitaal aanwezig|deelnemers|deelnemende organisaties|vertegenwoordigers?"
        r"|voorzitter|notulist|secretaris(?=\s*:)",
    ),
    (Label.OTHER, r"tijd|verslag(?:legging|gever)?(?= *:)"),
)
"""The labels above minutes and of their lists of attendance."""


def _alternatives(table: tuple[tuple[Label, str], ...]) -> str:
    return "|".join(forms for _, forms in table)


_LETTER = re.compile(
    rf"^(?:{_alternatives(LETTER)})(?!\w)\.?(?P<colon>\s*:)?\s*(?P<value>.*)$", re.IGNORECASE
)
_ATTENDANCE = re.compile(
    rf"^(?:{_alternatives(MEETING)})\b(?:(?:\s[\w-]+){{0,2}}(?P<colon>\s*:))?\s*(?P<value>.*)$", re.IGNORECASE
)
_LISTED = re.compile(
    r"^(?:(?:aanwezig|afwezig)(?:en)?|locatie)\s+(?P<value>(?:digitaal|online|hybride|geen|allen|gemeenten?"
    r"|provincies?|waterschap(?:pen)?|veiligheidsregio|ministerie|namens|de heer|mevrouw|meneer|dhr|mw|mevr"
    r"|wethouders?|burgemeesters?|(?:de|het) (?-i:[A-Z]\w+))\b.*)$",
    re.IGNORECASE,
)
"""Who was present and where, without colon: as a table without lines reads."""

_EACH = tuple(
    (label, re.compile(rf"(?:{forms})(?!\w)", re.IGNORECASE)) for label, forms in (*MEETING, *LETTER)
)
_BEGINS = re.compile(
    rf"(?:^|(?<=\s))(?:(?i:{_alternatives((*LETTER, *MEETING))})\s*:(?=\s|$)"
    r"|(?:Ons kenmerk|Onze referentie|Uw kenmerk|Uw referentie|Uw brief van|Datum|Betreft"
    r"|Onderwerp|Bijlagen?)"
    r"(?=\s+[\dA-Z]|\s*$))"
)
"""Where a label begins within a line: one with a colon, or a common one before a value."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece of a line: its label (None: it has none) and what stands behind it ("" for a bare label)."""

    label: Label | None
    value: str


def label_value(text: str) -> str | None:
    """What stands behind the label of a reference line ("" for a bare label), or None if there is no label.

    A sentence that happens to begin with such a word ("Datum en plaats worden nog bekend") has no label.
    """
    return _value(_LETTER, text)


def attendance_value(text: str) -> str | None:
    """The same for the label of an attendance list ("Aanwezig:"); in a table it may have no colon."""
    value = _value(_ATTENDANCE, text)
    if value is None and (listed := _LISTED.match(text.strip(" >*_"))) and not is_finite(listed["value"]):
        return listed["value"]
    return value


def _value(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.match(text.strip(" >*_"))
    if match is None:
        return None
    value = match["value"].strip(" *_")
    plain = bool(match["colon"]) or not value or value[0].isupper() or value[0].isdigit() or has_link(value)
    return value if plain and not (ends_sentence(value) and is_finite(value)) else None


def is_label(text: str) -> bool:
    """Whether a line is nothing but a label, of a letter or of minutes."""
    return "" in (label_value(text), attendance_value(text))


def labelled(text: str) -> list[Labelled]:
    """The labels of a line with their values; what stands before the first one has no label."""
    text = text.strip(" >*_")
    starts = sorted({0, *(match.start() for match in _BEGINS.finditer(text))})
    ends = [*starts[1:], len(text)]
    pieces: list[Labelled] = []
    for piece in (_labelled(text[a:b].strip()) for a, b in zip(starts, ends, strict=True)):
        if pieces and piece.label is None:  # a word like a label, but without a value
            pieces[-1] = Labelled(pieces[-1].label, f"{pieces[-1].value} {piece.value}".strip())
        else:
            pieces.append(piece)
    return pieces


def _labelled(piece: str) -> Labelled:
    for value in (attendance_value(piece), label_value(piece)):
        if value is not None:
            return Labelled(next(label for label, pattern in _EACH if pattern.match(piece)), value)
    return Labelled(None, piece)
