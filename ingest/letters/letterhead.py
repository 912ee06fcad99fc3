"""Which stanzas are letter furniture: letterhead, salutation, signature, attendance list, contact line.

Lines are judged by their wording (`letterlines`) and by where they stand: what surrounds a letter's
text is furniture only before its first paragraph and from its closing on, so that "De Minister van ..."
in running text is never caught.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.dates import is_date
from ingest.letters.attendance import is_head
from ingest.letters.labels import Label, attendance_value, is_label, label_value, labelled
from ingest.letters.letterlines import (
    ADDRESSED,
    BODY_WORDS,
    CLOSING,
    POSTCODE,
    SALUTATION,
    disclaims,
    is_addressed,
    is_body,
    is_street,
    names_attendee,
    of_letter,
    text_of,
)
from ingest.letters.repeats import repeated
from ingest.letters.signatures import closing, is_fixed, is_title
from ingest.wording import LONG_WORDS, invites, is_contact, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.lines import Stanza

OPENING_STANZAS = 40
"""How far into a part its salutation may stand: a letterhead of loose labels takes some thirty."""

_KEPT = frozenset((BlockKind.FURNITURE, BlockKind.COMMENT))
"""The kinds that no place in a letter changes."""

HEADS = frozenset({Label.DATE, Label.SUBJECT, Label.REFERENCE, Label.ADDRESSEE, Label.SENDER})
HEAD_LABELS = 2
"""A letterhead has at least two of these labels; later pages of a letter repeat two, but address nobody."""

LAST_STANZAS = 3
"""A contact line closes minutes when it stands among the last stanzas of a part."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The kind of each stanza (None: running text or heading), and where a letter has ended before one."""

    kinds: tuple[BlockKind | None, ...]
    begins: frozenset[int]


def mark(found: Sequence[Stanza]) -> Marked:
    """The letter furniture among the stanzas of a file, letter by letter."""
    kinds: dict[int, BlockKind] = {}
    begins: set[int] = set()
    disclaimers: set[int] = set()
    start = 0
    while start < len(found):
        opening, body = _opening(found, start)
        end = _next_letter(found, body + 1)
        signed = closing(found, range(body, end))
        after = signed.stop if signed else end
        ending = signed or _contact(found, range(body, after))
        kinds |= dict.fromkeys((*opening, *ending), BlockKind.LETTERHEAD)
        text = [index for index in range(body, after) if index not in opening]
        kinds |= dict.fromkeys(repeated(found, opening, text), BlockKind.FURNITURE)
        under = range(after, min(after + LAST_STANZAS, len(found)) if signed else after)
        disclaimers |= {index for index in under if disclaims(text_of(found[index]))}
        begins.add(after)
        start = after
    kinds |= dict.fromkeys(disclaimers, BlockKind.FURNITURE)
    own = {index: stanza[0].kind for index, stanza in enumerate(found)}
    kept = {index: kind for index, kind in kinds.items() if not _stays(found[index])}
    return Marked(tuple(kept.get(index, own[index]) for index in own), frozenset(begins - {len(found)}))


def _stays(stanza: Stanza) -> bool:
    """Whether its reader knows better: also a heading of a letter is one, unless it is a line of its head."""
    if stanza[0].kind is not BlockKind.HEADING:
        return stanza[0].kind in _KEPT
    text = text_of(stanza)
    return label_value(text) is None and not any(p.match(text) for p in (SALUTATION, CLOSING))


def _next_letter(found: Sequence[Stanza], start: int) -> int:
    """The first stanza from `start` on that begins another letter at the top of a page."""
    written = [index for index in range(max(start - 1, 0), len(found)) if not is_fixed(found[index])]
    tops = (below for above, below in pairwise(written) if found[below][0].page != found[above][-1].page)
    return next((index for index in tops if _begins_letter(found, index)), len(found))


