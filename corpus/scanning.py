"""Observations in pieces, for a corpus that is larger than memory: rows and lazy frames.

Only the places of an answer are held at once, eight bytes each; all else comes a batch at a time, and of it
only the columns that are asked for. A pass sees the corpus as it was when the pass began.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from corpus import query, schema
from corpus.columns import needed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars
    from sqlalchemy import Connection

    from corpus.filters import Question
    from corpus.language import Language
    from corpus.rows import Row
    from corpus.store import Corpus

BATCH = 5_000
"""Rows in one piece: enough for a database to be quick, few enough to forget."""
INTEGERS = "q"
"""The kind of array that holds places: 64 bits."""


def batches(
    connection: Connection,
    question: Question,
    language: Language,
    names: Sequence[str],
    limit: int | None = None,
) -> Iterator[list[Row]]:
    """What a question asks for, by document stem and place, in pieces, with these columns of `COLUMNS`."""
    asked = query.asking(connection, language)
    wanted = query.places(connection, question, asked, language).limit(limit)
    places = array(INTEGERS, connection.scalars(wanted.execution_options(yield_per=BATCH)))
    detailed = query.detailed()
    columns = [c for c in detailed.selected_columns if c.key in needed(names)]
    for some in (places[start : start + BATCH] for start in range(0, len(places), BATCH)):
        at = detailed.with_only_columns(*columns).where(schema.effective.c.place.in_(some.tolist()))
        there = {row["place"]: row for row in connection.execute(at).mappings()}
        yield [
            shown(dict(row), asked.documents.by_number[row["document_nr"]], names)
            for row in map(there.__getitem__, some)
        ]


def scan(corpus: Corpus, question: Question | str) -> polars.LazyFrame:
    """What a question asks for as a lazy frame with the columns of `COLUMNS`, in order of the dossier.

    Columns that a query does not use are not read, and of `head(n)` no more than n rows. With
    `collect(engine="streaming")` or `sink_parquet` memory stays the same however large the answer. Raises
    `FilterError` at once; what goes wrong with the corpus while it is read comes as polars' `ComputeError`.
    """
    from polars.io.plugins import register_io_source

    asked = corpus.question(question)

    def read(
        with_columns: list[str] | None,
        predicate: polars.Expr | None,
        n_rows: int | None,
        batch_size: int | None,  # noqa: ARG001  # a hint of polars; a database has a measure of its own
    ) -> Iterator[polars.DataFrame]:
        wanted = list(query.COLUMNS) if with_columns is None else with_columns
        weighed = [] if predicate is None else predicate.meta.root_names()
        names = [name for name in query.COLUMNS if name in {*wanted, *weighed}]
        with corpus.reading() as connection:
            for rows in batches(connection, asked, corpus.language, names, n_rows):
                frame = query.polars_frame(rows, names)
                yield (frame if predicate is None else frame.filter(predicate)).select(wanted)

    return register_io_source(read, schema=query.polars_schema(), validate_schema=True)
