"""Who makes a request: the key in the cookie leads to a session, that to an account as it is now."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from rodedraad.web.access.site import site_of
from rodedraad.web.state import accounts, sessions, tables
from rodedraad.web.visitor import Role, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import Request
    from fastapi.responses import Response

    from rodedraad.web.access.site import Site
    from rodedraad.web.state.database import State
    from rodedraad.web.state.sessions import Session


def identifier(state: State, site: Site) -> Callable[[Request], Visitor | None]:
    """What tells who makes a request to these pages."""

    def identify(request: Request) -> Visitor | None:
        key = request.cookies.get(site.cookie, "")
        session = sessions.found(state, key, time.time()) if key else None
        return None if session is None else _visitor(state, site, session)

    return identify


def _visitor(state: State, site: Site, session: Session) -> Visitor | None:
    if session.account == sessions.ALONE:
        if site.alone is None or accounts.exist(state):
            return None
        return Visitor(site.alone.name, Role.ADMIN, confidential=True, csrf=session.csrf)
    with state.reading() as connection:
        query = select(tables.account).where(tables.account.c.name == session.account)
        row = connection.execute(query).mappings().first()
    account = None if row is None else accounts.account_of(row)
    if account is None or not account.active:
        return None
    return Visitor(account.name, account.role, account.confidential, session.csrf)


def is_alone(request: Request) -> bool:
    """Whether somebody works here alone: there are no accounts to sign in with."""
    return site_of(request).alone is not None and not accounts.exist(request.app.state.house.state)


def let_in(request: Request, response: Response, account: str) -> Response:
    """The answer with the cookie of a fresh session; one that the browser had before is over."""
    state, site = request.app.state.house.state, site_of(request)
    _end(request, state)
    key = sessions.begin(state, account, time.time())
    response.set_cookie(site.cookie, key, **cookie(site))
    return response


def let_out(request: Request, response: Response) -> Response:
    """The answer that ends the session of a browser."""
    site = site_of(request)
    _end(request, request.app.state.house.state)
    response.delete_cookie(site.cookie, **cookie(site))
    return response


def _end(request: Request, state: State) -> None:
    before = request.cookies.get(site_of(request).cookie)
    if before:
        sessions.end(state, before)


def cookie(site: Site) -> dict[str, Any]:
    """What holds for the cookie of a session: no script reads it, no other site makes the browser send it."""
    return {"path": "/", "httponly": True, "samesite": "strict", "secure": site.is_secure}
