"""Dutch compounds cut into the words that they are made of.

A compound is a known word behind another, with a linking s, en, e or n between them or none (Algemene
Nederlandse Spraakkunst, chapter 12). Of all ways to cut a word the one with the fewest parts is taken, then
the one with the most usual link. The known words are simplemma's; `compounds.toml` has what they cannot tell.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nlp.dutch import NOUNS, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

Part = tuple[int, int]
"""A half-open range of letters."""

LINKS = {"": 0.0, "s": 1.0, "en": 1.2, "e": 1.5, "n": 1.5}
"""What may stand between two parts, and what it costs; a further part costs 1."""
SURE = 1.0
"""The dearest link within a word that the dictionary knows: most of these are no compounds."""
VERB_STEM = 0.5
"""What a last part costs that the dictionary takes for the stem of a verb ("bouw")."""
TAKEN_S = 1.0
"""What it costs to give the last part an s that the first one takes ("bestuur" and "slaag")."""

SHORTEST_PART = 4
SHORTEST = 7
LONGEST = 60
"""Letters of a word that is looked into: longer ones are no words, and it bounds the time."""
CACHED = 2**15
NOMINAL = {"heid": "", "ing": "en"}
"""Endings that make a noun of an adjective or verb, and what that ends in: a word is known if that is."""
VOICED = {"f": "v", "s": "z"}


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `compounds.toml`."""

    not_first: frozenset[str]
    not_last: frozenset[str]
    short: frozenset[str]
    nouns: frozenset[str]
    in_en: tuple[str, ...]
    with_s: frozenset[str]
    with_s_endings: tuple[str, ...]
    whole: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cut:
    """A word in two: its first `end` letters, the link, and its letters from `start`; the least cost wins."""

    cost: float
    end: int
    start: int


@lru_cache(maxsize=CACHED)
def parts(word: str) -> tuple[Part, ...]:
    """The places of the parts of a compound, links left out; none for a word that is no compound.

    `word` is a lemma in lower case: "bouwlocatie" has (0, 4) and (4, 11).
    """
    cut = _best(word)
    if cut is None:
        return ()
    first, last = word[: cut.end], word[cut.start :]
    inner = parts(first) or ((0, cut.end),)
    return inner + tuple((cut.start + a, cut.start + b) for a, b in parts(last) or ((0, len(last)),))


@lru_cache(maxsize=CACHED)
def _best(word: str) -> Cut | None:
    if not SHORTEST <= len(word) <= LONGEST or word in _words().whole or not word.isalpha():
        return None
    known = _known(word)
    if known and word.endswith("en") and not word.endswith(_words().in_en):
        return None  # a verb
    cuts = _cuts(word, SURE if known else max(LINKS.values()))
    return min(cuts, key=lambda cut: (cut.cost, cut.start), default=None)


def _cuts(word: str, dearest: float) -> Iterator[Cut]:
    for start in range(len(word) - min(map(len, _words().short)), 2, -1):
        first, last = word[:start], word[start:]
        last_cost = _last_cost(last)
        if last_cost is None:
            continue
        if _takes_s(first) and last[0] == "s" and _last_cost(last[1:]) is not None:
            last_cost += TAKEN_S
        for end, cost in _first_costs(first, dearest):
            yield Cut(1 + cost + last_cost, end, start)


def _first_costs(first: str, dearest: float) -> Iterator[tuple[int, float]]:
    """How many letters of what stands before the last part are the first one, and what that costs."""
    for link, cost in LINKS.items():
        stem = first.removesuffix(link)
        if cost > dearest or (link and stem == first):
            continue
        if _may_be_first(stem):
            yield len(stem), -TAKEN_S / 2 if link == "s" and _takes_s(stem) else cost
        elif dearest > SURE and not _known(stem) and (cut := _best(stem)):
            yield len(stem), cut.cost + (0 if link == "s" else cost)


@lru_cache(maxsize=CACHED)
def _may_be_first(word: str) -> bool:
    return _long(word) and word not in _words().not_first and _known(word)


@lru_cache(maxsize=CACHED)
def _last_cost(word: str) -> float | None:
    """What a word costs as the last part of a lemma; none if it cannot be that."""
    if not _long(word) or word in _words().not_last or not _known(word):
        return None
    if word in _words().in_en or word in _words().nouns or word in NOUNS.values():
        return 0
    base = lemma(word).replace("_", "")
    if word.endswith("en"):
        return None
    if base == word or lemma(base) == word:
        return 0
    return VERB_STEM if base in _infinitives(word) else None


def _infinitives(stem: str) -> set[str]:
    """The infinitives that a word may be the stem of: "boete" boeten, "stop" stoppen, "vraag" vragen."""
    end = VOICED.get(stem[-1], stem[-1])
    return {f"{stem}n", f"{stem}en", f"{stem}{stem[-1]}en", f"{stem[:-2]}{end}en", f"{stem[:-1]}{end}en"}


def _takes_s(word: str) -> bool:
    return word in _words().with_s or (len(word) > SHORTEST and word.endswith(_words().with_s_endings))


def _long(word: str) -> bool:
    return len(word) >= SHORTEST_PART or word in _words().short


@lru_cache(maxsize=CACHED)
def _known(word: str) -> bool:
    import simplemma

    if word in _words().nouns or (word and simplemma.is_known(word, lang="nl")):
        return True
    return len(word) > 2 * SHORTEST_PART and any(
        word.endswith(ending) and simplemma.is_known(word.removesuffix(ending) + verb, lang="nl")
        for ending, verb in NOMINAL.items()
    )


@cache
def _words() -> Words:
    lists = tomllib.loads((files(__package__) / "compounds.toml").read_text("utf-8"))
    sets = ("not_first", "not_last", "short", "nouns", "with_s", "whole")
    return Words(
        **{name: frozenset(lists[name].split()) for name in sets},
        in_en=tuple(lists["in_en"].split()),
        with_s_endings=tuple(lists["with_s_endings"]),
    )
