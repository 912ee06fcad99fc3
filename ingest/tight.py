"""Headings set directly above their text, without white space: short lines between full ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.listmarks import is_item
from ingest.wording import (
    NUMBERING,
    ends_in_action,
    ends_sentence,
    is_finite,
    numbering_depth,
    starts_capital,
    title_like,
)

if TYPE_CHECKING:
    from ingest.lines import Line, Stanza

SHORT_FILL = 0.6
"""A heading set directly above its text leaves a good part of the column free."""

BLANKED_INDENT = 8.0
"""In characters: a first line set in so far lost its first words, a name that was blanked."""


def split_tight(stanza: Stanza) -> list[tuple[Stanza, bool]]:
    """A stanza cut at the headings within it; each piece with whether it is one."""
    heads: set[int] = set()
    for index in reversed(range(len(stanza) - 1)):
        if _heads(stanza, index, below_heads=index + 1 in heads):
            heads.add(index)
    bounds = sorted({0, len(stanza), *heads, *(index + 1 for index in heads)})
    return [(stanza[a:b], a in heads) for a, b in pairwise(bounds)]


def _heads(stanza: Stanza, index: int, *, below_heads: bool) -> bool:
    line, below = stanza[index], stanza[index + 1]
    if line.fill >= SHORT_FILL or not title_like(line.text) or not _begins(stanza, index):
        return False
    if below_heads:
        return 0 < numbering_depth(line.text) < numbering_depth(below.text)
    sentence = below.fill >= SHORT_FILL or (ends_sentence(below.text) and is_finite(below.text))
    if is_item(below.text):
        return below.fill > 0 and not is_item(line.text)
    begins = starts_capital(below.text) or below.indent >= line.indent + BLANKED_INDENT
    text = sentence and below.fill > 0 and begins
    return text and (not is_item(line.text) or NUMBERING.match(line.text.strip()) is not None)


def _begins(stanza: Stanza, index: int) -> bool:
    above: Line | None = stanza[index - 1] if index else None
    if above is None:
        return True
    higher = numbering_depth(above.text) and title_like(above.text)
    return bool(higher) or ends_sentence(above.text) or ends_in_action(above.text)
