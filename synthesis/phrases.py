"""A short phrase out of a sentence that can be understood by itself: a whole sentence, or its main clause."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus.model import REDACTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Lemma = Callable[[str], str]

Graded = tuple[int, str]

FEWEST, MOST, LONGER, LONGEST = 4, 12, 16, 26
"""Words of a phrase: fewer say too little; more than twelve only where nothing shorter is to be had."""
GOOD, LONG, SPOKEN, TOO_LONG, LEANING, UNREADABLE = range(6)
"""How a phrase reads: by itself; long; with "wij", which needs its speaker; too long for a heading; with a
word that points elsewhere; not at all."""

_MARKER = re.compile(r"^\s*(?:[-–•*·o]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+|[ivx]+[.)]\s+|\d+(?:\.\d+)+\s+)")
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_WORD = re.compile(r"\w+(?:[-'’./]\w+)*")
_BREAK = re.compile(r"[;:]\s|\s[–—-]\s")
_SAID_BY = re.compile(r",?\s(?:aldus|volgens)\s[^,;:]*$")
_ENDING = " .;:,!–—-"


def phrase(text: str, lemma: Lemma) -> Graded:
    """The best phrase that a sentence gives and how it reads (a lower grade is better); "" for none."""
    if REDACTED in text:
        return UNREADABLE, ""
    bare = _SAID_BY.sub("", _BRACKETS.sub("", _MARKER.sub("", text)).strip(_ENDING))
    whole = min(((_grade(cut), cut) for cut in _cuts(bare, lemma)), default=(UNREADABLE, ""))
    return (whole[0], whole[1][:1].upper() + whole[1][1:]) if whole[0] < UNREADABLE else (UNREADABLE, "")


def _cuts(text: str, lemma: Lemma) -> Iterator[str]:
    """The sentence, and what stands before each place where a clause ends if that is a main clause."""
    yield text
    for place in sorted({m.start() for m in (*_BREAK.finditer(text), *_joints().finditer(text))}):
        begun = text[:place].strip(_ENDING)
        if _is_main_clause(begun, lemma):
            yield begun


def _grade(text: str) -> int:
    found = [word.casefold() for word in _WORD.findall(text)]
    if not FEWEST <= len(found) <= LONGEST or text.endswith("?"):
        return UNREADABLE
    if found[0] in _words("leaning") or not _words("pointing").isdisjoint(found):
        return LEANING
    if len(found) > LONGER:
        return TOO_LONG
    if not _words("speaking").isdisjoint(found):
        return SPOKEN
    return GOOD if len(found) <= MOST else LONG


def _is_main_clause(text: str, lemma: Lemma) -> bool:
    """Whether its verb comes before any word that makes a clause a subordinate one, and it is complete."""
    found = [word.casefold() for word in _WORD.findall(text)]
    if not found or found[-1] in _words("determiners"):
        return False
    for before, word in zip(["", *found], found, strict=False):
        if word in _words("subordinate"):
            return False
        if _is_finite(before, word, lemma):
            return True
    return False


def _is_finite(before: str, word: str, lemma: Lemma) -> bool:
    if word in _words("finite"):
        return before not in _words("determiners") or before == "het"
    if before in _words("determiners") or not word.endswith("t") or len(word) < 4:
        return False
    base = next(iter(lemma(word).split()), word)
    return base != word and base.endswith("en")


def empty() -> frozenset[str]:
    """Words that say nothing of what a sentence is about."""
    return _words("empty")


@cache
def _joints() -> re.Pattern[str]:
    """Where another clause begins that nothing of this one follows.

    A comma may stand within the clause ("de andere, met dezelfde achterstand, niet"), and after a relative
    clause its own may go on ("de lijst, die in mei kwam, was onjuist").
    """
    joining = "|".join(sorted(_words("joining")))
    relative = "|".join(sorted(_words("relative")))
    return re.compile(rf",\s(?:{joining}|en|dus)\s|,\s(?:{relative})\s(?!.*,)|\s(?:{joining})\s")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_lists()[kind].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "labels.toml").read_text("utf-8"))