def _begins_letter(found: Sequence[Stanza], start: int) -> bool:
    """Whether a letterhead stands here: labels, and somebody whom it greets or is addressed to."""
    labels: set[Label | None] = set()
    greets = False
    for stanza in found[start : start + OPENING_STANZAS]:
        if is_fixed(stanza):
            continue
        lines = [line.text.strip(" >*_") for line in stanza]
        labels |= {piece.label for line in lines for piece in labelled(line)} & HEADS
        greets = greets or any(SALUTATION.match(line) or ADDRESSED.match(line) for line in lines)
        if is_body(stanza) and not stanza[0].aside:
            break
    addressed = greets or Label.ADDRESSEE in labels
    return addressed and len(labels) >= HEAD_LABELS


def _opening(found: Sequence[Stanza], start: int) -> tuple[list[int], int]:
    """The letterhead from `start` on, and the stanza with which the text begins."""
    window = range(start, min(start + OPENING_STANZAS, len(found)))
    listed = _attendance(found, window)
    body = next((i for i in window if i not in listed and _is_text(found[i])), window.stop)
    salutation = next((i for i in window if SALUTATION.match(text_of(found[i]))), body)
    if salutation < body:
        return list(range(start, salutation + 1)), salutation + 1
    marked = [i for i in range(start, body) if i in listed or _letter_stanza(found, i)]
    late = [i for i in listed if i > body and is_head(found[i])]
    if marked and is_addressed([text_of(found[i]) for i in range(start, body)]):
        text = found[body] if body < len(found) else found[start]
        marked = [i for i in range(start, max(marked) + 1) if i in marked or not is_title(found[i], text)]
    return [*marked, *late], body


def _is_text(stanza: Stanza) -> bool:
    """Whether the text of a letter begins here; what stands in the margin may hold a sentence too."""
    return is_body(stanza) and not (is_fixed(stanza) or stanza[0].aside)


def _letter_stanza(found: Sequence[Stanza], index: int) -> bool:
    """Whether each line is of a letter by its wording, or is the value of the bare label above it."""
    lines = [line.text.strip(" >*_") for line in found[index]]
    if (
        index
        and is_label(text_of(found[index - 1]))
        and len(lines) == 1
        and len(words(lines[0])) <= BODY_WORDS
    ):
        return True
    addressed = any(POSTCODE.search(text_of(s)) for s in found[max(index - 1, 0) : index + 2])
    known = [of_letter(line) or is_date(line) or (addressed and is_street(line)) for line in lines]
    labelled = [False, *(is_label(line) for line in lines)]
    labels = sum(label_value(line) is not None for line in lines)
    telling = labels > 1 or any(POSTCODE.search(line) for line in lines)
    particulars = sum(known) * 2 >= len(lines) > 1 and telling and not is_body(found[index])
    return particulars or all(a or b for a, b in zip(known, labelled, strict=False))


def _attendance(found: Sequence[Stanza], window: range) -> set[int]:
    """The stanzas of attendance lists: from a line such as "Aanwezig:" as long as names follow."""
    listed: set[int] = set()
    for index in window:
        lines = [line.text.strip() for line in found[index]]
        opens = attendance_value(lines[0]) is not None or is_head(found[index])
        if opens or (index - 1 in listed and all(map(names_attendee, lines))):
            listed.add(index)
    return listed


def _contact(found: Sequence[Stanza], body: range) -> list[int]:
    """The line at the end of minutes that says where questions may be sent."""
    text = [index for index in body if found[index][0].kind is None]
    text = text[max((place + 1 for place, index in enumerate(text) if _is_long(found[index])), default=0) :]
    return [
        index
        for index in text[-LAST_STANZAS:]
        if any(tells(text_of(found[index])) for tells in (is_contact, invites)) and not _is_long(found[index])
    ]


def _is_long(stanza: Stanza) -> bool:
    return len(words(text_of(stanza))) > LONG_WORDS
