"""The page "Taken": what is done outside requests, and the files that come of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from rodedraad.web.house import House
from rodedraad.web.rendering import render
from rodedraad.web.state import jobs, trail
from rodedraad.web.state.jobs import Job
from rodedraad.web.visitor import Reader, Role, Visitor
from rodedraad.web.work.sight import may_see
from rodedraad.web.work.story import TITLES

router = APIRouter()
MOST = 2**31
Number = Annotated[int, Path(ge=1, lt=MOST)]
LISTED = 50


def seen(house: House, visitor: Visitor, nr: int) -> Job:
    """The job with this number. What a visitor may not know of is not there."""
    job = jobs.found(house.state, nr)
    if job is None or not may_see(visitor, job):
        raise HTTPException(404, "Deze taak is er niet, of niet meer.")
    return job


@router.get("/taken")
def shown(request: Request, visitor: Reader) -> HTMLResponse:
    """The jobs, the latest first."""
    of_all = jobs.listed(request.app.state.house.state, limit=1000)
    mine = [job for job in of_all if may_see(visitor, job)][:LISTED]
    return render(request, "jobs.html", jobs=mine)


@router.get("/taken/{nr}")
def one(request: Request, visitor: Reader, nr: Number) -> HTMLResponse:
    """One job."""
    return render(request, "job.html", job=seen(request.app.state.house, visitor, nr))


@router.post("/taken/{nr}/intrekken")
def cancelled(request: Request, visitor: Reader, nr: Number) -> Response:
    """Call off a job that waits."""
    house: House = request.app.state.house
    job = seen(house, visitor, nr)
    if job.by != visitor.name and visitor.role < Role.ADMIN:
        raise HTTPException(403, "Alleen wie de opdracht gaf, of een beheerder, kan een taak intrekken.")
    if not jobs.cancel(house.state, nr):
        raise HTTPException(409, "Deze taak wacht niet meer, en kan daarom niet worden ingetrokken.")
    trail.note(house.state, visitor.name, "taak ingetrokken", f"{nr}: {TITLES[job.kind]}")
    return RedirectResponse(f"/taken/{nr}", status_code=303)


@router.get("/taken/{nr}/bestand/{name}")
def downloaded(request: Request, visitor: Reader, nr: Number, name: str) -> FileResponse:
    """A file that came of a job: always as a download, never shown as a page of ours."""
    house: House = request.app.state.house
    job = seen(house, visitor, nr)
    path = jobs.folder_of(house.state, nr) / name
    if name not in job.result.get("bestanden", ()) or not path.is_file():
        raise HTTPException(404, "Dit bestand is er niet, of niet meer.")
    return FileResponse(
        path, media_type="application/octet-stream", filename=name,
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )  # fmt: skip
