"""Sentences with other figures, days, places and small words, so that no two documents say quite the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier_maker.senders import places

if TYPE_CHECKING:
    from random import Random

LESS, MORE = 0.7, 1.4
"""Between these figures are multiplied."""
SWAPPED, PLACED = 0.5, 0.5
"""How often a word that has another is exchanged, and how often a sentence without any is put in a place."""
PLACED_FROM = 6
"""Words of a sentence that can be put in a place."""
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
DAY = re.compile(rf"\b([2-9]|1\d|2[0-8])(?= (?:{MONTHS})\b)")
"""The first of a month is left: the law has its dates there."""
NO_FIGURE = ("artikel ", r"art\. ", "SPUK ", r"nr\. ", r"Nr\. ", "fase ")
"""What stands before a number that is a name."""
NOT_BEHIND = "".join(f"(?<!{word})" for word in NO_FIGURE)
FIGURE = re.compile(
    rf"(?<![\w.,/–-]){NOT_BEHIND}(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{2,3}})(?![\w/–-]|[.,:]\d| (?:{MONTHS})\b)"
)
PLACE = re.compile(r"(?<=\b[Gg]emeente )[A-Z][a-z]+\b|(?<=\bburgemeester van )[A-Z][a-z]+\b")
PAIRS = (
    ("echter", "evenwel"), ("daardoor", "hierdoor"), ("Daardoor", "Hierdoor"), ("vanwege", "wegens"),
    ("Daarnaast", "Verder"), ("momenteel", "op dit moment"), ("inmiddels", "intussen"), ("vaak", "dikwijls"),
    ("bovendien", "daarbij"), ("Bovendien", "Daarbij"), ("ongeveer", "circa"), ("snel", "vlot"),
    ("hoewel", "ofschoon"), ("Hoewel", "Ofschoon"), ("omdat", "doordat"), ("steeds", "telkens"),
    ("vooral", "met name"), ("voldoende", "genoeg"), ("plekken", "plaatsen"), ("soms", "af en toe"),
)  # fmt: skip
EACH_OTHER = {word: other for one, two in PAIRS for word, other in ((one, two), (two, one))}
SWAP = re.compile(rf"\b(?:{'|'.join(sorted(EACH_OTHER, key=len, reverse=True))})\b")


def varied(text: str, draw: Random) -> str:
    """The sentence in a variant that the draw decides; what it says stays."""
    other = DAY.sub(lambda _: str(draw.randint(2, 28)), text)
    other = FIGURE.sub(lambda found: _figure(found[0], draw), other)
    other = PLACE.sub(lambda _: draw.choice(places()), other)
    other = SWAP.sub(lambda found: EACH_OTHER[found[0]] if draw.random() < SWAPPED else found[0], other)
    return other if other != text else _placed(text, draw)


def _figure(written: str, draw: Random) -> str:
    number = max(10, round(int(written.replace(".", "")) * draw.uniform(LESS, MORE)))
    return f"{number:,}".replace(",", ".")


def _placed(text: str, draw: Random) -> str:
    if not text.endswith(".") or len(text.split()) < PLACED_FROM or draw.random() >= PLACED:
        return text
    return f"{text[:-1]} in {draw.choice(places())}."
