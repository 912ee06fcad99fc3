"""Names of persons, and what leads to them, made unreadable in a text.

A name is known by what stands before it: a title, an office, initials, a first name, a heading of those who
attend, act or sign. Names of bodies, places and laws stay, as do offices ("de minister van ...").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.persons.details import BSN, MAIL, PHONE, details

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.persons.details import Span

NAME = "[naam]"


@lru_cache(maxsize=1 << 16)
def masked(text: str) -> str:
    """The text with "[naam]" for names, and "[e-mailadres]", "[telefoonnummer]" and "[bsn]" for these."""
    made, at = [], 0
    for start, end, mask in spans(text):
        made += [text[at:start], mask]
        at = end
    return "".join((*made, text[at:]))


def has_mask(text: str) -> bool:
    """Whether something in the text is masked."""
    return any(mask in text for mask in (NAME, MAIL, PHONE, BSN))


def spans(text: str) -> tuple[Span, ...]:
    """The ranges of the text that are masked, in order and apart, each with what stands in its place."""
    from corpus.persons.names import names  # its expressions take a quarter of a second to compile

    found = sorted((*details(text), *((start, end, NAME) for start, end in names(text))))
    return tuple(_apart(found))


def _apart(found: Iterable[Span]) -> list[Span]:
    """Ranges that overlap are one."""
    made: list[Span] = []
    for start, end, mask in found:
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]), made[-1][2])
        else:
            made.append((start, end, mask))
    return made
