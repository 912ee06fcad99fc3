"""A report as Markdown: CommonMark with the tables and footnotes of GitHub."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from reports import trace
from reports.blocks import (
    BulletList,
    Chart,
    Fields,
    Letterhead,
    Paragraph,
    Quote,
    Section,
    SignOff,
    Table,
)
from reports.markdownnotes import Footnotes
from reports.markdowntable import table
from reports.markdowntext import escaped, strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.blocks import Block, Fixed, Sentence
    from reports.report import Report

BREAK = "\\\n"
"""A line end that stays one."""

DEEPEST = 6
"""The levels of headings that there are."""


def render(report: Report) -> str:
    """The report as Markdown; equal reports give equal text."""
    return "\n\n".join(_Writer(report).written()) + "\n"


class _Writer:
    """Writes blocks one after another, each without blank lines around it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.notes = Footnotes(report)
        self._tables = count(1)
        self._figures = count(1)

    def written(self) -> Iterator[str]:
        """The whole report, its footnotes last."""
        report = self.report
        yield from (f"# {escaped(report.title)}", escaped(report.subtitle))
        yield from (f"> {strong(sentence.text)}" for sentence in report.status)
        annex = report.annex if report.has_contents else ()
        for block in (*report.opening, *report.sections, *annex, *report.changes):
            yield from self.block(block, 2)
        yield from self.notes.definitions

    def block(self, block: Block, level: int) -> Iterator[str]:
        """Any block; `level` is that of a section at this depth."""
        match block:
            case Section():
                yield f"{'#' * min(level, DEEPEST)} {escaped(block.heading.text)}"
                for inner in block.blocks:
                    yield from self.block(inner, level + 1)
            case Table():
                yield from self._table(block, block.caption)
            case Chart():
                yield from self._chart(block)
            case Letterhead():
                yield _lines((block.sender,))
                yield _lines(block.addressee)
                yield self._fields(block.fields)
            case _:
                yield self._text(block)

    def _text(self, block: Paragraph | BulletList | Quote | Fields | SignOff) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case BulletList():
                items = (self.notes.sentence(item, item.observations) for item in block.items)
                return "\n".join(f"- {item}" for item in items)
            case Quote():
                return f"> {self.notes.sentence(block, block.observations)}"
            case Fields():
                return self._fields(block.items)
            case SignOff():
                return _lines(block.lines)

    def _paragraph(self, block: Paragraph) -> str:
        lead = (strong(block.lead),) if block.lead else ()
        noted = zip(block.sentences, trace.noted(block.sentences), strict=True)
        return " ".join((*lead, *(self.notes.sentence(sentence, ids) for sentence, ids in noted)))

    def _fields(self, items: tuple[tuple[str, Sentence], ...]) -> str:
        values = ((name, self.notes.sentence(value, value.observations)) for name, value in items)
        return "\n".join(f"- {strong(name)} {value}" for name, value in values)

    def _table(self, block: Table, caption: str) -> Iterator[str]:
        yield f"**Tabel {next(self._tables)}.** {escaped(caption)}"
        yield table(block, self.notes)

    def _chart(self, block: Chart) -> Iterator[str]:
        """What there is to see, and the table that says it."""
        number = next(self._figures)
        yield f"**Figuur {number}.** {escaped(block.table.caption)}"
        yield self.notes.sentence(block.summary, block.summary.observations)
        yield from self._table(block.table, f"Cijfers bij figuur {number}")


def _lines(lines: tuple[Fixed, ...]) -> str:
    return BREAK.join(escaped(line.text) for line in lines)
