"""Days, months, seasons and years as ranges of ISO dates, and how Dutch writes a day.

Dates come as strings of ISO 8601, which sort as time runs. A season lasts as the astronomical one does, the
longest reading: nothing is late before every reading of "dit najaar" has passed.
"""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SEASONS = {
    "voorjaar": ("03-01", "06-20"),
    "lente": ("03-01", "06-20"),
    "zomer": ("06-21", "09-22"),
    "najaar": ("09-01", "12-20"),
    "herfst": ("09-01", "12-20"),
}
"""First and last day within a year; winter runs over two years and is not read."""
EARLIEST, LATEST = "1950-01-01", "2049-12-31"
"""A document of this field dated outside these was misread or mistyped ("1 januari 0001", "2099")."""


def is_day(value: str) -> bool:
    """Whether it is an existing day in ISO 8601."""
    return parsed(value) is not None


def is_possible(value: str) -> bool:
    """Whether a document can bear this date: an existing day between `EARLIEST` and `LATEST`."""
    return is_day(value) and EARLIEST <= value <= LATEST


def parsed(value: str) -> date | None:
    """The day of an ISO date, `None` for anything else."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def shifted(day: str, days: int) -> str:
    """The day so many days later (earlier when negative)."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def later(day: str, months: int) -> str:
    """The same day so many months later, or the last day of a shorter month."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return min(f"{year:04}-{month + 1:02}-{start.day:02}", month_of(year, month + 1)[1])


def month_of(year: int, month: int) -> tuple[str, str]:
    """First and last day of a month."""
    first = date(year, month, 1)
    return first.isoformat(), ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()


def span(value: str) -> tuple[str, str] | None:
    """First and last day of a date, month, year or period as mentions give it; `None` without a year."""
    head, _, tail = value.partition("/")
    if tail:
        return (f"{head}-01-01", f"{tail}-12-31") if len(head) == len(tail) == 4 else None
    if is_day(value):
        return value, value
    if len(value) == 7 and value[:4].isdigit():
        return month_of(int(value[:4]), int(value[5:]))
    return (f"{value}-01-01", f"{value}-12-31") if len(value) == 4 and value.isdigit() else None


def next_yearly(month_day: str, since: str) -> str:
    """The first day with this month and day ("07-01") on or after `since`."""
    year = int(since[:4])
    days = (f"{ahead}-{month_day}" for ahead in range(year, year + 9))  # 29 February: at most eight years on
    return next(day for day in days if is_day(day) and day >= since)


def written(day: str) -> str:
    """A day as Dutch writes it: "3 juli 2026"; anything else as it is."""
    known = parsed(day)
    return f"{known.day} {MONTHS[known.month - 1]} {known.year}" if known else day
