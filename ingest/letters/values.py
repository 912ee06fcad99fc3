"""What kind of text can be the value of a label: a date, a number, a reference, a phrase."""

from __future__ import annotations

import re

from ingest.dates import find_dates, is_date
from ingest.letters.labels import Label
from ingest.letters.letterlines import CLOSING, POSTCODE, SALUTATION, is_street
from ingest.wording import words

DATE_WORDS = 9
"""A date with so many words around it ("woensdag 11 februari 2026, 13.30 - 15.15 uur") is a value."""

REFERENCE_WORDS = 4
"""The longest reference ("2026 / 123 AB"), in words."""

_REFERENCE = re.compile(r"^(?=.*\d)[\w./:()#-]{3,40}(?:\s[\w./:()#-]+){0,3}$")
_COUNT = re.compile(
    r"^(?:\d{1,2}|geen|een|één|twee|drie|vier|vijf|div(?:erse|\.)?)(?: stuks?)?\.?$", re.IGNORECASE
)
_PHONE = re.compile(r"^\+?[\d\s()-]{9,}$")

_DATES = frozenset({Label.DATE, Label.RECEIVED, Label.MEETING_DATE})
_PHRASES = frozenset({Label.SENDER, Label.ADDRESSEE, Label.PLACE, Label.STATUS})


def fits(label: Label, value: str) -> bool:
    """Whether a text can be the value of a bare label; what an unknown label holds is short."""
    if label in _DATES:
        return len(find_dates(value)) == 1 and len(value.split()) <= DATE_WORDS
    if label in _PHRASES:
        return is_phrase(value)
    checks = {
        Label.REFERENCE: is_reference(value),
        Label.THEIR_REFERENCE: is_reference(value) or is_date(value),
        Label.ATTACHMENTS: _COUNT.match(value) is not None,
        Label.SUBJECT: is_phrase(value) and len(words(value)) > 1,
        Label.PRESENT: False,
        Label.ABSENT: False,
    }
    return checks.get(label, len(value.split()) <= REFERENCE_WORDS)


def is_reference(value: str) -> bool:
    """Whether a text is the number or code of a letter: no postcode, street, telephone or date."""
    postal = POSTCODE.search(value) or is_street(value) or _PHONE.match(value)
    return _REFERENCE.match(value) is not None and not postal and not find_dates(value)


def is_phrase(value: str) -> bool:
    """Whether a text has words, and is no address, date, salutation or closing."""
    other = SALUTATION.match(value) or POSTCODE.search(value) or is_date(value) or CLOSING.match(value)
    return not other and re.search(r"[^\W\d_]{2}", value) is not None
