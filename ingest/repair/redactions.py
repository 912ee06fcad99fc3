"""What was blanked in a text, shown by one mark wherever it can be told: `corpus.model.REDACTED`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import REDACTED
from corpus.spans import AlignedText, join_aligned
from ingest.wording import FINITE_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = "redacted|geredigeerd|geanonimiseerd|anoniem|(?:weg|zwart)?gelakt|zwart gemaakt|onleesbaar gemaakt"
_BLANKED = r"naam|namen|persoonsgegevens?|gegevens|functie|adres|e-?mailadres|telefoonnummer|handtekening"
_GONE = rf"(?:{_BLANKED})\s(?:{_WORDS}|verwijderd|weggelaten|weggehaald|afgeschermd|niet openbaar)"
"""What was blanked, and that it was."""

_EMPTY = r"\[(?:(?<=actie:\[)|(?<=actie: \[)|(?<=actiehouder: \[)|(?<=\bheer \[)|(?<=\bmevrouw \[))\s*\]"
"""Nothing between brackets where a name stands: elsewhere it is a box to tick."""

_GROUND = r"(?<!artikel\s)(?<!art\.\s)(?<![\d.])\b5\.1\.[12]\.?[a-i]\b"
"""The ground for blanking that is printed over the text (Wet open overheid, article 5.1)."""

_MARK = re.compile(
    rf"\[\s*(?:{_GONE}|{_WORDS}|naam|namen|persoonsgegevens?)\s*\]"
    rf"|<\s*(?:{_GONE}|{_WORDS}|naam|namen|persoonsgegevens?)\s*>"
    rf"|\(\s*(?:{_GONE}|{_WORDS})\s*\)"
    rf"|{_EMPTY}"
    r"|█+(?:[ -]█+)*|[■▇▆▉▓▒]{2,}(?: [■▇▆▉▓▒]{2,})*"
    r"|\b(?:x{3,}|X{4,})\b"
    rf"|{_GROUND}(?: {_GROUND})*",
    re.IGNORECASE,
)
"""A mark of redaction; an omission from a quotation ("[...]") is none, nor is a numeral (XXX)."""

_NUMERAL = re.compile(r"X{1,3}")

_TITLES = r"(?<!\w)(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Dd]hr\.|[Mm]w\.|[Mm]evr\.)"
_PREPOSITIONS = r"(?<!\w)(?:[Dd]oor|[Nn]amens|[Aa]an|[Mm]et|[Bb]ij|[Vv]olgens|[Tt]ussen)"
_VERB = rf"(?:{'|'.join(sorted(FINITE_VERBS))})\b"
_PARTICLE = r"(?:van|de|den|der|te|ten|ter|in)\b"
_ACTS = r"[a-zé]{2,}t (?:de|het|een|dit|deze|die|dat|alle|hier|hierover|daar|nog|zijn|haar|voor|uiterlijk)\b"
_GAP = re.compile(
    rf"(?:{_TITLES}(?P<a>\s{{3,}})(?=(?!{_PARTICLE})[a-z,;:.)])"
    rf"|{_PREPOSITIONS}(?P<b>\s{{3,}})(?={_VERB}|[,;:.)])"
    rf"|(?<!\w)(?:Actie|ACTIE)(?:punt)?\s?:(?P<c>\s{{3,}})(?={_ACTS}))"
)
"""White space where a word must have stood: a name after its title, what a preposition governs, and who
acts. Elsewhere a wide gap may be a tab or the edge of a cell."""

_WIDE = re.compile(r"(?<=\S)\s{3,}(?=\S)")


def show_gaps(content: AlignedText) -> AlignedText:
    """A line with a mark in each gap that a blanked word left, if all its wide gaps are such ones."""
    gaps = [match.span(match.lastgroup or 0) for match in _GAP.finditer(content.text)]
    if not gaps or len(gaps) != len(_WIDE.findall(content.text.strip())):
        return content
    return _marked(content, gaps, f" {REDACTED} ")


def show_marks(content: AlignedText) -> AlignedText:
    """The text with each mark of redaction in its one form."""
    spans = [match.span() for match in _MARK.finditer(content.text) if not _NUMERAL.fullmatch(match[0])]
    return _marked(content, spans, REDACTED)


def _marked(content: AlignedText, spans: Iterable[tuple[int, int]], mark: str) -> AlignedText:
    """A mark stands for the first character of what it replaces; at the end of a text, for the last."""
    pieces, done = [], 0
    for start, end in spans:
        origin = content.origins[end - 1 if end == len(content) else start]
        pieces += [content.slice(done, start), AlignedText(mark, (origin,) * len(mark))]
        done = end
    return join_aligned([*pieces, content.slice(done, len(content))]) if pieces else content
