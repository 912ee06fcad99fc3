"""What the page Beheer shows of a dossier: how much there is, what it was read and coded with, its room."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import distinct, func, select

from corpus import schema
from corpus.codebookfile import CODEBOOK
from corpus.holdings import held
from rodedraad import models
from rodedraad.intake import ORIGINALS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class Coder:
    """With what a number of documents was read and coded."""

    documents: int
    model: str
    codebook: str
    reader: str


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much there is, and what it was coded with. `judged` counts observations that people judged."""

    documents: int
    observations: int
    judged: int
    coders: tuple[Coder, ...]
    codebook: str
    encoder: str


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes of the corpus (0 on a server), of the originals, and free on the disk."""

    corpus: int
    originals: int
    free: int


def amounts(corpus: Corpus) -> Amounts:
    """What there is for those who may see this corpus."""
    with corpus.reading() as connection:
        judged = connection.scalar(select(func.count(distinct(schema.judgement.c.observation))))
        return Amounts(
            connection.scalar(select(func.count()).select_from(held().distinct().subquery())) or 0,
            connection.scalar(select(func.count()).select_from(schema.effective)) or 0,
            judged or 0,
            tuple(_coders(connection)),
            corpus.codebook().name if corpus.setting(CODEBOOK) else "",
            corpus.setting(models.ENCODER) or "",
        )


def _coders(connection: Connection) -> Iterable[Coder]:
    document, a = schema.document.c, schema.analysis.c
    count = func.count().label("documents")
    joined = schema.document.join(schema.analysis, a.nr == document.analysis)
    query = (
        select(count, a.model, a.codebook, a.reader)
        .select_from(joined)
        .where(document.id.in_(held()))
        .group_by(a.model, a.codebook, a.reader)
        .order_by(count.desc(), a.model)
    )
    return (Coder(*row) for row in connection.execute(query).all())


def room(corpus: Corpus, out: Path) -> Room:
    """How much room it takes, and how much is left."""
    own = corpus.location.path if corpus.location.folder is not None else None
    beside = () if own is None else (own.with_name(f"{own.name}{end}") for end in ("", "-wal"))
    originals = out / ORIGINALS
    return Room(
        _bytes(beside),
        _bytes(originals.iterdir() if originals.is_dir() else ()),
        shutil.disk_usage(out).free,
    )


def _bytes(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())
