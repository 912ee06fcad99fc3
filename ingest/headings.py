"""Which lines head the text under them: by type where the format has type, else by shape and place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.dates import is_date
from ingest.letters.letterlines import text_of
from ingest.listmarks import is_item
from ingest.wording import (
    LONGEST_HEADING,
    NUMBERING,
    ends_clause,
    goes_on,
    is_finite,
    leads_list,
    numbering_depth,
    starts_capital,
    starts_lower,
    title_like,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.lines import Line, Stanza

LARGER = 1.07
"""Headings are at least half a point larger than a body of 8 to 11 points; measuring errs by 3 %."""

STYLED_LINES = 4
"""A heading in type of its own may run over so many lines."""

_CAPTION = re.compile(
    r"(?:tabel|figuur|grafiek|afbeelding|kaart|schema)\s+\d+(?:\.\d+)*\s*(?:[.:–-]|$)", re.IGNORECASE
)
"""What names a table or a picture heads no text."""

TYPED = 3
"""So many headings in type of their own show that a file sets its headings apart by type."""

LISTED = 3
"""So many title-like lines in a row are a list without marks, not headings."""


@dataclass(frozen=True, slots=True)
class Body:
    """The type of the running text: its size in points (0: the format has none) and whether it is bold."""

    size: float
    bold: bool

    def heads(self, line: Line) -> bool:
        """Whether a line stands out from the running text."""
        larger = self.size > 0 and line.size > self.size * LARGER
        return larger or (line.bold and not self.bold and line.size >= self.size / LARGER)


def body_type(lines: Sequence[Line]) -> Body:
    """The type in which most characters of the running text are set."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for line in lines:
        if line.kind is None and not line.aside:
            sizes[(round(line.size * 2) / 2, line.bold)] += len(line.text)
    (size, bold), _ = max(sizes.items(), key=lambda item: (item[1], item[0]), default=((0.0, False), 0))
    return Body(size, bold)


def split_styled(stanza: Stanza, body: Body) -> list[tuple[Stanza, bool]]:
    """A stanza cut where its type changes; each piece with whether it is a heading by its type.

    Emphasis within a paragraph is no heading: what stands before must have ended, and what follows
    must begin anew.
    """
    pieces: list[list[Line]] = []
    for line in stanza:
        same = pieces and body.heads(pieces[-1][-1]) == body.heads(line)
        numbered = body.heads(line) and NUMBERING.match(line.text.strip()) is not None
        if same and not numbered:
            pieces[-1].append(line)
        else:
            pieces.append([line])
    styled = [
        _is_styled_heading(pieces, index) and body.heads(piece[0]) for index, piece in enumerate(pieces)
    ]
    return _merged([(tuple(piece), heading) for piece, heading in zip(pieces, styled, strict=True)])


def _is_styled_heading(pieces: Sequence[Sequence[Line]], index: int) -> bool:
    text = " ".join(line.text.strip() for line in pieces[index])
    above = pieces[index - 1][-1] if index else None
    below = pieces[index + 1][0] if index + 1 < len(pieces) else None
    if len(pieces[index]) > STYLED_LINES or len(text) > 2 * LONGEST_HEADING or not starts_capital(text):
        return False
    if above is not None and not (ends_clause(above.text) or above.room > len(text.split()[0])):
        return False
    if below is not None and starts_lower(below.text):
        return False
    return _heading_wording(text)


def _heading_wording(text: str) -> bool:
    """Type decides; a full sentence in bold is emphasis, a question in bold is a heading."""
    if _CAPTION.match(text):
        return False
    stripped = text.rstrip().removesuffix(":").rstrip()
    sentence = stripped.endswith((".", ";", ",", "!")) and (is_finite(stripped) or len(words(stripped)) > 8)
    return not sentence and not (goes_on(stripped) and not NUMBERING.match(text)) and bool(words(text))


def _merged(pieces: list[tuple[Stanza, bool]]) -> list[tuple[Stanza, bool]]:
    merged: list[tuple[Stanza, bool]] = []
    for piece, heading in pieces:
        if merged and not heading and not merged[-1][1]:
            merged[-1] = (merged[-1][0] + piece, False)
        else:
            merged.append((piece, heading))
    return merged


def by_shape(pieces: Sequence[Stanza], kinds: Sequence[BlockKind | None]) -> list[int]:
    """The stanzas, among those without kind, that are headings by their wording and their place.

    A format that names its headings leaves nothing to guess; a file that sets them apart by type leaves
    those of the lowest level, whose number is all that shows them.
    """
    if any(piece[0].kind is BlockKind.HEADING for piece in pieces):
        return []
    candidates = {index for index, piece in enumerate(pieces) if kinds[index] is None and _alone(piece)}
    if _sets_apart(pieces, kinds):
        candidates = {index for index in candidates if numbering_depth(text_of(pieces[index])) > 1}
    order = [index for index, kind in enumerate(kinds) if kind is not BlockKind.FURNITURE]
    return [
        index
        for place, index in enumerate(order)
        if index in candidates and _heads(pieces, kinds, candidates, order, place)
    ]


def _sets_apart(pieces: Sequence[Stanza], kinds: Sequence[BlockKind | None]) -> bool:
    body = body_type([line for piece in pieces for line in piece])
    return (
        sum(kind is BlockKind.HEADING and body.heads(p[0]) for p, kind in zip(pieces, kinds, strict=True))
        >= TYPED
    )


def _alone(piece: Stanza) -> bool:
    text = text_of(piece)
    if len(piece) > 1 and is_date(piece[-1].text):
        return len(piece) <= 3 and all(title_like(line.text) for line in piece[:-1])
    wrapped = all(line.room < len(below.text.split()[0]) + 1 for line, below in pairwise(piece))
    if (is_item(piece[0].text) and not NUMBERING.match(text)) or _CAPTION.match(text):
        return False
    return wrapped and (title_like(text) or leads_list(text))


def _heads(
    pieces: Sequence[Stanza],
    kinds: Sequence[BlockKind | None],
    candidates: set[int],
    order: Sequence[int],
    place: int,
) -> bool:
    index = order[place]
    below = order[place + 1] if place + 1 < len(order) else None
    above = order[place - 1] if place else None
    if below is None or (kinds[below] is BlockKind.LETTERHEAD and place > 0):
        return False
    if kinds[below] is BlockKind.TABLE_ROW and not pieces[below][0].apart:
        return False  # the head of the table
    if text_of(pieces[index]).endswith(":"):
        return kinds[below] is BlockKind.LIST_ITEM or is_item(pieces[below][0].text)
    if above is not None and text_of(pieces[above]).endswith(":") and kinds[above] is None:
        return False
    first, last = _run(candidates, order, place)
    if all(kinds[i] is BlockKind.LETTERHEAD for i in order[:first]):
        return True  # the lines of a title
    depth = numbering_depth(text_of(pieces[index]))
    numbered = below in candidates and depth > 0 and depth >= numbering_depth(text_of(pieces[below]))
    return last - first + 1 < (2 if numbered else LISTED)


def _run(candidates: set[int], order: Sequence[int], place: int) -> tuple[int, int]:
    """The first and the last place of the candidates that follow one another around this one."""
    first = last = place
    while first > 0 and order[first - 1] in candidates:
        first -= 1
    while last + 1 < len(order) and order[last + 1] in candidates:
        last += 1
    return first, last
