"""Which stanzas are letter furniture: letterhead, salutation, signature, attendance list, contact line.

Lines are judged by their wording (`letterlines`) and by where they stand: what surrounds a letter's
text is furniture only before its first paragraph and from its closing on, so that "De Minister van ..."
in running text is never caught.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.dates import is_date
from ingest.furniture import is_page_number
from ingest.letterlines import (
    BODY_WORDS,
    CLOSING,
    FUNCTION,
    INITIALS,
    NAME,
    NUMBER,
    POSTCODE,
    REDACTED,
    REFERENCE,
    SALUTATION,
    attendance_value,
    is_addressed,
    is_body,
    is_label,
    label_value,
    names_attendee,
    of_letter,
    text_of,
)
from ingest.wording import LONG_WORDS, has_link, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.lines import Stanza

OPENING_STANZAS = 40
"""How far into a part its salutation may stand: a letterhead of loose labels takes some thirty."""

LAST_STANZAS = 3
"""A contact line closes minutes when it stands among the last stanzas of a part."""


TITLE_SHARE = 1.15
"""Type over this share of the size of a letter's closing is that of a title."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The kind of each stanza (None: running text or heading), and where a letter has ended before one."""

    kinds: tuple[BlockKind | None, ...]
    begins: frozenset[int]


def mark(found: Sequence[Stanza]) -> Marked:
    """The letter furniture among the stanzas of a file, letter by letter."""
    kinds: dict[int, BlockKind] = {}
    begins: set[int] = set()
    start = 0
    while start < len(found):
        opening, body = _opening(found, start)
        closing = _closing(found, body)
        after = closing.stop if closing else len(found)
        ending = closing or _contact(found, range(body, after))
        kinds |= dict.fromkeys((*opening, *ending), BlockKind.LETTERHEAD)
        kinds |= dict.fromkeys(_repeated(found, opening, range(body, after)), BlockKind.FURNITURE)
        begins.add(after)
        start = after
    own = {index: stanza[0].kind for index, stanza in enumerate(found)}
    kept = {index: kind for index, kind in kinds.items() if own[index] is not BlockKind.FURNITURE}
    return Marked(tuple(kept.get(index, own[index]) for index in own), frozenset(begins - {len(found)}))


def _opening(found: Sequence[Stanza], start: int) -> tuple[list[int], int]:
    """The letterhead from `start` on, and the stanza with which the text begins."""
    window = range(start, min(start + OPENING_STANZAS, len(found)))
    listed = _attendance(found, window)
    body = next(
        (i for i in window if i not in listed and is_body(found[i]) and not _fixed(found[i])), window.stop
    )
    salutation = next((i for i in window if SALUTATION.match(text_of(found[i]))), body)
    if salutation < body:
        return list(range(start, salutation + 1)), salutation + 1
    marked = [i for i in range(start, body) if i in listed or _letter_stanza(found, i)]
    if marked and is_addressed([text_of(found[i]) for i in range(start, body)]):
        text = found[body] if body < len(found) else found[start]
        marked = [i for i in range(start, max(marked) + 1) if i in marked or not _is_title(found[i], text)]
    return marked, body


def _fixed(stanza: Stanza) -> bool:
    return stanza[0].kind is BlockKind.FURNITURE


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
    known = [of_letter(line) or is_date(line) for line in lines]
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
        opens = attendance_value(lines[0]) is not None
        if opens or (index - 1 in listed and all(map(names_attendee, lines))):
            listed.add(index)
    return listed


def _closing(found: Sequence[Stanza], start: int) -> range:
    """The stanzas of the first closing from `start` on: greeting, function, name, list of annexes."""
    first = next((i for i in range(start, len(found)) if _opens_closing(found, i)), None)
    if first is None:
        return range(0)
    last, named = first, len(found[first]) > 1 and _is_name(found[first][-1].text.strip(), found)
    for index in range(first + 1, len(found)):
        if _fixed(found[index]):
            continue
        if _is_title(found[index], found[first]):
            break
        name = not named and _is_name(text_of(found[index]), found)
        if not name and not _signs(found[index]):
            break
        last, named = index, named or name
    return range(first, last + 1)


def _is_title(stanza: Stanza, closing: Stanza) -> bool:
    """Whether a stanza heads an annex: set as a heading, or in larger type than the closing."""
    return stanza[0].kind is BlockKind.HEADING or stanza[0].size > TITLE_SHARE * closing[0].size > 0


def _opens_closing(found: Sequence[Stanza], index: int) -> bool:
    """A greeting always closes; a function does with a comma behind it and a name under it."""
    lines = [line.text.strip() for line in found[index]]
    if CLOSING.match(lines[0]):
        return True
    below = (line.text.strip() for stanza in found[index + 1 :] if not _fixed(stanza) for line in stanza)
    under = [*lines[1:], next(below, "")]
    signed = FUNCTION.match(lines[0]) and lines[0].endswith(",") and not is_body(found[index])
    return bool(signed) and (
        not under[0] or _is_name(under[0], found) or FUNCTION.match(under[0]) is not None
    )


def _signs(stanza: Stanza) -> bool:
    """Whether a stanza goes on with a signature; functions may run over to a line of their own."""
    lines = [line.text.strip() for line in stanza]
    signing = (FUNCTION, INITIALS, CLOSING)
    known = [label_value(line) is not None or any(p.match(line) for p in signing) for line in lines]
    return known[0] and sum(known) * 2 >= len(lines) and not is_body(stanza)


def _is_name(text: str, found: Sequence[Stanza]) -> bool:
    """Whether a line is a person's name: by initials, or by capitals on words that are no nouns elsewhere."""
    if INITIALS.match(text) or REDACTED.match(text):
        return True
    if not NAME.match(text):
        return False
    nouns = {word.lower() for word in text.split() if word[0].isupper()}
    return not any(nouns & set(re.findall(r"[^\W_]+", line.text)) for stanza in found for line in stanza)


def _repeated(found: Sequence[Stanza], opening: Iterable[int], body: range) -> list[int]:
    """What pages put in the midst of the text: repeated letterhead, a page number on its own."""
    above = {_key(line.text) for index in opening for line in found[index]}
    whole = {_key(text_of(found[index])) for index in opening}
    return [
        index
        for index in body
        if found[index][0].kind is None
        and (
            is_page_number(text_of(found[index]), edge=True)
            or _key(text_of(found[index])) in whole
            or _repeats([line.text for line in found[index]], above)
        )
    ]


def _repeats(lines: Sequence[str], above: set[str]) -> bool:
    """Whether all lines are reference labels, with values that are dates, numbers or stood above."""
    labels = [REFERENCE.match(line.strip(" >*_")) for line in lines]
    values = [label["value"] if label else line.strip() for label, line in zip(labels, lines, strict=True)]
    return any(labels) and all(
        not value or is_date(value) or NUMBER.match(value) or any(_key(value) in line for line in above)
        for value in values
    )


def _key(text: str) -> str:
    return " ".join(words(text))


def _contact(found: Sequence[Stanza], body: range) -> list[int]:
    """The line at the end of minutes that says where questions may be sent."""
    text = [index for index in body if found[index][0].kind is None]
    text = text[max((place + 1 for place, index in enumerate(text) if _is_long(found[index])), default=0) :]
    return [
        index
        for index in text[-LAST_STANZAS:]
        if has_link(text_of(found[index])) and not _is_long(found[index])
    ]


def _is_long(stanza: Stanza) -> bool:
    return len(words(text_of(stanza))) > LONG_WORDS
