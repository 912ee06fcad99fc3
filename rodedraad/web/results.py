"""What a finished job left: its folder, and the values that it wrote there for pages to read."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from rodedraad.web.state import jobs

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import TypeAdapter

    from rodedraad.web.state.database import State
    from rodedraad.web.state.jobs import Job, JobKind

Model = TypeVar("Model")
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


def write(path: Path, value: object) -> None:
    """Keep a frozen dataclass of plain values."""
    model: Any = type(value)
    path.write_bytes(_adapter(model).dump_json(value))


def read(path: Path, model: type[Model]) -> Model:
    """A value that a finished job kept."""
    wanted: Any = model
    value: Model = _read(path, wanted)
    return value


@lru_cache(maxsize=AT_HAND)
def _read(path: Path, model: Any) -> Any:
    return _adapter(model).validate_json(path.read_bytes())


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(model)
