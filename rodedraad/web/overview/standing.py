"""What is going on at this moment: what waits for review, and what is being worked on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from corpus import holdings, schema
from corpus.awaiting import STRUCTURAL
from corpus.judgements import State
from corpus.remembered import DOCUMENTS, VECTORS, remembered
from rodedraad.web.state import jobs
from rodedraad.web.work.sight import OF_ALL, may_see

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from corpus.store import Corpus
    from rodedraad.web.state.database import State as Kept
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class ToReview:
    """How many observations wait; headings and letter furniture are left out.

    On `disputed` ones reviewers differ, `reopened` ones need another look; of what nobody judged (`machine`)
    the machine is `unsure` of some.
    """

    disputed: int
    reopened: int
    unsure: int
    machine: int


def holds(corpus: Corpus) -> bool:
    """Whether there is any document."""
    with corpus.reading() as connection:
        return connection.scalar(holdings.held().limit(1)) is not None


def to_review(corpus: Corpus) -> ToReview:
    """What waits for review now; counted anew only when something was judged, coded or brought in."""
    with corpus.reading() as connection:
        last = [
            connection.scalar(select(func.max(table.c.nr))) or 0
            for table in (schema.judgement, schema.adoption)
        ]
        known: dict[object, ToReview] = remembered(connection, "to review", (DOCUMENTS, VECTORS), dict)
        standing = tuple(last)
        if standing not in known:
            known[standing] = _counted(connection)
        return known[standing]


def _counted(connection: Connection) -> ToReview:
    e = schema.effective.c
    query = select(e.state, e.onzeker, func.count()).where(e.rol.not_in(STRUCTURAL))
    rows = [tuple(row) for row in connection.execute(query.group_by(e.state, e.onzeker))]
    machine = [(unsure, n) for state, unsure, n in rows if state == State.MACHINE.value]
    return ToReview(
        disputed=sum(n for state, _, n in rows if state == State.DISPUTED.value),
        reopened=sum(n for state, _, n in rows if state == State.REOPENED.value),
        unsure=sum(n for unsure, n in machine if unsure),
        machine=sum(n for _, n in machine),
    )


def at_work(state: Kept, visitor: Visitor) -> tuple[Job, ...]:
    """The jobs that wait or run, the first to come first: one's own, and those that bring news to all."""
    going = (job for job in reversed(jobs.listed(state)) if not job.is_finished)
    return tuple(job for job in going if job.kind in OF_ALL or may_see(visitor, job))
