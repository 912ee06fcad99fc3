"""Work that is done outside a request: it survives a restart, and is never done twice at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from rodedraad.web.audience import Audience
from rodedraad.web.state import tables
from rodedraad.web.state.database import now

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rodedraad.web.state.database import State


class JobKind(StrEnum):
    """What there is to do."""

    INGEST = "inlezen"
    REFRESH = "bijwerken"
    REPORT = "rapport"
    AUDIT = "toets"
    BACKUP = "kopie"
    TRAIN = "hertrainen"
    CHECK = "controle"


class JobStatus(StrEnum):
    """How it stands with a job."""

    WAITING = "wacht"
    RUNNING = "bezig"
    DONE = "klaar"
    FAILED = "mislukt"
    CANCELLED = "ingetrokken"


UNFINISHED = (JobStatus.WAITING.value, JobStatus.RUNNING.value)
AUDIENCE = "audience"
"""The argument that says for whom a job works (`editions.Audience`): for those who see everything, unless
it says otherwise."""
FOLDER = "jobs"
HIGHEST = 2**63 - 1
"""SQLite knows no higher number."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands.

    Moments are ISO 8601 in UTC, "" when not yet; what `progress` and `result` hold depends on the kind. The
    `result` of a job that failed has `fout` and `remedie`, in Dutch.
    """

    nr: int
    kind: JobKind
    arguments: Mapping[str, Any]
    by: str
    status: JobStatus
    made_at: str
    begun_at: str
    ended_at: str
    progress: Mapping[str, Any]
    result: Mapping[str, Any]
    tries: int

    @property
    def is_finished(self) -> bool:
        """Whether nothing comes of it any more."""
        return self.status.value not in UNFINISHED

    @property
    def is_public(self) -> bool:
        """Whether it works with public documents only."""
        return bool(self.arguments.get(AUDIENCE) == Audience.PUBLIC)


def folder_of(state: State, nr: int) -> Path:
    """Where the files of a job are, as long as it is listed."""
    return state.folder / FOLDER / str(nr)


def submit(state: State, kind: JobKind, arguments: Mapping[str, Any], by: str) -> int:
    """Ask for a job; gives its number. One that waits already with the same arguments is not doubled."""
    table, asked = tables.job, json.dumps(arguments, sort_keys=True, ensure_ascii=False)
    same = select(table.c.nr).where(
        table.c.kind == kind.value, table.c.arguments == asked, table.c.status == JobStatus.WAITING.value
    )
    row = {
        "kind": kind.value,
        "arguments": asked,
        "by": by,
        "status": JobStatus.WAITING.value,
        "made_at": now(),
    }
    with state.writing() as connection:
        waiting = connection.scalar(same)
        return int(waiting if waiting is not None else connection.execute(table.insert(), row).lastrowid)


def found(state: State, nr: int) -> Job | None:
    """The job with this number, whatever number somebody makes up."""
    if not 0 < nr <= HIGHEST:
        return None
    with state.reading() as connection:
        row = connection.execute(select(tables.job).where(tables.job.c.nr == nr)).mappings().first()
        return None if row is None else job_of(dict(row))


def listed(state: State, *kinds: JobKind, limit: int = 50) -> tuple[Job, ...]:
    """The jobs of these kinds (all, when none is named), the latest first."""
    table = tables.job
    query = select(table).order_by(table.c.nr.desc()).limit(limit)
    if kinds:
        query = query.where(table.c.kind.in_([kind.value for kind in kinds]))
    with state.reading() as connection:
        return tuple(job_of(dict(row)) for row in connection.execute(query).mappings())


def cancel(state: State, nr: int) -> bool:
    """Call off a job that waits; gives whether it did."""
    table, values = tables.job, {"status": JobStatus.CANCELLED.value, "ended_at": now()}
    waiting = (table.c.nr == nr) & (table.c.status == JobStatus.WAITING.value)
    with state.writing() as connection:
        return connection.execute(table.update().where(waiting).values(values)).rowcount == 1


def job_of(row: dict[str, Any]) -> Job:
    """A row as a job."""
    parsed = {name: json.loads(row[name] or "{}") for name in ("arguments", "progress", "result")}
    return Job(**row | parsed | {"kind": JobKind(row["kind"]), "status": JobStatus(row["status"])})
