"""The page "Overzicht": what is in the dossier, who answered, what is new and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from rodedraad.web.overview.chapters import CHAPTERS, GRIDS, OVERVIEW
from rodedraad.web.overview.matrix import By, Measure, shade
from rodedraad.web.overview.standing import at_work, holds, to_review
from rodedraad.web.rendering import render
from rodedraad.web.visitor import Reader

if TYPE_CHECKING:
    from rodedraad.web.house import House
    from rodedraad.web.overview.matrix import Grid

__all__ = ["CHAPTERS", "router"]

router = APIRouter()
Page = Annotated[int, Query(ge=1, le=1_000_000)]


@router.get("/")
def shown(
    request: Request, visitor: Reader, per: By = "bron", telling: Measure | None = None, blad: Page = 1
) -> HTMLResponse:
    """The page; `per` is what the columns of the matrix are, `telling` what it counts, `blad` which columns.

    A source is one source: by source, statements tell more.
    """
    measure: Measure = telling or ("uitspraken" if per == "bron" else "bronnen")
    house: House = request.app.state.house
    edition = house.edition(visitor)
    grid, corpus = edition.page(GRIDS, per) if edition else None, house.corpus(visitor)
    return render(
        request,
        "overview.html",
        dossier=edition.page(OVERVIEW) if edition else None,
        grid=grid.sheet(blad) if grid else None,
        sheets=grid.last if grid else 1,
        blad=min(blad, grid.last) if grid else 1,
        most=_most(grid, measure),
        shade=shade,
        per=per,
        telling=measure,
        given=telling or "",
        sheet_url=lambda number: f"/?per={per}&telling={measure}&blad={number}#matrix",
        quote=lambda text: quote(text, safe=""),
        holds=holds(corpus),
        review=to_review(corpus),
        jobs=at_work(house.state, visitor),
    )


def _most(grid: Grid | None, measure: Measure) -> int:
    """The most that a cell has, by which the others are shaded."""
    cells = (cell.of(measure) for line in (grid.lines if grid else ()) for cell in line.cells)
    return max(cells, default=0)
