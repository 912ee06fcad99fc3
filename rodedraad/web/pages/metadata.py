"""What a document is: what was read and where it stands, with room to set it right in `dossier.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from corpus.errors import InputError
from corpus.model import PartKind
from ingest.overrides.corrections import Correction, parse
from rodedraad import dossier
from rodedraad.web.documents import corrections, folder, held, saying
from rodedraad.web.rendering import render
from rodedraad.web.state import jobs, trail
from rodedraad.web.state.jobs import JobKind
from rodedraad.web.visitor import Compiler, Reader, Role

if TYPE_CHECKING:
    from ingest.overrides.corrections import Dossier
    from rodedraad.web.house import House
    from rodedraad.web.visitor import Visitor

router = APIRouter(prefix="/documenten")
SEE_OTHER = 303
NOTHING = Correction()


@router.get("/{id_}/gegevens")
def shown(request: Request, visitor: Reader, id_: str) -> HTMLResponse:
    """What was read of the document, and the form for who may change it."""
    house: House = request.app.state.house
    document = held.document(house.corpus(visitor), id_)
    may = visitor.role >= Role.REVIEWER and visitor.confidential
    said = _said(house) if may else None  # what is wrong with the file may name other documents
    correction = said.corrections.get(document.name, NOTHING) if said else NOTHING
    return render(
        request, "documents_metadata.html", document=document, kinds=tuple(PartKind),
        parts=corrections.parts(document, correction), fields=corrections.fields(document, correction),
        stand=saying.stand(said, document.name) if said else "", known=said is not None,
    )  # fmt: skip


@router.post("/{id_}/gegevens")
async def changed(request: Request, visitor: Compiler, id_: str) -> RedirectResponse:
    """Write what users say of the document, and read it again."""
    from starlette.concurrency import run_in_threadpool

    form = {name: str(value) for name, value in (await request.form()).items()}
    return await run_in_threadpool(_changed, request.app.state.house, visitor, id_, form)


@router.post("/wachtwoord")
def unlocked(
    request: Request, visitor: Compiler, naam: Annotated[str, Form()], wachtwoord: Annotated[str, Form()]
) -> RedirectResponse:
    """Keep the password of a file that could not be opened, and read it again."""
    house: House = request.app.state.house
    if naam not in house.corpus(visitor).failures():
        raise HTTPException(404, "Dit bestand staat niet bij wat niet gelezen kon worden.")
    if not wachtwoord.strip():
        raise InputError("Er is geen wachtwoord gegeven.", "Vul het wachtwoord van de PDF in.")
    with folder.changing(house) as place:
        text = dossier.settings_text(place)
        said = saying.values(parse(text).corrections.get(naam, NOTHING))
        saying.write(place, saying.changed(text, naam, said | {"wachtwoord": wachtwoord.strip()}))
    trail.note(house.state, visitor.name, "wachtwoord gegeven", naam)
    return _read_again(house, visitor)


def _said(house: House) -> Dossier | None:
    """What `dossier.toml` says; none when the folder is not known. Raises `SettingsError`."""
    place = folder.of(house)
    return dossier.settings(place) if place is not None else None


def _changed(house: House, visitor: Visitor, id_: str, form: dict[str, str]) -> RedirectResponse:
    document = held.document(house.corpus(visitor), id_)
    with folder.changing(house) as place:
        text = dossier.settings_text(place)
        said = parse(text)
        if form.get("stand") != saying.stand(said, document.name):
            raise InputError(
                "Iemand anders heeft deze gegevens intussen gewijzigd.",
                "Ga terug, ververs de pagina en kijk ernaar.",
            )
        before = said.corrections.get(document.name, NOTHING)
        wanted = corrections.taken(form, document, before)
        differences = corrections.differences(saying.values(before), wanted)
        if not differences:
            return RedirectResponse(f"/documenten/{id_}/gegevens", SEE_OTHER)
        saying.write(place, saying.changed(text, document.name, wanted))
    trail.note(house.state, visitor.name, "gegevens gewijzigd", f"{document.name}: {'; '.join(differences)}")
    return _read_again(house, visitor)


def _read_again(house: House, visitor: Visitor) -> RedirectResponse:
    nr = jobs.submit(house.state, JobKind.INGEST, {}, visitor.name)
    return RedirectResponse(f"/documenten?taak={nr}", SEE_OTHER)
