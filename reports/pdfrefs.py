"""What a sentence rests on, as it stands on a page: footnotes with places, links to the annex."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports import trace
from reports.blocks import Chart, Section, Table
from reports.characters import isolated
from reports.typeface import breakable, legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.blocks import Block, Cell
    from reports.report import Report

STRETCH = 8
"""Numbers that share a link in a long note: it leads to the first, and the rows are in order."""

Run = dict[str, str]
"""A `text` and the target that it leads `to`, or "" for none."""


def run(text: str, to: str = "") -> Run:
    """Words as they can be set on a page."""
    return {"text": breakable(legible(isolated(text))), "to": to}


@dataclass(frozen=True, slots=True)
class References:
    """How the sentences of one report are answered for.

    `targets` are the numbers that have a row in the annex; `notes` number the sets of observations
    that are too many to stand in a table.
    """

    report: Report
    targets: frozenset[int]
    notes: dict[tuple[str, ...], int]

    def note(self, observations: Iterable[str]) -> list[Run]:
        """A footnote: document, part and page, each with a link if there is an annex; else nothing."""
        made: list[Run] = []
        for place in trace.places(self.report, observations):
            made += [run("; ")] if made else []
            made += [run(place.text), *self._together(place.numbers)]
        return [*made, run(".")] if made else []

    def links(self, observations: Iterable[str]) -> list[Run]:
        """Links between brackets, " [w3–w7]"; none without an annex."""
        return self._bracketed(trace.numbered(observations, self.report.numbers))

    def brief(self, observations: tuple[str, ...]) -> list[Run]:
        """Links between brackets, or one to a note where they are many."""
        if observations in self.notes:
            return [run(" ["), run(f"noot {self.notes[observations]}", self.anchor(observations)), run("]")]
        return self.links(observations)

    def anchor(self, observations: tuple[str, ...]) -> str:
        """The one target that leads to all these observations, "" where there is none."""
        if observations in self.notes:
            return f"noot{self.notes[observations]}"
        return self._target(self.report.numbers[observations[0]]) if len(observations) == 1 else ""

    def noted(self) -> Iterator[tuple[int, list[Run]]]:
        """The notes by number, each with its links."""
        for observations, number in self.notes.items():
            yield number, self._stretches(trace.numbered(observations, self.report.numbers))

    def _together(self, numbers: Sequence[int]) -> list[Run]:
        """One link for the rows of one document, which stand together: a page of links is slow to set."""
        if not (self.targets and numbers):
            return []
        return [run(" ["), run(trace.ranges(numbers), self._target(numbers[0])), run("]")]

    def _stretches(self, numbers: Sequence[int]) -> list[Run]:
        """Numbers with a link for each `STRETCH` of them."""
        found = trace.runs(numbers)
        made: list[Run] = []
        for start in range(0, len(found), STRETCH):
            part = found[start : start + STRETCH]
            made += [run(", ")] if made else []
            made.append(run(", ".join(map(trace.spelled, part)), self._target(part[0][0])))
        return made

    def _bracketed(self, numbers: Sequence[int]) -> list[Run]:
        if not (self.targets and numbers):
            return []
        return [run(" ["), *self._listed(numbers), run("]")]

    def _listed(self, numbers: Iterable[int]) -> list[Run]:
        made: list[Run] = []
        for first, last in trace.runs(numbers):
            made += [run(", ")] if made else []
            made.append(run(trace.spelled((first, last)), self._target(first)))
        return made

    def _target(self, number: int) -> str:
        return trace.label(number) if number in self.targets else ""


def references(report: Report) -> References:
    """The references of a report; only the rapport has an annex to lead to."""
    if not report.has_contents:
        return References(report, frozenset(), {})
    rows = (row.observation for table in _tables(report.annex) for row in table.rows)
    targets = frozenset(trace.numbered(filter(None, rows), report.numbers))
    many = dict.fromkeys(
        cell.content.observations
        for table in _tables((*report.opening, *report.sections, *report.changes))
        for row in table.rows
        for cell in row.cells
        if _is_many(report, table, cell)
    )
    return References(report, targets, {ids: n for n, ids in enumerate(many, 1)})


def is_count(table: Table, cell: Cell) -> bool:
    """Whether the text of the cell is itself the link."""
    return table.matrix or cell.amount is not None


def _is_many(report: Report, table: Table, cell: Cell) -> bool:
    numbers = trace.numbered(cell.content.observations, report.numbers)
    return len(numbers) > 1 if is_count(table, cell) else len(trace.runs(numbers)) > trace.FEW


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Section():
                yield from _tables(block.blocks)
            case Chart():
                yield block.table
            case Table():
                yield block
