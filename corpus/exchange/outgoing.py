"""Observations as a table that can come back: what analysts see, and what is needed to rebuild it."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from corpus import query, schema
from corpus.exchange.standing import as_text
from corpus.exchange.unnamed import unnamed
from corpus.framing import framed
from corpus.labels import Labels
from corpus.persons.masking import barred
from corpus.query import Page
from corpus.recording import DOCUMENT_BITS
from corpus.tables.carried import CARRIED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import polars
    from sqlalchemy import Connection, Select

    from corpus.filters import Question
    from corpus.language import Language
    from corpus.rows import Row
    from corpus.store import Corpus

AT_ONCE = 20_000
"""Observations that are rows of Python at the same time; SQLite takes 32,766 values in a statement."""
MASKED = "vertrouwelijk"
"""Stands for what a confidential document says."""
EVENT = (
    "nr",
    "act",
    "labels",
    "pieces",
    "author",
    "made_at",
    "why",
    "model",
    "codebook",
    "machine",
    "undoes",
)
"""The columns of `judgement` that an element of `oordelen` has, in order."""


def frame(
    corpus: Corpus,
    question: Question,
    *,
    include_confidential: bool = False,
    include_names: bool = False,
    places: Sequence[int] | None = None,
) -> polars.DataFrame:
    """What a question asks for, in reading order: the columns of `corpus.query.COLUMNS` and of `CARRIED`.

    With `places` what stands there, in their order, whatever is asked. Of confidential documents the text is
    replaced by "vertrouwelijk", and what quotes it is left out. Personal data is under bars, unless
    `include_names`.
    """
    import polars

    with corpus.reading() as connection:
        asked = _asked(connection, question, corpus.language) if places is None else _at(connection, places)
        whole = polars.concat([_carrying(connection, piece) for piece in asked])
    shown = whole if include_confidential else masked(whole)
    return shown if include_names else unnamed(shown).with_columns(_with_why(shown, barred))


def _asked(connection: Connection, question: Question, language: Language) -> Iterator[polars.DataFrame]:
    """What a question asks for, at least one piece."""
    for number in count():
        shown = query.frame(connection, question, language, Page(AT_ONCE, AT_ONCE * number))
        yield shown
        if shown.height < AT_ONCE:
            break


def _at(connection: Connection, places: Sequence[int]) -> Iterator[polars.DataFrame]:
    """Idem what stands at these places."""
    for start in range(0, max(len(places), 1), AT_ONCE):
        yield query.polars_frame(query.described(connection, places[start : start + AT_ONCE]))


def masked(found: polars.DataFrame) -> polars.DataFrame:
    """The frame without what confidential documents say, or quote, or name."""
    import polars

    secret = polars.col("vertrouwelijk")
    texts = [
        polars.when(secret & polars.col(name).is_not_null())
        .then(polars.lit(MASKED))
        .otherwise(polars.col(name))
        .alias(name)
        for name in ("text", "titel", "eigenaar", "deadline")
    ]
    lists = [
        polars.when(secret).then(polars.col(name).list.head(0)).otherwise(polars.col(name)).alias(name)
        for name in ("waarom", "gewichten", "genoemd")
    ]
    heading = (
        polars.when(secret & (polars.col("kop").list.len() > 0))
        .then(polars.lit([MASKED], dtype=polars.List(polars.String)))
        .otherwise(polars.col("kop"))
        .alias("kop")
    )
    silent = polars.when(secret).then(_with_why(found, lambda _: "")).otherwise(polars.col("oordelen"))
    return found.with_columns(*texts, *lists, heading, silent.alias("oordelen"))


def _with_why(found: polars.DataFrame, rule: Callable[[str], str]) -> polars.Series:
    """The logs with the rule applied to the reasons that people gave."""
    import polars

    if not found["oordelen"].list.len().sum():
        return found["oordelen"]
    at, logs = EVENT.index("why"), found["oordelen"].to_list()
    told = [[_dumps([*e[:at], rule(e[at]), *e[at + 1 :]]) for e in map(json.loads, one)] for one in logs]
    return polars.Series("oordelen", told, dtype=polars.List(polars.String))


def _carrying(connection: Connection, shown: polars.DataFrame) -> polars.DataFrame:
    """The frame with the columns that let it come back."""
    ids = shown["id"].to_list()
    there = {row["id"]: row for row in _details(connection, ids)} if ids else {}
    events = _events(connection, ids) if ids else {}
    facts = _facts(connection, {row["document"] for row in there.values()})
    extra = [
        _carried(there[row["id"]], facts, events.get(row["id"], ()), row)
        for row in shown.select("id", "rol", "thema", "toerekening", "eerder").iter_rows(named=True)
    ]
    return shown.hstack(framed(extra, CARRIED))


def _details(connection: Connection, ids: Sequence[str]) -> Iterable[Row]:
    wanted = _detailed().where(schema.observation.c.id.in_(ids))
    return (dict(row) for row in connection.execute(wanted).mappings())


def _detailed() -> Select[Any]:
    effective, observation, coding = schema.effective, schema.observation, schema.coding
    block, analysis = schema.block, schema.analysis
    said = and_(coding.c.analysis == effective.c.analysis, coding.c.observation == effective.c.basis)
    own = and_(block.c.document == observation.c.document, block.c.idx == observation.c.block)
    joined = (
        effective.join(observation, observation.c.nr == effective.c.observation)
        .join(coding, said)
        .join(analysis, analysis.c.nr == effective.c.analysis)
        .outerjoin(block, own)
    )
    return select(
        effective.c.place,
        *(observation.c[name] for name in ("id", "document", "part", "block", "start_at", "end_at")),
        *(block.c[name] for name in ("kind", "level", "runs")),
        *(coding.c[name] for name in ("thema", "onzeker", "evidence", "mentions", "action")),
        analysis.c.reader,
    ).select_from(joined)


def _events(connection: Connection, ids: Sequence[str]) -> Mapping[str, list[str]]:
    """The log of each observation, an event a text."""
    table = schema.judgement
    found: defaultdict[str, list[str]] = defaultdict(list)
    told = select(table).where(table.c.observation.in_(ids)).order_by(table.c.nr)
    for row in connection.execute(told).mappings():
        written = {name: json.loads(row[name]) for name in ("labels", "pieces", "machine")}
        found[row["observation"]].append(_dumps([(dict(row) | written)[name] for name in EVENT]))
    return found


def _facts(connection: Connection, documents: Iterable[str]) -> Mapping[tuple[str, str], str]:
    """Subject and confidentiality of these documents, by document and field."""
    table = schema.fact
    told = select(table).where(
        table.c.field.in_(("subject", "confidential")), table.c.document.in_(documents)
    )
    return {(row.document, row.field): row.value for row in connection.execute(told)}


def _carried(
    row: Row, facts: Mapping[tuple[str, str], str], events: Sequence[str], shown: Mapping[str, Any]
) -> Row:
    action = json.loads(row["action"]) if row["action"] else None
    first, last = origin(row["runs"] or "[]", row["start_at"], row["end_at"])
    counts = Labels(shown["rol"], frozenset(shown["thema"]), shown["toerekening"], shown["eerder"] == "ja")
    return {
        "stuk": row["document"],
        "titel": facts.get((row["document"], "subject")),
        "reden_vertrouwelijk": facts.get((row["document"], "confidential")),
        "lezer": row["reader"],
        "deel": row["part"],
        "blok": row["block"],
        "bloksoort": row["kind"],
        "niveau": row["level"],
        "begin": row["start_at"],
        "eind": row["end_at"],
        "oorsprong_begin": first,
        "oorsprong_eind": last,
        "volgnummer": row["place"] & ((1 << DOCUMENT_BITS) - 1),
        "thema_machine_score": [score for _, score in json.loads(row["thema"])],
        "onzeker_machine": bool(row["onzeker"]),
        "gewichten": [weight for _, weight, _ in json.loads(row["evidence"])],
        "genoemd": [_dumps(mention) for mention in json.loads(row["mentions"])],
        "actie_bij": action[2] if action else None,
        "oordelen": list(events),
        "bij_uitvoer": as_text(counts),
    }


def origin(runs: str, start: int, end: int) -> tuple[int | None, int | None]:
    """The range of the source that this range of a block stands for, by the block's alignment as JSON."""
    low: int | None = None
    high: int | None = None
    for text_at, source_at, length in _runs(runs):
        first, last = max(start, text_at), min(end, text_at + length)
        if first < last:
            begins, ends = source_at + first - text_at, source_at + last - text_at
            low = begins if low is None else min(low, begins)
            high = ends if high is None else max(high, ends)
    return low, high


@lru_cache(maxsize=64)
def _runs(runs: str) -> Sequence[tuple[int, int, int]]:
    return tuple((text_at, source_at, length) for text_at, source_at, length in json.loads(runs))


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
