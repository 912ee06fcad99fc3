"""Doing a job: from what is asked to what came of it, be it an error."""

from __future__ import annotations

import shutil
import sys
import time
import traceback
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from corpus.databases import make_folder
from corpus.errors import RodedraadError, refused
from rodedraad import models
from rodedraad.web.state import queue
from rodedraad.web.state.jobs import FOLDER, JobKind, JobStatus, folder_of
from rodedraad.web.work import HANDLERS, Desk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    from rodedraad.web.house import House
    from rodedraad.web.state.database import State
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.work import Tell

BETWEEN = 0.25
"""Seconds between two notes of progress: nobody sees more, and each takes a transaction."""
UNFORESEEN = {
    "fout": "Er ging iets mis dat Rodedraad niet had voorzien.",
    "remedie": "Geef de opdracht opnieuw. Gaat het weer mis, laat de beheerder dan kijken in de uitvoer "
    "van de server; daar staat wat er gebeurde.",
}


def do(house: House, job: Job) -> None:
    """Do a job that was claimed, and say what came of it."""
    status, result = JobStatus.DONE, {}
    try:
        folder = folder_of(house.state, job.nr)
        shutil.rmtree(folder, ignore_errors=True)  # of a try that was broken off: it may be a whole copy
        make_folder(folder)
        with lawbook.using(house.lawbook), _model(house, job):
            result = dict(HANDLERS[job.kind](Desk(house, folder), job, telling(house.state, job.nr)))
    except RodedraadError as error:
        status, result = JobStatus.FAILED, _said(error)
    except Exception as error:  # whatever a handler did not foresee costs this job alone
        traceback.print_exc(file=sys.stderr)
        told = refused(error) if isinstance(error, OSError) else None
        status, result = JobStatus.FAILED, _said(told) if told else UNFORESEEN
    queue.ended(house.state, job.nr, status, result)


def _said(error: RodedraadError) -> dict[str, str]:
    return {"fout": error.message, "remedie": error.remedy}


def _model(house: House, job: Job) -> AbstractContextManager[None]:
    """The model that the dossier is coded with, in use; reading says itself which."""
    from nlp import chosen

    return nullcontext() if job.kind is JobKind.INGEST else chosen.using(models.standing(house.everything))


def telling(state: State, nr: int) -> Tell:
    """What notes how far a job is, a few times a second at most; what comes too soon is passed over."""
    last = -BETWEEN

    def tell(progress: Mapping[str, Any]) -> None:
        nonlocal last
        if (moment := time.monotonic()) - last >= BETWEEN:
            last = moment
            queue.progressed(state, nr, progress)

    return tell


def tidy(state: State) -> None:
    """Strike old jobs off the list, and take away the files of jobs that are not on it."""
    kept = {str(nr) for nr in queue.forget(state)}
    place = state.folder / FOLDER
    for folder in place.iterdir() if place.is_dir() else ():
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
