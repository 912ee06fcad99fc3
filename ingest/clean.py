"""Repair of what extraction damaged, each character aligned to the source. Errors of the author stay."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.spans import AlignedText, join_aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GLYPHS = {"Ɵ": "ti", "Ʃ": "tt", "Ō": "ft", "ƫ": "tti", "ﬅ": "ft", "Ʀ": "tf"}
"""Ligatures of Calibri and its kin that Word's PDF export maps to letters with the same glyph number."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
"""Unicode's presentation forms, which no author types."""

PREFIXES = frozenset(("niet", "non", "ex", "oud", "vice", "quasi", "bijna", "pseudo"))
"""Prefixes that Dutch spelling always sets off by a hyphen (Leidraad 6.F)."""

_VOWEL = re.compile("[aeiouyà-ÿ]")
ACRONYMS = frozenset(("amv", "azc", "spuk"))
"""Acronyms that are written small; a compound keeps its hyphen behind them (Leidraad 6.E)."""

_SUSPENDED = re.compile(r"^(?:en|of|tot|als|noch|dan|c\.q\.|en/of|respectievelijk|resp\.|versus)\b")
"""After these words a hyphen stands for the omitted half of a compound: "opvang- en woonplekken"."""

_VOWEL_CLASH = re.compile("a[aeiu]|e[eiu]|i[eij]|o[eiou]|u[iu]")
"""Vowel pairs that would be read as one sound: a compound keeps its hyphen there (Leidraad 6.1)."""

_GLYPH = re.compile(
    "(?<=[a-zà-ÿ{0}])[{0}]|(?<=[^\\W\\d_])[{0}](?=[a-z{0}])|Ɵ(?=[a-z{0}])".format("".join(GLYPHS))
)
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
_BROKEN_HYPHEN = re.compile("[\x02\ufffe](?=\\s*$)")
_INVISIBLE = re.compile(
    "\u00ad(?!\\s*$)|[\u200b-\u200f\u2060\ufeff\ufffe\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]"
)
_SPACES = re.compile(r"\s+")
_MARKED = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])(?P<a>[^*]+?)(?<=[^\s*])(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<low>_{1,2})(?=[^\s_])(?P<b>[^_]+?)(?<=[^\s_])(?P=low)(?![\w_])"
    r"|(?P<tick>`)(?P<c>[^`]+)`"
)
_LINKED = re.compile(r"!?\[(?P<shown>[^\]\[]+)\]\([^()\s]+\)")
_LAST_TOKEN = re.compile(r"([^\W_]+(?:[-’'][^\W_]+)*)[-‐\u00ad]$")
_FIRST_TOKEN = re.compile(r"^([^\W_]+(?:[-’'][^\W_]+)*)")
_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def vocabulary(lines: Iterable[str]) -> Mapping[str, int]:
    """How often each word stands inside a line (hyphenated words whole), in lower case."""
    return Counter(word.lower() for line in lines for word in _TOKEN.findall(line))


def repair(content: AlignedText) -> AlignedText:
    """One line with its glyphs, invisible characters and spaces repaired."""
    content = content.sub(_BROKEN_HYPHEN, "-").sub(_INVISIBLE, "")
    content = content.sub(_LIGATURE, lambda m: LIGATURES[m[0]])
    return content.sub(_GLYPH, lambda m: GLYPHS[m[0]]).sub(_SPACES, " ").strip()


def unmark(content: AlignedText) -> AlignedText:
    """The text without Markdown's marks for emphasis, code and links; "[redacted]" is no mark."""
    content = _keep(content, _LINKED)
    for _ in range(2):  # emphasis may stand within emphasis
        content = _keep(content, _MARKED)
    return content


def _keep(content: AlignedText, pattern: re.Pattern[str]) -> AlignedText:
    """The text with each match reduced to the named group that holds what it shows."""
    pieces, done = [], 0
    for match in pattern.finditer(content.text):
        group = next(name for name in ("shown", "a", "b", "c") if match.groupdict().get(name))
        pieces += [content.slice(done, match.start()), content.slice(*match.span(group))]
        done = match.end()
    return join_aligned([*pieces, content.slice(done, len(content))]) if pieces else content


def join_lines(lines: Sequence[AlignedText], known: Mapping[str, int]) -> AlignedText:
    """Lines of one paragraph as running text, words that were broken over a line's end made whole.

    `known` are the document's own words (see `vocabulary`), which decide where the rules of spelling
    leave open whether a hyphen is real.
    """
    pieces = [lines[0]] if lines else []
    for above, below in pairwise(lines):
        pieces[-1], glue = _ending(pieces[-1], above.text, below.text, known)
        pieces += [_glue(glue, pieces[-1]), below]
    return join_aligned(pieces).strip("\u00ad ")


def _glue(text: str, after: AlignedText) -> AlignedText:
    return AlignedText(text, (after.origins[-1],) * len(text)) if after.origins else AlignedText("", ())


def _ending(piece: AlignedText, above: str, below: str, known: Mapping[str, int]) -> tuple[AlignedText, str]:
    """The end of a line as it reads in running text, and what comes between it and the next."""
    left, right = _LAST_TOKEN.search(above), _FIRST_TOKEN.search(below)
    if left is None or right is None:
        return piece, " "
    if above[-1] == "\u00ad":
        return piece.slice(0, len(piece) - 1), ""
    if _SUSPENDED.match(below):
        return piece, " "
    if _keeps_hyphen(left[1], right[1], known):
        return piece, ""
    return piece.slice(0, len(piece) - 1), ""


def _keeps_hyphen(left: str, right: str, known: Mapping[str, int]) -> bool:
    last = re.split(r"[-’']", left)[-1]
    if not right[0].islower() or not last[-1].islower() or not _VOWEL.search(last):
        return True  # a name, a number or an acronym before or after the hyphen
    whole, hyphenated = known.get((left + right).lower(), 0), known.get(f"{left}-{right}".lower(), 0)
    if whole != hyphenated:
        return hyphenated > whole
    return last.lower() in PREFIXES | ACRONYMS or (
        _VOWEL_CLASH.fullmatch(last[-1].lower() + right[0]) is not None and last.lower() not in {"ge", "be"}
    )
