"""What another codebook would change in a corpus, before it does: nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import lawbook, renaming, rereading
from corpus.comparing import proposed
from corpus.comparing.comparison import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.codebook import Codebook
    from corpus.comparing.comparison import Pair
    from corpus.comparing.sides import Sides
    from corpus.judgements import Judgement
    from corpus.lawbook import Lawbook
    from corpus.model import Observation
    from corpus.store import Corpus

    Tell = Callable[[str, int, int], None]

ASPECTS = ("rol", "thema", "toerekening", "fase")
"""What is counted from value to value."""


@dataclass(frozen=True, slots=True)
class Move:
    """How many sentences go from one value of an aspect to another, or keep it."""

    aspect: str
    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class Judged:
    """How many judgements give labels that stay, that get another name, and that fit no longer."""

    stay: int
    renamed: int
    gone: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The machine's labels with either codebook, how many sentences move, what becomes of judgements."""

    name: str
    sides: Sides
    moves: tuple[Move, ...]
    judged: Judged


def preview(corpus: Corpus, book: Lawbook, tell: Tell) -> Preview:
    """What would be relabelled with this codebook; documents are coded as they were read.

    Raises `CodebookError` when it is not right.
    """
    from nlp import codebooks

    codebook = codebooks.of(book).codebook
    found = proposed.sides(corpus, dict(_coded(corpus, book, tell)), codebook)
    moves = _moves(found.comparison.pairs)
    return Preview(codebook.name, found, moves, _judged(corpus.judgements(), codebook))


def _coded(corpus: Corpus, book: Lawbook, tell: Tell) -> Iterator[tuple[str, Sequence[Observation]]]:
    """The observations of each document by its id, coded with the codebook and the model of the corpus."""
    from nlp import analysis, chosen
    from rodedraad import models

    total = len(corpus.documents())
    with lawbook.using(book), chosen.using(models.standing(corpus)):
        for done, reading in enumerate(rereading.readings(corpus), start=1):
            yield reading.document.id, analysis.analyse(reading)
            tell(reading.document.name, done, total)


def _moves(pairs: Iterable[Pair]) -> tuple[Move, ...]:
    counts = Counter(move for pair in pairs for aspect in ASPECTS for move in _of(pair, aspect))
    ordered = sorted(counts.items(), key=lambda item: (ASPECTS.index(item[0][0]), -item[1], item[0]))
    return tuple(Move(*move, count) for move, count in ordered)


def _of(pair: Pair, aspect: str) -> Iterator[tuple[str, str, str]]:
    """The values that a sentence keeps, and those that it goes from and to; of several each to each."""
    before, after = (_values(getattr(side.said, aspect)) for side in (pair.left, pair.right))
    yield from ((aspect, value, value) for value in sorted(before & after))
    lost, gained = sorted(before - after) or [NONE], sorted(after - before) or [NONE]
    if before != after:
        yield from ((aspect, old, new) for old in lost for new in gained)


def _values(said: str | tuple[str, ...]) -> frozenset[str]:
    return frozenset((said,) if isinstance(said, str) else said)


def _judged(judgements: Iterable[Judgement], codebook: Codebook) -> Judged:
    """What becomes of the labels that people gave."""
    given = [one.labels for one in judgements if one.labels]
    fitted = [renaming.fitted(labels, codebook) for labels in given]
    gone = sum(_lost(*both) for both in zip(given, fitted, strict=True))
    stay = sum(labels == other for labels, other in zip(given, fitted, strict=True))
    return Judged(stay, len(given) - stay - gone, gone)


def _lost(before: object, after: object) -> bool:
    """Whether an aspect that was said, or a thema, has no successor."""
    values = [(getattr(before, a), getattr(after, a)) for a in ("rol", "thema", "toerekening")]
    return any(b and (a is None or (not isinstance(b, str) and len(a) < len(b))) for b, a in values)
