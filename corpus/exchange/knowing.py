"""What the corpus has of a table that comes in: its observations as they stand, and its documents."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from corpus import rows, schema
from corpus.about import documents as held
from corpus.exchange.edits import Current
from corpus.exchange.standing import as_text
from corpus.labels import Labels
from corpus.refi.dossier import source_guid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import polars
    from sqlalchemy import Connection, Select

    from corpus.judgements import Judgement

AT_ONCE = 20_000
"""Ids in one statement."""


def counts(connection: Connection, ids: Sequence[str]) -> polars.DataFrame:
    """Of those that stand: `id`, `tekst` and the labels that count (`geldt`)."""
    import polars

    found = [
        (id_, text, as_text(labels))
        for some in _some(ids)
        for id_, text, labels in _counting(connection, some)
    ]
    types = dict.fromkeys(("id", "tekst", "geldt"), polars.String)
    return polars.DataFrame(found, schema=types, orient="row")


def _counting(connection: Connection, ids: Sequence[str]) -> Iterable[tuple[str, str, Labels]]:
    """Id, text and labels of those that stand."""
    e, o = schema.effective.c, schema.observation.c
    joined = schema.effective.join(schema.observation, o.nr == e.observation)
    told = select(o.id, o.text, e.rol, e.thema, e.toerekening, e.eerder).select_from(joined)
    for row in connection.execute(told.where(o.id.in_(ids))):
        themas = frozenset(thema for thema, _ in json.loads(row.thema))
        yield row.id, row.text, Labels(row.rol, themas, row.toerekening, row.eerder == "ja")


def currents(connection: Connection, ids: Sequence[str]) -> Mapping[str, Current]:
    """Idem as values, with the log about each."""
    events: defaultdict[str, list[Judgement]] = defaultdict(list)
    table = schema.judgement
    for some in _some(ids):
        told = select(table).where(table.c.observation.in_(some)).order_by(table.c.nr)
        for row in connection.execute(told).mappings():
            events[row["observation"]].append(rows.judgement_of(dict(row)))
    return {
        id_: Current(text, labels, tuple(events[id_]))
        for some in _some(ids)
        for id_, text, labels in _counting(connection, some)
    }


def observed(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of these ids that the corpus knows, whether they count or not."""
    o = schema.observation.c
    if connection.scalar(select(o.nr).limit(1)) is None:
        return set()
    return {id_ for some in _some(ids) for id_ in connection.scalars(select(o.id).where(o.id.in_(some)))}


def documents(connection: Connection) -> tuple[dict[str, str], set[str]]:
    """The documents that the corpus knows, id to name, and the ids of those that were erased."""
    d = schema.document.c
    found = connection.execute(select(d.id, d.name, d.erased)).all()
    return {row.id: row.name for row in found}, {row.id for row in found if row.erased}


def _some(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def standing_in(
    connection: Connection, names: Collection[str]
) -> tuple[Select[Any], dict[str, frozenset[str]]]:
    """The places of the documents that go by these names or guids elsewhere, and what stands no longer.

    The latter are ids of observations by document.
    """
    about = [
        one
        for one in held(connection).by_number.values()
        if {one.name, one.stem, source_guid(one.id)} & set(names)
    ]
    e, o = schema.effective.c, schema.observation.c
    places = select(e.place).where(e.document.in_([one.nr for one in about]))
    gone: dict[str, frozenset[str]] = {}
    for one in about:
        stand = select(e.observation).where(e.document == one.nr)
        told = select(o.id).where(o.document == one.id, o.nr.not_in(stand))
        gone[one.id] = frozenset(connection.scalars(told))
    return places, gone
