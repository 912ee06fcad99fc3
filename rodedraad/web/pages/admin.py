"""The page "Beheer": the state of the dossier, and what is done to keep it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from rodedraad import models
from rodedraad.web import keeping
from rodedraad.web.house import House
from rodedraad.web.rendering import render
from rodedraad.web.state import jobs, trail
from rodedraad.web.state.jobs import Job, JobKind, JobStatus
from rodedraad.web.visitor import Admin, Keeper, Visitor
from rodedraad.web.work.learnt import OURS

router = APIRouter()
Model = Annotated[str, Form(max_length=15)]
ACTS = {
    JobKind.BACKUP: "reservekopie gevraagd",
    JobKind.CHECK: "controle gevraagd",
    JobKind.TRAIN: "leren van oordelen gevraagd",
}
"""What can be asked for by a button, and how the logbook calls it."""


@router.get("/beheer")
def shown(request: Request, visitor: Admin) -> HTMLResponse:
    """The page. Who does not see all of the dossier sees nothing of what holds all of it."""
    house: House = request.app.state.house
    corpus = house.corpus(visitor)
    values: dict[str, Any] = {"amounts": keeping.amounts(corpus)}
    if visitor.confidential:
        model = models.standing(corpus)
        values |= {
            "room": keeping.room(corpus, house.settings.out),
            "dossier": house.dossier,
            "own_model": model.name if model else "",
            "last": {kind.name: _last(house, kind) for kind in ACTS},
        }
    return render(request, "admin.html", **values)


def _last(house: House, kind: JobKind) -> Job | None:
    return next(iter(jobs.listed(house.state, kind, limit=1)), None)


@router.post("/beheer/kopie")
def backed_up(request: Request, visitor: Keeper) -> RedirectResponse:
    """Ask for a copy of the dossier."""
    return _asked(request, visitor, JobKind.BACKUP)


@router.post("/beheer/controle")
def checked(request: Request, visitor: Keeper) -> RedirectResponse:
    """Ask for a check of the dossier."""
    return _asked(request, visitor, JobKind.CHECK)


@router.post("/beheer/leren")
def trained(request: Request, visitor: Keeper) -> RedirectResponse:
    """Ask for a model that learns from what was judged."""
    return _asked(request, visitor, JobKind.TRAIN)


@router.post("/beheer/hercoderen")
def recoded(request: Request, visitor: Keeper, model: Model) -> RedirectResponse:
    """Ask for the dossier to be coded anew: by the model that a job learnt, or by ours."""
    house: House = request.app.state.house
    if model != OURS and not _is_learnt(house, model):
        raise HTTPException(404, "Dit geleerde model is er niet, of niet meer.")
    nr = jobs.submit(house.state, JobKind.INGEST, {"model": model}, visitor.name)
    trail.note(house.state, visitor.name, "hercoderen gevraagd", f"model {model}")
    return RedirectResponse(f"/taken/{nr}", status_code=303)


def _is_learnt(house: House, model: str) -> bool:
    job = jobs.found(house.state, int(model)) if model.isascii() and model.isdigit() else None
    return job is not None and job.kind is JobKind.TRAIN and job.status is JobStatus.DONE


def _asked(request: Request, visitor: Visitor, kind: JobKind) -> RedirectResponse:
    house: House = request.app.state.house
    nr = jobs.submit(house.state, kind, {}, visitor.name)
    trail.note(house.state, visitor.name, ACTS[kind], f"taak {nr}")
    return RedirectResponse(f"/taken/{nr}", status_code=303)
