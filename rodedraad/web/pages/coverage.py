"""The page "Dekkingstoets": a draft letter held against the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, HTTPException, Path, Query, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from rodedraad.web import handed, results
from rodedraad.web.coverage import asking
from rodedraad.web.coverage.model import FILE, Toets
from rodedraad.web.downloads import download
from rodedraad.web.editions import Audience
from rodedraad.web.rendering import render
from rodedraad.web.reporting.wish import FORMS
from rodedraad.web.state import jobs, trail
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.visitor import Reader, Role

if TYPE_CHECKING:
    from rodedraad.web.house import House
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.visitor import Visitor

router = APIRouter()
Nr = Annotated[int, Path(ge=1, le=2**53)]
Word = Annotated[str, Query(max_length=400)]
LARGEST = 50 * 2**20
"""Bytes of a draft: a letter with its annexes stays below it."""
LONGEST = 1_000_000
"""Characters that may be pasted."""
PASTED = "geplakte tekst.txt"
ALL_FORMS = (*FORMS, "json")


@router.get("/toets")
def shown(request: Request, visitor: Reader) -> HTMLResponse:
    """Where a draft is handed in, and what was tested before."""
    house: House = request.app.state.house
    seen = [job for job in results.listed(house.state, JobKind.AUDIT) if _may_see(visitor, job)]
    return render(request, "coverage.html", earlier=seen)


@router.post("/toets")
def asked(
    request: Request, visitor: Reader, *,
    concept: Annotated[UploadFile | None, File()] = None, tekst: Annotated[str, Form()] = "",
    vertrouwelijk: Annotated[bool, Form()] = False,
) -> RedirectResponse:  # fmt: skip
    """Test a draft that is handed in or pasted."""
    house: House = request.app.state.house
    if vertrouwelijk and not visitor.confidential:
        raise HTTPException(403, "U mag niet uit vertrouwelijke stukken citeren.")
    name, content = _given(concept, tekst)
    audience = Audience.EVERYTHING if visitor.confidential else Audience.PUBLIC
    arguments = {
        "audience": audience.value, "confidential": vertrouwelijk, "van": visitor.name,
        handed.HELD: handed.keep(house.state, name, content), "naam": handed.safe(name),
    }  # fmt: skip
    nr = jobs.submit(house.state, JobKind.AUDIT, arguments, visitor.name)
    trail.note(house.state, visitor.name, "concept getoetst", f"taak {nr}")
    return RedirectResponse(f"/toets/{nr}", status_code=303)


def _given(concept: UploadFile | None, text: str) -> tuple[str, bytes]:
    """The name and the contents of the draft."""
    if concept is not None and concept.filename:
        content = concept.file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise HTTPException(413, "Het concept is groter dan 50 MB. Lever alleen de brief aan.")
        return concept.filename, content
    if not text.strip():
        raise HTTPException(400, "Kies een bestand met het concept, of plak de tekst ervan.")
    if len(text) > LONGEST:
        raise HTTPException(413, "De geplakte tekst is te lang. Lever het concept als bestand aan.")
    return PASTED, text.replace("\r\n", "\n").encode("utf-8", "replace")


@router.get("/toets/{nr}")
def one(
    request: Request, visitor: Reader, nr: Nr, *,
    deel: Word = "punten", stand: Word = "", thema: Word = "",
    pagina: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> HTMLResponse:  # fmt: skip
    """What the draft does with each point, and how far the dossier bears it out; or how far the test is."""
    house: House = request.app.state.house
    job = _job(house, visitor, nr)
    if job.status is not JobStatus.DONE:
        return render(request, "coverage_awaited.html", job=job)
    question = asking.Question(deel, stand, thema)
    if told := asking.fault(question):
        raise HTTPException(400, told)
    results.require_standing(house, visitor, nr)
    toets = results.read(results.folder(house.state, nr) / FILE, Toets)
    return render(
        request, "coverage_tested.html", job=job, toets=toets, question=question, forms=ALL_FORMS,
        view=asking.view(toets, question, pagina), parts=asking.PARTS, states=asking.STATES,
        secret=bool(job.arguments["confidential"]),
    )  # fmt: skip


@router.get("/toets/{nr}/bestand/{form}")
def file(request: Request, visitor: Reader, nr: Nr, form: str) -> Response:
    """The test to keep."""
    house: House = request.app.state.house
    job = _job(house, visitor, nr)
    if form not in ALL_FORMS or job.status is not JobStatus.DONE:
        raise HTTPException(404, "Deze toets is er niet, of nog niet.")
    results.require_standing(house, visitor, nr)
    content = (results.folder(house.state, nr) / f"dekkingstoets.{form}").read_bytes()
    return download(content, f"dekkingstoets-{job.ended_at[:10] or nr}", form)


def _job(house: House, visitor: Visitor, nr: int) -> Job:
    job = results.found(house.state, JobKind.AUDIT, nr)
    if job is None or not _may_see(visitor, job):
        raise HTTPException(404, "Deze toets is er niet.")
    return job


def _may_see(visitor: Visitor, job: Job) -> bool:
    """Administrators see those of others too, if what these were held against exists for them."""
    own = job.by == visitor.name or visitor.role >= Role.ADMIN
    return own and (visitor.confidential or job.arguments.get("audience") == Audience.PUBLIC.value)
