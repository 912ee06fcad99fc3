"""The depth of headings and list items, and for each block the headings above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.wording import numbering_depth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.paragraphs import Draft

TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.NOTE})
"""The kinds of running text."""


def levels(part: Sequence[Draft]) -> list[int]:
    """For each block of a part its level from 1 as heading or list item, else 0.

    A heading's level is what the format says, else follows from size and weight, else from its
    number ("2.1"); a heading of the same type as the others that opens the part is its title. A
    heading that only its type shows stands under the last one that the format names.
    """
    heads = [block for block in part if block.kind is BlockKind.HEADING]
    ranks = sorted({_weight(block) for block in heads}, reverse=True)
    title = _title(part)
    found: list[int] = []
    given = 0
    for block in part:
        given = block.level if block.kind is BlockKind.HEADING and block.level else given
        found.append(
            given + 1 if given and block in heads and not block.level else _level(block, ranks, title)
        )
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


def _weight(block: Draft) -> tuple[float, bool]:
    return round(block.size * 2) / 2, block.lines[0].bold


def _title(part: Sequence[Draft]) -> Draft | None:
    """The heading that opens a part and is set like the headings under it, so that type does not tell."""
    body = [block for block in part if not block.aside and block.kind is not BlockKind.LETTERHEAD]
    heads = [block for block in body if block.kind is BlockKind.HEADING]
    alike = len(heads) > 1 and _weight(heads[0]) == _weight(max(heads[1:], key=_weight))
    return heads[0] if alike and body[0] is heads[0] and not heads[0].level else None


def _level(block: Draft, ranks: Sequence[tuple[float, bool]], title: Draft | None) -> int:
    if block.kind is BlockKind.LIST_ITEM:
        return max(1, block.level)
    if block.kind is not BlockKind.HEADING:
        return 0
    if block.level or block is title:
        return max(1, block.level)
    deeper = max(0, numbering_depth(block.content.text) - 1)
    return ranks.index(_weight(block)) + 1 + deeper + (title is not None)
