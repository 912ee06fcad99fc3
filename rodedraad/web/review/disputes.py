"""On what reviewers differ now, with what each of them says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import reviewed
from corpus.about import documents
from corpus.coders import by_observation
from corpus.judgements import opinions
from corpus.labels import ASPECTS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.judgements import Judgement, Opinion
    from corpus.store import Corpus

MOST = 50


@dataclass(frozen=True, slots=True)
class Side:
    """What somebody says: by aspect the labels ("rol:knelpunt"), none when the sentence was rejected."""

    author: str
    rejected: bool
    labels: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sentence on which reviewers differ, its document, and what each of them says."""

    id: str
    text: str
    stem: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """The first of them in reading order, and how many there are."""

    shown: tuple[Dispute, ...]
    total: int


def disputes(corpus: Corpus) -> Disputes:
    """What is to be decided."""
    with corpus.reading() as connection:
        ids = reviewed.disputed(connection)
        about = by_observation(reviewed.events_about(connection, ids[:MOST]))
        found = tuple(_dispute(connection, id_, about.get(id_, [])) for id_ in ids[:MOST])
    return Disputes(tuple(one for one in found if one is not None), len(ids))


def _dispute(connection: Connection, id_: str, events: list[Judgement]) -> Dispute | None:
    row = reviewed.row_of(connection, id_)
    if row is None:
        return None
    sides = tuple(_side(author, one) for author, one in opinions(events).items())
    stem = documents(connection).by_number[row["document_nr"]].stem
    return Dispute(id_, row["text"], stem, sides)


def _side(author: str, opinion: Opinion) -> Side:
    if opinion.rejected:
        return Side(author, rejected=True, labels=())
    said = ((aspect, getattr(opinion.labels, aspect)) for aspect in ASPECTS)
    labels = tuple((aspect, named(aspect, value)) for aspect, value in said if value is not None)
    return Side(author, rejected=False, labels=labels)


def named(aspect: str, value: object) -> tuple[str, ...]:
    """The values of an aspect under the names by which labels are found ("thema:ibt")."""
    if isinstance(value, frozenset):
        return tuple(f"{aspect}:{one}" for one in sorted(value))
    if isinstance(value, bool):
        return (f"{aspect}:{'ja' if value else 'nee'}",)
    return (f"{aspect}:{value}",)
