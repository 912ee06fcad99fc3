"""What a report said, kept to be held against what the next one says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reports.blocks import (
    Chart,
    Fixed,
    Letterhead,
    Paragraph,
    Quote,
    Section,
    SignOff,
    Statement,
    Table,
    sentences,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.blocks import Block, Row, Sentence
    from reports.report import Report

OPENING = "Aanhef"
"""The chapter of the sentences that precede the first heading."""
RUN = 5
"""So many words in a row that a source has too are its words; fewer may be anybody's."""
NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
MARKS = frozenset("“”„«»")
"""Quotation marks: between them stands what somebody said."""

Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as a version has it: its chapter, its words and the observations that it rests on.

    `quoted` says that it holds words of a source.
    """

    chapter: str
    text: str
    observations: tuple[str, ...]
    quoted: bool


Version = tuple[Told, ...]


def version(report: Report) -> Version:
    """The sentences of a report, in the order of reading; a row of a table is told as one.

    Without what stands on every letter, pictures and counts, the annex, and the tables of the rapport: these
    repeat what its sentences say.
    """
    words = {source.id: _runs(source.text) for source in report.sources}
    opening = ((OPENING, block) for block in report.opening)
    chapters = ((_named(section), block) for section in report.sections for block in section.blocks)
    return tuple(
        Told(chapter, f"{lead}{sentence.text}", sentence.observations, _is_quoted(sentence, words))
        for chapter, block in chain(opening, chapters)
        for lead, sentence in _told(block, rows=not report.has_contents)
    )


def _named(section: Section) -> str:
    """The heading without its number, which changes when another chapter comes or goes."""
    return NUMBER.sub("", section.heading.text)


def _told(block: Block, *, rows: bool) -> Iterator[tuple[str, Sentence]]:
    """The sentences of a block, the first of a paragraph with the run-in heading that it is about."""
    match block:
        case Letterhead() | SignOff() | Chart():
            return
        case Section():
            for inner in block.blocks:
                yield from _told(inner, rows=rows)
        case Table():
            if rows and not block.matrix:
                yield from (("", _row(row)) for row in block.rows)
        case _:
            lead = f"{block.lead} " if isinstance(block, Paragraph) and block.lead else ""
            said = (sentence for sentence in sentences(block) if sentence.text.strip())
            yield from ((lead if not n else "", sentence) for n, sentence in enumerate(said))


def _row(row: Row) -> Sentence:
    """The cells of a row as one sentence, on all that these rest on."""
    contents = [cell.content for cell in row.cells]
    text = "; ".join(filter(None, (content.text.strip() for content in contents)))
    observations = tuple(dict.fromkeys(id_ for content in contents for id_ in content.observations))
    return Statement(text, observations) if observations else Fixed(text, "tabel")


def _is_quoted(sentence: Sentence, words: Mapping[str, Runs]) -> bool:
    if isinstance(sentence, Quote) or MARKS & set(sentence.text):
        return True
    runs = _runs(sentence.text)
    return any(not runs.isdisjoint(words[id_]) for id_ in sentence.observations)


def _runs(text: str) -> Runs:
    """Every `RUN` words in a row, all of them where there are fewer."""
    words = text.casefold().split()
    return frozenset(tuple(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))
