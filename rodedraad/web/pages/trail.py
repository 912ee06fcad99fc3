"""The page "Logboek": who changed what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response

from rodedraad.web.rendering import render
from rodedraad.web.state import accounts, trail
from rodedraad.web.state.trail import Sought, Trace
from rodedraad.web.visitor import Admin, Visitor

router = APIRouter()
PATH = "/beheer/logboek"
ON_PAGE = 50
PUBLIC = (accounts.ADDED, accounts.CHANGED, accounts.REMOVED, accounts.RENEWED, "aangemeld", "afgemeld")
"""What is told to whoever may not see confidential documents: other changes may name one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filter as it stands in the address."""

    wie: str = ""
    wat: str = ""
    tekst: str = ""
    van: str = ""
    tot: str = ""

    def query(self, **more: object) -> str:
        """As an address has it."""
        stated = {"wie": self.wie, "wat": self.wat, "tekst": self.tekst, "van": self.van, "tot": self.tot}
        return urlencode({name: value for name, value in (stated | more).items() if value})


def asked(
    wie: Annotated[str, Query(max_length=200)] = "",
    wat: Annotated[str, Query(max_length=200)] = "",
    tekst: Annotated[str, Query(max_length=200)] = "",
    van: Annotated[str, Query(max_length=10)] = "",
    tot: Annotated[str, Query(max_length=10)] = "",
) -> Asked:
    """The filter of a request, when its days are days."""
    for day in filter(None, (van, tot)):
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise HTTPException(400, "Geef een dag als jjjj-mm-dd, bijvoorbeeld 2026-01-31.") from error
    return Asked(wie, wat, tekst, van, tot)


Filter = Annotated[Asked, Depends(asked)]


@router.get(PATH)
def shown(
    request: Request, visitor: Admin, asked: Filter, pagina: Annotated[int, Query(ge=1, le=10**6)] = 1
) -> Response:
    """One page of the changes."""
    state, sought = request.app.state.house.state, _sought(visitor, asked)
    amount = trail.count(state, sought)
    last = max(1, -(-amount // ON_PAGE))
    page = min(pagina, last)
    return render(
        request, "trail.html", asked=asked, amount=amount, page=page, last=last,
        rows=trail.listed(state, sought, ON_PAGE, (page - 1) * ON_PAGE),
        people=_options(trail.known(state, "who", sought.acts)),
        acts=_options(trail.known(state, "act", sought.acts)),
        url=lambda number: f"{PATH}?{asked.query(pagina=number)}", export=f"{PATH}.csv?{asked.query()}",
        partly=sought.acts is not None,
    )  # fmt: skip


@router.get(f"{PATH}.csv")
def exported(request: Request, visitor: Admin, asked: Filter) -> Response:
    """All changes that answer to the filter, for a spreadsheet."""
    content = table(trail.listed(request.app.state.house.state, _sought(visitor, asked)))
    head = {"Content-Disposition": 'attachment; filename="logboek.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=head)


def table(rows: tuple[Trace, ...]) -> bytes:
    """The changes as CSV, guarded against formulas."""
    import polars

    from corpus.tables import csvfile

    columns = {"moment": "at", "wie": "who", "wat": "act", "waaraan": "subject"}
    frame = polars.DataFrame(
        {title: [getattr(row, name) for row in rows] for title, name in columns.items()},
        schema=dict.fromkeys(columns, polars.String),
    )
    return b"".join(csvfile.render(frame))


def _sought(visitor: Visitor, asked: Asked) -> Sought:
    acts = None if visitor.confidential else PUBLIC
    return Sought(asked.wie, asked.wat, asked.tekst, asked.van, asked.tot, acts)


def _options(values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]
