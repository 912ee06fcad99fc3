"""How much, how many, how long: the quantities that a sentence states, as ranges that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19, "twintig": 20, "dertig": 30,
    "veertig": 40, "vijftig": 50, "zestig": 60, "honderd": 100, "duizend": 1_000,
    "half": 0.5, "halve": 0.5, "anderhalf": 1.5,
    "anderhalve": 1.5, "enkele": 3, "paar": 3,
}  # fmt: skip
_SOME = ("enkele", "paar")
_OF_TIME = ("een", "één", "half", "halve", "anderhalf", "anderhalve", *_SOME)
"""Words that count nothing but time: "een gemeente" is no quantity, "een jaar" is."""
_VAGUE = (2.0, 8.0)
"""What "enkele" and "een paar" may stand for."""
_SCALES = {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9}
_DAYS = {
    "dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30, "jaar": 365, "jaren": 365,
}  # fmt: skip
DURATION, PERCENT = "dagen", "procent"
"""The units of all lengths of time, and of shares."""
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NO_AMOUNT = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|\b\d{{1,2}}-\d{{1,2}}-\d{{2,4}}|\b(?:19|20)\d\d\b(?! \w+plaats)"
    r"|\bartikel(?:en)? \d+\w*|\b(?:spuk|lid|nr\.?|fase|stap|bijlage) \d+",
    re.IGNORECASE,
)
_NUMBER = rf"\d+(?:[.]\d{{3}})*(?:,\d+)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_AMOUNT = re.compile(
    rf"(?P<hedge>(?:\w+ ){{0,3}})\b(?P<number>{_NUMBER})(?P<percent> ?(?:%|procent))?"
    rf"(?: (?P<scale>duizend|miljoen|miljard))?(?: van de (?:{_NUMBER}))?(?P<after>(?: [\w-]+){{0,3}})",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(
    rf"\d|\b(?:{'|'.join(sorted({*_WORDS, *_DAYS} - set(_OF_TIME), key=len, reverse=True))})", re.IGNORECASE
)
"""What a text has at least that states a quantity: looked for first, because few do."""
_AT_MOST = re.compile(
    r"\b(?:binnen|hooguit|hoogstens|maximaal|nog geen|minder dan|niet meer dan|ten hoogste|onder de)\b"
)
_AT_LEAST = re.compile(
    r"\b(?:langer dan|meer dan|minstens|minimaal|ten minste|zeker|al gauw|al snel|boven de)\b"
)
_FRAME = re.compile(
    r"\b(?:afgelopen|komende|vorige|sinds|voorbije|eerste|laatste|elke|iedere)\b", re.IGNORECASE
)
"""A length of time in which something happens is no quantity of it."""
_ABOUT = re.compile(r"\b(?:ongeveer|circa|ruim|bijna|rond|krap|zo'n|omstreeks|naar schatting|tegen)\b")
_LEADING = frozenset((
    "als", "bij", "dan", "dat", "de", "die", "en", "het", "in", "is", "met", "of", "om", "op", "te", "van",
    "voor", "waar", "was", "waren", "zijn",
))  # fmt: skip
"""Words that lead on to what is said of the things that are counted."""
ABOUT, EXACT = 0.15, 0.02
"""How far a rounded number and a plain one may lie from what they stand for."""
SLACK = 0.05
"""Ranges that lie this near (by their own size) do not differ: sources round in their own way."""


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` of something: `unit` are the words after the number, or `DURATION`."""

    low: float
    high: float
    unit: tuple[str, ...]
    text: str

    def differs(self, other: Amount) -> bool:
        """Whether no number lies in both ranges, with some slack."""
        return self.low > other.high * (1 + SLACK) or other.low > self.high * (1 + SLACK)


def amounts(text: str) -> tuple[Amount, ...]:
    """The quantities of a sentence in order; dates, years and numbers of articles are none."""
    if not _MAY_HOLD.search(text):
        return ()
    blank = _NO_AMOUNT.sub(lambda found: "·" * len(found[0]), text)
    return tuple(_amounts(blank))


def _amounts(text: str) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(text):
        number, hedge = found["number"].lower(), found["hedge"].lower()
        after = tuple(found["after"].lower().split())
        days = _DAYS.get(after[0], 0) if after else 0
        unit = (PERCENT,) if found["percent"] else (DURATION,) if days else after
        if unit and not _FRAME.search(hedge) and (days or number not in _OF_TIME):
            size = _SCALES.get((found["scale"] or "").lower(), 1) * (days or 1)
            low, high = _VAGUE if number in _SOME else _range(_value(number), hedge)
            yield Amount(low * size, high * size, unit, _shown(found, after))


def _shown(found: re.Match[str], after: tuple[str, ...]) -> str:
    counted = [word for n, word in enumerate(after[:2]) if n == 0 or word not in _LEADING]
    parts = (found["number"], (found["percent"] or "").strip(), found["scale"], *counted)
    return " ".join(filter(None, parts))


def _value(number: str) -> float:
    if number in _WORDS:
        return float(_WORDS[number])
    return float(number.replace(".", "").replace(",", "."))


def _range(number: float, hedge: str) -> tuple[float, float]:
    if _AT_MOST.search(hedge):
        return 0.0, number
    if _AT_LEAST.search(hedge):
        return number, inf
    width = ABOUT if _ABOUT.search(hedge) else EXACT
    return number * (1 - width), number * (1 + width)
