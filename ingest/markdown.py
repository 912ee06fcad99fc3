"""Markdown (CommonMark with tables): its structure from markdown-it, its text as it stands in the file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from corpus.spans import AlignedText, join_aligned
from ingest.cells import Cells
from ingest.lines import UNWRAPPED, Line, Raw
from ingest.text import column_width, decode
from ingest.web.markup import COMMENT, UNSHOWN, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.tree import SyntaxTreeNode

    from ingest.settings import Settings

_ESCAPE = re.compile(r"\\([!-)+-/:-@\[-^{-~])")
_BOLD = re.compile(r"^(\*\*|__)[^*_]+\1$")
_LISTS = ("bullet_list", "ordered_list")
_VERBATIM = ("fence", "code_block")
_HOLDING = ("inline", "tr", "html_block", *_VERBATIM)
_WORD = re.compile(r"[^\W_]|█")

_FRONT = re.compile(r"\A---\n(?:[^\n]*\n){1,60}?(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
"""Particulars before the text, as many tools write them (YAML)."""
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:[ \t]*")
_NOTE_LINE = re.compile(rf"^ {{0,3}}{_NOTE.pattern}", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_QUOTED = re.compile(r"^\s*(?:>\s?)*")
_STRUCK = re.compile(
    r"(?<![\\~\w])~~(?=[^\s~])(?:(?!~~|\n\s*\n).)+?(?<=\S)~~(?!~)"
    r"|<(del|s|strike)(?=[\s>])[^<>]{0,500}>(?:(?!</\1|\n\s*\n).)*?</\1\s{0,9}>",
    re.DOTALL | re.IGNORECASE,
)
"""Text that is struck out, within one paragraph."""
_BAR = re.compile(r"(?<!\\)\|")


def read(data: bytes, _: Settings) -> Raw:
    """The headings, paragraphs, list items, table rows and notes of a Markdown file; it has no pages."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    parsed = _NOTE_LINE.sub(_hidden, _FRONT.sub(_blank, source))
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(parsed))
    page = _Source(source, parsed, tree)
    numbered = [(node.map[0] if node.map else 0, page.shown(node)) for node in tree.children]
    numbered += [(number, iter([line])) for number, line in page.unread(tree)]
    in_order = sorted(numbered, key=lambda entry: entry[0])
    return Raw(source, (), tuple(line for _, lines in in_order for line in lines if line.text.strip()))


def _hidden(mark: re.Match[str]) -> str:
    """The number of a note so that it opens a paragraph: what follows may look like the address of a link."""
    return "^" * len(mark[0])


