"""The two rankings of a search: by words, and by meaning. Each gives places, best first.

By words those rank first that have all of them, then those that have any. What is asked beside words
restricts both rankings: it is held against the best few first, and against all where these do not suffice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from corpus import query, schema
from corpus.conditions import listed
from corpus.filters.syntax import EVERYTHING, AllOf, AnyOf, Phrase, Word, either
from corpus.fulltext import full_text
from corpus.remembered import DOCUMENTS, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from corpus.filters.syntax import Question
    from corpus.fulltext import FullText
    from corpus.language import Language
    from corpus.vectors import Neighbours

    Condition = ColumnElement[bool]
    Vector = NDArray[np.float32]
    Numbers = NDArray[np.int64]

FIRST = 1000
"""So many of the best are held against the rest of the question before others are looked at."""
MANY = 100_000
"""Up to so many observations that meet the rest of a question are fetched, to look among these alone."""
WIDER = 10
"""How many times more are looked at when these were not enough."""
COMMON, COMMON_SHARE = 50_000, 0.2
"""A word in more observations than so many, or a larger share, says too little to look for it alone."""
LEAST = 0.3
"""Observations whose cosine with the question is lower are not about it."""
e = schema.effective.c


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in two: the words and phrases of which any counts, as it asks for them, and the rest."""

    spoken: tuple[Word | Phrase, ...]
    text: Question
    rest: Question

    @property
    def is_restricted(self) -> bool:
        """Whether more is asked than words."""
        return self.rest != query.COUNTED


def asked(question: Question) -> Asked:
    """What ranks and what restricts; words that something else may stand in for restrict as well."""
    text, rest = query.parted(query.counted(question))
    words = tuple(dict.fromkeys(spoken(question)))
    if words and text == EVERYTHING:
        text = either(*words)
    return Asked(words, text, rest)


def spoken(question: Question) -> Iterator[Word | Phrase]:
    """The words and phrases that a question asks for, denied ones left out."""
    match question:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from spoken(part)
        case Word() | Phrase():
            yield question
        case _:
            return


@dataclass(frozen=True, slots=True)
class Meant:
    """A vector to be near to, among those of the corpus.

    Those whose cosine is below `least` are not near, and the observation with number `but` is left out.
    """

    index: Neighbours
    vector: Vector
    least: float = LEAST
    but: int = 0

    def nearest(self, count: int, among: Numbers | None = None) -> tuple[list[int], bool]:
        """The numbers of so many observations, nearest first; whether no other is near."""
        numbers, cosines = self.index.nearest(self.vector, count, among)
        near = numbers[(cosines >= self.least) & (numbers != self.but)].tolist()
        return near, len(numbers) < count or bool(cosines[-1] < self.least)


@dataclass(frozen=True)
class Ranking:
    """How a connection to a corpus ranks what answers a question."""

    connection: Connection
    language: Language
    asked: Asked

    @property
    def full(self) -> FullText:
        """How this database finds words."""
        return full_text(self.connection.dialect.name, self.language)

    @cached_property
    def condition(self) -> Condition:
        """What is asked beside words, of a row of `effective`."""
        return query.asking(self.connection, self.language).condition(self.asked.rest)

    def in_order(self, limit: int) -> list[int]:
        """Places of what is asked for, in order of the dossier."""
        wanted = select(e.place).where(self.condition).order_by(e.place)
        return list(self.connection.scalars(wanted.limit(limit)))

    def by_words(self, enough: int, depth: int) -> list[int]:
        """Places of at most so many that have all words, then, if these are not enough, that have any."""
        found = self._worded(self.asked.text, depth)
        words = tuple(dict.fromkeys(spoken(self.asked.text)))
        if len(words) > 1 and len(found) < enough:
            telling = [word for word in words if not self._is_common(word)] or words
            found = list(dict.fromkeys([*found, *self._worded(either(*telling), depth)]))
        return found[:depth]

    def _worded(self, text: Question, depth: int) -> list[int]:
        """The best by words alone that meet the rest; if these are too few, the best of all that do."""
        first = FIRST if self.asked.is_restricted else 2 * depth
        best = list(self.connection.scalars(self.full.best(text, first)))
        among = e.place.in_(listed(best, self.connection.dialect.name))
        meeting = set(self.connection.scalars(select(e.place).where(among, self.condition)))
        found = [place for place in best if place in meeting]
        if len(found) < depth and len(best) == first:
            ranked = self.full.ranked(text).where(self.condition)
            found = list(self.connection.scalars(ranked.limit(depth)))
        return found[:depth]

    def _is_common(self, word: Word | Phrase) -> bool:
        most = min(COMMON, int(COMMON_SHARE * self._count()))
        some = self.full.some(word, most + 1).subquery()
        return int(self.connection.scalar(select(func.count()).select_from(some)) or 0) > most

    def _count(self) -> int:
        """How many observations there are, but for what reviewers split and joined."""
        counted = select(func.count()).select_from(schema.effective)
        return remembered(
            self.connection, "count", (DOCUMENTS,), lambda: int(self.connection.scalar(counted) or 0)
        )

    def by_meaning(self, meant: Meant, depth: int) -> list[int]:
        """Places of at most so many that are near to what is meant and meet the rest, nearest first."""
        looked_at = FIRST if self.asked.is_restricted else 2 * depth
        numbers, is_all = meant.nearest(looked_at)
        found = self._meeting(numbers)
        if len(found) < depth and not is_all:
            few = self._all_meeting()
            if few is not None:
                return self._meeting(meant.nearest(depth + 1, few)[0])[:depth]
        while len(found) < depth and not is_all:
            looked_at *= WIDER
            numbers, is_all = meant.nearest(looked_at)
            found = self._meeting(numbers)
        return found[:depth]

    def _meeting(self, numbers: list[int]) -> list[int]:
        """The places of those of these observations that meet the rest, in this order."""
        there = e.observation.in_(listed(numbers, self.connection.dialect.name))
        query = select(e.observation, e.place).where(there, self.condition)
        places = {row.observation: row.place for row in self.connection.execute(query)}
        return [places[number] for number in numbers if number in places]

    def _all_meeting(self) -> Numbers | None:
        """The numbers of all observations that meet the rest of the question, ascending, if they are few."""
        import numpy as np

        some = list(self.connection.scalars(select(e.observation).where(self.condition).limit(MANY + 1)))
        return np.sort(np.array(some, dtype=np.int64)) if len(some) <= MANY else None
