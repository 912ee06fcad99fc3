"""Repair of what extraction damaged, each character aligned to the source. Errors of the author stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.spans import join_aligned
from ingest.repair.glyphs import mended
from ingest.repair.redactions import show_gaps, show_marks

if TYPE_CHECKING:
    from corpus.spans import AlignedText

_SPACES = re.compile(r"(?: \s|[^\S ])\s*")
"""White space that is not one plain space already."""
_SPACED_WORD = re.compile(r"(?<!\S)(?:[^\W\d_](?:\s[^\W\d_]){4,})(?!\S)")
_SPACED_CASE = re.compile(r"\w(?:[^\W\d_A-ZÀ-Þ]+|[A-ZÀ-Þ]+)")
_SPACE = re.compile(r"\s")
_BEFORE_STOP = re.compile(r"(?<=[\w)\]”’»%█])\s+(?=(?:[,;:?!]|\.(?!\.))(?:\s|$))")
_AFTER_BRACKET = re.compile(r"(?<=\()\s+(?=\w)|(?<=\w)\s+(?=\)(?:[\s,;:.?!]|$))")
_MARKED = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])(?P<a>[^*]+?)(?<=[^\s*])(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<low>_{1,2})(?=[^\s_])(?P<b>[^_]+?)(?<=[^\s_])(?P=low)(?![\w_])"
    r"|(?<![\w`])`(?P<c>[^`]+)`(?![\w`])"
    r"|(?<![\w~])~~(?=[^\s~])(?P<d>[^~]+?)(?<=[^\s~])~~(?![\w~])"
)
_LINKED = re.compile(r"!?\[(?P<shown>[^\]\[]+)\]\([^()\s]+\)")
_GROUPS = ("shown", "a", "b", "c", "d")


def repair(content: AlignedText) -> AlignedText:
    """One line with its glyphs, invisible characters, gaps and spaces repaired."""
    content = _closed_up(show_gaps(mended(content)))
    return content.sub(_SPACES, " ").strip()


def _closed_up(content: AlignedText) -> AlignedText:
    """The text with the words whole that were set with a space between their letters."""
    pieces, done = [], 0
    for match in _SPACED_WORD.finditer(content.text):
        word = content.slice(*match.span()).sub(_SPACE, "")
        if _SPACED_CASE.fullmatch(word.text) and not _lists(word.text.lower()):
            pieces += [content.slice(done, match.start()), word]
            done = match.end()
    return join_aligned([*pieces, content.slice(done, len(content))]) if pieces else content


def _lists(letters: str) -> bool:
    """Whether these letters name the items of a list, or blank a word."""
    return len(set(letters)) == 1 or letters == "".join(sorted(letters))


def finish(content: AlignedText) -> AlignedText:
    """A whole block of repaired lines without Markdown's marks, with one mark for all that was blanked."""
    content = show_marks(unmark(content))
    return content.sub(_BEFORE_STOP, "").sub(_AFTER_BRACKET, "")


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
        group = next(name for name in _GROUPS if match.groupdict().get(name))
        pieces += [content.slice(done, match.start()), content.slice(*match.span(group))]
        done = match.end()
    return join_aligned([*pieces, content.slice(done, len(content))]) if pieces else content
