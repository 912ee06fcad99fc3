"""The scales of Dutch on which sentences differ, as `scales.toml` lists them, ready to search with.

`onderwerpen.toml` of the law in use adds what sentences on it name: parties, causes, times.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from synthesis.lawwords import added, fault, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.lawbook import Lawbook

FILE = Path(__file__).with_name("scales.toml")
_LETTERED = re.compile(r"[^\W\d_](?![?*+{])(?:[^|()]|\([^()]*\))*$")
"""A pattern that begins with a letter which it must have, and is no choice as a whole."""


@dataclass(frozen=True, slots=True)
class Step:
    """A place on a scale, the one that a negation makes of it, and the words that say so."""

    value: float
    negated: float
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Scale:
    """What two sentences can differ on; `differs` tells it in Dutch, `judges` that high is good."""

    name: str
    differs: str
    judges: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Patterns by name, and one that finds something where any of them does."""

    patterns: Mapping[str, re.Pattern[str]]
    some: re.Pattern[str]

    @classmethod
    def of(cls, entries: Mapping[str, Iterable[str]]) -> Named:
        """The patterns of these words."""
        return cls(_patterns(entries), _pattern(chain.from_iterable(entries.values())))

    def found(self, text: str) -> frozenset[str]:
        """The names of those that find something in a text."""
        if not self.some.search(text):
            return frozenset()
        return frozenset(name for name, pattern in self.patterns.items() if pattern.search(text))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of `scales.toml` but the scales, and what the law adds.

    `kinds`, `reach`, `causes` and `parties` are patterns by name. `empty` words carry no subject, `general`
    ones say little of it; `no_place` fits words that name no place though they may have a capital.
    """

    kinds: Named
    reach: Named
    causes: Mapping[str, re.Pattern[str]]
    parties: Named
    negation: re.Pattern[str]
    negation_reach: int
    bounds: tuple[str, ...]
    empty: frozenset[str]
    general: frozenset[str]
    no_place: re.Pattern[str]


def lexicon() -> Lexicon:
    """The lexicon with the words of the law in use, made once. Raises `CodebookError`."""
    return _lexicon(lawbook.in_use())


@cache
def scales() -> tuple[Scale, ...]:
    """The scales of Dutch, whatever the law."""
    return tuple(map(_scale, _read()["schaal"]))


@cache
def sign_begins() -> re.Pattern[str]:
    """Finds the places (without any letters) where words of some step begin."""
    words = chain.from_iterable(step["woorden"] for entry in _read()["schaal"] for step in entry["tree"])
    return re.compile(rf"(?<!\w)(?={_pattern(words).pattern})")


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


@lru_cache(maxsize=4)
def _lexicon(book: Lawbook) -> Lexicon:
    read = _read()
    no_place = (*read["leeg"]["geen_plaats"], *_own(book, "geen_plaats"))
    return Lexicon(
        kinds=Named.of(read["soort"]),
        reach=Named.of(_fixed(book, "omvang")),
        causes=_patterns(_fixed(book, "oorzaak")),
        parties=Named.of(_with(book, "partij")),
        negation=_pattern(read["ontkenning"]["woorden"]),
        negation_reach=read["ontkenning"]["reikwijdte"],
        bounds=tuple(read["ontkenning"]["grenzen"]),
        empty=frozenset(read["leeg"]["woorden"]),
        general=frozenset((*read["leeg"]["algemeen"], *_own(book, "algemeen"))),
        no_place=re.compile(rf"(?:{'|'.join(no_place)})\w*", re.IGNORECASE),
    )


def _own(book: Lawbook, name: str) -> tuple[str, ...]:
    return added(book, lawbook.SUBJECTS, "woorden", name)


def _fixed(book: Lawbook, table: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of a table to which a law may add words but no list."""
    strange = set(named(book, lawbook.SUBJECTS, table)) - set(_read()[table])
    if strange:
        why = f"'{min(strange)}' is geen van {', '.join(_read()[table])}"
        raise fault(f"{lawbook.SUBJECTS}, [{table}]", why)
    return _with(book, table)


def _with(book: Lawbook, table: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of a table, those of the law with them."""
    general, own = _read()[table], named(book, lawbook.SUBJECTS, table)
    return {
        name: (*general.get(name, ()), *added(book, lawbook.SUBJECTS, table, name))
        for name in dict.fromkeys((*general, *own))
    }


def _scale(entry: Mapping[str, Any]) -> Scale:
    steps = (Step(step["waarde"], step["ontkend"], _pattern(step["woorden"])) for step in entry["tree"])
    return Scale(entry["naam"], entry["verschil"], entry["oordeel"], tuple(steps))


def _patterns(entries: Mapping[str, Iterable[str]]) -> Mapping[str, re.Pattern[str]]:
    return {name: _pattern(words) for name, words in entries.items()}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all, of which the longest that fits at a place wins over shorter ones."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(_by_letter(longest_first))})(?!\w)")


def _by_letter(patterns: Iterable[str]) -> Iterator[str]:
    """Those in a row that begin with one letter taken together, so that few are tried at each place.

    Patterns that fit at one place keep their order.
    """
    for lettered, several in groupby(patterns, key=lambda one: _LETTERED.match(one) is not None):
        if not lettered:
            yield from several
            continue
        rests: defaultdict[str, list[str]] = defaultdict(list)
        for one in several:
            rests[one[0]].append(one[1:])
        yield from (f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())
