"""The units of coding: sentences, list items, headings, blocks of letter furniture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from nlp.boundaries import cuts
from nlp.dutch import TEXT, pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from corpus.model import Block

RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE})
"""The kinds of block that are cut in sentences; any other is one unit, except what is not coded."""

NOT_CODED = frozenset({BlockKind.FURNITURE, BlockKind.COMMENT})
"""What the sender does not say."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of coding: `text` equals `text[start:end]` of the block with index `block`."""

    block: int
    start: int
    end: int
    text: str


def segment(blocks: Iterable[Block]) -> Iterator[Unit]:
    """The units of coding in reading order, without surrounding space; furniture and comments yield none."""
    for block in blocks:
        for start, end in _spans(block):
            tail = block.text[start:end].lstrip()
            if text := tail.rstrip():
                yield Unit(block.index, end - len(tail), end - len(tail) + len(text), text)


def _spans(block: Block) -> Iterable[tuple[int, int]]:
    if block.kind in RUNNING_TEXT:
        return ((sentence.start_char, sentence.end_char) for sentence in pipeline()(block.text).sents)
    return () if block.kind in NOT_CODED else ((0, len(block.text)),)


def mark_sentences(doc: Doc) -> Doc:
    """The spaCy component: marks the tokens with which a sentence begins, and no others.

    Through an array, because `token.is_sent_start = ...` looks through the whole document each time.
    """
    from numpy import array

    starts = {0, *cuts(doc.user_data[TEXT])}
    marks = array([1 if token.idx in starts else -1 for token in doc], dtype="int64")
    return doc.from_array(["SENT_START"], marks.astype("uint64"))  # type: ignore[arg-type]  # a vector will do
