"""What a point states as fact and what as risk, which quantities it gives, and who bears it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.model import Modaliteit
from corpus.points import Figure
from synthesis.calendar import is_possible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.findings import Passage
    from corpus.points import Point


def facts(point: Point) -> tuple[Passage, ...]:
    """The passages that state it as what is so."""
    return _stated(point, Modaliteit.FEIT)


def risks(point: Point) -> tuple[Passage, ...]:
    """The passages that state it as what may come: "kan onder druk komen"."""
    return _stated(point, Modaliteit.RISICO)


def denials(point: Point) -> tuple[Passage, ...]:
    """The passages that state that it is not so: "heeft niet geleid tot bezwaar"."""
    return _stated(point, Modaliteit.ONTKEND)


def figures(point: Point) -> tuple[Figure, ...]:
    """The quantities that its passages give, each once for its document and value, in order of passage.

    A document without a date gives none: a figure belongs to a date and a source. What is relayed has its
    source elsewhere and gives none either.
    """
    found: dict[tuple[str, str], Figure] = {}
    for passage in point.passages:
        for figure in _figures(passage):
            found.setdefault((passage.observation.document, figure.value), figure)
    return tuple(found.values())


def affected(point: Point) -> tuple[tuple[str, int], ...]:
    """Who bears it and how many of its statements say so, the most frequent first, equals by name."""
    counts = Counter(who for p in point.passages for who in dict.fromkeys(p.observation.coding.getroffen))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _stated(point: Point, modaliteit: Modaliteit) -> tuple[Passage, ...]:
    return tuple(p for p in point.passages if p.observation.coding.modaliteit is modaliteit)


def _figures(passage: Passage) -> Iterator[Figure]:
    if passage.relayed or not is_possible(passage.date):
        return
    for mention in passage.observation.mentions:
        if mention.kind == "hoeveelheid":
            yield Figure(mention.text, mention.value, passage.date, passage)
