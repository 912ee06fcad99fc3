"""Who may know of which job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rodedraad.web.state.jobs import JobKind
from rodedraad.web.visitor import Role

if TYPE_CHECKING:
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.visitor import Visitor

OF_ALL = frozenset({JobKind.INGEST, JobKind.REFRESH})
"""What every reviewer may follow: it is about the dossier as a whole."""


def may_see(visitor: Visitor, job: Job) -> bool:
    """Whether a visitor may know of a job.

    Own jobs, and those of all for administrators; without the right to confidential documents only own jobs
    that work with public ones.
    """
    own = job.by == visitor.name
    if not visitor.confidential:
        return own and job.is_public
    return own or visitor.role >= Role.ADMIN or (visitor.role >= Role.REVIEWER and job.kind in OF_ALL)
