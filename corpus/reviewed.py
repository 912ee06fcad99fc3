"""Who judged what so far, asked in pieces that stay small however large the corpus is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from corpus import query, rows, schema
from corpus.awaiting import STRUCTURAL
from corpus.judgements import Act, State, Verdict
from corpus.reviewing import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection

    from corpus.judgements import Judgement
    from corpus.rows import Row

SAYING = (Act.ACCEPT.value, Act.CHANGE.value, Act.REJECT.value, Act.DECIDE.value)
"""The acts by which somebody says what an observation is."""
e, o, j = schema.effective.c, schema.observation.c, schema.judgement.c
_JOINED = schema.effective.join(schema.observation, o.nr == e.observation)


def row_of(connection: Connection, observation: str) -> Row | None:
    """An observation that counts, or was rejected, with all that a frame shows of it."""
    found = connection.execute(query.detailed().where(o.id == observation)).mappings().first()
    return None if found is None else dict(found)


def seen(connection: Connection, observation: str) -> tuple[Row, Standing] | None:
    """An observation that counts, or was rejected: its row, and how it stands by the events about it.

    As `reviewing.standing` tells, without working out its document anew, and without what is disputed.
    """
    row = row_of(connection, observation)
    if row is None:
        return None
    counting = {name: row[name] for name in ("rol", "thema", "toerekening", "eerder")}
    machine = {name: row[f"machine_{name}"] for name in counting}
    verdict = Verdict(rows.machine_labels(counting), State(row["state"]), tuple(json.loads(row["authors"])))
    events = events_about(connection, [observation])
    return row, Standing(observation, row["text"], verdict, rows.machine_labels(machine), events)


def events_about(connection: Connection, observations: Collection[str]) -> tuple[Judgement, ...]:
    """What was said of these observations, by number."""
    asked = select(schema.judgement).where(j.observation.in_(observations)).order_by(j.nr)
    return tuple(rows.judgement_of(dict(row)) for row in connection.execute(asked).mappings())


def states(connection: Connection, observations: Collection[str]) -> dict[str, State]:
    """How each of these observations stands, as far as they are in the dossier."""
    asked = select(o.id, e.state).select_from(_JOINED).where(o.id.in_(observations))
    return {row.id: State(row.state) for row in connection.execute(asked)}


def disputed(connection: Connection) -> tuple[str, ...]:
    """The observations on which reviewers differ, in reading order."""
    asked = select(o.id).select_from(_JOINED).where(e.state == State.DISPUTED.value).order_by(e.place)
    return tuple(connection.scalars(asked))


def judged_by(connection: Connection, author: str, limit: int) -> tuple[str, ...]:
    """What somebody judged, the latest first."""
    latest = func.max(j.nr)
    asked = (
        select(o.id)
        .select_from(_JOINED.join(schema.judgement, j.observation == o.id))
        .where(j.author == author, j.act.in_(SAYING))
        .group_by(o.id)
        .order_by(latest.desc())
        .limit(limit)
    )
    return tuple(connection.scalars(asked))


def judged_by_others(connection: Connection, author: str) -> tuple[str, ...]:
    """What others judged and this reviewer did not, by id."""
    own = func.count().filter(j.author == author)
    asked = select(j.observation).where(j.act.in_(SAYING)).group_by(j.observation).having(own == 0)
    return tuple(connection.scalars(asked.order_by(j.observation)))


def unjudged_of(connection: Connection, document: str) -> tuple[str, ...]:
    """What nobody judged of a document, in reading order, without what layout decides."""
    asked = (
        select(o.id)
        .select_from(_JOINED.join(schema.document, schema.document.c.nr == e.document))
        .where(schema.document.c.id == document, e.state == State.MACHINE.value, e.rol.not_in(STRUCTURAL))
        .order_by(e.place)
    )
    return tuple(connection.scalars(asked))


def around(connection: Connection, row: Row, reach: int) -> Sequence[Row]:
    """An observation with those before and after it in its document, at most so many on each side."""
    columns = (e.place, o.id, o.text, o.block, o.part, e.rol)
    beside = select(*columns).select_from(_JOINED).where(e.document == row["document_nr"])
    before = beside.where(e.place < row["place"]).order_by(e.place.desc()).limit(reach)
    after = beside.where(e.place >= row["place"]).order_by(e.place).limit(reach + 1)
    found = [dict(one) for asked in (before, after) for one in connection.execute(asked).mappings()]
    return sorted(found, key=lambda one: one["place"])
