"""What stands before all pages: a request is checked, its visitor found, before anything else happens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from anyio import fail_after
from fastapi import HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from corpus.errors import RodedraadError
from rodedraad.web import failures
from rodedraad.web.access import checks, entrance, headers, places
from rodedraad.web.rendering import render

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from rodedraad.web.access.checks import Refusal
    from rodedraad.web.access.site import Site

PATIENCE = 30.0
"""Seconds in which more of a body has to come: whoever stops halfway holds nothing for ever."""


class Guarded:
    """An application of which nobody reaches anything that is not meant for them."""

    def __init__(self, app: ASGIApp, site: Site, most_uploaded: int) -> None:
        self.app, self.site, self.most_uploaded = app, site, most_uploaded
        self.behind = ProxyHeadersMiddleware(self._checked, [site.proxy]) if site.proxy else self._checked  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers.dress(message, self.site, scope["path"], scope["query_string"])
            await send(message)

        request = Request(scope)
        request.state.visitor = None
        found = checks.of_peer(request, self.site)
        if found:
            await _told(request, found)(scope, receive, dressed)
        else:
            await self.behind(scope, receive, dressed)  # type: ignore[arg-type]

    async def _checked(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        found = checks.refusal(request, self.site, self.most_uploaded)
        answer = _told(request, found) if found else await self._unknown(request)
        if answer:
            await answer(scope, receive, send)
        else:
            most = checks.most_of(request, self.most_uploaded)
            await self.app(scope, limited(receive, most), send)

    async def _unknown(self, request: Request) -> Response | None:
        """What somebody gets who has to sign in first."""
        path = request.url.path
        if path.startswith(headers.STATIC):
            return None
        try:
            request.state.visitor = await run_in_threadpool(request.app.state.identify, request)
            if request.state.visitor is not None or path in places.OPEN:
                return None
            return await run_in_threadpool(elsewhere, request)
        except RodedraadError as error:  # nothing behind this tells it
            return await run_in_threadpool(failures.told, request, error)


def elsewhere(request: Request) -> Response:
    """Where a request leads whose maker is not known.

    A browser keeps the cookie back when another site led to us, as a link in webmail does: once it has a page
    of ours, it goes on from there with the cookie.
    """
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if request.headers.get("hx-request"):
        page = _page(request.headers.get("hx-current-url", ""))
        return Response(status_code=401, headers={"HX-Redirect": places.sign_in(page)})
    if request.method != "GET":
        return _told(request, checks.Refusal(401, "Meld u eerst aan.", "Uw aanmelding is verlopen."))
    if request.headers.get("sec-fetch-site") == "cross-site" and places.own(wanted) == wanted:
        return onward(request, wanted)
    if entrance.is_alone(request):
        return render(request, "alone.html", status=401)
    return RedirectResponse(places.sign_in(wanted), status_code=303)


def _page(address: str) -> str:
    """The path and query of an address that a browser says it is at."""
    try:
        page = urlsplit(address)
    except ValueError:  # whoever asks may say anything
        return places.HOME
    return page.path + (f"?{page.query}" if page.query else "")


def onward(request: Request, wanted: str) -> Response:
    """A page that goes on by itself to another of ours."""
    return render(request, "onward.html", onward=wanted)


def limited(receive: Receive, most: int) -> Receive:
    """The body of a request, as far as it may go on, and as long as it does go on."""
    taken, goes_on = 0, True

    async def counted() -> Message:
        nonlocal taken, goes_on
        try:
            with fail_after(PATIENCE if goes_on else None):
                message = await receive()
        except TimeoutError as error:
            raise HTTPException(408, "Het verzoek kwam niet op tijd binnen. Probeer het opnieuw.") from error
        goes_on = bool(message.get("more_body"))
        taken += len(message.get("body", b""))
        if taken > most:
            found = checks.too_large(most)
            raise HTTPException(found.status, f"{found.message} {found.remedy}")
        return message

    return counted


def _told(request: Request, found: Refusal) -> Response:
    return render(request, "error.html", status=found.status, message=found.message, remedy=found.remedy)
