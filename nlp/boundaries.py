"""Where one Dutch sentence ends and the next begins, decided on characters alone and in one pass."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.model import REDACTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.lawbook import Lawbook

LONGEST_ASIDE = 400
"""Characters within brackets that still make an aside; more means that a bracket was lost."""

LONGEST_ABBREVIATION = 24
"""Characters looked back for an abbreviation or initials ("mr.drs.M.C.G."): it bounds the time."""

ENDING = r"""
    (?P<mark> [.!?…] (?<![.!?…]{2}) [.!?…]*+)                 # a sentence may end, with
    (?: ["'”’»)\]*_]*+                                        # the quotes and brackets that it closes,
        (?:(?<![0-9].)[0-9]{1,2}|\[[0-9]{1,3}\]|[¹²³⁴-⁹]++)?  # its footnote,
        \s++ (?=\S)                                           # and the space before the next one
    | (?:(?<=[a-zß-ÿ]{2}[.!?])|(?<=[a-zß-ÿ]{2}[.!?]{2})|(?<=[a-zß-ÿ]{2}[.!?]{3}))
      (?=[A-ZÀ-Þ][a-zß-ÿ])                                    # that space was lost
    )
"""

ACTION = r"""
    (?P<action>                         # an action or decision begins, whatever stands before it
        (?<![\w'’"“(\[*-]) ["'“(\[*]*+
        (?: (?:Actie(?:s|punt(?:en)?|houder)?|ACTIE(?:S|PUNT(?:EN)?|HOUDER)?)
            (?:[ ](?:[^\s.:;!?]+|\([^()]{1,40}\))){0,4}
          | (?:Besluit(?:en)?|BESLUIT(?:EN)?|Conclusies?|CONCLUSIES?|Afspra(?:ak|ken)|AFSPRA(?:AK|KEN))
            (?:[ ][0-9]{1,3}[a-z]?)?
          | (?:De|Het)[ ](?:[^\s.:;!?]+[ ]){1,4} (?:besluit(?:en)?|concludeert)
        ) [ ]?: (?=\s|$)
      | (?<=[.!?]\s) A:[ ] (?=[^\s])      # as some secretaries shorten it
    )
"""

BOUNDARY = re.compile(rf"{ACTION}|{ENDING}", re.VERBOSE)
BOUNDARY_WITHOUT_COLON = re.compile(rf"{ENDING}(?P<action>(?!))?", re.VERBOSE)
"""The same for a text without a colon, where no action begins: much faster, as it looks at marks alone."""

WEB = re.compile(
    r"""
    (?<![\w.+-])
    (?: (?:https?://|www\.)[^\s<>()]+
      | [\w.+-]++@[\w.-]+
      | (?:[\w-]++\.)+ (?:com|eu|info|net|nl|org)\b (?:/[^\s<>()]*)?
    )
    (?<![.,;:!?])
    """,
    re.VERBOSE,
)
"""An address on the web or of e-mail."""

BEFORE_ADDRESS = re.compile(r"\.\S|@|://")
"""What every such address holds."""

ASIDE = re.compile(rf"\((?:[^()]|\([^()]{{0,{LONGEST_ASIDE}}}\)){{1,{LONGEST_ASIDE}}}+\)")
SHELTER = re.compile(rf"{ASIDE.pattern}|{WEB.pattern}", re.VERBOSE)
"""No sentence ends within brackets or an address."""

WORD = re.compile(r"[^\W_]+")
OPENING = re.compile(rf"(?:[-–•*▪] )?[\"'“‘«„(\[*_]*(?:{REDACTED}\W{{1,2}})?(?P<word>[^\W_]+)")
"""The first word of a sentence with what may stand before it."""

BLANKED = re.compile(r"[^\W\d_]{5,}[)\]”\"]?$")
"""A word before a full stop that is too long for an abbreviation: a small letter after it begins a sentence
of which the first word, a name, was blanked."""

NUMBER = r"(?:[0-9]{1,2}\.)*(?:[0-9]{1,2}|[A-Za-z]|[ivxIVX]{1,5})"
MARKER = re.compile(NUMBER)
"""The number of a list item or heading ("2.1", "iv") up to its last full stop."""
LISTED = re.compile(rf"[:;]\s+{NUMBER}$")
"""Such a number within a sentence ("twee eisen: 1. Een plan")."""

BETWEEN_WORDS = re.compile(r"[\s()\[\]{}\"'“”‘«„/—]")
DOTTED = re.compile(r"[A-ZÀ-Þ]\.|(?:[^\W\d_]{1,3}\.-?){2,}")
"""Initials and dotted abbreviations, listed or not."""

CAPITALISED = re.compile(r"[\"'“‘«„(\[]*[A-ZÀ-Þ][a-zß-ÿ]")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The words of abbreviations.toml, which says what each list is for."""

    inside: frozenset[str]
    final: frozenset[str]
    starters: frozenset[str]


def abbreviations() -> Abbreviations:
    """The abbreviations that come with the package, and the law's (`afkortingen` in its names)."""
    return _abbreviations(lawbook.in_use())


@lru_cache(maxsize=4)
def _abbreviations(book: Lawbook) -> Abbreviations:
    data = tomllib.loads(files("nlp").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    of_law = book.table(lawbook.NAMES).get("afkortingen", {})
    return Abbreviations(**{name: frozenset([*data[name], *of_law.get(name, ())]) for name in data})


def cuts(text: str) -> Iterator[int]:
    """The offsets at which a sentence begins after another one, ascending, in time linear in the text."""
    shelters = _shelters(text)
    word = _next_word(text, 0)
    boundary = BOUNDARY if ":" in text else BOUNDARY_WITHOUT_COLON
    for match in boundary.finditer(text):
        if match.start() <= word:
            continue  # nothing stands before it that could end
        at = match.start() if match["action"] else match.end()
        if match["action"] or (_ends(text, word, match) and not _within(shelters, at)):
            yield at
            word = _next_word(text, at)


def _shelters(text: str) -> list[tuple[int, int]]:
    if "(" not in text and not may_hold_address(text):
        return []
    return [match.span() for match in SHELTER.finditer(text)]


def may_hold_address(text: str) -> bool:
    """Whether a text holds what every address of web or e-mail does; most texts do not."""
    return BEFORE_ADDRESS.search(text) is not None


def _next_word(text: str, start: int) -> int:
    match = WORD.search(text, start)
    return match.start() if match else len(text)


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether `at` lies inside one of the spans (ascending, apart)."""
    index = bisect_left(spans, (at, at)) - 1
    return index >= 0 and at < spans[index][1]


def _ends(text: str, word: int, match: re.Match[str]) -> bool:
    """Whether the sentence of which the first word stands at `word` ends with this mark."""
    stop, following = match.start(), match.end()
    lookback = max(word, stop - LONGEST_ABBREVIATION)
    single = match["mark"] == "."
    numbers = MARKER.fullmatch(text, word, stop) or LISTED.search(text, lookback, stop)
    if single and (numbers or _abbreviates(text, lookback, stop, following)):
        return False
    opening = OPENING.match(text, following)
    if opening is None:
        return False
    blanked = single and BLANKED.search(text, lookback, stop) is not None
    return blanked or opening.start("word") > following or _capital(opening["word"])


def _capital(word: str) -> bool:
    """Whether a word begins with a digit or holds a capital ("De", "cdK", "3e")."""
    return word[0].isdigit() or not word.islower()


def _abbreviates(text: str, lookback: int, stop: int, following: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation and does not end the sentence as well."""
    known = abbreviations()
    token = BETWEEN_WORDS.split(text[lookback:stop])[-1] + "."
    if token.lower() in known.inside:
        return True
    if token.lower() in known.final:
        return CAPITALISED.match(text, following) is None
    if DOTTED.fullmatch(token) is None:
        return False
    first = WORD.search(text, following)
    return first is None or first[0] not in known.starters
