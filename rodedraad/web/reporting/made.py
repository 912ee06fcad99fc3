"""What the page tells of a report that was made: how far it may be relied on, what changed since the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.blocks import Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.findings import Findings
    from reports.report import Report

FILE = "stuk.json"
"""The name under which it is kept beside the files of the report."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The changes in one chapter: each its kind, what stood there and what stands there now."""

    name: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A report on its page: `status` are the lines on top of it, `changed` sums the changes up ("": none)."""

    title: str
    subtitle: str
    status: tuple[str, ...]
    observations: int
    reviewed: int
    changed: str
    chapters: tuple[Chapter, ...]

    @property
    def is_concept(self) -> bool:
        """Whether not all that it rests on was reviewed."""
        return not 0 < self.observations == self.reviewed


def made_of(report: Report, findings: Findings) -> Made:
    """What the page tells of a report."""
    parts = [block for section in report.changes for block in section.blocks]
    summaries = [s.text for block in parts if isinstance(block, Paragraph) for s in block.sentences]
    return Made(
        title=report.title, subtitle=report.subtitle, status=tuple(line.text for line in report.status),
        observations=len(findings.passages), reviewed=findings.reviewed, changed=" ".join(summaries),
        chapters=tuple(_chapter(block) for block in parts if isinstance(block, Section)),
    )  # fmt: skip


def _chapter(section: Section) -> Chapter:
    return Chapter(section.heading.text, tuple(_rows(section)))


def _rows(section: Section) -> Iterator[tuple[str, str, str]]:
    for block in section.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                kind, was, now = (cell.content.text for cell in row.cells)
                yield kind, was, now
