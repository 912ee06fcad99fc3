"""The head of minutes: the lines that say when and where they met, and who was there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.letters.labels import attendance_value, label_value
from ingest.letters.letterlines import names_attendee
from ingest.wording import ends_sentence, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.lines import Stanza

TOP_STANZAS = 12
"""The head of minutes stands among so many stanzas; what looks like it further down is text."""

_ATTENDS = re.compile(
    r"^(?:digitaal )?(?:aanwezig|afwezig)(?:en)?\b|^(?:deelnemers|afgemeld|afmeldingen)\b", re.IGNORECASE
)


def cut_heads(found: Sequence[Stanza]) -> list[Stanza]:
    """The stanzas, with the head of minutes cut from the title or the text that it is set close under."""
    return [piece for index, stanza in enumerate(found) for piece in _cut(stanza, top=index < TOP_STANZAS)]


def _cut(stanza: Stanza, *, top: bool) -> list[Stanza]:
    plain = top and stanza[0].kind is None and not stanza[0].aside
    starts = range(1, len(stanza)) if plain and not is_head(stanza) else ()
    start = next((place for place in starts if is_head(stanza[place:])), None)
    return [stanza] if start is None else [stanza[:start], stanza[start:]]


def is_head(stanza: Stanza) -> bool:
    """Whether a stanza is the head of minutes: labels, of which one lists those present or absent."""
    lines = [line.text.strip(" >*_") for line in stanza]
    listed = False
    for line in lines:
        labelled = attendance_value(line) is not None or label_value(line) is not None
        if labelled:
            listed = _ATTENDS.match(line) is not None
        elif not (listed and _goes_on(line)):
            return False
    return any(_ATTENDS.match(line) and attendance_value(line) is not None for line in lines)


def _goes_on(line: str) -> bool:
    """Whether a line of a list of names runs over to this one."""
    return names_attendee(line) or not (is_finite(line) or ends_sentence(line))
