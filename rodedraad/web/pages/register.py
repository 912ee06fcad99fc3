"""The page "Register": calls, commitments and actions, who is to act and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse

from rodedraad.web.downloads import download
from rodedraad.web.register import asking, export
from rodedraad.web.register.making import DETAILS, INDEX, KINDS, STATUSES
from rodedraad.web.register.model import Index
from rodedraad.web.rendering import render
from rodedraad.web.visitor import Reader

if TYPE_CHECKING:
    from rodedraad.web.editions import Chapter, Edition
    from rodedraad.web.visitor import Visitor

router = APIRouter()
CHAPTERS: tuple[Chapter[Any], ...] = (INDEX, DETAILS)

Word = Annotated[str, Query(max_length=400)]
NOTHING = Index((), (), "", "")


def asked(
    *, soort: Word = "", status: Word = "", eigenaar: Word = "", bron: Word = "", thema: Word = "",
    antwoord: Word = "", zoek: Word = "", volgorde: Word = "stand",
) -> asking.Question:  # fmt: skip
    """The question in the address."""
    question = asking.Question(
        soort, status, eigenaar, bron, thema, antwoord, " ".join(zoek.split()), volgorde or "stand"
    )
    if told := asking.fault(question):
        raise HTTPException(400, told)
    return question


Asked = Annotated[asking.Question, Depends(asked)]


@router.get("/register")
def shown(
    request: Request, visitor: Reader, question: Asked, pagina: Annotated[int, Query(ge=1, le=10**6)] = 1
) -> HTMLResponse:
    """The entries that are asked for, fifty at a time."""
    whole = _index(request, visitor)
    rows = asking.chosen(whole.rows, question)
    last = max(1, -(-len(rows) // asking.SIZE))
    page = min(pagina, last)
    return render(
        request, "register.html", index=whole, question=question, found=len(rows), page=page, last=last,
        rows=rows[(page - 1) * asking.SIZE : page * asking.SIZE], choices=asking.choices(whole.rows),
        stands=asking.stands(whole.rows, question), kinds=KINDS, statuses=STATUSES, orders=asking.ORDERS,
    )  # fmt: skip


@router.get("/register/uitvoer/{form}")
def exported(
    request: Request, visitor: Reader, question: Asked, form: str, tekst: Literal["", "alles"] = ""
) -> Response:
    """What is asked for, as a file; `tekst` asks for what is confidential or personal too, if one may."""
    if form not in export.FORMS:
        raise HTTPException(404, "Deze vorm van uitvoer is er niet.")
    edition = _edition(request, visitor)
    rows = asking.chosen(_index(request, visitor).rows, question)
    moment = edition.made_at if edition else ""
    content = export.exported(
        rows, form, asked=question.address(), moment=moment, whole=tekst == "alles" and visitor.confidential
    )
    return download(content, f"register-{moment[:10]}", form)


@router.get("/register/{id}")
def one(request: Request, visitor: Reader, id: str) -> HTMLResponse:  # noqa: A002 - the address calls it so
    """One entry with all that goes before and after it."""
    edition = _edition(request, visitor)
    detail = edition.page(DETAILS, id) if edition else None
    row = next((row for row in _index(request, visitor).rows if row.id == id), None)
    if detail is None or row is None:
        raise HTTPException(404, "Deze post staat niet in het register.")
    return render(request, "register_entry.html", row=row, detail=detail, kinds=KINDS, statuses=STATUSES)


def _edition(request: Request, visitor: Visitor) -> Edition | None:
    edition: Edition | None = request.app.state.house.edition(visitor)
    return edition


def _index(request: Request, visitor: Visitor) -> Index:
    edition = _edition(request, visitor)
    return (edition.page(INDEX) if edition else None) or NOTHING
