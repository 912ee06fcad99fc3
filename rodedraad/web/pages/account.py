"""The page "Uw account": what you may do here, and another password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import AccountError
from rodedraad.web.access import entrance, passwords
from rodedraad.web.rendering import render
from rodedraad.web.state import accounts
from rodedraad.web.visitor import Reader, Visitor

router = APIRouter()
Text = Annotated[str, Form()]
UNEQUAL = AccountError("De twee nieuwe wachtwoorden zijn niet gelijk.", "Vul twee keer hetzelfde in.")
WRONG = AccountError("Uw huidige wachtwoord klopt niet.", "Vul het wachtwoord in waarmee u bent aangemeld.")


@router.get("/account")
def shown(request: Request, visitor: Reader, gewijzigd: bool = False) -> Response:
    """The page."""
    return _page(request, visitor, is_changed=gewijzigd)


@router.post("/account/wachtwoord")
def changed(
    request: Request, visitor: Reader, huidig: Text = "", nieuw: Text = "", herhaald: Text = ""
) -> Response:
    """Another password: all sessions are over, this browser gets a fresh one."""
    state = request.app.state.house.state
    try:
        if nieuw != herhaald:
            raise UNEQUAL
        hashed = passwords.hashed(nieuw)
        address = request.client.host if request.client else ""
        if not passwords.signed_in(state, visitor.name, huidig, address):
            raise WRONG
        accounts.set_password(state, visitor.name, hashed, visitor.name)
    except AccountError as error:
        return _page(request, visitor, error=error)
    return entrance.let_in(request, RedirectResponse("/account?gewijzigd=1", status_code=303), visitor.name)


def _page(
    request: Request, visitor: Visitor, *, is_changed: bool = False, error: AccountError | None = None
) -> Response:
    state, alone = request.app.state.house.state, entrance.is_alone(request)
    account = next((one for one in accounts.listed(state) if one.name == visitor.name), None)
    return render(
        request, "account.html", status=400 if error else 200, account=account, alone=alone,
        is_changed=is_changed, error=error, shortest=passwords.SHORTEST,
    )  # fmt: skip
