"""What a click on a reference opens: the card of one source, or a list of several.

Each is written once in a page, whatever the number of sentences that open it: sentences that rest on the
same observations open the same list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from reports import trace
from reports.blocks import Chart, Section, Table, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.blocks import Block, Sentence
    from reports.report import Report, Source

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Opened:
    """The cards and lists of a report."""

    report: Report

    @cached_property
    def cards(self) -> tuple[tuple[int, Source], ...]:
        """The source of each card, by number."""
        known = {source.id: source for source in self.report.sources}
        return tuple((number, known[id_]) for id_, number in self.report.numbers.items())

    @cached_property
    def lists(self) -> dict[Numbers, str]:
        """The id of each list, by what is in it, in the order of reading."""
        wanted = dict.fromkeys(self.numbers(many) for many in chain.from_iterable(map(_many, self._body)))
        return {numbers: f"l{n}" for n, numbers in enumerate(wanted, 1)}

    @property
    def _body(self) -> tuple[Block, ...]:
        """All but the annex, whose rows are each their own reference."""
        return (*self.report.opening, *self.report.sections, *self.report.changes)

    def numbers(self, observations: Iterable[str]) -> Numbers:
        """The numbers of observations."""
        return trace.numbered(observations, self.report.numbers)

    def target(self, observations: Iterable[str]) -> str:
        """The id of what a reference to observations opens."""
        numbers = self.numbers(observations)
        return card(numbers[0]) if len(numbers) == 1 else self.lists[numbers]

    def leaves_out(self, numbers: Numbers) -> bool:
        """Whether a sentence that opens this list rests on more documents than are in it."""
        return frozenset(self.cards[number - 1][1].id for number in numbers) in self.report.partial

    def documents(self, numbers: Numbers) -> dict[str, list[tuple[int, Source]]]:
        """The sources of a list under the document that they stand in, in order of number."""
        found: defaultdict[str, list[tuple[int, Source]]] = defaultdict(list)
        for number in numbers:
            _, source = self.cards[number - 1]
            found[source.document].append((number, source))
        return found


def card(number: int) -> str:
    """The id of the card of a source."""
    return trace.label(number)


def row(number: int) -> str:
    """The id of the row of an observation in the annex."""
    return f"r{number}"


def _many(block: Block) -> Iterator[tuple[str, ...]]:
    """The observations of what opens a list: sentences with more than a `FEW`, counts of more than one."""
    match block:
        case Section():
            yield from chain.from_iterable(map(_many, block.blocks))
        case Chart():
            yield from _longer(trace.FEW, (block.summary,))
            yield from _many(block.table)
        case Table():
            yield from _longer(1 if block.matrix else trace.FEW, sentences(block))
        case _:
            yield from _longer(trace.FEW, sentences(block))


def _longer(most: int, said: Iterable[Sentence]) -> Iterator[tuple[str, ...]]:
    return (one.observations for one in said if len(set(one.observations)) > most)
