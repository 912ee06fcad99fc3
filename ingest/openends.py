"""Lines that end in the middle of a sentence whatever the next one begins with: an abbreviation, a date."""

from __future__ import annotations

import re

from ingest.wording import FUNCTION_WORDS

_TITLES = "mr|mrs|drs|dr|ir|ing|prof|dhr|mw|mevr"
_ABBREVIATIONS = (
    "artt?|blz|pag|par|nrs?|resp|incl|excl|vgl|bijv|zgn|jl|m\\.n|o\\.a|d\\.d|c\\.q|t\\.w|i\\.v\\.m|t\\.a\\.v|t\\.b\\.v"
    "|m\\.b\\.t|n\\.a\\.v|i\\.h\\.k\\.v|i\\.p\\.v|o\\.b\\.v|t\\.o\\.v|a\\.g\\.v|d\\.w\\.z|t/m|ca|circa|max|min|St"
)
_ABBREVIATED = re.compile(rf"(?<![\w.])(?:(?:{_TITLES}|{_ABBREVIATIONS})\.|t/m|circa)$", re.IGNORECASE)
_INITIALS = re.compile(rf"(?:(?<![\w.])(?:{_TITLES})\.?\s(?:[A-Z]\.)+|(?<![\w.])(?:[A-Z]\.){{2,}})$")
_NAME = re.compile(r"(?:van|de|den|der|ten|ter|te)\b|[A-Z][a-zà-ÿ]")
_REFERS = re.compile(
    r"\S\s\(?(?:artikel(?:en)?|lid|leden|hoofdstuk|paragraaf|bijlage|tabel|figuur|nummer|nr|pagina)$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b\d{1,2}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_CLOSES = re.compile(r"[\w\s.,]{1,12}\)")
_SET_OFF = re.compile(r"[-–—]\s\S[^-–—]*\s[-–—](?:\s|$)")
"""A phrase between two dashes, which may begin a line as a list item does."""

LONGEST_BRACKET = 80
"""In characters: a bracket that is open for longer has lost its other half, and no other sign is as long."""


def breaks(above: str, below: str) -> bool:
    """Whether one sentence stands on both lines: the upper one cannot end there, or not before this one."""
    above, below = above.rstrip()[-LONGEST_BRACKET:], below.strip()
    if above.endswith("€") or _ABBREVIATED.search(above):
        return True
    if _INITIALS.search(above):
        return _NAME.match(below) is not None
    if _DAY.search(above):
        return _YEAR.match(below) is not None
    if below[:1].isdigit() and _REFERS.search(above):
        return True
    return above.rfind("(") > above.rfind(")") and _CLOSES.match(below) is not None


def sets_off(above: str, below: str) -> bool:
    """Whether the dash that a line begins with sets off a phrase: the line above cannot end before it."""
    last = above.rsplit(maxsplit=1)[-1].lower() if above.split() else ""
    return last in FUNCTION_WORDS and _SET_OFF.match(below.strip()) is not None
