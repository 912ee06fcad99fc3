"""Markdown (CommonMark with tables): its structure from markdown-it, its text as it stands in the file."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from corpus.spans import AlignedText, join_aligned
from ingest.lines import UNWRAPPED, Line, Raw
from ingest.text import column_width, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.tree import SyntaxTreeNode

    from ingest.settings import Settings

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_ESCAPE = re.compile(r"\\([!-)+-/:-@\[-^{-~])")
_BOLD = re.compile(r"^(\*\*|__)[^*_]+\1$")
_LISTS = ("bullet_list", "ordered_list")
_VERBATIM = ("fence", "code_block", "html_block")


def read(data: bytes, _: Settings) -> Raw:
    """The headings, paragraphs, list items and table rows of a Markdown file; it has no pages."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(source))
    page = _Source(source, _paragraph_lines(tree))
    return Raw(source, (), tuple(line for node in tree.children for line in page.lines(node, 0)))


def _paragraph_lines(tree: SyntaxTreeNode) -> list[str]:
    """The lines of all paragraphs, an empty one behind each, from which the width of a column shows."""
    inlines = [node.children[0] for node in tree.walk() if node.type == "paragraph"]
    return [line for inline in inlines for line in (*inline.content.split("\n"), "")]


class _Source:
    """The text of a Markdown file with the offsets of its lines."""

    def __init__(self, text: str, paragraphs: list[str]) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
        self.column = column_width(paragraphs)

    def lines(self, node: SyntaxTreeNode, depth: int) -> Iterator[Line]:
        """The lines of a node and of those in it; `depth` is the number of lists around it."""
        if node.type == "heading":
            yield self._whole(node.children[0], BlockKind.HEADING, int(node.tag[1:]))
        elif node.type == "list_item":
            yield from self._item(node, depth)
        elif node.type == "tr":
            yield self._row(node)
        elif node.type == "paragraph":
            yield from self._paragraph(node.children[0])
        elif node.type in _VERBATIM:
            yield from self._verbatim(node)
        else:
            for child in node.children:
                yield from self.lines(child, depth + (node.type in _LISTS))

    def _whole(self, inline: SyntaxTreeNode, kind: BlockKind, level: int) -> Line:
        content = join_aligned(self._contents(inline), " ")
        return Line(content, apart=True, kind=kind, level=level, closed=True)

    def _item(self, node: SyntaxTreeNode, depth: int) -> Iterator[Line]:
        for index, child in enumerate(node.children):
            if index == 0 and child.type == "paragraph":
                yield self._whole(child.children[0], BlockKind.LIST_ITEM, depth)
            else:
                yield from self.lines(child, depth)

    def _row(self, node: SyntaxTreeNode) -> Line:
        first, _ = node.map or (0, 0)
        cells, place = [], self.starts[first]
        for cell in node.children:
            text = cell.children[0].content if cell.children else ""
            found = self.text.find(text.split("\\")[0], place)
            cells.append(AlignedText.of(self.text, found, found + len(text)))
            place = found + len(text)
        content = join_aligned([_decoded(cell) for cell in cells if cell.text], " | ")
        return Line(content, apart=True, kind=BlockKind.TABLE_ROW, closed=True)

    def _paragraph(self, inline: SyntaxTreeNode) -> Iterator[Line]:
        contents = self._contents(inline)
        bold = len(contents) == 1 and _BOLD.match(contents[0].text) is not None
        for index, content in enumerate(contents):
            width = len(content.text)
            yield Line(
                content.strip("*_") if bold else content,
                bold=bold,
                apart=index == 0,
                room=max(0.0, self.column - width),
                fill=min(1.0, width / self.column) if self.column < UNWRAPPED else 0.0,
            )

    def _contents(self, inline: SyntaxTreeNode) -> list[AlignedText]:
        """The lines of an inline node at their place in the source, marks of the block left out."""
        first, _ = inline.map or (0, 0)
        found = []
        for number, text in enumerate(inline.content.split("\n"), start=first):
            start = self.text.find(text, self.starts[number])
            found.append(_decoded(AlignedText.of(self.text, start, start + len(text))))
        return found

    def _verbatim(self, node: SyntaxTreeNode) -> Iterator[Line]:
        """Code and HTML are shown as they stand: a document of this kind holds them by accident."""
        first, last = node.map or (0, 0)
        fence = node.markup if node.type == "fence" else "\n"
        inner = [n for n in range(first, last) if not self.text.startswith(fence, self.starts[n])]
        for number in inner:
            content = AlignedText.of(self.text, self.starts[number], self.starts[number + 1])
            yield Line(content, apart=number == inner[0], closed=number == inner[-1])


def _decoded(content: AlignedText) -> AlignedText:
    return content.sub(_ENTITY, lambda match: html.unescape(match[0])).sub(_ESCAPE, lambda match: match[1])
