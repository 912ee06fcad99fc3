"""Dates as Dutch texts write them, in the notation of ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    ("januari", "jan"),
    ("februari", "febr", "feb"),
    ("maart", "mrt"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
NUMBER_OF = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
MONTH = "|".join(rf"{name}\b" if name == names[0] else rf"{name}\b\.?" for names in MONTHS for name in names)
YEAR = (
    r"(?:19|20)[0-9]{2}(?!\s+[^\W\d_]*(?:plek|plaats|bed|zoeker|houder|person|mens|euro|[^\W\d_]{2,5}['’]s))"
)
"""A year, and not the "2000" of "2000 plekken"."""

DIGIT = re.compile(r"[0-9]")
"""No date goes without."""

FIRST_OF_1900S = 70
"""Two digits from here on stand for a year of the twentieth century ("1-2-94"), below for one of ours."""

LEAP_YEAR = 2000
"""Stands in for a year that is not given, so that 29 February may be a date."""

DATE = re.compile(
    rf"""
    (?<![\w/])(?<![0-9][.,])
    (?: (?P<iso>{YEAR}-[0-9]{{2}}-[0-9]{{2}})
      | (?P<since>{YEAR}) (?:\s?[–/-]\s?|\ tot\ (?:en\ met\ )?|\ t/m\ ) (?P<until>{YEAR})
      | (?P<day>[0-9]{{1,2}})(?:e|ste|de)? \s+ (?P<month>{MONTH}) (?:,?\s+(?P<year>{YEAR}))?+
      | (?<![0-9]-)(?P<d>[0-9]{{1,2}}) (?P<by>[-/.])
        \s?(?P<m>[0-9]{{1,2}}) (?P=by) \s?(?P<y>{YEAR}|[0-9]{{2}})
      | (?<![0-9]\s)(?P<alone>{MONTH}) \s+ (?P<of>{YEAR})
      | (?:in|sinds|sedert|vanaf|per|eind|begin|medio|ultimo|voorjaar|najaar|zomer|jaar) \s+ (?P<only>{YEAR})
    )
    (?!\w|[-/.,][0-9])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def dates(text: str) -> Iterator[Mention]:
    """Days ("2026-01-26", without a year "--01-26"), months ("2026-07"), years, periods ("2024/2026").

    A date that does not exist (31 February) is not mentioned, nor is a part of it.
    """
    for match in DATE.finditer(text) if DIGIT.search(text) else ():
        if value := _value(match):
            start, end = match.span("only") if match["only"] else match.span()
            yield Mention("datum", start, end, text[start:end], value)


def _value(match: re.Match[str]) -> str:
    """The date in ISO 8601, "" if there is no such date."""
    if match["iso"]:
        year, month, day = match["iso"].split("-")
        return _day(int(year), int(month), int(day))
    if match["since"]:
        return f"{match['since']}/{match['until']}" if match["since"] < match["until"] else ""
    if match["day"]:
        return _day(int(match["year"] or 0), _month(match["month"]), int(match["day"]))
    if match["d"]:
        return _day(_year(match["y"]), int(match["m"]), int(match["d"]))
    if match["alone"]:
        return f"{match['of']}-{_month(match['alone']):02}"
    return match["only"]


def _day(year: int, month: int, day: int) -> str:
    """A day in ISO 8601; `year` 0 stands for a year that is not given."""
    try:
        found = date(year or LEAP_YEAR, month, day)
    except ValueError:
        return ""
    return found.isoformat() if year else f"--{found:%m-%d}"


def _month(name: str) -> int:
    return NUMBER_OF[name.lower().rstrip(".")]


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= FIRST_OF_1900S else 2000)
