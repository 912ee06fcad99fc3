"""What is done outside requests: a function for each kind of job.

`Desk` is what it works with. It may be run again after it was broken off, and has to come to the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rodedraad.web.state.jobs import JobKind
from rodedraad.web.work import audit, report
from rodedraad.web.work.backup import backup
from rodedraad.web.work.check import check
from rodedraad.web.work.ingest import ingest
from rodedraad.web.work.refresh import refresh
from rodedraad.web.work.training import train

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from rodedraad.web.house import House
    from rodedraad.web.state.jobs import Job

    Tell = Callable[[Mapping[str, Any]], None]
    Handler = Callable[["Desk", Job, Tell], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a job is done: with the corpus of the house, and a folder of its own for files that come of it.

    The files stay as long as the job is listed; `rodedraad/web/pages/jobs.py` hands them out.
    """

    house: House
    folder: Path


HANDLERS: Mapping[JobKind, Handler] = {
    JobKind.INGEST: ingest,
    JobKind.REFRESH: refresh,
    JobKind.BACKUP: backup,
    JobKind.TRAIN: train,
    JobKind.CHECK: check,
    JobKind.REPORT: report.made,
    JobKind.AUDIT: audit.tested,
}
"""What does a job of each kind: gives its result, raises `RodedraadError`s."""
