"""The page "Waarnemingen": asking, narrowing by facets, reading, taking along."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse
from starlette.background import BackgroundTask

from corpus.errors import FilterError
from corpus.filters.fields import FIELDS
from corpus.filters.reference import WAYS
from rodedraad.web.observations import export as exports
from rodedraad.web.observations import one as ones
from rodedraad.web.observations import results as lists
from rodedraad.web.observations import wanted as addresses
from rodedraad.web.rendering import render
from rodedraad.web.state.database import now
from rodedraad.web.visitor import Reader

router = APIRouter()
ABSENT = "Deze waarneming is er niet (meer)."


@router.get("/waarnemingen")
def listed(request: Request, visitor: Reader) -> HTMLResponse:
    """What is asked for, a page of it."""
    wanted = addresses.read(request.query_params)
    corpus = request.app.state.house.corpus(visitor)
    codebook = corpus.codebook()
    shown, fault, origin = None, None, None
    if wanted.verwant:
        origin = ones.one_text(corpus, wanted.verwant)
        if origin is None:
            raise HTTPException(404, ABSENT)
    try:
        shown = lists.results(corpus, codebook, wanted, wanted.inquiry(codebook))
    except FilterError as error:
        fault = error
    return render(
        request, "observations.html", status=400 if fault else 200, wanted=wanted, shown=shown, fault=fault,
        origin=origin, ways=WAYS, fields=FIELDS.values(), forms=exports.FORMS, most=exports.MOST,
    )  # fmt: skip


@router.get("/waarnemingen/uitvoer/{vorm}")
def taken(request: Request, visitor: Reader, vorm: str, tekst: Literal["", "alles"] = "") -> FileResponse:
    """All that is asked for, as a file; `tekst` asks for what is confidential or personal too, if one may."""
    if vorm not in exports.FORMS:
        raise HTTPException(404, "Deze vorm van bestand is er niet.")
    corpus = request.app.state.house.corpus(visitor)
    inquiry = addresses.read(request.query_params).inquiry(corpus.codebook())
    whole = tekst == "alles" and visitor.confidential
    name = f"waarnemingen-{now()[:10]}.{vorm}"
    folder = Path(tempfile.mkdtemp(prefix="rodedraad-"))
    try:
        exports.export(corpus, inquiry, vorm, folder / name, include_confidential=whole, include_names=whole)
    except BaseException:
        shutil.rmtree(folder)
        raise
    return FileResponse(folder / name, filename=name, background=BackgroundTask(shutil.rmtree, folder))


@router.get("/waarnemingen/{id_}")
def one(request: Request, visitor: Reader, id_: str) -> HTMLResponse:
    """One observation with all that is known of it."""
    corpus = request.app.state.house.corpus(visitor)
    found = ones.one(corpus, corpus.codebook(), id_)
    if found is None:
        raise HTTPException(404, ABSENT)
    wanted = addresses.read(request.query_params)
    return render(request, "observation.html", wanted=wanted, one=found)
