"""The job that reads what is new in the dossier folder, and codes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodedraad.web.state import jobs
from rodedraad.web.state.jobs import JobKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rodedraad.pipeline import Outcome
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Desk, Tell

LAST = 10
"""Files of which is told that they are done while others are read."""


def ingest(desk: Desk, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Read and code what is new in the folder that is named, else in that of the house.

    With `model` everything is coded by it from now on: the number of the job that learnt it, "" for the model
    that comes with the program. Raises `RodedraadError`s.
    """
    from rodedraad import pipeline
    from rodedraad.output import When
    from rodedraad.web.work import learnt

    house, named = desk.house, job.arguments.get("folder")
    outcome = pipeline.run(
        Path(named) if named else house.read_folder(),
        house.settings.out,
        choice=learnt.choice(house, job.arguments.get("model")),
        where=house.settings.corpus,
        reports=When.NEVER,
        tell=_files(tell),
    )
    jobs.submit(house.state, JobKind.REFRESH, {}, job.by)
    return result(outcome)


def _files(tell: Tell) -> Any:
    """Tells of files, the last few with it."""
    done: list[str] = []

    def told(name: str, number: int, total: int) -> None:
        done.append(name)
        del done[:-LAST]
        tell({"bestand": name, "klaar": number, "van": total, "laatste": done[::-1]})

    return told


def result(outcome: Outcome) -> dict[str, Any]:
    """What a run did, as plain values: counts, what failed and why, what there is to know of files."""
    return {
        "gelezen": outcome.read,
        "dubbel": outcome.doubles,
        "ongewijzigd": outcome.unchanged,
        "mislukt": [
            {"bestand": name, "reden": error.message, "remedie": error.remedy}
            for name, error in outcome.failures.items()
        ],
        "let_op": [
            {"bestand": name, "tekst": notice.message, "bladzijde": notice.page, "verloren": notice.lost}
            for name, notices in sorted(outcome.notices.items())
            for notice in notices
        ],
        "overgeslagen": list(outcome.contents.left_out),
    }
