"""What refers to what in a Word document: footnotes, links to the rows of the annex, and their targets."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from reports import trace, wordxml
from reports.blocks import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from reports.blocks import Sentence
    from reports.report import Report
    from reports.wordfootnotes import Footnotes


class References:
    """The references of one report.

    Behind a sentence stands a footnote with document, part and page. In the rapport, which has an annex, a
    note also links to the rows there, and so do the cells of tables; `notes` collects, while cells are
    written, the sets of observations that are too many to stand in a cell, with the number of their note.
    """

    def __init__(self, report: Report, footnotes: Footnotes) -> None:
        self.report = report
        self.footnotes = footnotes
        self.numbers = report.numbers
        self.linked = report.kind == "rapport"
        self.notes: dict[tuple[str, ...], int] = {}
        self._targets = count(1)

    def target(self, element: Element, name: str) -> None:
        """Make this place a target of links."""
        wordxml.bookmark(element, name, next(self._targets))

    def sentences(self, element: Element, sentences: Sequence[Sentence]) -> None:
        """Sentences one after another, each note behind the last sentence that it serves."""
        for number, (sentence, rests_on) in enumerate(zip(sentences, trace.noted(sentences), strict=True)):
            if number:
                wordxml.run(element, " ")
            self._words(element, sentence)
            if self.linked and isinstance(sentence, Quote) and sentence.citation:
                self.links(element, sentence.observations)
            elif rests_on:
                self.footnote(element, rests_on)

    def _words(self, element: Element, sentence: Sentence) -> None:
        cited = isinstance(sentence, Quote) and sentence.citation
        wordxml.run(element, f"{sentence.text} {cited}" if cited else sentence.text)

    def footnote(self, element: Element, observations: Iterable[str]) -> None:
        """A note at the end of a paragraph: where the observations stand."""
        note = self.footnotes.after(element)
        for turn, place in enumerate(trace.places(self.report, observations)):
            wordxml.run(note, f"; {place.text}" if turn else place.text)
            if self.linked and place.numbers:
                self._bracketed(note, place.numbers)
        wordxml.run(note, ".")

    def links(self, element: Element, observations: tuple[str, ...]) -> None:
        """The links between brackets: to a few observations, or to a note at the end."""
        if not observations:
            return
        numbers = trace.numbered(observations, self.numbers)
        if len(trace.runs(numbers)) <= trace.FEW:
            self._bracketed(element, numbers)
            return
        wordxml.run(element, " [", style=wordxml.REFERENCE)
        wordxml.link(element, self.anchor(observations), f"noot {self._note(observations)}")
        wordxml.run(element, "]", style=wordxml.REFERENCE)

    def anchor(self, observations: tuple[str, ...]) -> str:
        """The one target that leads to all these observations."""
        if len(observations) == 1:
            return trace.label(self.numbers[observations[0]])
        return f"noot{self._note(observations)}"

    def end_note(self, element: Element, observations: tuple[str, ...], number: int) -> None:
        """A note of the list at the end."""
        self.target(element, f"noot{number}")
        wordxml.run(element, f"Noot {number}: ", bold=True)
        self._runs(element, trace.numbered(observations, self.numbers))

    def _note(self, observations: tuple[str, ...]) -> int:
        return self.notes.setdefault(observations, len(self.notes) + 1)

    def _bracketed(self, element: Element, numbers: tuple[int, ...]) -> None:
        wordxml.run(element, " [", style=wordxml.REFERENCE)
        self._runs(element, numbers)
        wordxml.run(element, "]", style=wordxml.REFERENCE)

    def _runs(self, element: Element, numbers: tuple[int, ...]) -> None:
        for turn, run in enumerate(trace.runs(numbers)):
            if turn:
                wordxml.run(element, ", ", style=wordxml.REFERENCE)
            wordxml.link(element, trace.label(run[0]), trace.spelled(run))
