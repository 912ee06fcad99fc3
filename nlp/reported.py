"""Reported speech: which of the parties of a sentence it is put in the mouth of."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nlp.parties import DETERMINERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nlp.parties import Party

SOURCES = ("aldus", "inzicht", "mening", "ogen", "oordeel", "volgens", "zeggen", "zo ")
"""In small letters, what every text holds that names the source of a statement."""
ASIDE = r"\([^()]{1,40}\)"


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to report speech: what stands before the one who speaks, and what comes behind."""

    before: re.Pattern[str]
    behind: re.Pattern[str]

    def fits(self, text: str, party: Party) -> bool:
        """Whether the party stands in this frame."""
        return bool(self.behind.match(text, party.end) and self.before.search(text[: party.start]))


def may_attribute(text: str) -> bool:
    """Whether a text holds what it needs to name the source of a statement; most do not."""
    lowered = text.lower()
    return any(word in lowered for word in SOURCES)


def attributed(text: str, parties: Iterable[Party]) -> Iterator[Party]:
    """The parties that any text names as the source of what it says: "volgens de VNG", "aldus het IPO"."""
    return (party for party in parties if _source().fits(text, party))


def speaking(text: str, parties: Iterable[Party]) -> Iterator[Party]:
    """The parties that minutes let speak: the subject of "geeft aan", "door gemeenten wordt opgemerkt"."""
    frames = _frames()
    return (party for party in parties if any(frame.fits(text, party) for frame in frames))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads(files("nlp").joinpath("reported.toml").read_text(encoding="utf-8"))
    return {kind: tuple(words) for kind, words in data.items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(words).replace(" ", r"\s")


def _frame(before: str, behind: str) -> Frame:
    return Frame(re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE))


@cache
def _source() -> Frame:
    return _frame(rf"\b(?:{_any(_words()['according_to'])})\s{DETERMINERS}$", "")


@cache
def _frames() -> tuple[Frame, ...]:
    says, said, adverb = (rf"(?:{_any(_words()[kind])})\b" for kind in ("says", "said", "adverbs"))
    passive = r"(?:wordt|worden|werd|werden|is|zijn)"
    return (
        _frame(rf"^\W*(?:(?:ook|namens)\s)?{DETERMINERS}$", rf"\s(?:{ASIDE}\s)?(?:{adverb}\s)?{says}"),
        _frame(rf"^\W*{adverb}\s{says}\s{DETERMINERS}$", ""),
        _frame(rf",\s(?:zo\s)?{says}\s{DETERMINERS}$", r"\W*$"),
        _frame(
            rf"^\W*(?:{adverb}\s)?(?:{passive}\s)?(?:door|vanuit|namens)\s{DETERMINERS}$",
            rf"(?:\s{passive})?(?:\s[\w-]+){{0,6}}?\s{said}",
        ),
        _frame(r"^\W*$", rf"\s?(?:{ASIDE}\s?)?:\s\S"),  # "VNG: de cijfers volgen"
    )
