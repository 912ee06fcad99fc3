"""Whether a sentence is Dutch: by the small words that no sentence of a language goes without.

A sentence is of another language only if it has clearly more of that language's words than of Dutch ones, so
that names, numbers, headings and quoted titles stay Dutch. Libraries were measured: py3langid knows
Frisian too, but it takes 0.6 s to load and 20 microseconds a sentence, and calls one in a hundred Dutch
sentences of the training passages foreign; lingua and simplemma know no Frisian.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

DUTCH = "nl"
UNKNOWN = "und"
"""ISO 639's code for a language that was not determined."""

LEAD = 2
"""Different words that a language must have more than Dutch: one may be a slip or part of a name."""
LOOKED_AT = 1_000
"""Characters that are looked at: more than most sentences have, and it bounds the time."""
LONGEST_NAME = 20
"""Letters of another script that may be a name in a Dutch sentence."""

MARKS = ".,;:!?()[]\"'‘’“”„«»*…"
SPELLING = {
    "de": re.compile(r"[ßä]|(?<!o)ö|(?<!e)ü|.{3}(?:ung|ungen|keit|lich)$"),
    "en": re.compile(r".{3}(?:tions|ness|ity|ally|ough|ought)$|n['’]t$"),
    "fr": re.compile(r"^(?:[cdjlns]|qu)['’].|[çœ]|(?:eux|tés?|ées?)$"),
    "fy": re.compile(r"[ûú]|tsj|(?<!l)â"),
}
"""How the words of a language look and Dutch ones seldom do ("coördinatie" and "reünie" are Dutch)."""
OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2de0-\u2dff\u3040-\ud7ff\U00010000-\U0001efff]")
"""A letter or sign of a script that Dutch is not written in, pictures left out."""


def is_dutch(text: str) -> bool:
    """Whether a sentence is Dutch, or may be: what has too few words to tell is."""
    return language(text) == DUTCH


def language(text: str) -> str:
    """The ISO 639 code of a sentence's language: nl, en, de, fr, fy, or "und" for one in another script.

    It is nl where nothing clearly tells otherwise.
    """
    head = text[:LOOKED_AT].lower()
    words = {word.strip(MARKS) for word in head.split()}
    known = {code: len(words & common) for code, common in _common_words().items()}
    foreign = max(SPELLING, key=lambda code: known[code])
    lead = known[foreign] - known[DUTCH]
    if lead >= LEAD or (known[foreign] and lead >= 0 and lead + _spelt(words, foreign) >= LEAD):
        return foreign
    return UNKNOWN if _in_other_script(head) else DUTCH


@cache
def _common_words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("nlp").joinpath("language.toml").read_text(encoding="utf-8"))
    return {code: frozenset(words.split()) for code, words in data.items()}


def _spelt(words: AbstractSet[str], code: str) -> int:
    """How many words, beside those counted already, look like those of a language."""
    return sum(SPELLING[code].search(word) is not None for word in words - _common_words()[code])


def _in_other_script(text: str) -> bool:
    """Whether most letters of a text, and more than a name has, are of another script."""
    if text.isascii():
        return False
    other = len(OTHER_SCRIPT.findall(text))
    return other > LONGEST_NAME and 2 * other > sum(map(str.isalpha, text))
