"""Where a text gives a citizen service number (BSN) or the number of a bank account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.persons.kinds import Kind, Personal

if TYPE_CHECKING:
    from collections.abc import Iterator

_BSN = re.compile(
    r"(?<![\w.,€/=&?%#-])(?<!€ )"
    r"(?:\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|(?P<threes>\d{3}[ .]\d{3}[ .]\d{3}))(?![\w/&=-]|[.,]\w|,-)"
)
_TOLD = re.compile(r"\b(?:b\.?s\.?n\b|burgerservice|sofi)", re.IGNORECASE)
"""What says that a number is one."""
_OTHER = re.compile(
    r"\b(?:(?!bsn|sofi|burgerservice)\w+(?:nummer|nr)s?"
    r"|(?:zaak|dossier|melding|aanvraag|project|registratie)s?|kenmerk"
    r"|referentie|ref|factuur|order|polis|contract|beschikking|besluit|document|ticket|id|rsin|kvk|lei)\b"
    r"(?:\s*(?:is|luidt|was|wordt|heeft|nr\.?|nummer|[:=.(-]))*\s*\Z",
    re.IGNORECASE,
)
"""What says that a number is another one: about one in eleven of these stands the test by chance."""
_COUNTED = re.compile(r"\s*(?:euro|eur|m2|m²|keer|plekken|plaatsen|inwoners|stuks|procent|%)", re.IGNORECASE)
_BEFORE = 40
"""Characters in which a number is told what it is."""
_IBAN = re.compile(
    r"(?<!\w)(?:NL\d{2} ?[A-Z]{4}(?: ?\d{4}){2} ?\d{2}|BE\d{2}(?: ?\d{4}){3}"
    r"|DE\d{2}(?: ?\d{4}){4} ?\d{2})(?!\w)",
    re.IGNORECASE,
)
_LONG = re.compile(r"\d{4}|\d{3}[ .]\d{3}")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def numbers(text: str) -> Iterator[Personal]:
    """The numbers of citizens and of bank accounts in a text; those of accounts whoever they belong to."""
    if _LONG.search(text) is None:
        return
    yield from (Personal(*one.span(), Kind.BSN) for one in _BSN.finditer(text) if _is_bsn(one))
    yield from (Personal(*one.span(), Kind.ACCOUNT) for one in _IBAN.finditer(text) if _is_account(one[0]))


def _is_bsn(number: re.Match[str]) -> bool:
    """By the test, and by what stands around it: three times three digits is an amount unless told."""
    if not _stands_test(number[0]):
        return False
    before = number.string[max(0, number.start() - _BEFORE) : number.start()]
    if number["threes"]:
        return _TOLD.search(before) is not None
    return _OTHER.search(before) is None and _COUNTED.match(number.string, number.end()) is None


def _stands_test(number: str) -> bool:
    """The eleven-test of the BSN (Regeling burgerservicenummer)."""
    digits = [int(one) for one in number if one.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return total % 11 == 0 and any(digits)


def _is_account(number: str) -> bool:
    """The remainder of ISO 13616, over the number with its first four characters last."""
    plain = number.replace(" ", "").upper()
    return int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == 1
