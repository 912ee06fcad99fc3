"""The frame around the text of a part: what stands before it, what closes it, what pages repeat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.letters.labels import labelled
from ingest.letters.particulars import particulars
from ingest.wording import ends_sentence, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.letters.labels import Label
    from ingest.letters.particulars import Particular
    from ingest.lines import Line
    from ingest.paragraphs import Draft

TOP_BLOCKS = 16
"""A line that dates or names a document stands among its first blocks."""

HEAD_BLOCKS = 120
"""The longest list of those present stands in so many blocks; a table without text has more."""

RUNNING_WORDS = 12
"""A paragraph of more words, or one that ends a sentence, is running text."""


@dataclass(frozen=True)
class Frame:
    """The blocks of a part by their place around its running text.

    `head` stands before it, with the letterhead in the margin; `close` is the letter furniture behind it,
    `repeated` the headers, footers and stamps; `top` is the first blocks, whatever they are.
    """

    head: tuple[Draft, ...]
    close: tuple[Draft, ...]
    repeated: tuple[Draft, ...]
    top: tuple[Draft, ...]

    @cached_property
    def letterhead(self) -> tuple[Draft, ...]:
        """The letter furniture before the text."""
        return tuple(block for block in self.head if block.kind is BlockKind.LETTERHEAD)

    @cached_property
    def particulars(self) -> tuple[Particular, ...]:
        """The labelled values, those of the head first."""
        unstamped = tuple(block for block in self.repeated if not block.lines[0].stamp)
        return tuple(
            found for blocks in (self.head, self.close, unstamped) for found in particulars(blocks)[0]
        )

    @cached_property
    def bare(self) -> tuple[Particular, ...]:
        """The labels of the head that no value was found for."""
        return particulars(self.head)[1]

    def stated(self, *labels: Label) -> Iterator[Particular]:
        """The values behind these labels, in order of the labels."""
        for label in labels:
            yield from (found for found in self.particulars if found.label is label)

    def lines(self) -> Iterator[Line]:
        """The lines of the letterhead."""
        for block in self.letterhead:
            yield from block.lines


def frame(part: Sequence[Draft]) -> Frame:
    """What frames the text of a part."""
    written = (place for place, block in enumerate(part[:HEAD_BLOCKS]) if _is_running(block))
    body = next(written, HEAD_BLOCKS)
    page = part[0].lines[0].page
    head, close, repeated = [], [], []
    for place, block in enumerate(part):
        if block.kind is BlockKind.FURNITURE:
            repeated.append(block)
        elif place < body or (_in_margin(block) and block.lines[0].page == page):
            head.append(block)
        elif block.kind is BlockKind.LETTERHEAD:
            close.append(block)
    top = tuple(block for block in part[:TOP_BLOCKS] if not block.aside)
    return Frame(tuple(head), tuple(close), tuple(repeated), top)


def _in_margin(block: Draft) -> bool:
    return block.kind is BlockKind.LETTERHEAD and block.lines[0].aside


def _is_running(block: Draft) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or block.aside:
        return False
    text = block.content.text
    if any(piece.label for piece in labelled(text)):
        return False
    return len(words(text)) > RUNNING_WORDS or ends_sentence(text)
