"""When two sentences are one wording: their normal form, their shingles, and the words that differ."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = tuple[str, ...]
Shingle = tuple[str, str, str]

MIN_WORDS = 6
"""A shorter sentence ("Dit vraagt om maatwerk.") may be written twice without being copied."""
LETTER_RATIO = 0.8
"""Agreed letters are edited a little by each signatory: up to one word in five may differ."""
RATIO = 0.9
"""Elsewhere only copies come this near: below ten words nothing may differ, "vergunningen" for
"participatie" in a short sentence makes another complaint."""
SKETCH = 16
"""Shingles of a sentence that the index keeps. Two sentences of which a quarter of the shingles agree
miss each other at this size in one case of a hundred (0.75 ** 16)."""
MOVED_LENGTH = 4
"""A word of this length that stands elsewhere changes who does what; articles and prepositions do not."""

_WORD = re.compile(r"\w+(?:[-'’.&/]\w+)*")
_DECISIVE = re.compile(
    r"niet|geen|nooit|noch|niets|niemand|zonder|nauwelijks|wel|alle|enkele|sommige|"
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|.*\d.*"
)
"""Negations and quantities: sentences that differ in one of these do not say the same."""


def words(text: str) -> Words:
    """The words of a text in lower case, without punctuation: its normal form, word by word."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    return tuple(_WORD.findall(plain.casefold()))


def normal_form(text: str) -> str:
    """The text without case, punctuation and spacing: equal for copies that differ in these alone."""
    return " ".join(words(text))


def names(texts: Iterable[str]) -> frozenset[str]:
    """Words (in lower case) that stand with a capital within a sentence, and nowhere without."""
    inner = [word for text in texts for word in _WORD.findall(text)[1:]]
    written_small = {word for word in inner if word[0].islower()}
    return frozenset(word.casefold() for word in inner if word[0].isupper()) - written_small


def shingles(sentence: Words) -> frozenset[Shingle]:
    """Runs of three words, the edges padded: one for each word, and a changed word costs three."""
    padded = ("", *sentence, "")
    return frozenset(zip(padded, padded[1:], padded[2:], strict=False))


def sketch(cut: frozenset[Shingle]) -> tuple[int, ...]:
    """The smallest hashes of the shingles (bottom-k; Broder, On the resemblance of documents, 1997)."""
    return tuple(sorted({crc32("\0".join(shingle).encode()) for shingle in cut})[:SKETCH])


def containment(part: frozenset[Shingle], whole: frozenset[Shingle]) -> float:
    """The share of the shingles of `part` that stand in `whole` (0 for none, or when `part` is empty)."""
    return len(part & whole) / max(len(part), 1)


def likeness(a: Words, b: Words, fixed: frozenset[str]) -> float:
    """How far two sentences agree, word by word in order (0 to 1; Ratcliff and Obershelp).

    It is 0 when the words that differ make another statement of it: a negation, a quantity, a word
    of `fixed` (names), "onduidelijk" for "duidelijk", or a word that has moved.
    """
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    edits = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    gone = {word for _, start, end, _, _ in edits for word in a[start:end]}
    new = {word for _, _, _, start, end in edits for word in b[start:end]}
    return 0.0 if _says_otherwise(gone, new, fixed) else matcher.ratio()


def _says_otherwise(gone: set[str], new: set[str], fixed: frozenset[str]) -> bool:
    differing = gone | new
    return (
        not differing.isdisjoint(fixed)
        or any(_DECISIVE.fullmatch(word) or f"on{word}" in differing for word in differing)
        or any(len(word) >= MOVED_LENGTH for word in gone & new)
    )
