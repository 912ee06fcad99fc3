"""Choosing observations: what can be asked, and the frame that answers.

Only values reach SQL, always as bound parameters.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from corpus import rows, schema
from corpus.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import polars
    from sqlalchemy import ColumnElement, Connection, Select, TableClause

    from corpus.codebook import Codebook
    from corpus.model import Observation
    from corpus.rows import Row

DEPENDANTS = (schema.coding_thema, schema.coding_onderwerp, schema.evidence, schema.mention, schema.action)

PLACE = (schema.document.c.stem, schema.document.c.name, schema.observation.c.seq)
"""The order in which a reader meets them."""

COLUMNS = {
    "id": "str",
    "document": "str",
    "bestand": "str",
    "part": "str",
    "bijlage": "str",
    "page": "int",
    "text": "str",
    "rol": "str",
    "rol_score": "float",
    "thema": "list",
    "thema_score": "scores",
    "onderwerp": "list",
    "toerekening": "str",
    "eerder": "str",
    "fase": "str",
    "spreker": "str",
    "onzeker": "bool",
    "modaliteit": "str",
    "getroffen": "list",
    "aan": "str",
    "taal": "str",
    "bron": "list",
    "laag": "str",
    "datum": "str",
    "kop": "list",
    "vertrouwelijk": "bool",
    "eigenaar": "str",
    "deadline": "str",
    "herkenning": "float",
    "waarom": "list",
    "model": "str",
    "codeboek": "str",
}
"""The columns of an observation, in order, with their type.

`document` is the file stem, `bestand` the path in the dossier, `part` the kind of part, `bron` the
senders, `kop` the headings above, `waarom` the reasons of the machine's labels. `bijlage` is the attachment
that `page` counts in, `eigenaar` and `deadline` are those of an action item, `herkenning` is how sure the
least certain word is where the text was recognised on a picture (0 to 1). `onzeker` marks a rol that the
machine only guesses; `getroffen` has who bears it, `aan` is who is to act.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which observations are wanted; `None` leaves a matter open.

    `bron` matches words of a sender's name, a layer of government or a file stem, whatever the case;
    several are alternatives, such as the names of one organisation.
    """

    thema: str | None = None
    rol: str | None = None
    bron: str | tuple[str, ...] | None = None
    fase: str | None = None
    uncertain: bool = False
    """Only those whose rol the machine guesses, the least certain first."""

    def check(self, codebook: Codebook) -> Selection:
        """Itself. Raises `UnknownValueError` for a value that the codebook does not have."""
        for kind in ("thema", "rol", "fase"):
            value: str | None = getattr(self, kind)
            if value is not None:
                codebook.check(kind, value)
        return self

    def conditions(self, connection: Connection) -> list[ColumnElement[bool]]:
        """The conditions in SQL on the tables of `current`."""
        found: list[ColumnElement[bool]] = []
        if self.rol is not None:
            found.append(schema.coding.c.rol == self.rol)
        if self.fase is not None:
            found.append(schema.coding.c.fase == self.fase)
        if self.uncertain:
            found.append(schema.coding.c.onzeker == 1)
        if self.thema is not None:
            found.append(_has_thema(self.thema))
        if self.bron is not None:
            brons = (self.bron,) if isinstance(self.bron, str) else self.bron
            found.append(_sent_by(connection, brons))
        return found


def current() -> Select[Any]:
    """Every observation that the folder holds, with its coding by the document's current analysis."""
    observation, coding, analysis = schema.observation, schema.coding, schema.analysis
    same = and_(
        coding.c.observation == observation.c.id,
        coding.c.model == analysis.c.model,
        coding.c.codebook == analysis.c.codebook,
    )
    joined = observation.join(analysis, analysis.c.document == observation.c.document).join(coding, same)
    codings = [c for c in coding.c if c.name != "observation"]
    present = observation.c.document.in_(select(schema.file.c.document))
    return select(observation, *codings).select_from(joined).where(observation.c.present == 1, present)


def coded(connection: Connection) -> tuple[Observation, ...]:
    """The current observations as values of the model, by document id and place."""
    order = (schema.observation.c.document, schema.observation.c.seq)
    return tuple(
        rows.observation_of(row, of) for row, of in _with_dependants(connection, current().order_by(*order))
    )


def frame(connection: Connection, selection: Selection | None) -> polars.DataFrame:
    """The chosen observations, by document stem and place; columns as in `COLUMNS`."""
    import polars

    types: dict[str, Any] = {
        "str": polars.String,
        "int": polars.Int64,
        "float": polars.Float64,
        "bool": polars.Boolean,
        "list": polars.List(polars.String),
        "scores": polars.List(polars.Float64),
    }
    query = _described().where(*(selection.conditions(connection) if selection else ()))
    uncertain_first = (schema.coding.c.rol_score,) if selection and selection.uncertain else ()
    query = query.order_by(*uncertain_first, *PLACE)
    facts = grouped(connection, select(schema.fact).order_by(schema.fact.c.idx), "document")
    found = [_row(row, of, facts[row["document"]]) for row, of in _with_dependants(connection, query)]
    return polars.DataFrame(found, schema={name: types[kind] for name, kind in COLUMNS.items()})


