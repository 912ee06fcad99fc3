"""The footnotes of a Markdown report: where each sentence stands in the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import trace
from reports.blocks import Quote
from reports.markdowntext import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.blocks import Sentence
    from reports.report import Report
    from reports.trace import Place


class Footnotes:
    """Writes sentences with their references; `definitions` collects what the footnotes say."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.definitions: list[str] = []

    def sentence(self, sentence: Sentence, observations: tuple[str, ...]) -> str:
        """The words, and behind them what leads to these observations.

        A quotation of the rapport names its place itself and only needs the number.
        """
        if not isinstance(sentence, Quote):
            return escaped(sentence.text) + self.footnote(observations)
        words = f"{escaped(sentence.text)} {escaped(sentence.citation)}"
        if self.report.has_contents:
            return f"{words} {self._listed(trace.numbered(observations, self.report.numbers))}"
        return words + self.footnote(observations)

    def footnote(self, observations: Iterable[str]) -> str:
        """The call of a footnote with document, part and page, if there is anything to name."""
        places = trace.places(self.report, observations)
        if not places:
            return ""
        number = len(self.definitions) + 1
        self.definitions.append(f"[^{number}]: {'; '.join(map(self._place, places))}.")
        return f"[^{number}]"

    def _place(self, place: Place) -> str:
        words = escaped(place.text)
        return (
            f"{words} {self._listed(place.numbers)}" if self.report.has_contents and place.numbers else words
        )

    def _listed(self, numbers: tuple[int, ...]) -> str:
        """Numbers in the annex, between brackets that are no link."""
        return f"\\[{trace.ranges(numbers)}\\]"
