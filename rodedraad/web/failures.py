"""What a visitor is told when something cannot be done: a page in Dutch, never the program's insides."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import fastapi
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from corpus.errors import (
    CorpusBusyError,
    CorpusError,
    CorpusUnreachableError,
    RodedraadError,
    StateDamagedError,
    UnknownDocumentError,
)
from rodedraad.web.access import headers
from rodedraad.web.access.site import site_of
from rodedraad.web.rendering import render

if TYPE_CHECKING:
    from fastapi import FastAPI, Request
    from fastapi.responses import Response

UNPARSED = "There was an error parsing the body"
"""What FastAPI says of a form that is none."""
WORDS = {
    400: "Dit verzoek is niet te begrijpen.",
    401: "Meld u eerst aan.",
    403: "Dit mag u niet.",
    404: "Deze pagina bestaat niet.",
    405: "Dat kan op deze pagina niet.",
    413: "Dit is te groot om in één keer in te leveren.",
}
"""For those that come from the framework, which speaks English."""
STATUS = {
    UnknownDocumentError: 404, CorpusBusyError: 503, CorpusUnreachableError: 503, StateDamagedError: 503,
}  # fmt: skip


def register(app: FastAPI) -> None:
    """Let an application tell what is the matter."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(RodedraadError, told)
    app.add_exception_handler(Exception, _failed)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for no other
    message = error.detail if _is_ours(error) else WORDS.get(error.status_code, "Dat gaat niet.")
    answer = render(request, "error.html", status=error.status_code, message=message, remedy="")
    answer.headers.update(error.headers or {})
    return answer


def _is_ours(error: HTTPException) -> bool:
    """Pages raise FastAPI's class with words of their own; the framework mostly raises the other."""
    framework = (HTTPStatus(error.status_code).phrase, UNPARSED)
    return isinstance(error, fastapi.HTTPException) and error.detail not in framework


def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - idem
    names = sorted({str(wrong["loc"][-1]) for wrong in error.errors()})
    return render(
        request, "error.html", status=422, message="Een waarde in dit verzoek klopt niet.",
        remedy=f"Kijk na: {', '.join(names)[:200]}.",
    )  # fmt: skip


def told(request: Request, error: Exception) -> Response:
    """What the program says itself."""
    assert isinstance(error, RodedraadError)  # noqa: S101 - idem
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)
    if isinstance(error, CorpusError | StateDamagedError) and status == 503:
        request.state.visitor = None  # a page for a visitor would ask the corpus again
    return render(request, "error.html", status=status, message=error.message, remedy=error.remedy)


def _failed(request: Request, _: Exception) -> Response:
    """The server writes the error itself to its terminal; this answer passes no guard any more."""
    request.state.visitor = None
    answer = render(
        request, "error.html", status=500, message="Er ging iets mis in het programma.",
        remedy="Probeer het opnieuw. Blijft het misgaan, meld dan wat u deed en hoe laat.",
    )  # fmt: skip
    started: dict[str, Any] = {"status": 500, "headers": answer.raw_headers}
    headers.dress(started, site_of(request), request.url.path, b"")
    answer.raw_headers = started["headers"]
    return answer
