"""What a finished job left: its folder, and the values that it wrote there for pages to read."""

from __future__ import annotations

import shutil
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from fastapi import HTTPException

from rodedraad.web.drawn import Drawn, drawn
from rodedraad.web.state import jobs
from rodedraad.web.state.jobs import JobKind

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import TypeAdapter

    from corpus.findings import Findings
    from corpus.store import Corpus
    from rodedraad.web.house import House
    from rodedraad.web.state.database import State
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.visitor import Visitor

Model = TypeVar("Model")
DRAWN = "stukken.json"
"""The file with what a result draws on."""
QUOTING = (JobKind.REPORT, JobKind.AUDIT, JobKind.BACKUP)
"""Kinds of jobs whose files hold words of documents."""
GONE = "Dit berust op stukken die er niet meer zijn, of die niet ieder meer mag zien. Vraag het opnieuw aan."
MOST = 10_000
"""More jobs than are ever kept."""
LATEST = 200
"""Jobs that are looked through for a list; older ones are cleared away."""
AT_HAND = 8
"""Values that are kept read: several people look at one."""


def folder(state: State, nr: int) -> Path:
    """Where a job puts its files."""
    return state.folder / "jobs" / str(nr)


def found(state: State, kind: JobKind, nr: int) -> Job | None:
    """The job of this kind with this number."""
    job = jobs.found(state, nr)
    return job if job is not None and job.kind is kind else None


def listed(state: State, kind: JobKind) -> tuple[Job, ...]:
    """The jobs of a kind that are still there, the latest first."""
    return jobs.listed(state, kind, limit=LATEST)


def note_drawn(place: Path, findings: Findings, corpus: Corpus) -> None:
    """Keep with the files of a job what they draw on."""
    write(place / DRAWN, drawn(findings, corpus))


def require_standing(house: House, visitor: Visitor, nr: int) -> None:
    """Refuse (410) what draws on a document that does not exist for the visitor, or not any more."""
    path = folder(house.state, nr) / DRAWN
    if not path.is_file() or not read(path, Drawn).stands(house.corpus(visitor)):
        raise HTTPException(410, GONE)


def wipe(state: State) -> None:
    """Take away the files of finished jobs that may quote a document; that they were asked for is kept."""
    for job in jobs.listed(state, *QUOTING, limit=MOST):
        if job.is_finished:
            shutil.rmtree(folder(state, job.nr), ignore_errors=True)


def write(path: Path, value: object) -> None:
    """Keep a frozen dataclass of plain values."""
    model: Any = type(value)
    path.write_bytes(_adapter(model).dump_json(value))


def read(path: Path, model: type[Model]) -> Model:
    """A value that a finished job kept. Refuses (410) when it was taken away."""
    wanted: Any = model
    try:
        value: Model = _read(path, wanted)
    except FileNotFoundError as error:
        raise HTTPException(410, GONE) from error
    return value


@lru_cache(maxsize=AT_HAND)
def _read(path: Path, model: Any) -> Any:
    return _adapter(model).validate_json(path.read_bytes())


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(model)
