"""The references of a Word document: sentences with their links, targets, and notes."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from reports import trace, wordxml
from reports.blocks import Quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from reports.blocks import Sentence


class References:
    """What refers to what in one document.

    `numbers` gives each observation its number; `notes` collects, while sentences are written, the sets of
    observations that are too many to stand in the text, with the number of their note.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers
        self.notes: dict[tuple[str, ...], int] = {}
        self._targets = count(1)

    def target(self, element: Element, name: str) -> None:
        """Make this place a target of links."""
        wordxml.bookmark(element, name, next(self._targets))

    def sentence(self, element: Element, sentence: Sentence) -> None:
        """The words and, between brackets, what they rest on."""
        citation = f" {sentence.citation}" if isinstance(sentence, Quote) else ""
        wordxml.run(element, sentence.text + citation)
        self.reference(element, sentence.observations)

    def reference(self, element: Element, observations: tuple[str, ...]) -> None:
        """The links between brackets: to a few observations, or to a note."""
        if not observations:
            return
        wordxml.run(element, " [", style=wordxml.REFERENCE)
        if self._few(observations):
            self._links(element, observations)
        else:
            wordxml.link(element, self.anchor(observations), f"noot {self._note(observations)}")
        wordxml.run(element, "]", style=wordxml.REFERENCE)

    def anchor(self, observations: tuple[str, ...]) -> str:
        """The one target that leads to all these observations."""
        if len(observations) == 1:
            return trace.label(self.numbers[observations[0]])
        return f"noot{self._note(observations)}"

    def note(self, element: Element, observations: tuple[str, ...], number: int) -> None:
        """The note itself."""
        self.target(element, f"noot{number}")
        wordxml.run(element, f"Noot {number}: ", bold=True)
        self._links(element, observations)

    def _few(self, observations: tuple[str, ...]) -> bool:
        return len(trace.runs(trace.numbered(observations, self.numbers))) <= trace.FEW

    def _note(self, observations: tuple[str, ...]) -> int:
        return self.notes.setdefault(observations, len(self.notes) + 1)

    def _links(self, element: Element, observations: tuple[str, ...]) -> None:
        for turn, run in enumerate(trace.runs(trace.numbered(observations, self.numbers))):
            if turn:
                wordxml.run(element, ", ", style=wordxml.REFERENCE)
            wordxml.link(element, trace.label(run[0]), trace.spelled(run))
