"""Numbers and moments as Dutch readers expect them."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def number(value: float) -> str:
    """1234.5 as "1.234,5"."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def counted(value: int, one: str, many: str) -> str:
    """A number with its noun: "1 stuk", "3 stukken"."""
    return f"{number(value)} {one if value == 1 else many}"


def day(value: str) -> str:
    """An ISO date in words; anything else, such as words of a text, as it is."""
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def moment(value: str) -> str:
    """An ISO moment in UTC on this computer's clock; "" stays as it is."""
    if not value:
        return ""
    found = datetime.fromisoformat(value).astimezone()
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}, {found:%H:%M}"


def size(value: int) -> str:
    """Bytes as "1,5 MB"."""
    for unit, of in (("GB", 10**9), ("MB", 10**6)):
        if value >= of:
            return f"{number(round(value / of, 1))} {unit}"
    return f"{number(-(-value // 1000))} kB"
