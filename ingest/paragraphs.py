"""From lines to blocks of running text: lines joined, list items apart, broken sentences made whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Region
from ingest.listmarks import is_dash, is_item, mark_length
from ingest.openends import breaks, sets_off
from ingest.repair.clean import finish
from ingest.repair.hyphens import join_lines
from ingest.wording import ends_clause, ends_in_action, ends_sentence, goes_on, starts_capital, starts_lower

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.model import Row
    from corpus.spans import AlignedText
    from ingest.lines import Line, Stanza

SLACK = 2
"""In characters: letters differ in width, so the room behind a line is known to about two of them."""

SHORT = 0.85
"""A line that ends a sentence before this share of its column ends the paragraph too."""

JOINED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""The kinds of which a sentence may run on in the next block."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it has its place in a part.

    `lines` are those it was made of; `begins` says that a letter has ended before it.
    """

    content: AlignedText
    kind: BlockKind
    lines: Stanza
    level: int = 0
    begins: bool = False

    @property
    def aside(self) -> bool:
        """Whether running text passes it by."""
        return self.lines[0].aside or self.kind is BlockKind.FURNITURE

    @property
    def row(self) -> Row | None:
        """Its cells, if it is a row of a table."""
        row = self.lines[0].row
        return row.row if row else None

    @property
    def size(self) -> float:
        """The size of its type, in points."""
        return self.lines[0].size

    @property
    def regions(self) -> tuple[Region, ...]:
        """Its boxes, one for each page that it stands on."""
        boxes = [line.region for line in self.lines if line.region]
        pages = sorted({box.page for box in boxes})
        return tuple(_around([box for box in boxes if box.page == page]) for page in pages)


def _around(boxes: Sequence[Region]) -> Region:
    return Region(
        boxes[0].page,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def draft(lines: Stanza, kind: BlockKind, known: Mapping[str, int]) -> Draft:
    """One block of these lines: repaired and joined, without list mark and Markdown's marks."""
    if lines[0].row is not None:
        return Draft(lines[0].content, kind, lines, lines[0].level)
    contents = [_bare(line.content, kind if index == 0 else None) for index, line in enumerate(lines)]
    content = finish(join_lines([c for c in contents if c.text], known))
    return Draft(content, kind, lines, lines[0].level)


def _bare(content: AlignedText, kind: BlockKind | None) -> AlignedText:
    if kind is BlockKind.LIST_ITEM:
        return content.slice(mark_length(content.text), len(content))
    return content.slice(2, len(content)) if content.text.startswith("> ") else content


def running_text(stanza: Stanza, known: Mapping[str, int]) -> list[Draft]:
    """The paragraphs and list items of a stanza, cut at list marks and at deliberate line ends."""
    groups: list[list[Line]] = []
    for line in stanza:
        if groups and _continues(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [draft(tuple(group), _kind(group[0]), known) for group in groups]


def _kind(line: Line) -> BlockKind:
    if line.kind is not None:
        return line.kind
    return BlockKind.LIST_ITEM if is_item(line.text) else BlockKind.PARAGRAPH


def _continues(group: Sequence[Line], below: Line) -> bool:
    """Whether a line goes on with the paragraph above it, or was set on a line of its own."""
    above, text = group[-1], below.text.strip()
    free = above.room > len(text.split()[0]) + SLACK
    if above.closed:
        return False
    if breaks(above.text, text) or sets_off(above.text, text):
        return True
    if _opens_item(above, below, free=free):
        return False
    if goes_on(above.text) and not (ends_in_action(above.text) and starts_capital(text)):
        return True
    if starts_lower(text):
        return not (free and (ends_in_action(above.text) or _indented(group, below)))
    dedented = is_item(group[0].text) and below.indent < group[0].indent + 1 and len(group) > 1
    free = free and above.fill < SHORT
    return not (free or (dedented and group[-1].indent > group[0].indent + 1))


def _indented(group: Sequence[Line], below: Line) -> bool:
    """A first line set in from the margin opens a paragraph; under a list mark it is the hang of the item."""
    return below.indent >= 1 and below.indent > group[-1].indent and not is_item(group[0].text)


def _opens_item(above: Line, below: Line, *, free: bool) -> bool:
    text = below.text.strip()
    if not is_item(text):
        return False
    inside = is_dash(text) and not free and not ends_clause(above.text) and text[2:3].islower()
    return not inside


def join_broken(drafts: Sequence[Draft], known: Mapping[str, int]) -> list[Draft]:
    """The blocks with each sentence whole that a page, a column or furniture had broken.

    What stood between the two halves comes behind the joined block.
    """
    whole: list[Draft] = []
    last: int | None = None
    for new in drafts:
        if last is not None and _goes_on(whole[last], new, between=last < len(whole) - 1):
            whole[last] = _joined(whole[last], new, known)
            continue
        whole.append(new)
        if not new.aside:
            last = len(whole) - 1
    return whole


def _goes_on(above: Draft, below: Draft, *, between: bool) -> bool:
    """Whether a sentence that has not ended in `above` goes on in `below`."""
    if above.kind not in JOINED or below.kind is not BlockKind.PARAGRAPH or below.aside:
        return False
    end, start = above.lines[-1], below.lines[0]
    if end.closed or not below.content.text:
        return False
    if ends_clause(above.content.text) and not breaks(above.content.text, below.content.text):
        return False
    apart = between or end.page != start.page
    full = end.room <= len(start.text.split()[0]) + SLACK
    if ends_in_action(above.content.text) and not goes_on(above.content.text) and not full:
        return False
    wrapped = end.fill > 0
    if starts_lower(below.content.text):
        return apart or end.fill >= SHORT or full or not wrapped
    cut = goes_on(above.content.text) or breaks(above.content.text, below.content.text)
    return apart and (cut or (full and wrapped and not ends_sentence(end.text)))


def _joined(above: Draft, below: Draft, known: Mapping[str, int]) -> Draft:
    return replace(
        above,
        content=finish(join_lines([above.content, below.content], known)),
        lines=above.lines + below.lines,
    )
