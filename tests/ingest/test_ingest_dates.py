"""Dates as Dutch letters write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, is_date, month_of

DATES = [
    ("3 juli 2026", ["2026-07-03"]),
    ("26 JAN. 2026", ["2026-01-26"]),
    ("26-9-24", ["2024-09-26"]),
    ("26- 9-24", ["2024-09-26"]),
    ("01/02/2025", ["2025-02-01"]),
    ("1.11.2024", ["2024-11-01"]),
    ("2026-01-26", ["2026-01-26"]),
    ("5 mrt 2025", ["2025-03-05"]),
    ("5 maart 2025", ["2025-03-05"]),
    ("Assen, 19 januari 2026", ["2026-01-19"]),
    ("van 1 februari 2024 tot 1 juli 2025", ["2024-02-01", "2025-07-01"]),
    ("30 februari 2026", []),
    ("31-04-2026", []),
    ("99-99-99", []),
    ("3 juli", []),
    ("op 1 juli 1026", []),
    ("15.00 -17.00 uur", []),
    ("kenmerk 2026-01-123456", []),
    ("12.5.7 van het handboek", []),
    ("de opgave van 96.000", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_find_dates(text: str, expected: list[str]) -> None:
    assert [found.iso for found in find_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 JAN. 2026", True),
        ("Assen, 19 januari 2026", True),
        ("donderdag 3 juli 2026", True),
        ("De brief van 3 juli 2026 noemt dit knelpunt", False),
        ("Team SW", False),
    ],
)
def test_is_date(text: str, expected: bool) -> None:
    assert is_date(text) is expected


MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_written_date_is_read(day: date) -> None:
    written = f"Datum {day.day} {MONTHS[day.month - 1]} {day.year}"
    (found,) = find_dates(written)
    assert found.iso == day.isoformat()
    assert written[found.start : found.end].startswith(str(day.day))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Februari 2033", "2033-02"),
        ("maart 2027.", "2027-03"),
        ("Assen, mrt. 2027", "2027-03"),
        ("Netwerk van Kustgemeenten, december 2030", "2030-12"),
        ("3 februari 2033", ""),
        ("10-16 februari 2033", ""),
        ("Voortgang maart 2026", ""),
        ("Peildatum: maart 2026", ""),
        ("vanaf maart 2026", ""),
        ("januari-maart 2026", ""),
        ("januari 2026, maart 2026", ""),
        ("februari 1033", ""),
        ("mei", ""),
        ("juni 26", ""),
    ],
)
def test_a_month_of_its_own(text: str, expected: str) -> None:
    assert month_of(text) == expected
