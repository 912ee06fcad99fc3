"""The page "Documenten": what the dossier holds, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from rodedraad.web.documents import discarded, folder, shelf
from rodedraad.web.documents.shelf import Wish
from rodedraad.web.pages import deliveries, document, metadata
from rodedraad.web.rendering import render
from rodedraad.web.state import jobs
from rodedraad.web.state.jobs import JobKind
from rodedraad.web.visitor import Reader, Role

if TYPE_CHECKING:
    from rodedraad.web.house import House
    from rodedraad.web.state.jobs import Job

router = APIRouter()


@router.get("/documenten")
def shown(
    request: Request, visitor: Reader, asked: Annotated[Wish, Depends(shelf.wish)], taak: int = 0
) -> HTMLResponse:
    """The table, and for those who hand files in what there is to do with them."""
    house: House = request.app.state.house
    corpus = house.corpus(visitor)
    with corpus.reading() as connection:
        found = shelf.shelf(connection, asked)
    compiles = visitor.role >= Role.REVIEWER and visitor.confidential
    return render(
        request,
        "documents.html",
        shelf=found,
        wish=found.wish,
        words=shelf,
        compiles=compiles,
        folder=folder.of(house),
        failures=corpus.failures() if visitor.confidential else {},
        bin=len(discarded.listed(house)) if compiles else 0,
        job=_job(house, taak) if compiles else None,
    )


def _job(house: House, nr: int) -> Job | None:
    """The reading that was asked for, else the latest one when it is not yet done."""
    asked = jobs.found(house.state, nr) if nr else None
    if asked is not None and asked.kind is JobKind.INGEST:
        return asked
    return next(
        (job for job in jobs.listed(house.state, JobKind.INGEST, limit=1) if not job.is_finished), None
    )


for part in (deliveries, document, metadata):  # in this order: an id would match the names of the first
    router.include_router(part.router)
