"""Quantities: a number and the lemma of what it counts ("96.000 plekken" is "96000 plek")."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.model import Mention
from nlp.counting import counting
from nlp.dates import DIGIT
from nlp.dutch import lemma
from nlp.names import words

if TYPE_CHECKING:
    from collections.abc import Iterator

NEXT_WORDS = re.compile(r"\s*(?P<first>[^\W\d_][\w'’-]*)(?:\s+(?P<second>[^\W\d_][\w'’-]*))?")

LAST_WORD = re.compile(r"([^\W\d_][\w'’]*)\.?\s*$")
LOOKBACK = 20
"""Characters before a number in which the word before it is looked for; longer words say nothing here."""

YEARS = range(1990, 2050)
"""Four digits without a point in this range are a year before an adjective: "in 2026 nieuwe plekken"."""


def quantities(text: str) -> Iterator[Mention]:
    """Money, percentages, durations and counts; a range gives both its ends ("6/8 week")."""
    known = counting()
    counts = DIGIT.search(text) or not known.words.isdisjoint(words(text))
    for match in known.pattern.finditer(text) if counts else ():
        unit, end = _unit(text, match)
        if unit and not _misleads(text, match, unit):
            found = text[match.start() : end]
            yield Mention("hoeveelheid", match.start(), end, found, f"{_amount(match)} {unit}")


def _unit(text: str, match: re.Match[str]) -> tuple[str, int]:
    """What the number counts and where the mention ends; "" if it counts nothing that is known."""
    if match["euro"]:
        return "euro", match.end()
    if match["percent"]:
        return "procent", match.end()
    following = NEXT_WORDS.match(text, match.end())
    if following is None:
        return "", match.end()
    if unit := _counted(following["first"]):
        return unit, following.end("first")
    described = following["second"] and _describes(following["first"], match["low"])
    return (_counted(following["second"]) if described else ""), following.end()


def _counted(word: str) -> str:
    """The lemma of a word for what can be counted, else ""."""
    base, known = lemma(word), counting()
    return base if base in known.units or base.endswith(known.endings) else ""


def _describes(word: str, number: str) -> bool:
    """Whether a word between number and noun is an adjective, as far as its form shows."""
    if number.isdigit() and int(number) in YEARS:
        return False
    folded = word.lower()
    return folded == "extra" or (folded.endswith("e") and folded not in counting().no_adjectives)


def _misleads(text: str, match: re.Match[str], unit: str) -> bool:
    """Whether the number is a label, or "acht" the verb."""
    before = LAST_WORD.search(text, max(0, match.start() - LOOKBACK), match.start())
    word = before[1].lower() if before else ""
    if match["low"] == "acht" and unit not in counting().times:
        return word not in {"", *counting().before_eight}
    return word in counting().labels


def _amount(match: re.Match[str]) -> str:
    """The number in decimal digits, the ends of a range with a slash between them."""
    scale = counting().scales[match["scale"].lower()] if match["scale"] else 1
    ends = (_number(end) * scale for end in match.group("low", "high") if end)
    return "/".join(f"{end.normalize():f}" for end in ends)


def _number(digits_or_words: str) -> Decimal:
    spelt = " ".join(digits_or_words.lower().split())
    numbers = counting().numbers
    return numbers[spelt] if spelt in numbers else Decimal(spelt.replace(".", "").replace(",", "."))
