"""One document: its page beside its text, the file itself, and taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from sqlalchemy import func, select

from corpus import schema
from corpus.errors import InputError
from rodedraad import removing
from rodedraad.web import results
from rodedraad.web.documents import boxes, discarded, folder, held, pictures, receiving, sheet, shelf
from rodedraad.web.documents.pictures import Pictures
from rodedraad.web.rendering import render
from rodedraad.web.state import jobs, tables, trail
from rodedraad.web.state.jobs import JobKind
from rodedraad.web.visitor import Admin, Compiler, Reader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from corpus.model import Document
    from rodedraad.web.documents.boxes import Box
    from rodedraad.web.documents.sheet import Sheet
    from rodedraad.web.house import House

router = APIRouter(prefix="/documenten/{id_}")
SEE_OTHER = 303
Page = Annotated[int, Query(le=10**6)]
MOST_WORDS = 500
"""Characters of a reason that are kept."""
REVALIDATED = "private, no-cache"
"""A picture is kept by the browser, which asks each time whether the visitor may still see it."""


@router.get("")
def shown(request: Request, visitor: Reader, id_: str, pagina: Page = 1, waarneming: str = "") -> Response:
    """A page of the document with its text and what is said in it."""
    house: House = request.app.state.house
    corpus = house.corpus(visitor)
    document = held.document(corpus, id_)
    with corpus.reading() as connection:
        about = held.about(connection, id_)
        if waarneming:
            leaf = sheet.leaf_of(connection, about, waarneming)
            anchor = f"#w-{waarneming}" if waarneming.isalnum() else ""
            return RedirectResponse(f"{request.url.path}?{urlencode({'pagina': leaf})}{anchor}", SEE_OTHER)
        found = sheet.sheet(connection, about, pagina)
        notices = shelf.notices(connection, id_)[id_]
        pdf = held.pdf(house, document) if found.pictured else None
        marked = _marked(request, connection, found, document, pdf) if pdf else ()
    return render(
        request, "documents_document.html", document=document, about=about, sheet=found, notices=notices,
        boxes=marked, pictured=pdf is not None, codebook=corpus.codebook(), widths=pictures.WIDTHS,
    )  # fmt: skip


@router.get("/pagina/{number}.webp")
def picture(
    request: Request, visitor: Reader, id_: str, number: int, breed: int = pictures.WIDTHS[1]
) -> Response:
    """The picture of a page."""
    house: House = request.app.state.house
    document = held.document(house.corpus(visitor), id_)
    if document.format != "pdf" or breed not in pictures.WIDTHS or not 1 <= number <= document.page_count:
        raise HTTPException(404, "Van deze pagina is er geen afbeelding.")
    tag = f'"{id_[:16]}-{number}-{breed}"'
    headers = {"Cache-Control": REVALIDATED, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    said = held.settings(house, document.name)
    path = _pictures(request).picture(held.original(house, id_), number, breed, said)
    return FileResponse(path, media_type="image/webp", headers=headers)


@router.get("/origineel")
def original(request: Request, visitor: Reader, id_: str) -> FileResponse:
    """The file itself, to keep: never opened within the pages, whatever it holds."""
    house: House = request.app.state.house
    document = held.document(house.corpus(visitor), id_)
    name = document.name.rsplit("/", 1)[-1]
    path = held.original(house, id_)
    return FileResponse(
        path,
        media_type="application/octet-stream",
        filename=name,
        headers={"Cache-Control": "private, no-store"},
    )


@router.post("/weghalen")
def taken_away(request: Request, visitor: Compiler, id_: str) -> RedirectResponse:
    """Take the file out of the folder, to the bin."""
    house: House = request.app.state.house
    corpus = house.corpus(visitor)
    held.document(corpus, id_)
    names = [name for name, other in corpus.files().items() if other == id_]
    with folder.changing(house) as place:
        paths = {name: folder.standing(place, name, id_) for name in names}
        for name, path in paths.items():
            discarded.discard(house, path, name, visitor.name, "weggehaald")
            trail.note(house.state, visitor.name, "stuk weggehaald", name)
    return _read_again(house, visitor.name)


@router.get("/wissen")
def erasing_asked(request: Request, visitor: Admin, id_: str) -> HTMLResponse:
    """What wiping a document means, and why it is to be done."""
    house: House = request.app.state.house
    corpus = house.corpus(visitor)
    document = held.document(corpus, id_)
    standing, left = folder.found(house, corpus.files(), id_)
    return render(request, "documents_erase.html", document=document, standing=tuple(standing), left=left)


@router.post("/wissen")
def erased(
    request: Request, visitor: Admin, id_: str, reden: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Wipe the document wholly, from everywhere that these pages keep it."""
    house: House = request.app.state.house
    corpus, why = house.corpus(visitor), reden.strip()[:MOST_WORDS]
    held.document(corpus, id_)
    if not why:
        raise InputError(
            "Er is geen reden gegeven.", "Geef een reden; zij blijft bewaard in plaats van het stuk."
        )
    standing, _ = folder.found(house, corpus.files(), id_)
    _wipe(request, house, id_, standing.values())
    trail.note(house.state, visitor.name, "stuk gewist", f"{id_[:12]}: {why}")
    removing.remove(house.settings.corpus, id_, why, visitor.name, house.settings.out / held.ORIGINALS)
    return _read_again(house, visitor.name)


def _wipe(request: Request, house: House, id_: str, files: Iterable[Path]) -> None:
    """Take away what lies of a document outside the corpus: its file, what was taken out, drawn and told."""
    with folder.CHANGING:
        for path in files:
            path.unlink(missing_ok=True)
        discarded.forget(house, id_)
        receiving.forget(house, id_)
    _pictures(request).forget(id_)
    results.wipe(house.state)
    with house.state.writing() as connection:  # page models quote it; they are made anew
        for table in (tables.model, tables.edition):
            connection.execute(table.delete())
    house.state.clean()


def _marked(
    request: Request, connection: Connection, found: Sheet, document: Document, pdf: Path
) -> tuple[Box, ...]:
    """Where the observations of the sheet stand on its picture."""
    said = held.settings(request.app.state.house, document.name)
    signs = _pictures(request).signs(pdf, found.leaf.page, said)
    text = schema.source.c
    piece = func.substr(text.text, found.start + 1, found.end - found.start)
    source = connection.scalar(select(piece).where(text.document == document.id))
    return boxes.boxes(found, signs, source or "")


def _read_again(house: House, who: str) -> RedirectResponse:
    nr = jobs.submit(house.state, JobKind.INGEST, {}, who)
    return RedirectResponse(f"/documenten?taak={nr}", SEE_OTHER)


def _pictures(request: Request) -> Pictures:
    state = request.app.state
    if not hasattr(state, "pictures"):
        state.pictures = Pictures(state.house.settings.state / "pages")
    kept: Pictures = state.pictures
    return kept