def grouped(connection: Connection, query: Select[Any], key: str) -> defaultdict[str, list[Row]]:
    """The rows of a query, gathered by one of its columns."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        groups[row[key]].append(dict(row))
    return groups


def _with_dependants(
    connection: Connection, query: Select[Any]
) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each row of a query on `current`, with what hangs on it by table name."""
    ids = query.with_only_columns(schema.observation.c.id).order_by(None)
    groups = {
        table.name: grouped(
            connection, _in_order(select(table).where(table.c.observation.in_(ids)), table), "observation"
        )
        for table in DEPENDANTS
    }
    for row in connection.execute(query).mappings():
        yield dict(row), {name: _of_coding(dict(row), group) for name, group in groups.items()}


def _in_order(query: Select[Any], table: TableClause) -> Select[Any]:
    return query.order_by(table.c.seq) if "seq" in table.c else query


def _of_coding(row: Row, group: Mapping[str, list[Row]]) -> list[Row]:
    """What hangs on the observation and, where it belongs to a coding, on its current one."""
    same = (row["model"], row["codebook"])
    return [r for r in group.get(row["id"], ()) if "model" not in r or (r["model"], r["codebook"]) == same]


def _described() -> Select[Any]:
    document, part = schema.document, schema.part
    own_part = and_(part.c.document == schema.observation.c.document, part.c.idx == schema.observation.c.part)
    return (
        current()
        .join(document, document.c.id == schema.observation.c.document)
        .outerjoin(part, own_part)
        .add_columns(
            document.c.stem,
            document.c.name.label("bestand"),
            document.c.laag,
            func.coalesce(part.c.kind, PartKind.OTHER.value).label("part_kind"),
            func.coalesce(part.c.file, "").label("file"),
        )
    )


def _row(row: Row, of: Mapping[str, list[Row]], facts: Iterable[Row]) -> Row:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for fact in facts:
        values[fact["field"]].append(fact["value"])
    action: Row = next(iter(of["action"]), {})
    return {
        "id": row["id"],
        "document": row["stem"],
        "bestand": row["bestand"],
        "part": row["part_kind"],
        "bijlage": row["file"] or None,
        "page": row["page"] or None,
        "text": row["text"],
        "rol": row["rol"],
        "rol_score": row["rol_score"],
        "thema": [t["thema"] for t in of["coding_thema"]],
        "thema_score": [t["score"] for t in of["coding_thema"]],
        "onderwerp": [t["thema"] for t in of["coding_onderwerp"]],
        "toerekening": row["toerekening"],
        "eerder": row["eerder"],
        "fase": row["fase"],
        "spreker": row["spreker"],
        "onzeker": bool(row["onzeker"]),
        "modaliteit": row["modaliteit"],
        "getroffen": json.loads(row["getroffen"]),
        "aan": row["aan"] or None,
        "taal": row["taal"],
        "bron": values["sender"],
        "laag": row["laag"],
        "datum": next(iter(values["date"]), None),
        "kop": json.loads(row["path"]),
        "vertrouwelijk": "confidential" in values,
        "eigenaar": action.get("owner"),
        "deadline": action.get("deadline") or None,
        "herkenning": row["confidence"],
        "waarom": [f"{e['label']}: {e['detail']}" for e in of["evidence"]],
        "model": row["model"],
        "codeboek": row["codebook"],
    }


def _has_thema(thema: str) -> ColumnElement[bool]:
    table, coding = schema.coding_thema, schema.coding
    return (
        select(table.c.thema)
        .where(
            table.c.observation == coding.c.observation,
            table.c.model == coding.c.model,
            table.c.codebook == coding.c.codebook,
            table.c.thema == thema,
        )
        .correlate(coding)
        .exists()
    )


def _sent_by(connection: Connection, brons: tuple[str, ...]) -> ColumnElement[bool]:
    """From a document whose sender, layer or file stem is one of these."""
    wanted = [re.compile(rf"(?<!\w){re.escape(bron.casefold())}(?!\w)") for bron in brons]
    exact = {bron.casefold() for bron in brons}
    senders = select(schema.fact.c.document, schema.fact.c.value).where(schema.fact.c.field == "sender")
    found = {
        row.document
        for row in connection.execute(senders)
        if any(pattern.search(row.value.casefold()) for pattern in wanted)
    }
    about = select(schema.document.c.id, schema.document.c.stem, schema.document.c.laag)
    found |= {row.id for row in connection.execute(about) if exact & {row.stem.casefold(), row.laag}}
    return schema.observation.c.document.in_(sorted(found))
