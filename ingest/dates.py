"""Dates as Dutch letters write them, to ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"(?<![\d.-])(?:(?P<d>\d{{1,2}})(?:e|ste"
    rf"|de)?[\s-]*(?P<m>{_MONTH})\b\.?,?[\s-]*(?P<y>\d{{4}}|(?:['’‘]\s?|-)\d{{2}}\b)"
    r"|(?P<d2>\d{1,2})\s?(?P<sep>[-/.])\s?(?P<m2>\d{1,2})\s?(?P=sep)\s?(?P<y2>\d{4}|\d{2})"
    r"|(?P<y3>\d{4})(?P<sep3>[-/])(?P<m3>\d{2})(?P=sep3)(?P<d3>\d{2}))(?![\d-])",
    re.IGNORECASE,
)
"""The year stands in full behind the name of a month, or in two digits that an apostrophe or hyphen marks."""

_MONTH_ALONE = re.compile(
    rf"(?:(?P<before>[^\d,:]{{1,80}}),\s*)?(?P<m>{_MONTH})\.?\s+(?P<y>\d{{4}})\.?", re.IGNORECASE
)
"""Who or where may stand before it and a comma: "Assen, maart 2027"."""
NAME_WORDS = 6
"""The longest name before a month, in words."""

FIRST_YEAR, LAST_YEAR = 1990, 2099
"""Documents of this kind are born digital; a year outside is a number that looks like a date."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its ISO form and its half-open range there."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> tuple[Dated, ...]:
    """All possible dates in the text, in order; "30 februari" and the year 1026 are none."""
    found = ((_iso(match), match) for match in _DATE.finditer(text))
    return tuple(Dated(iso, match.start(), match.end()) for iso, match in found if iso)


def is_date(text: str) -> bool:
    """Whether the text is a date and little else: a weekday, a place, "d.d."."""
    dates = find_dates(text)
    if len(dates) != 1:
        return False
    rest = text[: dates[0].start] + text[dates[0].end :]
    return len(re.findall(r"\w+", rest)) <= 2


def month_of(text: str) -> str:
    """The month that a line bears, by itself or behind a place or name and a comma ("2033-02"); "" for none.

    "Voortgang maart 2026" is what a text is about, and "3 maart 2026" a day.
    """
    found = _MONTH_ALONE.fullmatch(text.strip())
    if found is None or len((found["before"] or "").split()) > NAME_WORDS:
        return ""
    year = int(found["y"])
    return f"{year}-{_month(found['m']):02}" if FIRST_YEAR <= year <= LAST_YEAR else ""


def _iso(match: re.Match[str]) -> str:
    group = match.groupdict()
    year = int((group["y"] or group["y2"] or group["y3"]).strip("'’‘- "))
    year += 2000 if year < 100 else 0
    month = _month(group["m"]) if group["m"] else int(group["m2"] or group["m3"])
    try:
        day = date(year, month, int(group["d"] or group["d2"] or group["d3"]))
    except ValueError:
        return ""
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else ""


def _month(name: str) -> int:
    short = name.lower()[:3]
    return 3 if short == "mrt" else MONTHS.index(short) + 1
