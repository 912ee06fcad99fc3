"""The page "Codeboek": what is coded, with examples of the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from corpus.codebook import Codebook
from rodedraad.web import vocabulary
from rodedraad.web.editions import Chapter, Edition
from rodedraad.web.rendering import render
from rodedraad.web.shelf import SHELF
from rodedraad.web.visitor import Reader, Visitor
from rodedraad.web.vocabulary import ENTRY, INDEX, KINDS, Entry, Value

router = APIRouter()
CHAPTERS: tuple[Chapter[Any], ...] = (INDEX, ENTRY, SHELF)


@dataclass(frozen=True, slots=True)
class Section:
    """The values of one kind."""

    kind: str
    title: str
    values: tuple[Value, ...]


@router.get("/codeboek")
def shown(request: Request, visitor: Reader) -> HTMLResponse:
    """All values with their meaning and how often they were given, the versions, what a check finds."""
    house = request.app.state.house
    codebook: Codebook = house.corpus(visitor).codebook()
    edition: Edition | None = house.edition(visitor)
    values, shelf = _values(edition, codebook), edition and edition.page(SHELF)
    sections = [Section(k, t, tuple(v for v in values if v.kind == k)) for k, t in KINDS.items()]
    return render(request, "codebook.html", codebook=codebook, sections=sections, shelf=shelf)


@router.get("/codeboek/{kind}/{value}")
def value(request: Request, visitor: Reader, kind: str, value: str) -> HTMLResponse:
    """One value with examples of the dossier."""
    entry = _entry(request, visitor, kind, value)
    if entry is None:
        raise HTTPException(404, "Deze waarde staat niet in het codeboek.")
    return render(request, "codebook_value.html", entry=entry, kinds=KINDS)


def _values(edition: Edition | None, codebook: Codebook) -> tuple[Value, ...]:
    return (edition and edition.page(INDEX)) or tuple(vocabulary.defined(codebook))


def _entry(request: Request, visitor: Visitor, kind: str, value: str) -> Entry | None:
    """As the edition has it; as long as there is none, without examples."""
    house = request.app.state.house
    edition: Edition | None = house.edition(visitor)
    if edition is not None:
        return edition.page(ENTRY, f"{kind}/{value}")
    defined = vocabulary.defined(house.corpus(visitor).codebook())
    return next((Entry(v, ()) for v in defined if (v.kind, v.id) == (kind, value)), None)
