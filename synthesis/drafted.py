"""What a sentence of a draft does: state how the law works, list subjects, or carry the letter on.

The lists of words are in `coverage.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from synthesis.stances import NEITHER, stances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model import Observation

SILENT = ("formaliteit",)
"""Rollen that touch nothing, whatever words they have."""
PROMISING = ("toezegging", "actie", "oproep")
"""Rollen that say what is to be done: they treat a point, but do not tell how heavy it is."""
STATING = ("knelpunt", "gevolg", "meerwaarde", "vraag", "standpunt", "context")
SHORTEST_CLAUSE, SHORTEST_ITEM = 4, 2
"""Words of a piece that can be held against a source by itself; of a list a noun with its article will do."""

_CLAUSE = re.compile(
    r"[;:]\s+|\s[–—-]\s|,\s+|\s+(?=(?:terwijl|maar|doch|omdat|waardoor|zodat|hoewel|en dat|doordat)\b)",
    re.IGNORECASE,
)
HEADING = 3
"""Words of a heading that names a subject; "Verdeling" names a whole thema."""

_ASIDE = re.compile(r"\s[–—-]\s[^–—;:.]{1,120}?\s[–—-]\s|\s?\([^()]*\)")
"""What stands between dashes or brackets would part the verb of a clause from its subject."""
_ITEM = re.compile(r"[;:,]\s+|\s+en\s+(?:over\s+)?|\s+(?:alsmede|evenals|zoals|over|bij)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a draft (its number) or a part of it."""

    sentence: int
    text: str


def pieces(sentences: Sequence[Observation]) -> tuple[Piece, ...]:
    """Each sentence and, if it has several, its clauses or the items of its list."""
    return tuple(piece for number, one in enumerate(sentences) for piece in _pieces(number, one))


def _pieces(number: int, sentence: Observation) -> Iterator[Piece]:
    rol, size = sentence.coding.rol, len(sentence.text.split())
    if rol in SILENT or (rol == "kop" and size < HEADING):
        return
    yield Piece(number, sentence.text)
    cut = _cut(sentence.text, _ITEM, SHORTEST_ITEM) if mentions(sentence) else clauses(sentence.text)
    yield from (Piece(number, part) for part in cut)


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a sentence that can be read by themselves, none if it is one clause."""
    return _cut(text, _CLAUSE, SHORTEST_CLAUSE)


def _cut(text: str, where: re.Pattern[str], shortest: int) -> tuple[str, ...]:
    bare = _ASIDE.sub(" ", text).strip(" .;:")
    parts = tuple(part for part in where.split(bare) if len(part.split()) >= shortest)
    return parts if parts and parts != (text.strip(" .;:"),) else ()


def mentions(sentence: Observation) -> bool:
    """Whether it names subjects without saying anything of them."""
    if sentence.coding.rol == "kop":
        return True
    text = sentence.text.lower()
    return bool(pattern("noemen", "aanloop").search(text) and not pattern("noemen", "inhoud").search(text))


def claims(sentence: Observation) -> bool:
    """Whether it states something of how the law works."""
    rol = sentence.coding.rol
    if rol in PROMISING:
        return _is_done(sentence)
    if rol not in STATING or mentions(sentence) or sentence.text.rstrip().endswith((":", "?")):
        return False
    return not proceeds(sentence)


def _is_done(sentence: Observation) -> bool:
    """Whether a promise is told as kept or begun: that states a fact."""
    done = pattern("gedaan", "woorden").search(sentence.text.lower())
    return done is not None and stances(sentence.text)[0].kinds.isdisjoint(NEITHER)


def proceeds(sentence: Observation) -> bool:
    """Whether it tells of the letter itself, its ground or the procedure, and of nothing that is wrong."""
    telling = sentence.coding.rol in ("knelpunt", "gevolg", *PROMISING)
    return not telling and pattern("procedure", "woorden").search(sentence.text.lower()) is not None


def pattern(part: str, name: str) -> re.Pattern[str]:
    """One pattern for the words of a list, or for the one that stands there."""
    found = lists()[part][name]
    return compiled((found,) if isinstance(found, str) else tuple(found))


@cache
def compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all of these words; of those that fit at a place the longest."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_longest_first(words))})(?!\w)")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def lists() -> dict[str, Any]:
    """All of `coverage.toml`, read once."""
    return tomllib.loads((files(__package__) / "coverage.toml").read_text("utf-8"))
