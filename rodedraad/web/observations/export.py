"""What is on screen as a file: the same observations in the same order, on all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import OutputError
from corpus.facets import answer
from corpus.filters.syntax import EVERYTHING, Is
from rodedraad import exporting

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.facets import Inquiry
    from corpus.filters import Question
    from corpus.store import Corpus

FORMS = {"csv": "CSV", "xlsx": "Excel (XLSX)", "parquet": "Parquet", "qdpx": "REFI-QDA (.qdpx)"}
MOST = 20_000
"""Observations in one file: it is made while the reader waits, in memory."""


def export(
    corpus: Corpus, inquiry: Inquiry, form: str, out: Path, *, include_confidential: bool = False,
    include_names: bool = False,
) -> None:  # fmt: skip
    """Write it, with what confidential documents say and what is personal only where that is asked for.

    Raises `OutputError` when it is too much.
    """
    with corpus.reading() as connection:
        found = answer(connection, corpus.language, inquiry)
        places = found.places.tolist()
    if len(places) > MOST:
        raise OutputError(
            f"Dit zijn {len(places)} waarnemingen; een bestand bevat er hier ten hoogste {MOST}.",
            "Vernauw de vraag, of gebruik op de opdrachtregel: rodedraad export.",
        )
    question = _listed(corpus, inquiry, places) if inquiry.meaning or inquiry.like else inquiry.whole
    exporting.export(
        corpus, question, form, out, include_confidential=include_confidential, include_names=include_names,
        places=places,
    )  # fmt: skip


def _listed(corpus: Corpus, inquiry: Inquiry, places: list[int]) -> Question:
    """What was found by meaning, as a question that a file can tell of: by the ids."""
    from corpus import query

    with corpus.reading() as connection:
        ids = tuple(row["id"] for row in query.at(connection, places))
    return Is("id", ids) if ids else inquiry.question if inquiry.question != EVERYTHING else Is("id", ("-",))
