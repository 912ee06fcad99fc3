"""Lines of one paragraph as running text: which hyphens at a line's end are real, and which are not."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.spans import AlignedText, join_aligned
from ingest.repair.glyphs import JOINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PREFIXES = frozenset(("niet", "non", "ex", "oud", "vice", "quasi", "bijna", "pseudo"))
"""Prefixes that Dutch spelling always sets off by a hyphen (Leidraad 6.F)."""

ACRONYMS = frozenset(("amv", "azc", "spuk"))
"""Acronyms that are written small; a compound keeps its hyphen behind them (Leidraad 6.E)."""

LINKS = frozenset(
    ("aan", "bij", "de", "door", "en", "in", "na", "om", "op", "over", "te", "tot", "van", "voor")
)
"""Words in the middle of a phrase that is written as one word: "huis-aan-huis", "kant-en-klaar"."""

_VOWEL = re.compile("[aeiouyà-ÿ]")
_SUSPENDED = re.compile(r"^(?:en|of|tot|als|noch|dan|c\.q\.|en/of|respectievelijk|resp\.|versus)\b")
"""After these words a hyphen stands for the omitted half of a compound: "speel- en ligplekken"."""

_VOWEL_CLASH = re.compile("a[aeiu]|e[eiu]|i[eij]|o[eiou]|u[iu]")
"""Vowel pairs that would be read as one sound: a compound keeps its hyphen there (Leidraad 6.1)."""

_ADJECTIVE = re.compile(r"\w(?:lijk|isch|eel|aal|iek)$")
_ADJECTIVE_AFTER = re.compile(r"(?!recht)\w{2,}(?:lijke?|ische?|eel|ele|aal|ale)$")
"""Two adjectives on one footing keep their hyphen ("sociaal-economisch"); those of law are one word."""

_LAST_TOKEN = re.compile(r"([^\W_]+(?:[-’'][^\W_]+)*)[-‐\u00ad]$")
_FIRST_TOKEN = re.compile(r"^([^\W_]+(?:[-’'][^\W_]+)*)")
_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ADDRESS_END = re.compile(r"(?:://|www\.|\w@)\S*$")
_OPEN_SLASH = re.compile(r"\w/$")
_JOINT = re.compile(f"(?<=\\w)[{JOINTS}](?=\\w)")


def vocabulary(lines: Iterable[str]) -> Mapping[str, int]:
    """How often each word stands inside a line (hyphenated words whole), in lower case."""
    return Counter(word.lower() for line in lines for word in _TOKEN.findall(line))


def join_lines(lines: Sequence[AlignedText], known: Mapping[str, int]) -> AlignedText:
    """Lines of one paragraph as running text, words that were broken over a line's end made whole.

    `known` are the document's own words (see `vocabulary`), which decide where the rules of spelling
    leave open whether a hyphen is real.
    """
    lines = [part for line in lines for part in _parted(line)]
    pieces = lines[:1]
    for above, below in pairwise(lines):
        pieces[-1], glue = _ending(pieces[-1], above.text, below.text, known)
        pieces += [_glue(glue, pieces[-1]), below]
    return join_aligned(pieces).strip("\u00ad ")


def _parted(line: AlignedText) -> Iterator[AlignedText]:
    """The lines that pdfium had joined to one, with the hyphen that it dropped."""
    start = 0
    for match in _JOINT.finditer(line.text):
        yield line.slice(start, match.end()).sub(_JOINT_END, "-")
        start = match.end()
    yield line.slice(start, len(line))


_JOINT_END = re.compile(f"[{JOINTS}]$")


def _glue(text: str, after: AlignedText) -> AlignedText:
    return AlignedText(text, (after.origins[-1],) * len(text)) if after.origins else AlignedText("", ())


def _ending(piece: AlignedText, above: str, below: str, known: Mapping[str, int]) -> tuple[AlignedText, str]:
    """The end of a line as it reads in running text, and what comes between it and the next."""
    left, right = _LAST_TOKEN.search(above), _FIRST_TOKEN.search(below)
    if _OPEN_SLASH.search(above) and right is not None:
        return piece, ""
    if left is None or right is None:
        return piece, " "
    if above[-1] == "\u00ad":
        return piece.slice(0, len(piece) - 1), ""
    if _SUSPENDED.match(below):
        return piece, " "
    if _ADDRESS_END.search(above) or _keeps_hyphen(left[1], right[1], known):
        return piece, ""
    return piece.slice(0, len(piece) - 1), ""


def _keeps_hyphen(left: str, right: str, known: Mapping[str, int]) -> bool:
    last = re.split(r"[-’']", left)[-1]
    if not right[0].islower() or not last[-1].islower() or not _VOWEL.search(last):
        return True  # a name, a number or an acronym before or after the hyphen
    whole, hyphenated = known.get((left + right).lower(), 0), known.get(f"{left}-{right}".lower(), 0)
    if whole != hyphenated:
        return hyphenated > whole
    return _compounded(left, right, last.lower())


def _compounded(left: str, right: str, last: str) -> bool:
    """Whether the rules of spelling give a hyphen between the last part of a word and what follows it."""
    phrase = (last in LINKS and "-" in left) or (right.split("-", maxsplit=1)[0] in LINKS and "-" in right)
    coordinate = _ADJECTIVE.search(last) and _ADJECTIVE_AFTER.match(right)
    clash = _VOWEL_CLASH.fullmatch(last[-1] + right[0]) and last not in {"ge", "be"}
    return phrase or len(last) == 1 or last in PREFIXES | ACRONYMS or bool(coordinate or clash)
