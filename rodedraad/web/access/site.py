"""Under which addresses the pages are served, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from fastapi import Request

    from rodedraad.web.access.organisation import Organisation
    from rodedraad.web.access.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Alone:
    """Somebody who works alone: named without an account, let in once by a ticket."""

    name: str
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Site:
    """How the pages are served.

    `origins` are the addresses that a browser may have them under ("https://naam:8765"), the first one to be
    named; without any, that of the request counts, as in tests. `proxy` is the address of a declared proxy,
    the only one that is listened to then. `alone` is there while no accounts are.
    """

    origins: tuple[str, ...] = ()
    proxy: str = ""
    alone: Alone | None = None
    organisation: Organisation | None = None

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the pages over TLS."""
        return bool(self.origins) and self.origins[0].startswith("https://")

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser may name as host."""
        return frozenset(urlsplit(origin).netloc for origin in self.origins)

    @property
    def cookie(self) -> str:
        """The name of the cookie with the key of a session.

        Cookies know no ports: the name holds it, so that two dossiers can be open on one computer.
        """
        port = urlsplit(self.origins[0]).port if self.origins else None
        name = f"rodedraad-{port}" if port else "rodedraad"
        return f"__Host-{name}" if self.is_secure else name

    def origin_of(self, request: Request) -> tuple[str, ...]:
        """The origins that a change may come from."""
        return self.origins or (f"{request.url.scheme}://{request.headers.get('host', '')}",)


def site_of(request: Request) -> Site:
    """How the pages are served that a request is for."""
    found: Site = request.app.state.site
    return found
