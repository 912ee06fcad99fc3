"""What awaits review in a corpus: the candidates, and what is known of the review so far."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from corpus import log, schema
from corpus.coders import first_judged
from corpus.judgements import State
from corpus.model import ThemaScore
from corpus.sampling.candidates import Candidate, Setting
from corpus.sampling.control import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Select

    from corpus.rows import Row

STRUCTURAL = ("kop", "formaliteit")
"""The rollen that layout decides: reviewing them is not worth a person's time."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What awaits review, with the text of each candidate; what was judged, and the chance of each rol.

    `judged` has, in order of time, id, whether the rol was wrong, and whether it was a control draw.
    """

    candidates: tuple[Candidate, ...]
    texts: tuple[str, ...]
    judged: tuple[tuple[str, bool, bool], ...]
    chances: dict[str, float]
    setting: Setting


def waiting(connection: Connection, threshold: float) -> Waiting:
    """What awaits review now; `threshold` is the score from which the machine gives a thema."""
    found = [dict(row) for row in connection.execute(_query()).mappings()]
    events = log.everything(connection)
    first = first_judged(events)
    fresh = [row for row in found if row["state"] == State.MACHINE.value]
    controls = drawn([id_ for id_, _ in first], [row["id"] for row in fresh])
    own = {event.observation for event in events}
    urgent = [row for row in found if _is_urgent(row, own)]
    known = {row["id"] for row in found} - {row["id"] for row in fresh}
    setting = Setting(
        threshold,
        corpus=_themas(found),
        reviewed=_themas(row for row in found if row["id"] in known),
        judged=len(first),
        controls=len(controls),
    )
    rows = sorted((*fresh, *urgent), key=lambda row: row["id"])
    return Waiting(
        candidates=tuple(_candidate(row) for row in rows),
        texts=tuple(row["text"] for row in rows),
        judged=tuple((id_, wrong, id_ in controls) for id_, wrong in first),
        chances={row["id"]: row["rol_score"] for row in found},
        setting=setting,
    )


def _query() -> Select[Any]:
    e, o, c = schema.effective.c, schema.observation.c, schema.coding.c
    basis = and_(c.analysis == e.analysis, c.observation == e.basis)
    joined = schema.effective.join(schema.observation, o.nr == e.observation).join(schema.coding, basis)
    machine = [c[name].label(f"machine_{name}") for name in ("rol", "thema", "toerekening", "eerder")]
    mine = [e[name] for name in ("rol", "rol_score", "thema", "toerekening", "eerder", "onzeker", "state")]
    query = select(o.id, o.document, o.text, *mine, *machine).select_from(joined)
    return query.where(c.rol.not_in(STRUCTURAL))


def _is_urgent(row: Row, own: set[str]) -> bool:
    """Whether reviewers differ, or what was judged has changed so that somebody has to look again.

    A judgement that another model agrees with has been confirmed by it, unless the text is another one.
    """
    if row["state"] == State.DISPUTED.value:
        return True
    same = all(
        _plain(row[name]) == _plain(row[f"machine_{name}"])
        for name in ("rol", "thema", "toerekening", "eerder")
    )
    return row["state"] == State.REOPENED.value and not (same and row["id"] in own)


def _plain(value: str) -> object:
    return {thema for thema, _ in json.loads(value)} if value.startswith("[") else value


def _candidate(row: Row) -> Candidate:
    return Candidate(
        id=row["id"],
        document=row["document"],
        rol_score=row["rol_score"],
        thema=tuple(ThemaScore(thema, score) for thema, score in json.loads(row["machine_thema"])),
        onzeker=bool(row["onzeker"]),
        reopened=row["state"] == State.REOPENED.value,
        conflict=row["state"] == State.DISPUTED.value,
    )


def _themas(rows: Iterable[Row]) -> Counter[str]:
    return Counter(thema for row in rows for thema, _ in json.loads(row["thema"]))
