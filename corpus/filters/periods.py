"""Dates as people ask for them: a year, a month or a day, or from one through another."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PERIOD = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LENGTHS = (len("2025"), len("2025-03"), len("2025-03-14"))

_GUESSES = (
    (re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})"), "{0}-{1:0>2}-{2:0>2}"),
    (re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"), "{2}-{1:0>2}-{0:0>2}"),
    (re.compile(r"([0-9]{4})[-/]([0-9]{1,2})"), "{0}-{1:0>2}"),
    (re.compile(r"([0-9]{1,2})[-/]([0-9]{4})"), "{1}-{0:0>2}"),
    (re.compile(r"([0-9]{4})(?:[-–—…/]|tot|t/m)([0-9]{4})"), "{0}..{1}"),
)
"""How people write dates and ranges that the language does not know, and how it does."""


def span(text: str) -> tuple[str, str] | None:
    """First and last day, as ISO dates, of a year, month or day in ISO 8601; `None` if it is none."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    last_month = 12 if month is None else first.month
    last_day = calendar.monthrange(first.year, last_month)[1] if day is None else first.day
    return first.isoformat(), date(first.year, last_month, last_day).isoformat()


def shortest(low: str, high: str) -> str:
    """The shortest text, in one measure of time, that means from `low` through `high` (ISO dates or "")."""
    for length in _LENGTHS:
        first, last = low[:length], high[:length]
        if (not low or _edge(first, 0) == low) and (not high or _edge(last, 1) == high):
            return first if first == last else f"{first}..{last}"
    return f"{low}..{high}"


def guessed(text: str) -> str | None:
    """What someone will have meant by a date or range that is written in another way, if it can be told."""
    for pattern, form in _GUESSES:
        found = pattern.fullmatch(text)
        if found is not None:
            guess = form.format(*found.groups())
            return guess if all(span(part) for part in guess.split("..")) else None
    return None


def _edge(text: str, side: int) -> str | None:
    found = span(text)
    return found[side] if found else None
