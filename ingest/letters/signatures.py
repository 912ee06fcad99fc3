"""The closing of a letter: its greeting, the functions and names under it, and where an annex begins."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.letters.labels import label_value
from ingest.letters.letterlines import CLOSING, INITIALS, NAME, REDACTED, function, is_body, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.lines import Stanza

TITLE_SHARE = 1.15
"""Type over this share of the size of a letter's closing is that of a title."""

_NUMBERED_ANNEX = re.compile(r"^bijlage (?:\d{1,2}|[IVX]+|[A-Z])$", re.IGNORECASE)
"""At the top of a page this is the title of an annex, under a signature the number of annexes."""


def closing(found: Sequence[Stanza], span: range) -> range:
    """The stanzas of the first closing in `span`: greeting, function, name, annexes; empty for none."""
    first = next((i for i in span if _opens_closing(found, i)), None)
    if first is None:
        return range(0)
    last, named = first, len(found[first]) > 1 and _is_name(found[first][-1].text.strip(), found)
    for index in range(first + 1, span.stop):
        if is_fixed(found[index]):
            continue
        if is_title(found[index], found[first]) or _titles_page(found, index):
            break
        name = not named and _is_name(text_of(found[index]), found)
        if not name and not _signs(found[index]):
            break
        last, named = index, named or name
    return range(first, last + 1)


def is_title(stanza: Stanza, closing: Stanza) -> bool:
    """Whether a stanza heads an annex: set as a heading, or in larger type than the closing."""
    return stanza[0].kind is BlockKind.HEADING or stanza[0].size > TITLE_SHARE * closing[0].size > 0


def _titles_page(found: Sequence[Stanza], index: int) -> bool:
    other_page = found[index][0].page != found[index - 1][-1].page
    return other_page and _NUMBERED_ANNEX.match(text_of(found[index])) is not None


def is_fixed(stanza: Stanza) -> bool:
    """Whether its reader says that it is furniture of the page."""
    return stanza[0].kind is BlockKind.FURNITURE


def _opens_closing(found: Sequence[Stanza], index: int) -> bool:
    """A greeting always closes; a function does with a comma behind it and a name under it."""
    lines = [line.text.strip() for line in found[index]]
    if CLOSING.match(lines[0]):
        return True
    if not function().match(lines[0]) or not lines[0].endswith(",") or is_body(found[index]):
        return False
    if not (function().match(lines[0]) and lines[0].endswith(",")) or is_body(found[index]):
        return False
    following = (stanza for stanza in islice(found, index + 1, None) if not is_fixed(stanza))
    below = (line.text.strip() for stanza in following for line in stanza)
    under = next(chain(lines[1:], below), "")
    return not under or _is_name(under, found) or function().match(under) is not None


def _signs(stanza: Stanza) -> bool:
    """Whether a stanza goes on with a signature; functions may run over to a line of their own."""
    lines = [line.text.strip() for line in stanza]
    signing = (function(), INITIALS, CLOSING)
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
