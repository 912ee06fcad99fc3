"""Files in and out of the dossier folder: handing in, choosing where a name is taken, the bin, the folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from corpus.errors import DossierNotFoundError, InputError, OutputError
from rodedraad.web.documents import discarded, receiving
from rodedraad.web.documents.receiving import Choice, Delivery, Verdict
from rodedraad.web.rendering import render
from rodedraad.web.state import jobs, trail
from rodedraad.web.state.jobs import JobKind
from rodedraad.web.visitor import Compiler, Keeper, Visitor

if TYPE_CHECKING:
    from rodedraad.web.house import House

router = APIRouter(prefix="/documenten")
SEE_OTHER = 303


@router.post("/aanleveren")
def handed_in(
    request: Request,
    visitor: Compiler,
    stukken: Annotated[list[UploadFile], File()] = [],  # noqa: B006
) -> RedirectResponse:
    """Take files in: at once when nothing is to be asked or told of them, else after a page that does."""
    house: House = request.app.state.house
    files = [(upload.filename or "", upload.file) for upload in stukken if upload.filename or upload.size]
    if not files:
        raise InputError("Er is geen bestand gekozen.", "Kies een of meer bestanden en probeer het opnieuw.")
    delivery = receiving.receive(house, files, visitor.name)
    if len(delivery.having(Verdict.NEW)) < len(delivery.files):
        return RedirectResponse(f"/documenten/aanleveren/{delivery.key}", SEE_OTHER)
    return _placed(house, visitor, delivery, {})


@router.get("/aanleveren/{key}")
def asked(request: Request, visitor: Compiler, key: str) -> HTMLResponse:  # noqa: ARG001
    """What is to be told of files that were handed in, and what to choose."""
    delivery = receiving.waiting(request.app.state.house, key)
    return render(request, "documents_delivery.html", delivery=delivery, verdicts=Verdict, choices=Choice)


@router.post("/aanleveren/{key}")
async def chosen(request: Request, visitor: Compiler, key: str) -> RedirectResponse:
    """Take the files in as was chosen, or let go of them."""
    from starlette.concurrency import run_in_threadpool

    form = {name: str(value) for name, value in (await request.form()).items()}
    return await run_in_threadpool(_chosen, request.app.state.house, visitor, key, form)


def _chosen(house: House, visitor: Visitor, key: str, form: dict[str, str]) -> RedirectResponse:
    if "niet" in form:
        receiving.drop(house, key)
        return RedirectResponse("/documenten", SEE_OTHER)
    delivery = receiving.waiting(house, key)
    said = {one.name: form.get(f"keuze-{one.place}", "") for one in delivery.having(Verdict.OTHER)}
    known = {choice.value: choice for choice in Choice}
    choices = {name: known[value] for name, value in said.items() if value in known}
    return _placed(house, visitor, delivery, choices)


def _placed(
    house: House, visitor: Visitor, delivery: Delivery, choices: dict[str, Choice]
) -> RedirectResponse:
    placed = receiving.place(house, delivery.key, choices, visitor.name)
    for name in placed:
        trail.note(house.state, visitor.name, "stuk aangeleverd", name)
    return _reading(house, visitor) if placed else RedirectResponse("/documenten", SEE_OTHER)


@router.post("/inlezen")
def read_again(request: Request, visitor: Compiler) -> RedirectResponse:
    """Read what is new or changed in the folder."""
    house: House = request.app.state.house
    trail.note(house.state, visitor.name, "inlezen gevraagd")
    return _reading(house, visitor)


@router.post("/map")
def pointed_at(request: Request, visitor: Keeper, map: Annotated[str, Form()]) -> RedirectResponse:  # noqa: A002
    """Let another folder of this machine be the dossier."""
    house: House = request.app.state.house
    folder = Path(map.strip()).expanduser()
    if not map.strip() or "\0" in map or not folder.is_absolute() or not folder.is_dir():
        raise DossierNotFoundError(
            "Deze map bestaat niet op de computer waarop Rodedraad draait.", "Geef het hele pad van de map."
        )
    if folder.resolve() == house.settings.out.resolve():
        raise OutputError("Dit is de map met de uitvoer.", "Kies de map met de stukken zelf.")
    trail.note(house.state, visitor.name, "dossiermap aangewezen", str(folder))
    return _reading(house, visitor, folder)


@router.get("/prullenbak")
def bin_shown(request: Request, visitor: Compiler) -> HTMLResponse:  # noqa: ARG001
    """What was taken out of the folder."""
    return render(request, "documents_bin.html", discarded=discarded.listed(request.app.state.house))


@router.post("/prullenbak/{nr}")
def put_back(request: Request, visitor: Compiler, nr: int) -> RedirectResponse:
    """Put a file back in the folder."""
    house: House = request.app.state.house
    one = discarded.restore(house, nr)
    trail.note(house.state, visitor.name, "stuk teruggezet", one.name)
    return _reading(house, visitor)


def _reading(house: House, visitor: Visitor, folder: Path | None = None) -> RedirectResponse:
    """Ask for the folder to be read, and show how that goes."""
    nr = jobs.submit(house.state, JobKind.INGEST, {"folder": str(folder)} if folder else {}, visitor.name)
    return RedirectResponse(f"/documenten?taak={nr}", SEE_OTHER)
