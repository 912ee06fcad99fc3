"""The corpus as a file for others: tables, and projects and codebooks of REFI-QDA."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from corpus.exchange import outgoing, projects
from corpus.filters import EVERYTHING, written
from corpus.refi import code_tree, write_codebook, write_project
from corpus.tables import FORMS, About, write
from corpus.tables.carried import WISHED
from corpus.tables.placing import put
from rodedraad.models import ENCODER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import polars

    from corpus.filters import Question
    from corpus.store import Corpus

PROJECT, CODEBOOK = "qdpx", "qdc"
ALL_FORMS = (*FORMS, PROJECT, CODEBOOK)
TO_FILL_IN = ("csv", "xlsx")
"""Forms that people work in: they get columns for a judgement."""


def export(
    corpus: Corpus,
    question: Question,
    form: str,
    out: Path,
    *,
    include_confidential: bool = False,
    include_names: bool = False,
    places: Sequence[int] | None = None,
) -> str:
    """Write what a question asks for to a file, and tell in Dutch what is in it.

    Tables have it in the order of `places`, which are those that the question asks for, where they are given.
    Personal data is under bars, unless `include_names`.
    Raises `OutputError`, and `ExchangeError` when the form cannot hold it.
    """
    if form == CODEBOOK:
        put(out, [write_codebook(code_tree(corpus.codebook()))])
        return f"Codeboek {corpus.codebook().name}"
    if form == PROJECT:
        return _project(
            corpus, question, out, include_confidential=include_confidential, include_names=include_names
        )
    frame = outgoing.frame(
        corpus,
        question,
        include_confidential=include_confidential,
        include_names=include_names,
        places=places,
    )
    if form in TO_FILL_IN:
        frame = _with_room(frame)
    write(frame, out, form, about(corpus, question, frame))
    return counted(frame.height, "waarneming", "waarnemingen")


def _with_room(frame: polars.DataFrame) -> polars.DataFrame:
    import polars

    return frame.with_columns(polars.lit(None, dtype=polars.String).alias(name) for name in WISHED)


def about(corpus: Corpus, question: Question, frame: polars.DataFrame) -> About:
    """Where a table comes from."""
    return About(
        codebooks=tuple(frame["codeboek"].unique().sort()),
        models=tuple(frame["model"].unique().sort()),
        encoder=corpus.setting(ENCODER) or "",
        filter="" if question == EVERYTHING else written(question),
        date=corpus.moment(),
        program=f"rodedraad {version('rodedraad')}",
        rows=frame.height,
    )


def _project(
    corpus: Corpus, question: Question, out: Path, *, include_confidential: bool, include_names: bool
) -> str:
    """A project has one text to tell where it comes from: its description."""
    stamps = set(corpus.stamps().values())
    told = About(
        codebooks=tuple(sorted({stamp.codebook for stamp in stamps})),
        models=tuple(sorted({stamp.model for stamp in stamps})),
        encoder=corpus.setting(ENCODER) or "",
        filter="" if question == EVERYTHING else written(question),
        date=corpus.moment(),
        program=f"rodedraad {version('rodedraad')}",
    )
    description = "\n".join(f"{label}: {value}" for label, value in told.facts() if value)
    project = projects.coded(
        corpus, question, name=out.stem, description=description,
        include_confidential=include_confidential, include_names=include_names,
    )  # fmt: skip
    put(out, [write_project(project)])
    codings = sum(len(source.selections) for source in project.sources)
    return (
        f"{counted(len(project.sources), 'stuk', 'stukken')} met {counted(codings, 'selectie', 'selecties')}"
    )


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun, thousands apart as the Dutch write them."""
    return f"{number:,} ".replace(",", ".") + (one if number == 1 else several)
