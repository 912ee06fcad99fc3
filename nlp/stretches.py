"""Stretches: the sentences under one heading, which are read together because context decides.

"Hierdoor ontstaat ..." is about what the sentence before it says, and a heading names the subject of
what follows. A passage of the training corpus and a section of a document are the same value.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.model import Block
    from nlp.sentences import Unit

RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE})
"""Blocks whose sentences are coded by what they say; of headings and letter parts the kind says it all."""
CELL_OF_TEXT = 6
"""Words in a cell from which a table row says something; with fewer it lists names and figures."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences in order, with the headings above them.

    `begins` has the indexes of the sentences with which a paragraph or list item begins, `items` those of
    the sentences in list items.
    """

    path: tuple[str, ...]
    texts: tuple[str, ...]
    begins: frozenset[int] = frozenset({0})
    items: frozenset[int] = frozenset()


def stretches(units: Sequence[Unit], blocks: Mapping[int, Block]) -> Iterator[tuple[list[int], Stretch]]:
    """The stretches of a document: the indexes of their units, and the sentences."""
    running = [i for i, unit in enumerate(units) if _says_something(blocks[unit.block])]

    def section(index: int) -> tuple[int, tuple[str, ...]]:
        block = blocks[units[index].block]
        return block.part, block.path

    for (_, path), members in groupby(running, key=section):
        indexes = list(members)
        yield indexes, _stretch(path, [units[i] for i in indexes], blocks)


def _stretch(path: tuple[str, ...], units: Sequence[Unit], blocks: Mapping[int, Block]) -> Stretch:
    before = (None, *(unit.block for unit in units))
    return Stretch(
        path,
        tuple(unit.text for unit in units),
        frozenset(i for i, unit in enumerate(units) if unit.block != before[i]),
        frozenset(i for i, unit in enumerate(units) if blocks[unit.block].kind is BlockKind.LIST_ITEM),
    )


def _says_something(block: Block) -> bool:
    """Whether it is what the block says that counts, and not its kind."""
    if block.kind is BlockKind.TABLE_ROW:
        return any(len(cell.split()) >= CELL_OF_TEXT for cell in block.text.split(" | "))
    return block.kind in RUNNING
