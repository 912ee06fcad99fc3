"""What the folder holds, document by document, with the versions that each came in the place of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from corpus import schema
from corpus.about import documents
from corpus.judgements import State
from corpus.remembered import DOCUMENTS, LABELS, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import polars
    from sqlalchemy import Connection

    from corpus.about import About
    from corpus.rows import Row


@dataclass(frozen=True, slots=True)
class Version:
    """A document that the folder had under a name, from when until when (ISO 8601 in UTC).

    `since` is "" when it was there before the record kept moments, `until` is "" as long as it is there.
    """

    document: str
    name: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that the folder holds, what is in it, and what was made of it.

    `kinds` are those of its parts in order, `pages` is 0 for a format without pages. `observations` counts
    those that count, `judged` those that people judged, rejected ones included. `earlier` are the documents
    that it came in the place of, the latest first.
    """

    about: About
    kinds: tuple[str, ...]
    pages: int
    observations: int
    judged: int
    since: str
    earlier: tuple[Version, ...]


COLUMNS = {
    "document": "str",
    "bestand": "str",
    "bron": "list",
    "laag": "str",
    "datum": "str",
    "delen": "list",
    "paginas": "int",
    "vertrouwelijk": "bool",
    "waarnemingen": "int",
    "beoordeeld": "int",
    "sinds": "str",
    "eerder": "list",
    "id": "str",
}
"""The columns of a frame of documents, in order, with their type.

`document` is the file stem, `bestand` the path in the dossier, `bron` the senders, `delen` the kinds of
parts; `waarnemingen` and `beoordeeld` are counts. `sinds` is when the folder first had it
(empty: before this was kept), `eerder` has the ids of the versions that it replaced, the latest first.
"""


def inventory(connection: Connection) -> tuple[Listed, ...]:
    """The documents that the folder holds, by stem and name."""
    return remembered(connection, "inventory", (DOCUMENTS, LABELS), lambda: _read(connection))


def _read(connection: Connection) -> tuple[Listed, ...]:
    held = sorted(documents(connection).by_number.values(), key=lambda about: (about.stem, about.name))
    table, part = schema.document, schema.part
    pages = {row.id: row.page_count for row in connection.execute(select(table.c.id, table.c.page_count))}
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(part.c.document, part.c.kind).order_by(part.c.document, part.c.idx)):
        kinds[row.document].append(row.kind)
    states, history = _states(connection), _history(connection)
    now = {version.document: version for version in reversed(history) if not version.until}
    earlier = _earlier(history)
    return tuple(
        Listed(
            about=about,
            kinds=tuple(kinds[about.id]),
            pages=pages[about.id],
            observations=states[about.nr].total() - states[about.nr][State.REJECTED.value],
            judged=states[about.nr].total() - states[about.nr][State.MACHINE.value],
            since=now[about.id].since,
            earlier=earlier[about.id],
        )
        for about in held
    )


def latest(connection: Connection) -> str:
    """The moment of the latest change of the folder ("" when there was none, or its moment was not kept).

    By the order in which things were recorded: a clock that ran ahead for a while decides nothing afterwards.
    A run that only took files away is known by its moment alone.
    """
    history = _history(connection)
    if not history:
        return ""
    began = {version.since for version in history}
    took_away = {version.until for version in history} - began
    return max(history[-1].since, *took_away, "")


def departed(connection: Connection) -> tuple[Version, ...]:
    """What the folder held last under a name that it has no more; what was renamed is still there."""
    history = _history(connection)
    held = {version.document for version in history if not version.until}
    last = {version.name: version for version in history}
    gone = (version for _, version in sorted(last.items()) if version.until)
    return tuple(version for version in gone if version.document not in held)


def row(listed: Listed) -> Row:
    """The columns of a document."""
    about = listed.about
    return {
        "document": about.stem,
        "bestand": about.name,
        "bron": list(about.senders),
        "laag": about.laag,
        "datum": about.date or None,
        "delen": list(listed.kinds),
        "paginas": listed.pages or None,
        "vertrouwelijk": about.confidential,
        "waarnemingen": listed.observations,
        "beoordeeld": listed.judged,
        "sinds": listed.since or None,
        "eerder": [version.document for version in listed.earlier],
        "id": about.id,
    }


def frame(documents_: Iterable[Listed]) -> polars.DataFrame:
    """Documents as a frame with the columns of `COLUMNS`."""
    import polars

    types: dict[str, Any] = {
        "str": polars.String,
        "int": polars.Int64,
        "bool": polars.Boolean,
        "list": polars.List(polars.String),
    }
    schema_ = {name: types[kind] for name, kind in COLUMNS.items()}
    return polars.DataFrame([row(one) for one in documents_], schema=schema_, orient="row")


def _states(connection: Connection) -> defaultdict[int, Counter[str]]:
    """How many observations of each document are in which state, by the document's number.

    Nearly all are the machine's: those are counted by what an index says, without reading them.
    """
    e = schema.effective.c
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    others = [state.value for state in State if state is not State.MACHINE]
    judged = select(e.document, e.state, func.count()).where(e.state.in_(others))
    for document, state, number in connection.execute(judged.group_by(e.document, e.state)):
        found[document][state] = number
    for document, number in connection.execute(select(e.document, func.count()).group_by(e.document)):
        found[document][State.MACHINE.value] = number - found[document].total()
    return found


def _history(connection: Connection) -> list[Version]:
    """What the folder had when, of the documents that exist for whoever asks (`publicity`)."""
    table, document = schema.holding, schema.document
    query = select(table.c.document, table.c.name, table.c.since, table.c.until).order_by(table.c.nr)
    joined = table.join(document, document.c.id == table.c.document)
    return [Version(*row) for row in connection.execute(query.select_from(joined))]


def _earlier(history: Iterable[Version]) -> Mapping[str, tuple[Version, ...]]:
    """What the folder had under the names of each document before it, latest first, each once."""
    ended: defaultdict[str, list[tuple[int, Version]]] = defaultdict(list)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for place, version in enumerate(history):
        if version.until:
            ended[version.name].append((place, version))
        else:
            names[version.document].add(version.name)
    return {document: _replaced(document, its, ended) for document, its in names.items()}


def _replaced(
    document: str, names: Iterable[str], ended: Mapping[str, list[tuple[int, Version]]]
) -> tuple[Version, ...]:
    those = [one for name in names for one in ended.get(name, ()) if one[1].document != document]
    those.sort(key=lambda one: one[0])
    last = {version.document: place for place, version in those}
    return tuple(version for place, version in reversed(those) if last[version.document] == place)
