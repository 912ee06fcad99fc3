"""Whether a letter fits its pages, reckoned from the length of its text and notes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from reports import trace
from reports.blocks import BulletList, Letterhead, Paragraph, Section, SignOff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.blocks import Block, Sentence
    from reports.report import Report

LINE, NOTE_LINE = 108, 140
"""Characters on a line of 17 cm, of the text (Arial 9) and of its notes (Arial 7)."""
NOTE = 0.77
"""The height of a line of a note, in lines of the text."""
SPACE = 0.4
"""The space below a paragraph."""
HEAD, HEADING, SIGNATURE = 15.0, 2.0, 5.0
"""Lines for the first sentence of the status and the letterhead, for a heading, for the signature."""
PAGE = 69.0
PAGES = 3
"""A letter has one to three pages."""


def fits(report: Report) -> bool:
    """Whether the letter stays within three pages, as it is set by each of the formats."""
    return lines(report) <= PAGE * PAGES


def lines(report: Report) -> float:
    """The height of the letter in lines of its text, notes included."""
    status = sum(ceil(len(sentence.text) / LINE) for sentence in report.status[1:])
    return status + sum(_height(report, block) for block in (*report.opening, *report.sections))


def _height(report: Report, block: Block) -> float:
    match block:
        case Section():
            return HEADING + sum(_height(report, inner) for inner in block.blocks)
        case Paragraph():
            text = " ".join((block.lead, *(s.text for s in block.sentences)))
            return ceil(len(text) / LINE) + SPACE + sum(_notes(report, block.sentences))
        case BulletList():
            rows = sum(ceil((len(item.text) + 4) / LINE) + SPACE / 2 for item in block.items)
            return rows + sum(height for item in block.items for height in _notes(report, (item,)))
        case Letterhead():
            return HEAD
        case SignOff():
            return SIGNATURE
    return 0.0


def _notes(report: Report, sentences: Sequence[Sentence]) -> Iterator[float]:
    """The height of each note."""
    for ids in filter(None, trace.noted(sentences)):
        text = "; ".join(place.text for place in trace.places(report, ids))
        yield NOTE * ceil(len(text) / NOTE_LINE)
