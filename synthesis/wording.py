"""When two sentences are one wording: their normal form, their shingles, and the words that differ."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = tuple[str, ...]
Shingle = tuple[str, str, str]
Spelled = tuple[tuple[str, int, int], ...]

MIN_WORDS = 6
"""A shorter sentence ("Dit vraagt om maatwerk.") may be written twice without being copied."""
LETTER_RATIO = 0.8
"""Agreed letters are edited a little by each signatory: up to one word in five may differ."""
RATIO = 0.9
"""Elsewhere only copies come this near: below ten words nothing may differ, "vergunningen" for
"participatie" in a short sentence makes another complaint."""
MOVED_LENGTH = 4
"""A word of this length that stands elsewhere changes who does what; articles and prepositions do not."""

_WORD = re.compile(r"\w+(?:[-'’.&/]\w+)*")
_NUMBER = (
    r"(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)ën)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    r"|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|(?:der|veer|vijf|zes|zeven|acht|negen)tien|één"
    r"|\w*(?:honderd|duizend|miljoen|miljard)\w*|half|halve|helft|anderhal\w+|kwart|beide|geen|alle|enkele|sommige"
    r"|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde)n?"
)
_DECISIVE = re.compile(
    rf"niet|nooit|noch|niets|niemand|nergens|zonder|nauwelijks|evenmin|wel|{_NUMBER}|.*\d.*"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
)
"""Negations, quantities and months: sentences that differ in one of these do not say the same."""
_OPPOSITES = (
    "voor na|vóór na|meer minder|hoger lager|groter kleiner|veel weinig|eerder later|langer korter|"
    "met zonder|altijd soms|vaak zelden|binnen buiten|hoge lage|hoog laag|grote kleine|kort lang|korte lange|"
    "ruim krap|goed slecht|goede slechte|sterk zwak|sterke zwakke|stijgt daalt|stijgen dalen|sneller trager"
)
OPPOSITES = frozenset(frozenset(pair.split()) for pair in _OPPOSITES.split("|"))
"""Words of which one in the place of the other turns a sentence round."""
_PARTS = ("on", "in", "dis", "niet-", "niet")
"""What makes the opposite of the word that it stands before: "onduidelijk", "ineffectief"."""


def words(text: str) -> Words:
    """The words of a text in lower case, without punctuation: its normal form, word by word."""
    return tuple(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).replace("’", "'").casefold()


def spelled(text: str) -> Spelled:
    """The words of a text as `words` has them, each with its half-open range in the text.

    A sign that stands for several words ("½") stays with the word that it is written to.
    """
    if text.isascii():  # then nothing changes its length
        return tuple((found[0], *found.span()) for found in _WORD.finditer(text.casefold()))
    return tuple((_plain(found[0]), *found.span()) for found in _WORD.finditer(text))


def normal_form(text: str) -> str:
    """The text without case, punctuation and spacing: equal for copies that differ in these alone."""
    return " ".join(words(text))


def names(texts: Iterable[str], called: Iterable[str] = ()) -> frozenset[str]:
    """Words (in lower case) that stand with a capital within a sentence, and nowhere without.

    In `called`, the names of organisations, the first word counts as well. Of a text in capitals throughout
    none does.
    """
    inner = [word for text in texts if not text.isupper() for word in _WORD.findall(text)[1:]]
    written_small = {word for word in inner if word[0].islower()}
    outer = (word for name in called for word in _WORD.findall(name))
    return frozenset(word.casefold() for word in (*inner, *outer) if word[0].isupper()) - written_small


def decisive(sentence: Words, fixed: frozenset[str]) -> Words:
    """The words of a sentence that copies of it all have: its negations, quantities and names (`fixed`)."""
    return tuple(sorted(word for word in sentence if _decides(word, fixed)))


def shingles(sentence: Words) -> frozenset[Shingle]:
    """Runs of three words, the edges padded: one for each word, and a changed word costs three."""
    padded = ("", *sentence, "")
    return frozenset(zip(padded, padded[1:], padded[2:], strict=False))


def likeness(a: Words, b: Words, fixed: frozenset[str], at_least: float = 0.0) -> float:
    """How far two sentences agree, word by word in order (0 to 1; Ratcliff and Obershelp).

    It is 0 when the words that differ make another statement of it (a negation, a quantity, a word of
    `fixed` (names), "onduidelijk" for "duidelijk", "na" for "voor", or a word that has moved), and when it
    is plain that it stays under `at_least`.
    """
    before, after = _common_ends(a, b)
    a_inner, b_inner = a[before : len(a) - after], b[before : len(b) - after]
    shared, total = before + after, max(len(a) + len(b), 1)
    if 2 * (shared + min(len(a_inner), len(b_inner))) < at_least * total:
        return 0.0
    matcher = SequenceMatcher(None, a_inner, b_inner, autojunk=False)
    edits = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    gone = {word for _, start, end, _, _ in edits for word in a_inner[start:end]}
    new = {word for _, _, _, start, end in edits for word in b_inner[start:end]}
    if _says_otherwise(gone, new, fixed):
        return 0.0
    return 2 * (shared + sum(block.size for block in matcher.get_matching_blocks())) / total


def _common_ends(a: Words, b: Words) -> tuple[int, int]:
    """How many words two sentences have in common at their beginning, and at the end of what is left."""
    shorter = min(len(a), len(b))
    before = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    left = shorter - before
    return before, next((i for i in range(left) if a[-1 - i] != b[-1 - i]), left)


def _says_otherwise(gone: set[str], new: set[str], fixed: frozenset[str]) -> bool:
    differing = gone | new
    return (
        any(_decides(word, fixed) for word in differing)
        or any(part + word in differing for word in differing for part in _PARTS)
        or any(frozenset((one, other)) in OPPOSITES for one in gone for other in new)
        or any(len(word) >= MOVED_LENGTH for word in gone & new)
    )


def _decides(word: str, fixed: frozenset[str]) -> bool:
    return word in fixed or _is_decisive(word)


@lru_cache(maxsize=2**16)
def _is_decisive(word: str) -> bool:
    return _DECISIVE.fullmatch(word) is not None
