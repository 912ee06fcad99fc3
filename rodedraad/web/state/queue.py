"""The jobs as the worker has them: which is next, how far it is, what came of it.

There is one worker (`work/lock.py`), so that a job that runs when a worker begins was broken off.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from rodedraad.web.state import tables
from rodedraad.web.state.database import now
from rodedraad.web.state.jobs import UNFINISHED, JobKind, JobStatus, job_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rodedraad.web.state.database import State
    from rodedraad.web.state.jobs import Job

TRIES = 3
"""What ends its worker so often would do so again."""
BROKEN_OFF = {
    "fout": f"De taak is {TRIES} keer afgebroken voordat zij klaar was.",
    "remedie": "Kijk of de computer genoeg geheugen en schijfruimte heeft, en geef de opdracht dan opnieuw.",
}
KEPT: Mapping[JobKind, int] = {JobKind.REFRESH: 10, JobKind.BACKUP: 3, JobKind.TRAIN: 10, JobKind.CHECK: 10}
"""Finished jobs of a kind that stay listed, with their files; those that come of themselves or are large."""
KEPT_ELSE = 200
job = tables.job.c


def take_up(state: State) -> None:
    """Let jobs that were broken off wait again, or fail when that happened too often."""
    running = job.status == JobStatus.RUNNING.value
    again = {"status": JobStatus.WAITING.value, "begun_at": "", "progress": ""}
    failed = {"status": JobStatus.FAILED.value, "ended_at": now(), "result": _written(BROKEN_OFF)}
    with state.writing() as connection:
        connection.execute(tables.job.update().where(running, job.tries >= TRIES).values(failed))
        connection.execute(tables.job.update().where(running).values(again))


def claim(state: State) -> Job | None:
    """The first job that waits, which is running from now on: what comes of itself after what people ask."""
    order = (job.kind == JobKind.REFRESH.value, job.nr)
    first = select(job.nr).where(job.status == JobStatus.WAITING.value).order_by(*order).limit(1)
    begun = {"status": JobStatus.RUNNING.value, "begun_at": now(), "tries": job.tries + 1}
    taken = tables.job.update().where(job.nr == first.scalar_subquery()).values(begun)
    with state.writing() as connection:
        row = connection.execute(taken.returning(tables.job)).mappings().first()
        return None if row is None else job_of(dict(row))


def progressed(state: State, nr: int, progress: Mapping[str, Any]) -> None:
    """Say how far a job is."""
    _change(state, nr, progress=_written(progress))


def ended(state: State, nr: int, status: JobStatus, result: Mapping[str, Any]) -> None:
    """Say what came of a job."""
    _change(state, nr, status=status.value, ended_at=now(), result=_written(result))


def forget(state: State) -> tuple[int, ...]:
    """Strike old jobs off the list; gives the numbers of all that are still on it."""
    with state.writing() as connection:
        for kind in JobKind:
            done = select(job.nr).where(job.kind == kind.value, job.status.not_in(UNFINISHED))
            old = done.order_by(job.nr.desc()).limit(-1).offset(KEPT.get(kind, KEPT_ELSE))
            connection.execute(tables.job.delete().where(job.nr.in_(old.scalar_subquery())))
        return tuple(connection.scalars(select(job.nr)))


def _change(state: State, nr: int, **values: str) -> None:
    with state.writing() as connection:
        connection.execute(tables.job.update().where(job.nr == nr).values(values))


def _written(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False)