def _blank(front: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", front[0])


class _Source:
    """A Markdown file as it is and, of the same length, as it was parsed: its lines, its tables."""

    def __init__(self, text: str, parsed: str, tree: SyntaxTreeNode) -> None:
        self.text = text
        self.parsed = parsed
        self.starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
        self.column = column_width(_paragraph_lines(tree))
        tables = [node for node in tree.walk() if node.type == "table"]
        self.tables = {_place(node): number for number, node in enumerate(tables, start=1)}

    def shown(self, node: SyntaxTreeNode) -> Iterator[Line]:
        """The lines of a node without what is struck out in it, which stands behind them as comment."""
        spans = sorted({span for inline in node.walk() for span in self._struck(inline)})
        struck = {place for span in spans for place in range(*span)}
        for line in self.lines(node, 0):
            yield _without(line, struck) if struck else line
        for start, end in spans:
            content = _decoded(AlignedText.of(self.text, start, end)).strip("~ ")
            yield Line(content, apart=True, kind=BlockKind.COMMENT, aside=True, closed=True)

    def _struck(self, node: SyntaxTreeNode) -> Iterator[tuple[int, int]]:
        """The places in the file of what a text strikes out."""
        if node.type in ("inline", "tr", "html_block") and node.map:
            first, last = node.map
            found = _STRUCK.finditer(self.text, self.starts[first], self.starts[last])
            yield from (match.span() for match in found)

    def lines(self, node: SyntaxTreeNode, depth: int) -> Iterator[Line]:
        """The lines of a node and of those in it; `depth` is the number of lists around it."""
        if node.type == "heading":
            yield self._whole(node.children[0], BlockKind.HEADING, int(node.tag[1:]))
        elif node.type == "list_item":
            yield from self._item(node, depth)
        elif node.type == "table":
            yield from self._table(node)
        elif node.type == "paragraph":
            yield from self._paragraph(node.children[0])
        elif node.type == "html_block":
            yield from self._html(node)
        elif node.type in _VERBATIM:
            yield from self._verbatim(node)
        else:
            for child in node.children:
                yield from self.lines(child, depth + (node.type in _LISTS))

    def unread(self, tree: SyntaxTreeNode) -> Iterator[tuple[int, Line]]:
        """The lines, with their numbers, that no node holds: particulars and the addresses of links."""
        held = {n for node in tree.walk() if node.type in _HOLDING and node.map for n in range(*node.map)}
        front = _FRONT.match(self.text)
        end = front.end() if front else 0
        for number in range(len(self.starts) - 1):
            if number not in held and _WORD.search(self._line(number).text):
                kind = BlockKind.LETTERHEAD if self.starts[number] < end else BlockKind.FURNITURE
                aside = kind is BlockKind.FURNITURE
                yield number, Line(self._line(number), apart=True, kind=kind, closed=True, aside=aside)

    def _line(self, number: int) -> AlignedText:
        return AlignedText.of(self.text, self.starts[number], self.starts[number + 1])

    def _whole(self, inline: SyntaxTreeNode, kind: BlockKind, level: int) -> Line:
        content = join_aligned(self._contents(inline), " ")
        return Line(content, apart=True, kind=kind, level=level, closed=True)

    def _item(self, node: SyntaxTreeNode, depth: int) -> Iterator[Line]:
        for index, child in enumerate(node.children):
            if index == 0 and child.type == "paragraph":
                yield self._whole(child.children[0], BlockKind.LIST_ITEM, depth)
            else:
                yield from self.lines(child, depth)

    def _table(self, node: SyntaxTreeNode) -> Iterator[Line]:
        number, width = self.tables[_place(node)], len(self._cells(_place(node)))
        for section in node.children:
            for row in section.children:
                cells = self._cells(_place(row))
                cells += (AlignedText("", ()),) * (width - len(cells))
                found = Cells(number, section.type == "thead", cells)
                yield Line(
                    found.content,
                    apart=True,
                    kind=BlockKind.TABLE_ROW,
                    closed=True,
                    row=found,
                )

    def _cells(self, number: int) -> tuple[AlignedText, ...]:
        """The cells of a row: what stands between its bars."""
        line = self._line(number)
        row = line.slice(len(_QUOTED.match(line.text)[0]), len(line)).strip()  # type: ignore[index]  # matches ""
        row = row.slice(row.text.startswith("|"), len(row))
        bars = [match.start() for match in _BAR.finditer(row.text)]
        ends = bars if bars and bars[-1] == len(row) - 1 else [*bars, len(row)]
        starts = [0, *(bar + 1 for bar in bars)]
        return tuple(_decoded(row.slice(a, b).strip()) for a, b in zip(starts, ends, strict=False))

    def _paragraph(self, inline: SyntaxTreeNode) -> Iterator[Line]:
        contents = self._contents(inline)
        bold = len(contents) == 1 and _BOLD.match(contents[0].text) is not None
        note = False
        for index, content in enumerate(contents):
            opens = _NOTE.match(content.text)
            note = note or opens is not None
            text = content.slice(opens.end(), len(content)) if opens else content
            width = len(text)
            yield Line(
                text.strip("*_") if bold else text,
                bold=bold,
                apart=index == 0 or opens is not None,
                room=max(0.0, self.column - width),
                fill=min(1.0, width / self.column) if self.column < UNWRAPPED else 0.0,
                aside=note,
                note=note,
            )

    def _contents(self, inline: SyntaxTreeNode) -> list[AlignedText]:
        """The lines of an inline node at their place in the source, marks of the block left out.

        Their indents are too: the parser makes spaces of a tab of which the block takes a part.
        """
        first, last = inline.map or (0, 0)
        found = []
        for text in map(str.lstrip, inline.content.split("\n")):
            places = ((n, self._find(text, n)) for n in range(first, last))
            line, place = next(((n, at) for n, at in places if at >= 0), (first, self.starts[first]))
            first = line + 1
            end = min(place + len(text), len(self.text))
            found.append(_decoded(AlignedText.of(self.text, place, end)))
        return found

    def _find(self, text: str, number: int) -> int:
        """Where a text stands last on a line, behind the marks of its block; -1 if it does not."""
        return self.parsed.rfind(text, self.starts[number], self.starts[number + 1])

    def _html(self, node: SyntaxTreeNode) -> Iterator[Line]:
        """What a block of HTML shows as text; its comments and what it does not show stand aside."""
        first, last = node.map or (0, 0)
        block = AlignedText.of(self.text, self.starts[first], self.starts[last])
        asides = [(m.span(), BlockKind.COMMENT) for m in COMMENT.finditer(block.text)]
        asides += [(m.span(), BlockKind.FURNITURE) for m in UNSHOWN.finditer(block.text)]
        done = 0
        for (start, end), kind in [*sorted(asides), ((len(block), len(block)), BlockKind.FURNITURE)]:
            if start >= done:
                yield from _shown(block.slice(done, start))
                yield Line(block.slice(start, end).strip("<!-> \n"), apart=True, kind=kind, aside=True)
                done = end

    def _verbatim(self, node: SyntaxTreeNode) -> Iterator[Line]:
        """Code is shown as it stands: a document of this kind holds it by accident."""
        first, last = node.map or (0, 0)
        fence = node.markup if node.type == "fence" else "\n"
        inner = [n for n in range(first, last) if not self.text.startswith(fence, self.starts[n])]
        for number in inner:
            yield Line(self._line(number), apart=number == inner[0], closed=number == inner[-1])


def _without(line: Line, places: set[int]) -> Line:
    """The line, or each of its cells, without what stands at these places in the file."""

    def rest(content: AlignedText) -> AlignedText:
        kept = [i for i, origin in enumerate(content.origins) if origin not in places]
        return AlignedText("".join(content.text[i] for i in kept), tuple(content.origins[i] for i in kept))

    if line.row is None:
        return replace(line, content=rest(line.content))
    row = line.row.each(rest)
    return replace(line, row=row, content=row.content)


def _place(node: SyntaxTreeNode) -> int:
    """The number of the line that a node begins on."""
    return node.map[0] if node.map else 0


def _paragraph_lines(tree: SyntaxTreeNode) -> list[str]:
    """The lines of all paragraphs, an empty one behind each, from which the width of a column shows."""
    inlines = [node.children[0] for node in tree.walk() if node.type == "paragraph"]
    return [line for inline in inlines for line in (*inline.content.split("\n"), "")]


def _shown(content: AlignedText) -> Iterator[Line]:
    at = 0
    for line in content.text.split("\n"):
        shown = without_tags(content.slice(at, at + len(line)))
        if shown.text.strip():
            yield Line(shown, apart=True, closed=True)
        at += len(line) + 1


def _decoded(content: AlignedText) -> AlignedText:
    """The text with its HTML and escapes read; the marks of notes have done their work."""
    content = (
        without_tags(content) if _NOTE.match(content.text) else without_tags(content.sub(_NOTE_MARK, ""))
    )
    return content.sub(_ESCAPE, lambda match: match[1])
