"""What pages put in the midst of a letter's text: its reference lines once more, a page number on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.dates import is_date
from ingest.furniture import is_page_number
from ingest.letters.letterlines import NUMBER, REFERENCE, text_of
from ingest.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.lines import Stanza


def repeated(found: Sequence[Stanza], opening: Iterable[int], body: Iterable[int]) -> list[int]:
    """The stanzas of the body that repeat lines of the opening, or number a page."""
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
