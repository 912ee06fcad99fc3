"""What a sentence in an OpenDocument text rests on: footnotes, and in the rapport links to its annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtxml, trace
from reports.blocks import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from reports.blocks import Sentence
    from reports.report import Report
    from reports.trace import Place


class References:
    """What refers to what in one document.

    `listed` collects, while tables of the rapport are written, the sets of observations that are too many
    to stand in a cell, with the number of their note.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.listed: dict[tuple[str, ...], int] = {}
        self._footnotes = 0

    def sentence(self, element: Element, sentence: Sentence, observations: tuple[str, ...]) -> None:
        """The words, and behind them what leads to these observations.

        A quotation of the rapport names its place itself and only needs the link.
        """
        odtxml.words(element, sentence.text)
        if isinstance(sentence, Quote):
            odtxml.plain(element, " ")
            odtxml.words(element, sentence.citation)
        if isinstance(sentence, Quote) and self.report.has_contents:
            self.reference(element, observations)
        else:
            self.footnote(element, observations)

    def footnote(self, element: Element, observations: Iterable[str]) -> None:
        """A footnote with document, part and page, if there is anything to name."""
        places = trace.places(self.report, observations)
        if not places:
            return
        self._footnotes += 1
        self._places(odtxml.footnote(element, self._footnotes), places)

    def told(self, cell: Element, observations: Iterable[str]) -> None:
        """What a footnote would say, in the cell itself."""
        places = trace.places(self.report, observations)
        if places:
            self._places(odtxml.paragraph(cell, "Noot"), places)

    def _places(self, note: Element, places: tuple[Place, ...]) -> None:
        for turn, place in enumerate(places):
            odtxml.plain(note, "; " if turn else "")
            odtxml.words(note, place.text)
            if self.report.has_contents and place.numbers:
                odtxml.plain(note, " [")
                self._links(note, place.numbers)
                odtxml.plain(note, "]")
        odtxml.plain(note, ".")

    def reference(self, element: Element, observations: tuple[str, ...]) -> None:
        """The links between brackets: to a few observations, or to the list of notes."""
        if not observations:
            return
        odtxml.plain(element, " ")
        span = odtxml.add(element, "text:span", {"text:style-name": odtxml.REFERENCE})
        odtxml.plain(span, "[")
        if self._few(observations):
            self._links(span, self._numbers(observations))
        else:
            odtxml.link(span, self.anchor(observations)).text = f"noot {self._note(observations)}"
        odtxml.plain(span, "]")

    def anchor(self, observations: tuple[str, ...]) -> str:
        """The one target that leads to all these observations."""
        if len(observations) == 1:
            return trace.label(self.report.numbers[observations[0]])
        return f"noot{self._note(observations)}"

    def entry(self, element: Element, observations: tuple[str, ...]) -> None:
        """What stands in the list of notes for these observations."""
        number = self.listed[observations]
        odtxml.bookmark(element, f"noot{number}")
        odtxml.words(element, f"Noot {number}:", odtxml.STRONG)
        odtxml.plain(element, " ")
        self._links(element, self._numbers(observations))

    def _numbers(self, observations: tuple[str, ...]) -> tuple[int, ...]:
        return trace.numbered(observations, self.report.numbers)

    def _few(self, observations: tuple[str, ...]) -> bool:
        return len(trace.runs(self._numbers(observations))) <= trace.FEW

    def _note(self, observations: tuple[str, ...]) -> int:
        return self.listed.setdefault(observations, len(self.listed) + 1)

    def _links(self, element: Element, numbers: tuple[int, ...]) -> None:
        for turn, run in enumerate(trace.runs(numbers)):
            odtxml.plain(element, ", " if turn else "")
            odtxml.link(element, trace.label(run[0])).text = trace.spelled(run)
