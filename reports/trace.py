"""How references to observations are written: "w3–w7, w9", and where these stand: "toets, p. 2"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from reports.dutch import capital, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.blocks import Sentence
    from reports.report import Report, Source

FEW = 3
"""References up to this many stand in the text itself; more would hide the sentence."""


def label(number: int) -> str:
    """The short name of an observation in a report."""
    return f"w{number}"


def numbered(observations: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the observations, each once, ascending."""
    return tuple(sorted({numbers[known] for known in observations}))


def in_order(numbers: Mapping[str, int], observations: Iterable[str]) -> list[str]:
    """The observations by number."""
    return sorted(observations, key=numbers.__getitem__)


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Ascending numbers as runs (first, last) without gaps."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def spelled(run: tuple[int, int]) -> str:
    """A run in short: "w3", "w3–w7"."""
    first, last = run
    return label(first) if first == last else f"{label(first)}–{label(last)}"


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers in short: "w3–w7, w9"."""
    return ", ".join(map(spelled, runs(numbers)))


PLACES, BRIEF_PLACES = 8, 3
"""Documents that a note names: with more it is longer than the paragraph that it belongs to, and a letter has
three pages, a summary one."""
OTHERS = "en andere stukken"
"""What a note says of documents that it does not name and cannot count."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a note says of one document, and the numbers of the observations there.

    "Prov. Drenthe, oplegbrief, p. 1–2; toets, p. 4"
    """

    text: str
    numbers: tuple[int, ...]


def places(report: Report, observations: Iterable[str]) -> tuple[Place, ...]:
    """Document, part and page of the observations, a place for each document, in order of number.

    Beyond `PLACES` documents, in what is brief `BRIEF_PLACES`, the last place counts the others; not where
    the report is selective, and there are more than it cites. That there are more documents than are cited
    is told too where all of these fit.
    """
    shown, cited = BRIEF_PLACES if report.is_brief else PLACES, frozenset(observations)
    known = {source.id: source for source in report.sources}
    found: defaultdict[str, list[Source]] = defaultdict(list)
    for id_ in in_order(report.numbers, cited):
        found[known[id_].document].append(known[id_])
    listed = [
        Place(_place(document, of), numbered((source.id for source in of), report.numbers))
        for document, of in found.items()
    ]
    more = cited in report.partial
    return (*listed[:shown], *_others(listed[shown:], counts=not report.selective, more=more))


def _others(rest: Sequence[Place], *, counts: bool, more: bool) -> tuple[Place, ...]:
    if not rest:
        return (Place(OTHERS, ()),) if more else ()
    numbers = sorted({number for place in rest for number in place.numbers})
    text = f"en nog {counted(len(rest), 'stuk', 'stukken')}" if counts else OTHERS
    return (Place(text, tuple(numbers)),)


def _place(document: str, sources: Sequence[Source]) -> str:
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for source in sources:
        pages[source.part] |= {source.page} if source.page else set()
    parts = [f"{part}, p. {_pages(on)}" if on else part for part, on in pages.items()]
    return f"{capital(document)}, {'; '.join(parts)}"


def _pages(on: Iterable[int]) -> str:
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs(sorted(on)))


def noted(sentences: Sequence[Sentence]) -> tuple[tuple[str, ...], ...]:
    """The observations for which a note stands after each sentence of a paragraph.

    None after a sentence that rests on the same as the next: the note after that one serves both.
    """
    pairs = zip_longest(sentences, sentences[1:])
    return tuple(
        () if after is not None and after.observations == sentence.observations else sentence.observations
        for sentence, after in pairs
    )
