"""Where a text gives an e-mail address, a telephone number or a citizen service number (BSN)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Span = tuple[int, int, str]

MAIL, PHONE, BSN = "[e-mailadres]", "[telefoonnummer]", "[bsn]"

_MAIL = re.compile(r"[\w.+'-]+@\w[\w-]*(?:\.\w[\w-]*)+")
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?<![A-Z]{4} )"  # no part of a reference or an account number
    r"(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?[1-9](?:[ -]?\d){8}"
    r"|\(?0[1-9]\d{0,2}\)?[ -]{0,3}\d(?:[ -]?\d){5,8}"
    r"|0[89]00[ -]?\d{4}(?:\d{3})?)(?![\w-]|[.,]\d)"
)
_DIGITS = re.compile(r"\d(?:[ .()-]{0,3}\d){7}")
"""The least that a number has."""
_NATIONAL = (10, 8, 11)
"""Digits of a number in the Netherlands, and of one that begins with 0800 or 0900."""
_BSN = re.compile(r"(?<![\w.,€/-])(?<!€ )(?:\d{9}|\d{4}[ .]\d{2}[ .]\d{3})(?![\w/-]|[.,]\d)")


def details(text: str) -> Iterator[Span]:
    """The ranges of the text that give one, with what stands in their place."""
    if "@" in text:
        yield from ((*found.span(), MAIL) for found in _MAIL.finditer(text))
    if _DIGITS.search(text) is None:
        return
    yield from ((*found.span(), PHONE) for found in _PHONE.finditer(text) if _is_phone(found[0]))
    yield from ((*found.span(), BSN) for found in _BSN.finditer(text) if _is_bsn(found[0]))


def _is_phone(number: str) -> bool:
    digits = [one for one in number if one.isdigit()]
    return number.startswith(("+", "00")) or len(digits) in _NATIONAL[: 3 if digits[2:4] == ["0", "0"] else 1]


def _is_bsn(number: str) -> bool:
    """The eleven-test of the BSN (Regeling burgerservicenummer)."""
    digits = [int(one) for one in number if one.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return total % 11 == 0 and any(digits)
