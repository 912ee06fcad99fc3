"""The page "Rode draden": themas, their points, the passages of a point, shared text and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from corpus.pointevents import PointAct
from rodedraad.web.rendering import render
from rodedraad.web.state import jobs, trail
from rodedraad.web.state.jobs import JobKind
from rodedraad.web.threads import chapters as kept
from rodedraad.web.threads import clashing, holding, sharing
from rodedraad.web.threads.blocks import key, sheet
from rodedraad.web.threads.chapters import CHAPTERS
from rodedraad.web.threads.themes import DIMENSIONS
from rodedraad.web.visitor import Compiler, Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from rodedraad.web.editions import Chapter, Edition
    from rodedraad.web.house import House
    from rodedraad.web.threads.blocks import Places, Sheet
    from rodedraad.web.threads.themes import ThemePage
    from rodedraad.web.visitor import Visitor

__all__ = ["CHAPTERS", "router"]

router = APIRouter()

Page = Annotated[int, Query(alias="blad", ge=1, le=1_000_000)]
Text = Annotated[str, Query(max_length=300)]
Typed = Annotated[str, Form(max_length=2000)]
ACTS = {
    "noemen": (PointAct.NAME, "punt benoemd"),
    "samenvoegen": (PointAct.MERGE, "punten samengevoegd"),
    "afsplitsen": (PointAct.SPLIT, "punt gesplitst"),
    "ongedaan": (PointAct.UNDO, "handeling met punt ongedaan gemaakt"),
}
"""What a reviewer can do with a point, and how the trail calls it."""
NO_POINT = (
    "Dit punt is er niet of niet meer. Punten zonder naam krijgen een ander adres als hun kern verandert."
)


@dataclass(frozen=True, slots=True)
class Filter:
    """The choices of a list as its address has them."""

    laag: str = ""
    fase: str = ""
    periode: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which places of a list are asked for: the chapter that knows them, and the key of the choice."""

    chapter: Chapter[Places]
    at: str


@router.get("/draden")
def themes(
    request: Request, visitor: Reader, laag: Text = "", fase: Text = "", periode: Text = ""
) -> HTMLResponse:
    """The themas by weight, narrowed by layer, phase and half-year."""
    edition = _edition(request, visitor)
    chosen = Filter(laag, fase, periode)
    return render(
        request,
        "threads.html",
        themes=edition.page(kept.WEIGHTS, key(laag, fase, periode)) if edition else None,
        everything=edition.page(kept.WEIGHTS, key("", "", "")) if edition else None,
        choices=edition.page(kept.CHOICES) if edition else None,
        chosen=chosen,
        narrowed=bool(laag or fase or periode),
    )


@router.get("/draden/gedeeld")
def shared(
    request: Request, visitor: Reader, alleen: Literal["", "afwijkend"] = "", blad: Page = 1
) -> HTMLResponse:
    """All text that several senders share, or what has copies that deviate."""
    listed = _sheet(
        _edition(request, visitor), kept.SHARED, sharing.LIST, Chosen(kept.SHARED_PLACES, alleen), blad
    )
    url = _addresses("/draden/gedeeld", alleen=alleen)
    return render(request, "threads_shared.html", sheet=listed, alleen=alleen, url=url)


@router.get("/draden/conflicten")
def conflicts(
    request: Request, visitor: Reader, thema: Text = "", bron: Text = "", blad: Page = 1
) -> HTMLResponse:
    """All conflicting wordings, narrowed by thema and source."""
    edition, chosen = _edition(request, visitor), Chosen(kept.CLASH_PLACES, key(thema, bron))
    listed = _sheet(edition, kept.CLASHES, clashing.LIST, chosen, blad)
    return render(
        request,
        "threads_conflicts.html",
        sheet=listed,
        choices=edition.page(kept.CLASH_CHOICES) if edition else None,
        thema=thema,
        bron=bron,
        url=_addresses("/draden/conflicten", thema=thema, bron=bron),
    )


@router.get("/draden/punt/{id_}")
def point(request: Request, visitor: Reader, id_: str, blad: Page = 1) -> HTMLResponse:
    """A point with its passages, its past and what answers it; for reviewers what they can do with it."""
    edition = _edition(request, visitor)
    found = edition.page(kept.POINTS, id_) if edition else None
    if edition is None or found is None:
        raise HTTPException(404, NO_POINT)
    house: House = request.app.state.house
    return render(
        request,
        "threads_point.html",
        point=found,
        sheet=sheet(edition, kept.STATEMENTS, [id_], range(found.row.passages), blad),
        said=holding.said_of(house.corpus(visitor), id_) if visitor.confidential else (),
        others=_others(edition, found.thema, id_) if visitor.role >= 2 else (),
        url=_addresses(f"/draden/punt/{quote(id_, safe='')}"),
    )


