"""Which words of a text answer a question: half-open ranges of characters, the same for both databases.

A text is cut at its own words, each of which gives what the index has for it; where these together are not
what the index has for the whole, it is cut at white space instead, and else not at all. So a text that the
index finds has at least one range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.fulltext import sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.filters.syntax import Phrase, Word
    from corpus.fulltext import Sought
    from corpus.language import Language

    Range = tuple[int, int]
    Entries = tuple[str, str]

WORDS = re.compile(r"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]|['’](?=[^\W_]))*")
"""Letters and digits with what is invisible between them; an apostrophe within a word belongs to it."""
SOLID, WHOLE = re.compile(r"\S+"), re.compile(r"(?s).+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the text, and the words and lemmas that the index has for it."""

    range: Range
    entries: Entries


@dataclass(frozen=True, slots=True)
class Highlighter:
    """Finds the words and phrases of a question in one text after the other."""

    wanted: tuple[Sought, ...]
    language: Language
    known: dict[str, Entries] = field(default_factory=dict, repr=False)
    """What the index has for words that were met before."""

    def ranges(self, text: str) -> tuple[Range, ...]:
        """The ranges of the text that answer them, ascending, none overlapping another."""
        if not self.wanted:
            return ()
        pieces = self._cut(text)
        found: list[Range] = []
        for one in self.wanted:
            found += _holding(pieces, 0, one.words, prefix=one.prefix)
            found += _holding(pieces, 1, one.lemma, prefix=one.prefix)
        return joined(found)

    def _cut(self, text: str) -> list[Piece]:
        """The finest pieces that together give what the index has."""
        indexed = self._entries(text)
        pieces: list[Piece] = []
        for way in (WORDS, SOLID, WHOLE):
            pieces = [Piece(found.span(), self._known(found[0])) for found in way.finditer(text)]
            if all(" ".join(_columns(pieces, of)) == indexed[of] for of in (0, 1)):
                break
        return pieces

    def _known(self, piece: str) -> Entries:
        if piece not in self.known:
            self.known[piece] = self._entries(piece)
        return self.known[piece]

    def _entries(self, text: str) -> Entries:
        return self.language.words(text), self.language.lemmas(text)


def highlighter(asked: Iterable[Word | Phrase], language: Language) -> Highlighter:
    """What finds these words and phrases: in any form, as part of a compound, phrases literally."""
    return Highlighter(tuple(sought(node, language) for node in asked), language)


def _columns(pieces: Sequence[Piece], of: int) -> Iterator[str]:
    return (piece.entries[of] for piece in pieces if piece.entries[of])


def _holding(pieces: Sequence[Piece], of: int, words: str, *, prefix: bool) -> Iterator[Range]:
    """Where words stand in a row among those of the pieces; of the last one it may be the beginning."""
    wanted = words.split()
    if not wanted or not any(wanted[-1] in piece.entries[of] for piece in pieces):
        return
    entries = [(entry, piece.range) for piece in pieces for entry in piece.entries[of].split()]
    for first in range(len(entries) - len(wanted) + 1):
        row = entries[first : first + len(wanted)]
        last = row[-1][0]
        fits = last == wanted[-1] or (prefix and last.startswith(wanted[-1]))
        if fits and [entry for entry, _ in row[:-1]] == wanted[:-1]:
            yield row[0][1][0], row[-1][1][1]


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same characters in ranges that do not overlap, ascending."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
