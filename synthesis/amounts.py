"""How much, how many, how long: the quantities that a sentence states, as ranges that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig"
).split()
_WORDS = {word: number for number, word in enumerate(_SMALL) if number > 1} | {
    "één": 1, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "honderd": 100, "duizend": 1_000,
}  # fmt: skip
_SCALES = {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9}
_DAYS = {
    "dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30, "jaar": 365, "jaren": 365,
}  # fmt: skip
DURATION = "dagen"
"""The unit of all lengths of time."""
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NO_AMOUNT = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?|\b\d{{1,2}}-\d{{1,2}}-\d{{2,4}}|\b(?:19|20)\d\d\b(?! \w+plaats)"
    r"|\bartikel(?:en)? \d+\w*|\b(?:spuk|lid|nr\.?|fase|stap|bijlage) \d+",
    re.IGNORECASE,
)
_NUMBER = rf"\d+(?:[.]\d{{3}})*(?:,\d+)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_AMOUNT = re.compile(
    rf"(?P<hedge>(?:[\w]+ ){{0,3}})\b(?P<number>{_NUMBER}|een(?= (?:dag|week|maand|jaar)\b))(?P<percent> ?(?:%|procent))?"
    rf"(?: (?P<scale>duizend|miljoen|miljard))?(?: van de (?:{_NUMBER}))?(?P<after>(?: [\w-]+){{0,3}})",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:binnen|hooguit|hoogstens|maximaal|nog geen|minder dan|niet meer dan|ten hoogste|onder de)\b"
)
_AT_LEAST = re.compile(r"\b(?:langer dan|meer dan|minstens|minimaal|ten minste|zeker|boven de)\b")
_FRAME = re.compile(
    r"\b(?:afgelopen|komende|vorige|sinds|voorbije|eerste|laatste|elke|iedere)\b", re.IGNORECASE
)
"""A length of time in which something happens is no quantity of it."""
_ABOUT = re.compile(r"\b(?:ongeveer|circa|ruim|bijna|rond|krap|zo'n|omstreeks|naar schatting|tegen)\b")
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
    blank = _NO_AMOUNT.sub(lambda found: "·" * len(found[0]), text)
    return tuple(_amounts(blank))


def _amounts(text: str) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(text):
        number = _value(found["number"].lower()) * _SCALES.get((found["scale"] or "").lower(), 1)
        after = tuple(found["after"].lower().split())
        days = _DAYS.get(after[0], 0) if after else 0
        unit = ("procent",) if found["percent"] else (DURATION,) if days else after
        shown = " ".join(
            filter(None, (found["number"], (found["percent"] or "").strip(), found["scale"], *after[:2]))
        )
        if unit and not _FRAME.search(found["hedge"]):
            yield Amount(*_range(number * (days or 1), found["hedge"].lower()), unit, shown)


def _value(number: str) -> float:
    if number in _WORDS or number == "een":
        return float(_WORDS.get(number, 1))
    return float(number.replace(".", "").replace(",", "."))


def _range(number: float, hedge: str) -> tuple[float, float]:
    if _AT_MOST.search(hedge):
        return 0.0, number
    if _AT_LEAST.search(hedge):
        return number, inf
    width = ABOUT if _ABOUT.search(hedge) else EXACT
    return number * (1 - width), number * (1 + width)