@router.post("/draden/punt/{id_}/{handeling}")
def act(
    request: Request,
    visitor: Compiler,
    *,
    id_: str,
    handeling: Literal["noemen", "samenvoegen", "afsplitsen", "ongedaan"],
    naam: Typed = "",
    ander: Typed = "",
    waarom: Typed = "",
    waarneming: Annotated[list[str] | None, Form()] = None,
) -> RedirectResponse:
    """Enter what a reviewer does with a point; the themas are worked out anew after it."""
    house: House = request.app.state.house
    edition = _edition(request, visitor)
    what, noted = ACTS[handeling]
    held, other = (edition.page(kept.HOLDINGS, one) if edition else None for one in (id_, ander))
    if held is None or (what is PointAct.MERGE and other is None):
        raise HTTPException(404, NO_POINT)
    wish = holding.Act(what, visitor.name, waarom, naam, tuple(waarneming or ()))
    holding.done(house.corpus(visitor), held, wish, other if what is PointAct.MERGE else None)
    trail.note(house.state, visitor.name, noted, id_)
    jobs.submit(house.state, JobKind.REFRESH, {}, visitor.name)
    return RedirectResponse(f"/draden/punt/{quote(id_, safe='')}#handelingen", 303)


@router.get("/draden/{thema}/passages")
def passages(
    request: Request,
    visitor: Reader,
    *,
    thema: str,
    bron: Text = "",
    laag: Text = "",
    fase: Text = "",
    toerekening: Text = "",
    blad: Page = 1,
) -> HTMLResponse:
    """What is stated about a thema, of one source, layer, phase or cause where that is given."""
    given = dict(zip(DIMENSIONS, (bron, laag, fase, toerekening), strict=True))
    chosen = {name: value for name, value in given.items() if value}
    if len(chosen) > 1:
        raise HTTPException(400, "Kies één bron, laag, fase of toerekening.")
    by, value = next(iter(chosen.items()), ("", ""))
    found = _theme(request, visitor, thema)
    at = Chosen(kept.THEME_PLACES, key(thema, by, value))
    listed = _sheet(_edition(request, visitor), kept.THEME_PASSAGES, thema, at, blad)
    url = _addresses(f"/draden/{quote(thema, safe='')}/passages", **chosen)
    return render(request, "threads_passages.html", theme=found, sheet=listed, by=by, label=value, url=url)


@router.get("/draden/{thema}")
def theme(request: Request, visitor: Reader, thema: str, blad: Page = 1) -> HTMLResponse:
    """A thema: its points, who speaks and who does not, and what goes along with it."""
    found, edition = _theme(request, visitor, thema), _edition(request, visitor)
    assert edition is not None  # noqa: S101 - the thema was read from it
    return render(
        request,
        "threads_theme.html",
        theme=found,
        sheet=sheet(edition, kept.ROWS, [thema], range(found.points), blad),
        url=_addresses(f"/draden/{quote(thema, safe='')}"),
    )


def _edition(request: Request, visitor: Visitor) -> Edition | None:
    house: House = request.app.state.house
    return house.edition(visitor)


def _theme(request: Request, visitor: Visitor, thema: str) -> ThemePage:
    edition = _edition(request, visitor)
    found = edition.page(kept.THEMES, thema) if edition else None
    if found is None:
        raise HTTPException(404, "Dit thema kent het codeboek van dit dossier niet.")
    return found


def _sheet(
    edition: Edition | None, chapter: Chapter[Any], of: str, chosen: Chosen, page: int
) -> Sheet[Any] | None:
    """A page of what was chosen from a list; nothing as long as there is no edition."""
    if edition is None:
        return None
    places = edition.page(chosen.chapter, chosen.at)
    return sheet(edition, chapter, [of], places.at if places else (), page)


def _others(edition: Edition, thema: str, id_: str) -> tuple[tuple[str, str], ...]:
    """The weightiest points of the same thema: what a point can be merged with."""
    listed = sheet(edition, kept.ROWS, [thema], range(_points(edition, thema)), 1)
    return tuple((row.id, row.label) for row in listed.items if row.id != id_)


def _points(edition: Edition, thema: str) -> int:
    found = edition.page(kept.THEMES, thema)
    return found.points if found else 0


def _addresses(path: str, **query: str) -> Callable[[int], str]:
    """Gives the address of a page of a list by its number; what is empty is left out."""
    given = {name: value for name, value in query.items() if value}

    def address(number: int) -> str:
        asked = given | ({"blad": str(number)} if number > 1 else {})
        return f"{path}?{urlencode(asked)}" if asked else path

    return address
