"""Which words of a text answer a question: half-open ranges of characters, the same for both databases.

A text is cut at its own words, each of which gives what the index has for it; where these together are not
what the index has for the whole, it is cut at white space instead, and else not at all. So a text that the
index finds has at least one range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.fulltext import sought

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.filters.syntax import Phrase, Word
    from corpus.language import Language

    Range = tuple[int, int]

WORDS = re.compile(r"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]|['’](?=[^\W_]))*")
"""Letters and digits with what is invisible between them; an apostrophe within a word belongs to it."""
SOLID = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index has, one entry after the other, each with the range of the text that it comes from."""

    entries: tuple[str, ...]
    ranges: tuple[Range, ...]

    def holding(self, words: str, *, prefix: bool) -> Iterator[Range]:
        """Where these words stand in a row; of the last one it may be the beginning."""
        wanted = words.split()
        for first in range(len(self.entries) - len(wanted) + 1 if wanted else 0):
            last = first + len(wanted) - 1
            same = self.entries[first:last] == tuple(wanted[:-1])
            if same and (
                self.entries[last] == wanted[-1] or (prefix and self.entries[last].startswith(wanted[-1]))
            ):
                yield self.ranges[first][0], self.ranges[last][1]


def highlights(text: str, asked: Iterable[Word | Phrase], language: Language) -> tuple[Range, ...]:
    """The ranges of the text that answer these words and phrases, ascending, none overlapping another."""
    cut = _cut(text, language)
    words, lemmas = (_indexed(text, cut, of) for of in (language.words, language.lemmas))
    found: list[Range] = []
    for one in (sought(node, language) for node in asked):
        found += words.holding(one.words, prefix=one.prefix)
        found += lemmas.holding(one.lemma, prefix=one.prefix)
    return joined(found)


def _cut(text: str, language: Language) -> list[Range]:
    """The finest cut that gives what the index has."""
    for way in (WORDS, SOLID):
        ranges = [found.span() for found in way.finditer(text)]
        pieces = [text[start:end] for start, end in ranges]
        if all(_together(map(of, pieces)) == of(text) for of in (language.words, language.lemmas)):
            return ranges
    return [(0, len(text))]


def _together(entries: Iterable[str]) -> str:
    return " ".join(filter(None, entries))


def _indexed(text: str, cut: Sequence[Range], of: Callable[[str], str]) -> Indexed:
    found = [(entry, (start, end)) for start, end in cut for entry in of(text[start:end]).split()]
    return Indexed(tuple(entry for entry, _ in found), tuple(place for _, place in found))


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same characters in ranges that do not overlap, ascending."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
