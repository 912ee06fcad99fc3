"""Where a text tells where somebody lives, when he was born or what he drives.

An address, a date or a plate is personal by what stands before it: those of bodies and buildings stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.persons.kinds import Kind, Personal

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = r"(?!\w+adres)[A-ZÀ-Þ][\w.'’-]{0,40}"
_STREET = rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|van|de|der|den|het|ten|ter|\d{{4}})){{0,5}}"
_NUMBER = r"\s(?:nr\.?\s|nummer\s)?\d{1,4}(?:[ -]?(?:[a-zA-Z]{1,2}|bis|hs|\d{1,3}))?\b"
_POSTCODE = r",?\s(?:te\s)?[1-9]\d{3}\s?[A-Z]{2}\b"
_LIVES = (
    r"\b(?i:woont|wonen|wonende?|woonachtig|woonadres|thuisadres|huisadres|priv[eé]adres|verblijft"
    r"|bewoners?|bewoonsters?|omwonenden?|inwoners?|inwoonsters?)\b"
)
_HOME = re.compile(
    rf"{_LIVES}(?::?\s(?:(?:aan|op|van|te|in)\s)?(?:(?:de|het)\s)?"
    rf"(?P<near>{_STREET}{_NUMBER}(?:{_POSTCODE})?)"
    rf"|[^.;]{{1,60}}?(?<!\w)(?P<far>{_STREET}{_NUMBER}{_POSTCODE}))"
)
"""Further away from who lives there it takes a postcode too."""
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = rf"\d{{1,2}}(?:[-./]\d{{1,2}}[-./](?:\d{{4}}|\d\d)\b|\s(?:{_MONTHS})\s\d{{4}}\b)"
_BORN = re.compile(rf"\b(?i:geboren|geboortedatum|geb\.)[^\d.;]{{0,40}}(?P<date>{_DATE})")
_PARTED = r"(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{1,2}|\d{1,2})"
_PLATE = re.compile(rf"(?<![\w-])(?:{_PARTED}|[A-Z\d]{{6}})(?![\w-])")
_DRIVES = re.compile(
    r"kenteken|nummerbord|nummerplaat|\b(?:auto|voertuig|wagen|bus|busje|bestelbus|taxi|motor)\b"
)
_NAMED = re.compile(r"(?:kentekens?|nummerbord|nummerplaat)\W{1,3}\Z")
_BEFORE = 40
"""Characters in which is told what has a plate."""


def circumstances(text: str) -> Iterator[Personal]:
    """Homes, dates of birth and number plates in a text."""
    lowered = text.casefold()
    if "won" in lowered or "woon" in lowered or "adres" in lowered or "verblijft" in lowered:
        for home in _HOME.finditer(text):
            yield Personal(*home.span("near" if home["near"] else "far"), Kind.HOME)
    if "geb" in lowered:
        yield from (Personal(*one.span("date"), Kind.BORN) for one in _BORN.finditer(text))
    if _DRIVES.search(lowered) is not None:
        yield from (Personal(*one.span(), Kind.PLATE) for one in _PLATE.finditer(text) if _is_plate(one))


def _is_plate(found: re.Match[str]) -> bool:
    """Six letters and digits, of both (RDW, sidecodes), near a vehicle; without hyphens a word says so."""
    plate = found[0].replace("-", "")
    if len(plate) != 6 or plate.isalpha() or plate.isdigit():
        return False
    before = found.string[max(0, found.start() - _BEFORE) : found.start()].casefold()
    return (_DRIVES if "-" in found[0] else _NAMED).search(before) is not None
