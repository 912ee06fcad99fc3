"""The token that goes along with every change: a page of another site cannot know it."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool

from rodedraad.web.access import places
from rodedraad.web.access.checks import SAFE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

FIELD, HEADER = "csrf", "X-CSRF-Token"
MOST_PARTS = 5000
"""Files and fields of one form: a folder that is handed in may hold many."""


async def protected(request: Request) -> AsyncIterator[None]:
    """Let a change through only with the token of the session, in the header or in the form.

    A body may take its time: whoever sends it has the rights of when it is there, not of when it began.
    """
    visitor = request.state.visitor
    try:
        if request.method not in SAFE and visitor is not None and request.url.path not in places.OPEN:
            await _require(request, visitor.csrf)
            request.state.visitor = await run_in_threadpool(request.app.state.identify, request)
            if request.state.visitor is None:
                raise HTTPException(401, "Uw aanmelding is intussen geëindigd. Meld u opnieuw aan.")
        yield
    finally:
        await request.close()


async def _require(request: Request, expected: str) -> None:
    in_form = await _in_form(request)
    given = request.headers.get(HEADER) or in_form
    if not hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode()):
        raise HTTPException(403, "Deze wijziging komt niet van onze pagina's, of de pagina is verouderd.")


async def _in_form(request: Request) -> str:
    form = await request.form(max_files=MOST_PARTS, max_fields=MOST_PARTS)
    found = form.get(FIELD)
    return found if isinstance(found, str) else ""
