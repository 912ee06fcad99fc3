"""Dutch compounds cut into the words that they are made of.

A compound is a known word behind another, with a linking s, en, e or n between them or none (Algemene
Nederlandse Spraakkunst, chapter 12). Of all ways to cut a word the one with the fewest parts is taken, then
the one with the most usual link. The known words are simplemma's; `compounds.toml` has what they cannot tell,
and the codebook what its law's texts need beside that (`samenstellingen` in its names).
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from nlp.dutch import NOUNS, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.lawbook import Lawbook

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
OF_LAW = ("nouns", "with_s", "whole")
"""The lists that a law can add to."""
VOICED = {"f": "v", "s": "z"}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The word lists of `compounds.toml`, with those of a law."""

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


def parts(word: str) -> tuple[Part, ...]:
    """The places of the parts of a compound, links left out; none for a word that is no compound.

    `word` is a lemma in lower case: "uitvoeringstermijn" has (0, 10) and (11, 18).
    """
    return _parts(word, _words(lawbook.in_use()))


def identity() -> str:
    """A digest of what the codebook in use says of compounds."""
    return _identity(lawbook.in_use())


@lru_cache(maxsize=4)
def _identity(book: Lawbook) -> str:
    return hashlib.sha256(json.dumps(_of_law(book), sort_keys=True).encode()).hexdigest()[:12]


@lru_cache(maxsize=CACHED)
def _parts(word: str, known: Words) -> tuple[Part, ...]:
    cut = _best(word, known)
    if cut is None:
        return ()
    first, last = word[: cut.end], word[cut.start :]
    inner = _parts(first, known) or ((0, cut.end),)
    return inner + tuple((cut.start + a, cut.start + b) for a, b in _parts(last, known) or ((0, len(last)),))


@lru_cache(maxsize=CACHED)
def _best(word: str, known: Words) -> Cut | None:
    if not SHORTEST <= len(word) <= LONGEST or word in known.whole or not word.isalpha():
        return None
    whole = _known(word, known)
    if whole and word.endswith("en") and not word.endswith(known.in_en):
        return None  # a verb
    cuts = _cuts(word, SURE if whole else max(LINKS.values()), known)
    return min(cuts, key=lambda cut: (cut.cost, cut.start), default=None)


def _cuts(word: str, dearest: float, known: Words) -> Iterator[Cut]:
    for start in range(len(word) - min(map(len, known.short)), 2, -1):
        first, last = word[:start], word[start:]
        last_cost = _last_cost(last, known)
        if last_cost is None:
            continue
        if _takes_s(first, known) and last[0] == "s" and _last_cost(last[1:], known) is not None:
            last_cost += TAKEN_S
        for end, cost in _first_costs(first, dearest, known):
            yield Cut(1 + cost + last_cost, end, start)


def _first_costs(first: str, dearest: float, known: Words) -> Iterator[tuple[int, float]]:
    """How many letters of what stands before the last part are the first one, and what that costs."""
    for link, cost in LINKS.items():
        stem = first.removesuffix(link)
        if cost > dearest or (link and stem == first):
            continue
        if _may_be_first(stem, known):
            yield len(stem), -TAKEN_S / 2 if link == "s" and _takes_s(stem, known) else cost
        elif dearest > SURE and not _known(stem, known) and (cut := _best(stem, known)):
            yield len(stem), cut.cost + (0 if link == "s" else cost)


@lru_cache(maxsize=CACHED)
def _may_be_first(word: str, known: Words) -> bool:
    return _long(word, known) and word not in known.not_first and _known(word, known)


@lru_cache(maxsize=CACHED)
def _last_cost(word: str, known: Words) -> float | None:
    """What a word costs as the last part of a lemma; none if it cannot be that."""
    if not _long(word, known) or word in known.not_last or not _known(word, known):
        return None
    if word in known.in_en or word in known.nouns or word in NOUNS.values():
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


def _takes_s(word: str, known: Words) -> bool:
    return word in known.with_s or (len(word) > SHORTEST and word.endswith(known.with_s_endings))


def _long(word: str, known: Words) -> bool:
    return len(word) >= SHORTEST_PART or word in known.short


@lru_cache(maxsize=CACHED)
def _known(word: str, known: Words) -> bool:
    import simplemma

    if word in known.nouns or (word and simplemma.is_known(word, lang="nl")):
        return True
    return len(word) > 2 * SHORTEST_PART and any(
        word.endswith(ending) and simplemma.is_known(word.removesuffix(ending) + verb, lang="nl")
        for ending, verb in NOMINAL.items()
    )


@lru_cache(maxsize=4)
def _words(book: Lawbook) -> Words:
    lists, of_law = _lists(), _of_law(book)
    sets = ("not_first", "not_last", "short", "nouns", "with_s", "whole")
    return Words(
        **{name: frozenset(f"{lists[name]} {of_law.get(name, '')}".split()) for name in sets},
        in_en=tuple(lists["in_en"].split()),
        with_s_endings=tuple(lists["with_s_endings"]),
    )


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "compounds.toml").read_text("utf-8"))


def _of_law(book: Lawbook) -> Mapping[str, str]:
    """What a codebook says of compounds: `nouns`, `with_s` and `whole`, in the form of `compounds.toml`."""
    said: Mapping[str, str] = book.table(lawbook.NAMES).get("samenstellingen", {})
    return {name: said[name] for name in OF_LAW if name in said}
