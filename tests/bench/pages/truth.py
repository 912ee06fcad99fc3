"""What a reader should get from the made pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content import Box, Heading, Lines, ListItem, Note, Paragraph, Table, Wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content import Block, Pages, Text


def truth(pages: Pages, *, count: int, chapters: list[int]) -> dict[str, Any]:
    """The truth as JSON; `chapters` holds the page on which each running title begins."""
    flat = list(_flat(pages.blocks))
    tables = [block for block in flat if isinstance(block, Table)]
    return {
        "engine": pages.engine,
        "layout": pages.name,
        "pages": count,
        "scan": pages.scan,
        "words": [word for block in flat for word in _words(block)],
        "optional": _optional(pages, flat),
        "notes": [note.text.split() for note in _notes(flat)],
        "headings": [[block.level, block.printed] for block in flat if isinstance(block, Heading)],
        "tables": [[list(row) for row in table.rows] for table in tables],
        "header_rows": [table.header_rows for table in tables],
        "furniture": _furniture(pages, count=count, chapters=chapters),
    }


def running_titles(pages: Pages) -> list[str]:
    """The headings of level 1, if the running headers repeat them."""
    if not any("{chapter}" in text for side in pages.furniture.head for text in side):
        return []
    return [b.printed for b in _flat(pages.blocks) if isinstance(b, Heading) and b.level == 1]


def plain(text: Text) -> str:
    """The text without its notes."""
    return "".join(piece for piece in text if isinstance(piece, str))


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Box | Wide):
            yield from _flat(block.blocks)
        else:
            yield block


def _words(block: Block) -> list[str]:
    match block:
        case Heading():
            return block.printed.split()
        case Paragraph() | ListItem():
            return plain(block.text).split()
        case Table():
            return [word for row in block.rows for cell in row for word in cell.split()]
        case Lines():
            return [word for line in block.lines for word in line.split()]
    return []


def _notes(blocks: Iterable[Block]) -> Iterator[Note]:
    for block in blocks:
        if isinstance(block, Paragraph | ListItem):
            yield from (piece for piece in block.text if isinstance(piece, Note))


def _optional(pages: Pages, blocks: Iterable[Block]) -> list[str]:
    """Words that may be read as text or not: list marks, the first page's references, header rows again."""
    marks = [block.mark for block in blocks if isinstance(block, ListItem)]
    aside = [word for group in pages.aside.groups for line in group for word in line.split()]
    heads = [cell for b in blocks if isinstance(b, Table) for row in b.rows[: b.header_rows] for cell in row]
    return [*marks, *aside, *" ".join(heads).split()]


def _furniture(pages: Pages, *, count: int, chapters: list[int]) -> list[str]:
    stamp = [" ".join(pages.stamp.lines)] if pages.stamp else []
    titles = running_titles(pages)
    found = list(stamp)
    for page in range(1, count + 1):
        begun = [title for title, start in zip(titles, chapters, strict=True) if start <= page]
        found.extend(pages.furniture.texts(page, pages=count, chapter=begun[-1] if begun else ""))
    return found
