"""The page "Gebruikers": who may come in, and what each may do."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import AccountError
from rodedraad.web.access import entrance, passwords
from rodedraad.web.access.site import site_of
from rodedraad.web.rendering import render
from rodedraad.web.state import accounts
from rodedraad.web.state.accounts import Account
from rodedraad.web.visitor import WORDS, Admin, Visitor

router = APIRouter()
PATH = "/beheer/gebruikers"
Text = Annotated[str, Form()]
Tick = Annotated[bool, Form()]
ABOVE = AccountError(
    "Dit account ziet vertrouwelijke stukken en u niet.",
    "Vraag een beheerder die vertrouwelijke stukken mag zien.",
)
DONE = {
    "toegevoegd": "Het account is toegevoegd.",
    "gewijzigd": "Het account is gewijzigd. Wie ermee werkte, meldt zich opnieuw aan.",
    "verwijderd": "Het account is verwijderd.",
}


@router.get(PATH)
def shown(request: Request, visitor: Admin, gedaan: str = "") -> Response:  # noqa: ARG001
    """The list, with a form for a new account."""
    return _list(request, done=DONE.get(gedaan, ""))


@router.post(PATH)
def added(
    request: Request, visitor: Admin, naam: Text = "", rol: Text = "lezer", wachtwoord: Text = "",
    koppeling: Text = "", *, vertrouwelijk: Tick = False,
) -> Response:  # fmt: skip
    """A new account."""
    given = {"naam": naam, "rol": rol, "koppeling": koppeling, "vertrouwelijk": vertrouwelijk}
    try:
        account = Account(naam, accounts.role_of(rol), vertrouwelijk, subject=koppeling)
        _require_right(visitor, account)
        accounts.add(request.app.state.house.state, account, _hashed(wachtwoord, account), visitor.name)
    except AccountError as error:
        return _list(request, error=error, given=given)
    return _done("toegevoegd")


@router.get(f"{PATH}/wijzigen")
def asked(request: Request, visitor: Admin, naam: Annotated[str, Query()] = "") -> Response:  # noqa: ARG001
    """The form of one account."""
    return _form(request, accounts.found(request.app.state.house.state, naam))


@router.post(f"{PATH}/wijzigen")
def changed(
    request: Request, visitor: Admin, naam: Text = "", rol: Text = "", wachtwoord: Text = "",
    koppeling: Text = "", *, vertrouwelijk: Tick = False, actief: Tick = False,
) -> Response:  # fmt: skip
    """Other rights, and another password when one is given."""
    state = request.app.state.house.state
    before = accounts.found(state, naam)
    try:
        after = replace(
            before, role=accounts.role_of(rol), confidential=vertrouwelijk, active=actief, subject=koppeling
        )
        _require_right(visitor, before, after)
        hashed = passwords.hashed(wachtwoord) if wachtwoord else ""
        accounts.change(state, after, visitor.name)
        if hashed:
            accounts.set_password(state, before.name, hashed, visitor.name)
    except AccountError as error:
        return _form(request, before, error)
    return _done("gewijzigd")


@router.post(f"{PATH}/verwijderen")
def removed(request: Request, visitor: Admin, naam: Text = "") -> Response:
    """An account less."""
    state = request.app.state.house.state
    account = accounts.found(state, naam)
    try:
        _require_right(visitor, account)
        accounts.remove(state, naam, visitor.name)
    except AccountError as error:
        return _form(request, account, error)
    return _done("verwijderd")


def _require_right(visitor: Visitor, *concerned: Account) -> None:
    """Nobody gives away, or takes over, a right that is not their own."""
    if not visitor.confidential and any(account.confidential for account in concerned):
        raise ABOVE


def _hashed(password: str, account: Account) -> str:
    """Without a password there must be another way in."""
    if not password and account.subject.strip():
        return ""
    return passwords.hashed(password)


def _done(what: str) -> Response:
    return RedirectResponse(f"{PATH}?gedaan={what}", status_code=303)


def _list(
    request: Request, *, done: str = "", error: AccountError | None = None,
    given: dict[str, object] | None = None,
) -> Response:  # fmt: skip
    alone = entrance.is_alone(request)
    role = "beheerder" if alone else "lezer"
    first: dict[str, object] = {"naam": "", "rol": role, "koppeling": "", "vertrouwelijk": alone}
    return render(
        request, "accounts.html", status=400 if error else 200, done=done, error=error, alone=alone,
        accounts=accounts.listed(request.app.state.house.state), given=given or first,
        **_choices(request),
    )  # fmt: skip


def _form(request: Request, account: Account, error: AccountError | None = None) -> Response:
    return render(
        request, "accounts_change.html", status=400 if error else 200, account=account, error=error,
        **_choices(request),
    )  # fmt: skip


def _choices(request: Request) -> dict[str, object]:
    return {
        "roles": [(word, word) for word in WORDS.values()],
        "shortest": passwords.SHORTEST,
        "organisation": site_of(request).organisation is not None,
    }
