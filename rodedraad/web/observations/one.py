"""What the page of one observation shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus import query, rows, schema
from corpus.filters.syntax import EVERYTHING, Is
from corpus.search import nearest
from rodedraad.web.observations.labels import label
from rodedraad.web.observations.results import observed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.codebook import Codebook
    from corpus.judgements import Judgement
    from corpus.store import Corpus
    from rodedraad.web.observations.results import Observed

AROUND = 4
"""Sentences before and after."""
NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class One:
    """An observation with what people said of it, and what is nearest to it in meaning."""

    it: Observed
    fase: str
    further: tuple[tuple[str, str], ...]
    events: tuple[Judgement, ...]
    neighbours: tuple[Observed, ...]


def one(corpus: Corpus, codebook: Codebook, id_: str) -> One | None:
    """The observation with this id; none when the dossier holds none that counts or was rejected."""
    with corpus.reading() as connection:
        place = place_of(corpus, connection, id_)
        if place is None:
            return None
        (it,) = observed(connection, codebook, [place], _unmarked, around=AROUND)
        ranked = nearest(connection, corpus.language, it.id, EVERYTHING, NEIGHBOURS)
        near = observed(connection, codebook, [at for at, _ in ranked.best], _unmarked, around=0)
        events = _events(connection, it.id)
    return One(it, label(codebook, "fase", it.row["fase"]), tuple(_further(it)), events, near)


def place_of(corpus: Corpus, connection: Connection, id_: str) -> int | None:
    """Where the observation with this id stands."""
    asked = query.asking(connection, corpus.language)
    found = query.meeting(connection, Is("id", (id_,)), asked, corpus.language)
    place: int | None = connection.scalar(found.limit(1))
    return place


def _unmarked(_: str) -> tuple[tuple[int, int], ...]:
    return ()


def _events(connection: Connection, id_: str) -> tuple[Judgement, ...]:
    table = schema.judgement
    told = select(table).where(table.c.observation == id_).order_by(table.c.nr)
    return tuple(rows.judgement_of(dict(row)) for row in connection.execute(told).mappings())


def _further(it: Observed) -> list[tuple[str, str]]:
    """What else is known of it, what is empty left out."""
    row = it.row
    told = [
        ("Spreker", row["spreker"]),
        ("Wie het treft", ", ".join(row["getroffen"])),
        ("Gericht aan", row["aan"]),
        ("Eigenaar", row["eigenaar"]),
        ("Uiterlijk", row["deadline"]),
        ("Bijlage", row["bijlage"]),
        ("Model", row["model"]),
        ("Codeboek", row["codeboek"]),
        ("Kenmerk", it.id),
    ]
    return [(name, value) for name, value in told if value]


def one_text(corpus: Corpus, id_: str) -> str | None:
    """The text of the observation with this id, if there is one."""
    with corpus.reading() as connection:
        place = place_of(corpus, connection, id_)
        return None if place is None else str(next(iter(query.at(connection, [place])))["text"])
