"""The depth of headings and list items, and for each block the headings above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.wording import numbering_depth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.paragraphs import Draft

TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.NOTE})
"""The kinds of running text."""

INDENT = 1.0
"""In characters: a list within a list is set in by more."""

_LEVELLED = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})


def levels(part: Sequence[Draft]) -> list[int]:
    """For each block of a part its level from 1 as heading or list item, else 0.

    A heading's level is what the format says, else follows from its type and its number ("2.1"); a
    heading of the same type as the others that opens the part is its title. A heading that only its
    type shows stands under the last one that the format names.
    """
    typed = [block for block in part if block.kind is BlockKind.HEADING and not block.level]
    title = _title(part)
    tops = _tops([block for block in typed if block is not title])
    nested = _nested(part)
    found: list[int] = []
    given = 0
    for index, block in enumerate(part):
        given = block.level if block.kind is BlockKind.HEADING and block.level else given
        if block.kind is not BlockKind.HEADING or block.level:
            found.append(nested.get(index, max(1, block.level) if block.kind in _LEVELLED else 0))
        elif given or block is title:
            found.append(given + 1)
        else:
            found.append(_level(block, tops) + (title is not None))
    return found


def paths(part: Sequence[Draft], depths: Sequence[int]) -> list[tuple[str, ...]]:
    """For each block the headings above it within its part, outermost first."""
    above: list[tuple[int, str]] = []
    found = []
    for block, depth in zip(part, depths, strict=True):
        if block.kind is BlockKind.HEADING:
            above = [(level, text) for level, text in above if level < depth]
        found.append(tuple(text for _, text in above))
        if block.kind is BlockKind.HEADING:
            above.append((depth, block.content.text))
    return found


def _nested(part: Sequence[Draft]) -> dict[int, int]:
    """The levels of the list items of a list whose format says no more than where they stand."""
    levels: dict[int, int] = {}
    open_: list[float] = []
    for index, block in enumerate(part):
        if block.kind is BlockKind.LIST_ITEM and not block.level and block.regions:
            indent = block.lines[0].indent
            while open_ and indent < open_[-1] - INDENT:
                open_.pop()
            if not open_ or indent > open_[-1] + INDENT:
                open_.append(indent)
            levels[index] = len(open_)
        elif not block.aside and block.kind is not BlockKind.LIST_ITEM:
            open_ = []
    return levels


def _weight(block: Draft) -> tuple[float, bool]:
    return round(block.size * 2) / 2, block.lines[0].bold


def _tops(heads: Sequence[Draft]) -> dict[tuple[float, bool], tuple[int, int]]:
    """For each type of heading, largest first, its highest level and the number of numbers at that level.

    A type whose numbers are longer than those of the type above it ("1.2" under "1") lies that much deeper;
    otherwise a smaller type lies one deeper than the deepest heading above it.
    """
    tops: dict[tuple[float, bool], tuple[int, int]] = {}
    deepest, top, fewest, most = 0, 1, 0, 0
    for weight in sorted({_weight(block) for block in heads}, reverse=True):
        counts = [numbering_depth(b.content.text) for b in heads if _weight(b) == weight]
        least = min(filter(None, counts), default=0)
        top = top + least - fewest if 0 < most < least else deepest + 1
        tops[weight] = top, least
        fewest, most = least, max(counts)
        deepest = top + most - fewest
    return tops


def _title(part: Sequence[Draft]) -> Draft | None:
    """The heading that opens a part and is set like the headings under it, so that type does not tell."""
    body = [block for block in part if not block.aside and block.kind is not BlockKind.LETTERHEAD]
    heads = [block for block in body if block.kind is BlockKind.HEADING]
    alike = len(heads) > 1 and _weight(heads[0]) == _weight(max(heads[1:], key=_weight))
    named = alike and body[0] is heads[0] and not heads[0].level
    return heads[0] if named and not numbering_depth(heads[0].content.text) else None


def _level(block: Draft, tops: Mapping[tuple[float, bool], tuple[int, int]]) -> int:
    top, least = tops[_weight(block)]
    return top + max(0, numbering_depth(block.content.text) - least)
