"""The stamps of a document, and what a date in one means: its own words tell, or the label beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Fact
from ingest.dates import find_dates
from ingest.letters.labels import Label
from ingest.letters.particulars import QUOTE, particulars

if TYPE_CHECKING:
    from ingest.letters.letterparts import Frame
    from ingest.paragraphs import Draft

DATED = (Label.DATE, Label.RECEIVED)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp: its words, its date (ISO 8601, "" for none) and what the date means, if anything tells."""

    fact: Fact
    date: str
    meaning: Label | None

    @property
    def dated(self) -> Fact:
        """Its date as a fact."""
        return Fact(self.date, self.fact.evidence, self.fact.page)


def stamps_of(framed: Frame) -> tuple[Stamp, ...]:
    """The stamps of a part, in order."""
    return tuple(_stamp(block) for block in framed.repeated if block.lines[0].stamp)


def _stamp(block: Draft) -> Stamp:
    text = block.content.text
    dates = find_dates(text)
    meaning = next((found.label for found in particulars([block])[0] if found.label in DATED), None)
    fact = Fact(text, text[:QUOTE], block.lines[0].page)
    return Stamp(fact, dates[0].iso if dates else "", meaning)
