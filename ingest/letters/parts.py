"""The parts of a file: a cover letter and its annexes, where one ends and the next begins."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.letters.titles import NAME, named
from ingest.outline import TEXT
from ingest.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.paragraphs import Draft

_ANNEX = re.compile(
    r"^(?:bijlage|annex|appendix)(?:\s(?:\d{1,2}|[IVX]+|[A-Z])(?:[a-z])?)?\b(?!n)\s?(?:[:.–—|-]|$)"
    r"|^(?:bijlage|annex|appendix)\s(?:\d{1,2}|[IVX]+|[A-Z])\s+(?=[A-Z‘'\"(])|^bijlage bij\b",
    re.IGNORECASE,
)
_COUNT_OF_PAGES = re.compile(r"[\s.…]*\d{1,3}$")
"""A page number at the end of a line of a table of contents."""

_AFTERWORDS = re.compile(
    r"^(?:c\.?c\.?\b|kopie(?:en)?\b|(?:een )?afschrift|p\.?s\.?\b|bijlagen?\b"
    r"|de informatie (?:in|verzonden)|disclaimer"
    r"|(?:aan )?(?:deze|dit) (?:brief|mail|e-?mail(?:bericht)?|document|bericht)|(?:this"
    r"|the) (?:e-?mail|message))",
    re.IGNORECASE,
)
"""How the lines under a signature begin that still belong to the letter."""

PIECE_WORDS = 30
"""An annex without a title of its own has at least so many words; less under a letter is its afterword."""

TITLE_WORDS = 12
"""A line with so many words may be the title of an annex."""

_OPENERS = frozenset({BlockKind.HEADING, BlockKind.LETTERHEAD})
_RUNNING = TEXT - {BlockKind.NOTE}

LARGER = 1.15
"""Type over this share of that of all headings before it is that of the title of another document."""


def split(blocks: Sequence[Draft]) -> list[list[Draft]]:
    """The blocks part by part.

    A new one begins where a letter has ended, at the title of an annex, and at the top of a page with the
    title of another kind of document.
    """
    parts: list[list[Draft]] = [[]]
    pending = False
    for index, block in enumerate(blocks):
        pending = pending or block.begins
        starts = not block.aside and _starts(blocks, index, parts[-1], pending=pending)
        if starts and _holds_text(parts[-1]) and _holds_text(blocks[index:]):
            parts.append([])
            pending = False
        parts[-1].append(block)
    return parts


def _starts(blocks: Sequence[Draft], index: int, part: Sequence[Draft], *, pending: bool) -> bool:
    if pending and _is_piece(blocks[index:]):
        return True
    if _is_annex(block := blocks[index]):
        return not _returns(blocks, index) and _weighs(block, part)
    return _tops_page(blocks, index) and _is_other_title(block, part)


def _is_annex(block: Draft) -> bool:
    return block.kind is BlockKind.HEADING and _ANNEX.match(block.content.text) is not None


def _holds_text(blocks: Sequence[Draft]) -> bool:
    return any(block.kind in TEXT for block in blocks)


def _is_piece(blocks: Sequence[Draft]) -> bool:
    """Whether what follows a letter is a document, no line about copies, list of annexes or disclaimer."""
    first, *rest = blocks
    if _is_afterword(first):
        return False
    if first.kind in _OPENERS or _is_title_line(first):
        return True
    text = [first, *takewhile(lambda block: block.kind not in _OPENERS, rest)]
    return sum(len(words(block.content.text)) for block in text if block.kind in _RUNNING) >= PIECE_WORDS


def _is_title_line(block: Draft) -> bool:
    """Whether a line calls itself a kind of document, though nothing sets it as a heading."""
    text = block.content.text
    return len(words(text)) <= TITLE_WORDS and any(sign.strength == NAME for sign in named(text))


def _is_afterword(block: Draft) -> bool:
    return block.kind is not BlockKind.HEADING and _AFTERWORDS.match(block.content.text) is not None


def _returns(blocks: Sequence[Draft], index: int) -> bool:
    """Whether the same title comes again: this one then stands in a table of contents."""
    title = _key(blocks[index])
    return any(_is_annex(block) and _key(block) == title for block in blocks[index + 1 :])


def _key(block: Draft) -> str:
    text = block.content.text.lower()
    bare = _COUNT_OF_PAGES.sub("", text)
    return bare if len(words(bare)) > 2 else text


def _weighs(block: Draft, part: Sequence[Draft]) -> bool:
    """Whether an annex's title is no lower heading than those before it: a chapter keeps its own annex."""
    heads = [head for head in part if head.kind is BlockKind.HEADING and not _is_annex(head)]
    if block.level:
        return not heads or block.level <= min((head.level for head in heads[1:]), default=block.level)
    return not heads or block.size * LARGER >= max(head.size for head in heads[1:] or heads)


def _tops_page(blocks: Sequence[Draft], index: int) -> bool:
    above = next((block for block in reversed(blocks[:index]) if not block.aside), None)
    return above is not None and above.lines[-1].page != blocks[index].lines[0].page


def _is_other_title(block: Draft, part: Sequence[Draft]) -> bool:
    """Whether a heading names a kind of document in larger type than any heading before it."""
    heads = [head.size for head in part if head.kind is BlockKind.HEADING]
    larger = block.size > LARGER * max(heads, default=part[0].size)
    names = any(sign.strength == NAME for sign in named(block.content.text))
    return block.kind is BlockKind.HEADING and larger and names
