"""Where a text gives an e-mail address or a telephone number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.persons.kinds import Kind, Personal

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-][\w.+'-]{0,63}@\w[\w-]*(?:\.\w[\w-]*)+")
"""Before the @ are at most 64 characters (RFC 5321, 4.5.3.1.1)."""
_AREA = r"0(?:[1-5]\d|6|7\d|8[4578]|9[17])"
_APART = r"(?:[ ./-]|\u2011| [-\u2013/] )?"
"""What may stand between two groups of digits."""
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?<![A-Z]{4} )"  # no part of a reference or an account number
    rf"(?:(?:\+|00)31{_APART}(?:\(0\){_APART})?[1-9](?:{_APART}\d){{8}}"
    rf"|\(?{_AREA}(?:\d{{0,2}}\)?{_APART}\d|\d?\){_APART}\d)(?:{_APART}\d){{5,8}}"
    rf"|0[89]0[069]{_APART}\d{{4}}(?:\d{{3}})?"
    rf"|\+(?!31)[1-9]\d{{0,2}}{_APART}(?:\(0\){_APART})?[1-9](?:{_APART}\d){{7,11}}"
    r")(?![\w-]|[.,]\d)"
)
_DIGITS = re.compile(r"\d(?:[ ./()\u2011\u2013-]{0,3}\d){7}")
"""The least that a number has."""
_UNUSED = re.compile(r"0(?:12|14|19|2[178]|3[79]|42|44)")
"""Beginnings that the Dutch numbering plan lacks (ACM, Nummerplan telefoon- en ISDN-diensten)."""
_NATIONAL = 10
_SERVICE = re.compile(r"0[89]0[069]")
_SERVICE_LENGTHS = (8, 11)


def details(text: str) -> Iterator[Personal]:
    """The addresses and telephone numbers in a text."""
    if "@" in text:
        yield from (Personal(*one.span(), Kind.MAIL) for one in _MAIL.finditer(text))
    if _DIGITS.search(text) is not None:
        yield from (Personal(*one.span(), Kind.PHONE) for one in _PHONE.finditer(text) if _is_phone(one[0]))


def _is_phone(number: str) -> bool:
    digits = "".join(one for one in number if one.isdigit())
    if number.startswith(("+", "00")):
        return True
    if _SERVICE.match(digits):
        return len(digits) in _SERVICE_LENGTHS
    return len(digits) == _NATIONAL and _UNUSED.match(digits) is None
