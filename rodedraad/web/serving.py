"""The pages served: where they listen, under which address, and that nobody is exposed by mistake."""

from __future__ import annotations

import getpass
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.errors import ExposedError, ServeError, reason
from rodedraad.loopback import is_loopback
from rodedraad.web.access import places
from rodedraad.web.access.site import Alone, Site
from rodedraad.web.access.ticket import Ticket
from rodedraad.web.state import accounts, sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI
    from uvicorn import Server

    from rodedraad.web.access.organisation import Organisation
    from rodedraad.web.state.database import State

LOCAL = ("127.0.0.1", "localhost", "[::1]")
MOST_HEADERS = 64 * 1024
"""Bytes that a server takes before it knows what is asked; `access.checks` allows less."""
PATIENCE = 10
"""Seconds that running requests have when the server stops."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants the pages served.

    `origin` is the address that browsers use, "" for this computer's own; `proxy` that of a reverse proxy;
    `by` names whoever works alone.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    certificate: Path | None = None
    key: Path | None = None
    proxy: str = ""
    origin: str = ""
    organisation: Organisation | None = None
    by: str = ""

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can reach what is served."""
        return is_loopback(self.host)


def check(wish: Wish, *, has_accounts: bool) -> None:
    """Refuse what would expose the pages or cannot work. Raises `ServeError`s."""
    _check_parts(wish)
    if (wish.is_loopback and not wish.proxy) or (has_accounts and (wish.certificate or wish.proxy)):
        return
    if not has_accounts:
        raise ExposedError(
            "Zonder accounts is Rodedraad er alleen op deze computer zelf.",
            "Maak eerst een beheerder: rodedraad account add NAAM --role beheerder --confidential.",
        )
    raise ExposedError(
        "Zonder versleuteling is Rodedraad er alleen op deze computer zelf.",
        "Geef --tls-cert en --tls-key, of --proxy met --origin.",
    )


def _check_parts(wish: Wish) -> None:
    if bool(wish.certificate) != bool(wish.key):
        raise ServeError("Een certificaat en zijn sleutel horen bij elkaar.", "Geef --tls-cert en --tls-key.")
    if wish.proxy:
        _require_address(wish.proxy)
    if (wish.proxy or not wish.is_loopback) and not wish.origin:
        raise ServeError(
            "Het is niet bekend onder welk adres anderen Rodedraad openen.",
            "Geef --origin https://NAAM, zoals het in hun browser staat.",
        )
    if wish.origin:
        _require_origin(wish)


def _require_address(proxy: str) -> None:
    try:
        ipaddress.ip_address(proxy)
    except ValueError as error:
        raise ServeError(
            f"{proxy!r} is geen adres van een proxy.", "Geef met --proxy een IP-adres, bijvoorbeeld 10.0.0.5."
        ) from error


def _require_origin(wish: Wish) -> None:
    """Scheme, name and port as browsers write them, so that they can be held against what browsers send."""
    parts = urlsplit(wish.origin)
    is_whole = wish.origin == f"{parts.scheme}://{parts.netloc}".lower() and bool(parts.hostname)
    scheme = "https" if wish.certificate or wish.proxy else "http"
    if not is_whole or "@" in parts.netloc or parts.scheme != scheme:
        raise ServeError(
            f"{wish.origin!r} is niet het adres waaronder de pagina's te openen zijn.",
            f"Geef --origin als {scheme}://NAAM of {scheme}://NAAM:POORT, in kleine letters.",
        )


def site(state: State, wish: Wish, port: int) -> Site:
    """How the pages are served on this port; without accounts, whoever holds the ticket is let in."""
    check(wish, has_accounts=(has_accounts := accounts.exist(state)))
    alone = None if has_accounts else Alone(wish.by.strip() or _user(), Ticket())
    with state.writing() as connection:  # each start has a ticket of its own, and lets nobody stay in without
        sessions.end_all(connection, sessions.ALONE)
    return Site(_origins(wish, port), wish.proxy, alone, wish.organisation)


def _origins(wish: Wish, port: int) -> tuple[str, ...]:
    if wish.origin:
        return (wish.origin,)
    scheme, usual = ("https", 443) if wish.certificate else ("http", 80)
    names = tuple(dict.fromkeys((_bracketed(wish.host), *LOCAL)))
    return tuple(f"{scheme}://{name}" + ("" if port == usual else f":{port}") for name in names)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a system without a name for whoever runs this
        return "ik"


def address(served: Site) -> str:
    """The address to open; it holds the ticket of whoever works alone."""
    ticket = f"{places.SIGN_IN}?teken={served.alone.ticket.token}" if served.alone else places.HOME
    return served.origins[0] + ticket


def listening(wish: Wish) -> socket.socket:
    """A socket on which nobody else listens. Raises `ServeError`."""
    family = socket.AF_INET6 if ":" in wish.host else socket.AF_INET
    try:
        return socket.create_server((wish.host, wish.port), family=family)
    except OSError as error:
        raise ServeError(
            f"Rodedraad kan niet luisteren op {wish.host}, poort {wish.port}: {reason(error)}.",
            "Geef met --port een andere poort, of stop het programma dat deze gebruikt.",
        ) from error


def server(app: FastAPI, wish: Wish) -> Server:
    """What serves an application; forwarded headers are its own business (`access.guards`)."""
    import uvicorn

    from rodedraad.web.slowness import Prompt

    config = uvicorn.Config(
        app, http=Prompt, ws="none", lifespan="on", log_level="warning", access_log=False,
        proxy_headers=False, server_header=False, h11_max_incomplete_event_size=MOST_HEADERS,
        timeout_graceful_shutdown=PATIENCE,
    )  # fmt: skip
    config.load()
    if wish.certificate and wish.key:
        config.ssl = _encrypted(wish.certificate, wish.key)
    return uvicorn.Server(config)


def _encrypted(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key, password=lambda: "")
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        raise ServeError(
            f"Het certificaat {certificate.name!r} en de sleutel {key.name!r} zijn niet te gebruiken.",
            "Geef twee PEM-bestanden die bij elkaar horen; de sleutel zonder wachtwoord.",
        ) from error
    return context


def serve(make: Callable[[Site], FastAPI], state: State, wish: Wish, tell: Callable[[Site], None]) -> None:
    """Serve until the user stops it; `tell` is told how, once somebody can come in. Raises `ServeError`s."""
    check(wish, has_accounts=accounts.exist(state))
    with listening(wish) as listener:
        served = site(state, wish, listener.getsockname()[1])
        running = server(make(served), wish)
        tell(served)
        running.run(sockets=[listener])
