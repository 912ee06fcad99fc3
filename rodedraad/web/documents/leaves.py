"""A document cut in leaves, to show one at a time: its pages, or stretches of text without pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

STRETCH = 40
"""Blocks that are shown at once of a text without pages."""

Where = tuple[str, int, int]
"""The attachment ("": the file itself), its page (0: none), and the stretch in what has no pages."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is shown at once: its number from 1, the page that it is, the numbers of its blocks.

    `file` names the attachment ("": the file itself), `page` is 0 in a text without pages.
    """

    number: int
    file: str
    page: int
    blocks: tuple[int, ...]


def leaves(connection: Connection, document: str) -> tuple[Leaf, ...]:
    """All leaves in reading order, blank pages included."""
    block, part, page = schema.block.c, schema.part.c, schema.page.c
    files = {
        r.idx: r.file
        for r in connection.execute(select(part.idx, part.file).where(part.document == document))
    }
    read = select(block.idx, block.part, block.page).where(block.document == document).order_by(block.idx)
    placed = [(r.idx, files.get(r.part, ""), r.page) for r in connection.execute(read)]
    listed = select(page.file, page.number).where(page.document == document).order_by(page.idx)
    return cut(placed, [(r.file, r.number) for r in connection.execute(listed)])


def cut(placed: Iterable[tuple[int, str, int]], pages: Sequence[tuple[str, int]]) -> tuple[Leaf, ...]:
    """The leaves of blocks (number, attachment, page) and the pages that there are."""
    found: dict[Where, list[int]] = {(file, number, 0): [] for file, number in pages if number and not file}
    loose: dict[str, int] = {}
    for index, file, number in placed:
        if not number:
            loose[file] = loose.get(file, -1) + 1
        found.setdefault((file, number, 0 if number else loose[file] // STRETCH), []).append(index)
    return tuple(
        Leaf(at, file, number, tuple(blocks))
        for at, ((file, number, _), blocks) in enumerate(found.items(), 1)
    )


def leaf_of(leaves_: Sequence[Leaf], block: int) -> int:
    """The number of the leaf that a block stands on."""
    return next((leaf.number for leaf in leaves_ if block in leaf.blocks), 1)
