"""Jobs done at once in a test, as the worker does them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corpus.errors import RodedraadError
from rodedraad.web import results
from rodedraad.web.state import jobs, tables
from rodedraad.web.state.jobs import JobStatus
from rodedraad.web.work import HANDLERS, Desk

if TYPE_CHECKING:
    from rodedraad.web.house import House
    from rodedraad.web.state.jobs import Job


def finished(house: House, nr: int) -> Job:
    """The job with this number, done or failed."""
    job = jobs.found(house.state, nr)
    assert job is not None
    folder = results.folder(house.state, nr)
    folder.mkdir(parents=True, exist_ok=True)
    told: list[Any] = []
    try:
        result, status = dict(HANDLERS[job.kind](Desk(house, folder), job, told.append)), JobStatus.DONE
    except RodedraadError as error:
        result, status = {"fout": error.message, "remedie": error.remedy}, JobStatus.FAILED
    values = {"status": status.value, "result": json.dumps(result), "ended_at": "2026-03-01T10:00:00+00:00"}
    with house.state.writing() as connection:
        connection.execute(tables.job.update().where(tables.job.c.nr == nr).values(**values))
    done = jobs.found(house.state, nr)
    assert done is not None
    return done
