"""Whether the text that a page yields is text: how much of it is no character, and how much is no word.

The figures behind the constants were measured on letters, minutes and reports of provinces and ministries
and on this project's own documents: of the words of four letters and more, 71 to 100 % are known on good
pages; with one letter in twenty misread 52 to 74 %, with one in five 21 to 35 %; 8 to 27 % in German,
English, French and Frisian; at most 1 % when a font maps its letters to other ones.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SURE = 0.65
"""The share of known words from which a page is good: what good pages reach, and misread ones hardly."""

FOREIGN = 0.05
"""Under this share a page is no text in any language that borrows from Dutch as its neighbours do."""

STRANGE = 0.1
"""The share of characters without meaning that bullets of a symbol font do not reach on any page."""

ENOUGH = 8
"""So few words are a title page or a caption: their share says nothing."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_NO_TEXT = frozenset(("Co", "Cn", "Cc", "Cs"))


@dataclass(frozen=True, slots=True)
class Legibility:
    """How many characters (no white space) and long words a text has, and how many of them are sound."""

    characters: int
    strange: int
    words: int
    known: int

    @property
    def is_doubtful(self) -> bool:
        """Whether another reading of the page may be better."""
        return self.is_strange or (self.words >= ENOUGH and self.known < SURE * self.words)

    @property
    def is_illegible(self) -> bool:
        """Whether it is no text at all."""
        return self.is_strange or (self.words >= ENOUGH and self.known < FOREIGN * self.words)

    @property
    def is_strange(self) -> bool:
        """Whether its characters have no meaning: a font that does not say what its glyphs stand for."""
        return self.strange > STRANGE * self.characters


def legibility(text: str, vocabulary: frozenset[str] = frozenset()) -> Legibility:
    """How legible a text is; words in `vocabulary` (small letters) count as known, as Dutch ones do."""
    from simplemma import is_known

    shown = [character for character in text if not character.isspace()]
    words = _WORD.findall(text)
    known = sum(
        word.lower() in vocabulary or is_known(word, lang="nl") or is_known(word.lower(), lang="nl")
        for word in words
    )
    return Legibility(len(shown), sum(map(_is_strange, shown)), len(words), known)


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The long words, in small letters, of those texts that are good by themselves: names and jargon."""
    good = (text for text in texts if not legibility(text).is_doubtful)
    return frozenset(word.lower() for text in good for word in _WORD.findall(text))


def _is_strange(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in _NO_TEXT
