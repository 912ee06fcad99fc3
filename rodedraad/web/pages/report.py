"""The page "Rapport": a report is asked for, looked at and kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, HTTPException, Path, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from reports.voices import layers
from rodedraad.web import handed, results
from rodedraad.web.downloads import download
from rodedraad.web.editions import Audience
from rodedraad.web.rendering import render
from rodedraad.web.reporting.made import FILE, Made
from rodedraad.web.reporting.wish import FORMS, MADE_HERE, Wish, purposes, wish_of
from rodedraad.web.state import jobs, trail
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.visitor import Reader

if TYPE_CHECKING:
    from rodedraad.web.house import House
    from rodedraad.web.state.jobs import Job
    from rodedraad.web.visitor import Visitor

router = APIRouter()
Nr = Annotated[int, Path(ge=1, le=2**53)]
LARGEST = 20 * 2**20
"""Bytes of a template: a house style with its pictures stays far below it."""
SHOWN = 20
"""Reports that are listed."""
PREVIEW = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
"""A report brings its own style, and nothing in it may run or reach anything."""


@router.get("/rapport")
def shown(request: Request, visitor: Reader, soort: str = "kamerbrief") -> HTMLResponse:
    """What can be made, and what was made."""
    house: House = request.app.state.house
    kind = soort if soort in MADE_HERE else MADE_HERE[0]
    seen = [job for job in results.listed(house.state, JobKind.REPORT) if _may_see(visitor, job)][:SHOWN]
    return render(
        request, "report.html", kinds=purposes(), made_here=MADE_HERE, chosen=kind, layers=_layers(),
        recent=[(job, wish_of(job.arguments)) for job in seen],
    )  # fmt: skip


@router.post("/rapport")
def asked(
    request: Request, visitor: Reader, *,
    soort: Annotated[str, Form()], vertrouwelijk: Annotated[bool, Form()] = False,
    namen: Annotated[bool, Form()] = False, laag: Annotated[list[str] | None, Form()] = None,
    vanaf: Annotated[str, Form()] = "", tot: Annotated[str, Form()] = "",
    sjabloon: Annotated[UploadFile | None, File()] = None,
) -> RedirectResponse:  # fmt: skip
    """Ask for a report. Raises `TemplateError` for a template that is none."""
    house: House = request.app.state.house
    if soort not in MADE_HERE:
        raise HTTPException(400, "Kies een van de soorten stukken.")
    if (vertrouwelijk or namen) and not visitor.confidential:
        raise HTTPException(403, "U mag geen vertrouwelijke tekst of namen in een stuk opnemen.")
    audience = Audience.EVERYTHING if visitor.confidential else Audience.PUBLIC
    key, name = _template(house, sjabloon)
    wish = Wish(
        soort, audience, confidential=vertrouwelijk, names=namen, lagen=_chosen(laag or []),
        vanaf=_day(vanaf), tot=_day(tot), bestand=key, naam=name,
    )  # fmt: skip
    nr = jobs.submit(house.state, JobKind.REPORT, wish.arguments(), visitor.name)
    trail.note(house.state, visitor.name, "rapport gevraagd", f"{soort} ({wish.shown.key}), taak {nr}")
    return RedirectResponse(f"/rapport/{nr}", status_code=303)


@router.get("/rapport/{nr}")
def one(request: Request, visitor: Reader, nr: Nr) -> HTMLResponse:
    """A report with its preview, or how far it is."""
    house: House = request.app.state.house
    job = _job(house, visitor, nr)
    if _is_done(job):
        results.require_standing(house, visitor, nr)
    made = results.read(results.folder(house.state, nr) / FILE, Made) if _is_done(job) else None
    wish = wish_of(job.arguments)
    return render(request, "report_made.html", job=job, wish=wish, made=made, kinds=purposes(), forms=FORMS)


@router.get("/rapport/{nr}/voorbeeld")
def preview(request: Request, visitor: Reader, nr: Nr) -> Response:
    """The report itself, locked up."""
    content = _file(request.app.state.house, visitor, nr, "html")
    headers = {"Content-Security-Policy": PREVIEW, "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type="text/html; charset=utf-8", headers=headers)


@router.get("/rapport/{nr}/bestand/{form}")
def file(request: Request, visitor: Reader, nr: Nr, form: str) -> Response:
    """The report to keep."""
    house: House = request.app.state.house
    content = _file(house, visitor, nr, form)
    job = _job(house, visitor, nr)
    return download(content, f"{wish_of(job.arguments).kind}-{job.ended_at[:10] or nr}", form)


def _file(house: House, visitor: Visitor, nr: int, form: str) -> bytes:
    job = _job(house, visitor, nr)
    if form not in FORMS or not _is_done(job):
        raise HTTPException(404, "Dit stuk is er niet, of nog niet.")
    results.require_standing(house, visitor, nr)
    return (results.folder(house.state, nr) / f"{wish_of(job.arguments).kind}.{form}").read_bytes()


def _job(house: House, visitor: Visitor, nr: int) -> Job:
    job = results.found(house.state, JobKind.REPORT, nr)
    if job is None or not _may_see(visitor, job):
        raise HTTPException(404, "Dit stuk is er niet.")
    return job


def _may_see(visitor: Visitor, job: Job) -> bool:
    """Whether what it was made of exists for this visitor."""
    return visitor.confidential or job.arguments.get("audience") == Audience.PUBLIC.value


def _is_done(job: Job) -> bool:
    return job.status is JobStatus.DONE


def _template(house: House, given: UploadFile | None) -> tuple[str, str]:
    """The key and name of a template that was handed in; raises `TemplateError` when it cannot be used."""
    from reports import wordtemplate

    if given is None or not given.filename:
        return "", ""
    content = given.file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise HTTPException(413, "Het sjabloon is groter dan 20 MB.")
    wordtemplate.opened(content)
    return handed.keep(house.state, given.filename, content), handed.safe(given.filename)


def _layers() -> tuple[tuple[str, str], ...]:
    return tuple((laag.value, called) for laag, called in layers().items())


def _chosen(given: list[str]) -> tuple[str, ...]:
    """The layers in their own order; all of them is no choice."""
    known = [laag.value for laag in layers()]
    if not set(given) <= set(known):
        raise HTTPException(400, "Deze laag van de overheid is er niet.")
    return tuple(laag for laag in known if laag in given) if set(given) != set(known) else ()


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError as error:
        raise HTTPException(400, "Geef een datum als jaar-maand-dag, bijvoorbeeld 2026-03-01.") from error
