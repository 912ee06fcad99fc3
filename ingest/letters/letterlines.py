"""What a single line of letter furniture is by its wording; where it may stand is for `letterhead` to say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import collective
from ingest.letters.labels import attendance_value, label_value
from ingest.wording import LONG_WORDS, ends_sentence, is_contact, is_finite, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.lines import Stanza

_REFERENCES = (
    "datum|verzenddatum|ons kenmerk|uw kenmerk|onze referentie|kenmerk|referentie|pagina|bladnummer|blad"
)
"""The labels that later pages of a letter repeat."""

REFERENCE = re.compile(rf"^(?:{_REFERENCES})\b\s*:?\s*(?P<value>.{{0,40}})$", re.IGNORECASE)
_SENT = re.compile(
    r"^disclaimer\b|\b(?:dit|deze|this) (?:e-?mail\w*|mail|bericht|message)\b|\be-mail(?:bericht)?\b",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\b(?:vertrouwelijk|uitsluitend (?:bestemd|bedoeld)|geadresseerde|abusievelijk|niet voor u bestemd"
    r"|rechten (?:worden )?ontle\w+|aansprakelijk\w*|milieu|afdrukt|print|intended|confidential|recipient)\b",
    re.IGNORECASE,
)
_ATTENDEE = re.compile(r"(?:[–—,-]|:|\([^()]*\),?)$|^[A-Za-z][\w/ -]{0,40}:\s|^\([^()]*\)$")
SALUTATION = re.compile(
    r"^(?:(?:zeer )?(?:geachte|beste)\b.{0,80}|mijnheer de voorzitter|l\.\s?s\.)\s?,?$"
    r"|^(?-i:Dag|Hallo|Hoi|Goeden?dag|Goedemorgen|Goedemiddag|Goedenavond)(?:\s[\w'’.-]+){0,4}\s?[,!]$",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^(?:hoogachtend|met (?:vriendelijke|hartelijke|collegiale) groet(?:en)?|met hoogachting"
    r"|vriendelijke groet(?:en)?"
    r"|(?:(?:met|hartelijke|beste|warme) )?(?-i:[Gg]roet(?:en|jes)?|GROET)(?=\s*,|$)"
    r"|m\.?v\.?g\.?(?=\s*,|$)"
    r"|in afwachting van uw reactie)\b.{0,30}$",
    re.IGNORECASE,
)
_FUNCTION = (
    r"^(?:(?:de|het|namens|voor)\s.{{0,40}}?)?\b(?:minister|staatssecretaris|commissaris"
    r"|commissarissen|voorzitter|"
    r"gedeputeerde|burgemeester|secretaris|directeur(?:-generaal)?|bestuur|bestuurslid|college"
    r"|griffier|portefeuillehouder|{together})\b"
    r"[^.;:]{{0,110}}$|^namens\s[^.;:]{{2,110}}$"
)
INITIALS = re.compile(
    r"^(?:(?:mr|drs|dr|ir|ing|prof|mw|dhr|mevrouw|de heer)\.?\s)*(?:[A-Z]\.\s?){1,6}(?:\([A-Z]\w+\)\s)?"
    r"(?:(?:van|de|den|der|ten|ter|van de|van den|van der|in|'t|’t)\s)*[A-Z][\w'’-]+(?:[ -][\w'’-]+){0,3},?"
    r"(?:\s(?:MSc|MA|LLM|MBA|MPA|RA))*$"
)
NAME = re.compile(r"^[A-Z][\w'’-]+(?:\s(?:van|de|den|der|ten|ter|'t|[A-Z]\.|[A-Z][\w'’-]+)){1,5}$")
BEHALF = re.compile(r"^namens\s", re.IGNORECASE)
REDACTED = re.compile(r"^\[[^\]\d]{2,20}\]")
"""A name that was blanked."""
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?-i:[A-Z]{2})\b|^postbus \d+|^antwoordnummer \d+", re.IGNORECASE)
_STREET = re.compile(r"^[A-Z][\w'’. -]{3,40}\s\d{1,4}(?:\s?[a-z])?$")
ADDRESSEE = re.compile(
    r"^(?:aan(?: de| het)?\b|t\.a\.v\.|ter attentie van)"
    r"|^(?:de )?(?:minister|staatssecretaris) (?:van|voor)\b",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"^(?:directoraat|directie|afdeling|ministerie|cluster|sector|bureau|secretariaat"
    r"|programma(?=directie))\b",
    re.IGNORECASE,
)
"""What the parts of an organisation are called in its letterhead."""
NUMBER = re.compile(r"^[\w./-]*\d[\w./-]*$")
ADDRESSED = re.compile(r"^(?:aan (?:de|het)\b|t\.a\.v\.)", re.IGNORECASE)
RETURN = re.compile(r"^>?\s*retouradres\b", re.IGNORECASE)

PARTICULAR_WORDS = 10
"""An address or reference line has no more words."""

BODY_WORDS = 12
"""A line group of so many words that ends as a sentence is running text."""


def function() -> re.Pattern[str]:
    """A line that tells the function of who signs, the collective of the law in use among them."""
    return _function(collective.word())


@lru_cache(maxsize=4)
def _function(together: str) -> re.Pattern[str]:
    return re.compile(_FUNCTION.format(together=together), re.IGNORECASE)


def text_of(stanza: Stanza) -> str:
    """The words of a stanza on one line."""
    return re.sub(r"\s+", " ", " ".join(line.text for line in stanza)).strip(" >*_")


def is_body(stanza: Stanza) -> bool:
    """Whether a stanza is running text; short lines of which none ends a sentence are particulars."""
    if len(stanza) > 1 and all(_is_particular(line.text) for line in stanza):
        return False
    count = len(words(text_of(stanza)))
    return count >= LONG_WORDS or (count >= BODY_WORDS and ends_sentence(text_of(stanza)))


def _is_particular(line: str) -> bool:
    return len(words(line)) <= PARTICULAR_WORDS and not ends_sentence(line)


def disclaims(text: str) -> bool:
    """Whether this is what a mail program writes under each mail: for whom it is, that it binds nobody."""
    return _SENT.search(text) is not None and _WARNS.search(text) is not None


def is_street(text: str) -> bool:
    """Whether a line is a street with its number."""
    return _STREET.match(text) is not None and not is_finite(text)


def is_addressed(texts: Sequence[str]) -> bool:
    """Whether these stanzas address a letter: to somebody, with a postcode or reference lines."""
    addressed = any(RETURN.match(text) or ADDRESSED.match(text) for text in texts)
    return addressed and any(POSTCODE.search(text) or label_value(text) is not None for text in texts)


def of_letter(line: str) -> bool:
    """Whether a line is letter furniture by its wording alone."""
    return (
        label_value(line) is not None
        or attendance_value(line) is not None
        or any(p.search(line) for p in (POSTCODE, RETURN, SALUTATION, INITIALS))
        or is_contact(line)
        or ADDRESSEE.match(line) is not None
        or (UNIT.match(line) is not None and len(words(line)) <= PARTICULAR_WORDS and not is_finite(line))
    )


def names_attendee(line: str) -> bool:
    """Whether a line within an attendance list goes on with it."""
    return any(p.search(line) for p in (_ATTENDEE, INITIALS)) and not ends_sentence(line)
