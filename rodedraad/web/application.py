"""The pages put together: `create` gives the application that a server serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.staticfiles import StaticFiles

from reports import typeface
from rodedraad.web import failures
from rodedraad.web.access import guards, places, static, tokens
from rodedraad.web.access.site import Site
from rodedraad.web.lawful import Lawful
from rodedraad.web.pages import ENTRIES, UNLISTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from rodedraad.web.house import House
    from rodedraad.web.visitor import Visitor

    Identify = Callable[[Request], Visitor | None]


def create(house: House, identify: Identify, site: Site | None = None) -> FastAPI:
    """The application over an open corpus.

    `identify` tells who makes a request, if that is known. `site` says under which addresses the pages are
    served; without it any name that a request has for them is right.
    """
    site = site or Site()
    app = FastAPI(
        title="Rodedraad", docs_url=None, redoc_url=None, openapi_url=None,
        dependencies=[Depends(identified), Depends(tokens.protected)],
    )  # fmt: skip
    app.state.house, app.state.identify, app.state.site = house, identify, site
    app.mount("/static/fonts", StaticFiles(directory=typeface.FOLDER), name="fonts")
    app.mount("/static", StaticFiles(directory=static.FOLDER), name="static")
    for router in (*(entry.router for entry in ENTRIES), *UNLISTED):
        app.include_router(router)
    app.add_middleware(Lawful, house=house)
    app.add_middleware(guards.Guarded, site=site, most_uploaded=house.settings.most_uploaded)
    failures.register(app)
    return app


def identified(request: Request) -> None:
    """Nobody gets to a page unknown, whatever stands before it (`access.guards` sends them to sign in)."""
    if request.state.visitor is None and request.url.path not in places.OPEN:
        raise HTTPException(401, "Meld u eerst aan.")
