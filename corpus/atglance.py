"""The labels of all observations as columns in memory: to filter and count a million in a moment.

A column holds a small number for each observation, and what each number stands for. Documents of which
nothing changed are taken over from what was there before (`remembered.renewed`), so that a judgement costs
the reading of one document.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, select

from corpus import schema
from corpus.about import documents
from corpus.conditions import NONE, listed
from corpus.model import PartKind
from corpus.remembered import DOCUMENTS, LABELS, renewed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection, Select

    from corpus.about import Documents

    Integers = NDArray[np.int64]
    Codes = NDArray[np.int32]

BATCH = 20_000
"""Rows that are tuples of Python at the same time."""
YES_NO = {0: ("nee",), 1: ("ja",)}
e = schema.effective.c


@dataclass(frozen=True, slots=True)
class Column:
    """The number of each observation, and the values that each number stands for."""

    codes: Codes
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Glance:
    """The labels that count of all observations, by ascending place.

    `seen` is the change of the labels up to which they are in step, `held` the documents that were there.
    `answers` and `asked` hold what was found before (`facets`, `matching`); they go when anything changes.
    """

    seen: int
    documents: Documents
    places: Integers
    numbers: Codes
    """The document of each."""
    scores: NDArray[np.float64]
    columns: Mapping[str, Column]
    answers: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)
    asked: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def held(self) -> frozenset[int]:
        """The numbers of the documents."""
        return frozenset(self.documents.by_number)

    @cached_property
    def by_document(self) -> Column:
        """The documents as a column: the values of a number are the number of the document."""
        import numpy as np

        there, codes = np.unique(self.numbers, return_inverse=True)
        return Column(codes.astype(np.int32), tuple((str(number),) for number in there.tolist()))

    @cached_property
    def by_doubt(self) -> Integers:
        """The observations, least certain first."""
        import numpy as np

        return np.argsort(self.scores, kind="stable")


def glance(connection: Connection) -> Glance:
    """The labels of a corpus as they are now."""
    return renewed(connection, "glance", (LABELS, DOCUMENTS), lambda before: _renewed(connection, before))


def _renewed(connection: Connection, before: Glance | None) -> Glance:
    revision, labelled = schema.revision.c, schema.labelled.c
    now = int(connection.scalar(select(revision.number).where(revision.name == LABELS)) or 0)
    there = documents(connection)
    if before is None or before.seen > now:
        return _joined(None, _read(connection, None), there, now)
    changed = set(connection.scalars(select(labelled.document).where(labelled.number > before.seen)))
    changed |= before.held ^ there.by_number.keys()
    return _joined(_without(before, changed), _read(connection, changed), there, now)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Columns of some observations, `values` with one entry for each."""

    places: Integers
    numbers: Codes
    scores: NDArray[np.float64]
    columns: Mapping[str, Column]


NAMES = ("rol", "toerekening", "eerder", "fase", "beoordeling", "deel", "onzeker", "onderwerp", "thema")


def _selected() -> Select[Any]:
    """The labels of observations; those of `NAMES` but for thema last, in that order."""
    observation, part = schema.observation, schema.part
    own = and_(part.c.document == observation.c.document, part.c.idx == observation.c.part)
    joined = schema.effective.join(observation, observation.c.nr == e.observation).outerjoin(part, own)
    kind = func.coalesce(part.c.kind, literal(PartKind.OTHER.value))
    labels = (e.rol, e.toerekening, e.eerder, e.fase, e.state, kind, e.onzeker, e.onderwerp)
    return select(e.place, e.document, e.rol_score, *labels).select_from(joined).order_by(e.place)


def _read(connection: Connection, of: Collection[int] | None) -> _Rows:
    """The observations of these documents, or all."""
    import numpy as np

    query = _selected()
    if of is not None:
        query = query.where(e.document.in_(listed(of, connection.dialect.name)))
    known: dict[tuple[Any, ...], int] = {}
    numbers, scores = [np.zeros((3, 0), dtype=np.int64)], [np.zeros(0)]
    for rows in _batches(connection, query):
        labels = [known.setdefault(row[3:], len(known)) for row in rows]
        numbers.append(np.array([[row[0] for row in rows], [row[1] for row in rows], labels], dtype=np.int64))
        scores.append(np.array([row[2] for row in rows], dtype=np.float64))
    places, of_documents, labels_of = np.concatenate(numbers, axis=1)
    columns = {name: _column(name, [raw[i] for raw in known], labels_of) for i, name in enumerate(NAMES[:-1])}
    columns["thema"] = _themas(connection, of, places)
    return _Rows(places, of_documents.astype(np.int32), np.concatenate(scores), columns)


def _batches(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    yield from connection.execute(query.execution_options(yield_per=BATCH)).partitions()


def _column(name: str, raw: Sequence[Any], labels_of: Integers) -> Column:
    """The column of which `raw` has the value in each combination of labels."""
    import numpy as np

    known: dict[Any, int] = {}
    table = np.array([known.setdefault(value, len(known)) for value in raw], dtype=np.int32)
    return Column(table[labels_of], tuple(_values(name, value) for value in known))


def _values(name: str, raw: Any) -> tuple[str, ...]:
    """What a value in the database stands for."""
    if name == "onzeker":
        return YES_NO[int(raw)]
    return (tuple(json.loads(raw)) or (NONE,)) if name == "onderwerp" else (raw,)


def _themas(connection: Connection, of: Collection[int] | None, places: Integers) -> Column:
    import numpy as np

    table = schema.effective_thema
    query = select(table.c.place, table.c.thema).order_by(table.c.place, table.c.thema)
    if of is not None:
        joined = table.join(schema.effective, e.place == table.c.place)
        query = query.select_from(joined).where(e.document.in_(listed(of, connection.dialect.name)))
    named: dict[int, tuple[str, ...]] = {}
    for rows in _batches(connection, query):
        for place, thema in rows:
            named[place] = (*named.get(place, ()), thema)
    known: dict[tuple[str, ...], int] = {}
    codes = [known.setdefault(named.get(place, (NONE,)), len(known)) for place in places.tolist()]
    return Column(np.array(codes, dtype=np.int32), tuple(known))


def _without(before: Glance, changed: Collection[int]) -> _Rows:
    """What stays."""
    import numpy as np

    stays = ~np.isin(before.numbers, np.array(sorted(changed), dtype=np.int32))
    kept = {name: Column(one.codes[stays], one.values) for name, one in before.columns.items()}
    return _Rows(before.places[stays], before.numbers[stays], before.scores[stays], kept)


def _joined(stays: _Rows | None, read: _Rows, there: Documents, now: int) -> Glance:
    import numpy as np

    if stays is None:
        return Glance(now, there, read.places, read.numbers, read.scores, read.columns)
    places = np.concatenate([stays.places, read.places])
    order = np.argsort(places, kind="stable")
    columns = {name: _both(stays.columns[name], read.columns[name], order) for name in NAMES}
    numbers = np.concatenate([stays.numbers, read.numbers])[order]
    return Glance(
        now, there, places[order], numbers, np.concatenate([stays.scores, read.scores])[order], columns
    )


def _both(one: Column, other: Column, order: Integers) -> Column:
    """Two columns as one, in this order."""
    import numpy as np

    known = {values: code for code, values in enumerate(one.values)}
    table = [known.setdefault(values, len(known)) for values in other.values]
    moved = np.array(table, dtype=np.int32)[other.codes] if table else other.codes
    return Column(np.concatenate([one.codes, moved])[order], tuple(known))
