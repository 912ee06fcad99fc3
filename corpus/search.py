"""Searching: what answers a question best, by its words and by its meaning, and what is like an observation.

Words rank by BM25 over text and lemmas, meaning by the cosine of vectors; both rankings are made one by
reciprocal ranks. Whatever else a question asks (`rol:knelpunt`) holds for everything that is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from corpus import query, schema
from corpus.errors import FilterError
from corpus.filters.syntax import EVERYTHING
from corpus.highlights import highlighter
from corpus.meaning import near
from corpus.ranking import LEAST, Asked, Meant, Ranking, asked
from corpus.vectors import fused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars
    from sqlalchemy import Connection

    from corpus.filters.syntax import Question
    from corpus.highlights import Range
    from corpus.language import Language
    from corpus.store import Corpus

LIMIT = 20
HOWEVER_FAR = -1.0
"""The least cosine where the nearest are wanted, be they near or not."""
DEPTH = 100
"""So many of each ranking are taken into account: what stands lower hardly ever gets to the top."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An observation that was found.

    `row` has the columns of `corpus.query.COLUMNS`; `score` is the sum of reciprocal ranks, 0 when the order
    is that of the dossier. `by_words` and `by_meaning` are its ranks from 1, none where it was not found so.
    `highlights` are the half-open ranges of its text that answer the words of the question.
    """

    row: Mapping[str, Any]
    score: float = 0.0
    by_words: int | None = None
    by_meaning: int | None = None
    highlights: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first; `by_meaning` is false where the corpus has no vectors to go by."""

    hits: tuple[Hit, ...]
    by_meaning: bool = True

    def frame(self) -> polars.DataFrame:
        """As a frame: the columns of `corpus.query.COLUMNS`, then those of `RANKED`."""
        import polars

        rows = query.polars_frame([dict(hit.row) for hit in self.hits])
        number, ranges = polars.Int64, polars.List(polars.List(polars.Int64))
        return rows.with_columns(
            polars.Series("score", [hit.score for hit in self.hits], polars.Float64),
            polars.Series("rang_woorden", [hit.by_words for hit in self.hits], number),
            polars.Series("rang_betekenis", [hit.by_meaning for hit in self.hits], number),
            polars.Series("markering", [list(map(list, hit.highlights)) for hit in self.hits], ranges),
        )


RANKED = ("score", "rang_woorden", "rang_betekenis", "markering")
"""The columns that a search adds: see `Hit`."""


def search(
    corpus: Corpus,
    question: Question | str,
    limit: int = LIMIT,
    *,
    words: bool = True,
    meaning: bool = True,
) -> Found:
    """The observations that answer a question best; without words in it those that it asks for, in order.

    `words` and `meaning` say which rankings are made. What reviewers rejected is left out unless it is asked
    for. Raises `FilterError`, and `OtherEncoderError` when the vectors are of another encoder than is in use.
    """
    wanted = asked(corpus.question(question) if question else EVERYTHING)
    with corpus.reading() as connection:
        ranking = Ranking(connection, corpus.language, wanted)
        if not wanted.spoken:
            rows = query.described(connection, ranking.in_order(limit))
            return Found(tuple(Hit(row) for row in rows))
        return _described(ranking, _best(ranking, limit, words=words, meaning=meaning))


def like(corpus: Corpus, id_: str, question: Question | str = EVERYTHING, limit: int = LIMIT) -> Found:
    """The observations nearest in meaning to the one with this id, itself left out, that a question asks for.

    Words in the question are asked for as `Corpus.observations` does. Raises `FilterError` when there is no
    such observation, and `OtherEncoderError`.
    """
    asked_for = corpus.question(question) if question else EVERYTHING
    with corpus.reading() as connection:
        ranking, number, text = _alike(connection, corpus.language, id_, asked_for)
        return _described(ranking, _near(ranking, number, text, limit))


@dataclass(frozen=True, slots=True)
class Ranked:
    """Places with their scores, best first, and the rank that each has by words and by meaning, from 1.

    `is_by_meaning` is false where the corpus has no vectors to go by.
    """

    best: tuple[tuple[int, float], ...]
    by_words: Mapping[int, int]
    by_meaning: Mapping[int, int]
    is_by_meaning: bool = True


def best(connection: Connection, language: Language, question: Question, limit: int) -> Ranked:
    """What `search` finds by words and meaning, as places alone; the question has words in it."""
    return _best(Ranking(connection, language, asked(question)), limit)


def nearest(connection: Connection, language: Language, id_: str, question: Question, limit: int) -> Ranked:
    """What `like` finds, as places alone."""
    ranking, number, text = _alike(connection, language, id_, question)
    return _near(ranking, number, text, limit)


def _best(ranking: Ranking, limit: int, *, words: bool = True, meaning: bool = True) -> Ranked:
    depth = max(DEPTH, limit)
    worded = ranking.by_words(limit, depth) if words else []
    text = " ".join(node.text for node in ranking.asked.spoken)
    return _ranked(worded, _meant(ranking, text, depth) if meaning else [], limit)


def _alike(
    connection: Connection, language: Language, id_: str, question: Question
) -> tuple[Ranking, int, str]:
    """What ranks by nearness to an observation, and the number and text of that."""
    number, text = _observation(connection, id_)
    return Ranking(connection, language, Asked((), EVERYTHING, query.counted(question))), number, text


def _near(ranking: Ranking, number: int, text: str, limit: int) -> Ranked:
    return _ranked([], _meant(ranking, text, limit, HOWEVER_FAR, number), limit)


def _observation(connection: Connection, id_: str) -> tuple[int, str]:
    table = schema.observation.c
    found = connection.execute(select(table.nr, table.text).where(table.id == id_.lower())).first()
    if found is None:
        raise FilterError(
            f"Het corpus heeft geen waarneming '{id_}'.",
            "Neem het id over uit: rodedraad observations of rodedraad search.",
        )
    return found.nr, found.text


def _meant(ranking: Ranking, text: str, depth: int, least: float = LEAST, but: int = 0) -> list[int] | None:
    """The ranking by nearness to a text; none where the corpus has no vectors."""
    vectors = ranking.language.vectors
    index = None if vectors is None else near(ranking.connection, ranking.language)
    if vectors is None or index is None:
        return None
    (vector,) = vectors([text])
    return ranking.by_meaning(Meant(index, vector, least, but), depth) if vector.any() else []


def _ranked(worded: Sequence[int], meant: Sequence[int] | None, limit: int) -> Ranked:
    by_words, by_meaning = (
        {place: rank for rank, place in enumerate(one or (), start=1)} for one in (worded, meant)
    )
    return Ranked(tuple(fused([worded, meant or ()])[:limit]), by_words, by_meaning, meant is not None)


def _described(ranking: Ranking, ranked: Ranked) -> Found:
    rows = query.described(ranking.connection, [place for place, _ in ranked.best])
    light = highlighter(ranking.asked.spoken, ranking.language)
    hits = (
        Hit(row, score, ranked.by_words.get(place), ranked.by_meaning.get(place), light.ranges(row["text"]))
        for (place, score), row in zip(ranked.best, rows, strict=True)
    )
    return Found(tuple(hits), by_meaning=ranked.is_by_meaning)
