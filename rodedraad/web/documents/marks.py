"""A text cut at the observations in it, to be marked where it is shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rodedraad.web.documents.sheet import Said


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and the observation that it belongs to, if any.

    `first` says that the observation begins here: it has one anchor, however often it is broken.
    """

    text: str
    said: Said | None = None
    first: bool = False


def pieces(text: str, start: int, end: int, said: Sequence[Said]) -> tuple[Piece, ...]:
    """The text from `start` up to `end`, with the observations in it; where two overlap the first has it."""
    made: list[Piece] = []
    at = start
    for one in sorted(said, key=lambda one: (one.start, one.number)):
        a, b = max(one.start, at), min(one.end, end)
        if a >= b:
            continue
        if at < a:
            made.append(Piece(text[at:a]))
        made.append(Piece(text[a:b], one, first=one.start >= start))
        at = b
    return (*made, Piece(text[at:end])) if at < end else tuple(made)
