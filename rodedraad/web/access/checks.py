"""What a request must be before anything is done with it, and before its body is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from rodedraad.web.access.site import Site

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, 9.2.1)."""
LONGEST_ADDRESS = 8 * 1024
"""Bytes: every state of a page fits in a quarter of it."""
MOST_HEADERS = 32 * 1024
MOST_IN_FORM = 2 * 2**20
"""Bytes of a form without files: a long remark with thousands of choices stays below it."""
TRUSTED = frozenset({"same-origin", "none"})
"""Where a browser says that a change comes from: a page of ours, or the user's own hand."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further, and what helps."""

    status: int
    message: str
    remedy: str = ""


def refusal(request: Request, site: Site, most_uploaded: int) -> Refusal | None:
    """Why a request goes no further, if it does not."""
    checks: tuple[Callable[[], Refusal | None], ...] = (
        lambda: _of_size(request),
        lambda: _of_host(request, site),
        lambda: _of_origin(request, site),
        lambda: _of_length(request, most_uploaded),
    )
    return next((found for check in checks if (found := check())), None)


def of_peer(request: Request, site: Site) -> Refusal | None:
    """Behind a declared proxy nobody comes in beside it, nor through it without TLS."""
    if not site.proxy:
        return None
    peer = request.client.host if request.client else ""
    if peer != site.proxy:
        return Refusal(403, "Deze pagina's zijn er alleen via de proxy.", f"Ga naar {site.origins[0]}.")
    if request.headers.get("x-forwarded-proto", "https").strip() != "https":
        return Refusal(403, "De verbinding met de proxy is niet beveiligd.", f"Ga naar {site.origins[0]}.")
    return None


def most_of(request: Request, most_uploaded: int) -> int:
    """The bytes that a body may have: only a form with files may be large."""
    is_upload = request.headers.get("content-type", "").lower().startswith("multipart/form-data")
    return most_uploaded if is_upload else min(MOST_IN_FORM, most_uploaded)


def too_large(most: int) -> Refusal:
    """What somebody who hands in too much is told."""
    return Refusal(
        413, "Dit is te groot om in één keer in te leveren.",
        f"Lever hooguit {max(most // 2**20, 1)} MB tegelijk in, in delen.",
    )  # fmt: skip


def _of_size(request: Request) -> Refusal | None:
    address = len(request.scope.get("raw_path") or b"") + len(request.scope["query_string"])
    if address > LONGEST_ADDRESS:
        return Refusal(414, "Dit adres is te lang.", "Maak uw vraag of filter korter.")
    if sum(len(name) + len(value) for name, value in request.scope["headers"]) > MOST_HEADERS:
        return Refusal(431, "Uw browser stuurt te veel gegevens mee.", "Wis de cookies van deze website.")
    return None


def _of_host(request: Request, site: Site) -> Refusal | None:
    """A name that leads here but is not ours may be another site's trick (DNS rebinding)."""
    named = request.headers.getlist("host")
    if len(named) == 1 and (not site.origins or named[0].lower() in site.hosts):
        return None
    return Refusal(
        400, "Onder deze naam staan hier geen pagina's.", "Open het adres dat bij het starten is getoond."
    )


def _of_origin(request: Request, site: Site) -> Refusal | None:
    if request.method in SAFE:
        return None
    origins, sites = request.headers.getlist("origin"), request.headers.getlist("sec-fetch-site")
    is_ours = all(origin in site.origin_of(request) for origin in origins)
    if is_ours and all(where in TRUSTED for where in sites):
        return None
    return Refusal(
        403, "Deze wijziging komt niet van onze pagina's.", "Open de pagina opnieuw en probeer het nog eens."
    )


def _of_length(request: Request, most_uploaded: int) -> Refusal | None:
    """HTTP servers let through no length that is not a number."""
    most = most_of(request, most_uploaded)
    return too_large(most) if int(request.headers.get("content-length") or 0) > most else None
