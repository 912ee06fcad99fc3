"""The pages put together: `create` gives the application that a server serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from corpus.errors import RodedraadError
from reports import typeface
from rodedraad.web.pages import ENTRIES, UNLISTED
from rodedraad.web.rendering import HERE, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from rodedraad.web.house import House
    from rodedraad.web.visitor import Visitor

    Identify = Callable[[Request], Visitor | None]


def create(house: House, identify: Identify) -> FastAPI:
    """The application over an open corpus; `identify` tells who makes a request, if that is known."""
    app = FastAPI(
        title="Rodedraad", docs_url=None, redoc_url=None, openapi_url=None,
        dependencies=[Depends(identified)],
    )  # fmt: skip
    app.state.house, app.state.identify = house, identify
    app.mount("/static/fonts", StaticFiles(directory=typeface.FOLDER), name="fonts")
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in (*(entry.router for entry in ENTRIES), *UNLISTED):
        app.include_router(router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RodedraadError, _told)
    return app


def identified(request: Request) -> None:
    """Let the pages know who visits; others go no further."""
    visitor = request.app.state.identify(request)
    if visitor is None:
        raise HTTPException(401, "Meld u eerst aan.")
    request.state.visitor = visitor


def _refused(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for no other
    return render(request, "error.html", status=error.status_code, message=error.detail, remedy="")


def _told(request: Request, error: Exception) -> HTMLResponse:
    assert isinstance(error, RodedraadError)  # noqa: S101 - idem
    return render(request, "error.html", status=400, message=error.message, remedy=error.remedy)
