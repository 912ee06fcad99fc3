"""Signing in and out: with a password, through the organisation, or alone with the printed address."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import AccountError, SignInError, TooManyAttemptsError
from rodedraad.web.access import entrance, guards, passwords, places
from rodedraad.web.access.organisation import Errand, Organisation
from rodedraad.web.access.site import Site, site_of
from rodedraad.web.rendering import render
from rodedraad.web.state import accounts, sessions, trail
from rodedraad.web.visitor import Reader

router = APIRouter()
ERRAND, AIM = "rodedraad-reis", "rodedraad-doel"
ERRAND_LASTS = 10 * 60
"""Seconds that somebody has to sign in with the organisation."""
WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar."
SIGNED_IN, SIGNED_OUT = "aangemeld", "afgemeld"
Text = Annotated[str, Form()]
Aim = Annotated[str, Query()]


@router.get(places.SIGN_IN)
def shown(request: Request, naar: Aim = places.HOME, teken: Aim = "") -> Response:
    """The form; with the printed token, in."""
    site = site_of(request)
    if teken and site.alone:
        return _alone(request, site, teken)
    if request.state.visitor is not None:
        return RedirectResponse(places.own(naar), status_code=303)
    if entrance.is_alone(request):
        return render(request, "alone.html", status=401)
    return _form(request, naar)


def _alone(request: Request, site: Site, token: str) -> Response:
    state = request.app.state.house.state
    if site.alone is None or not entrance.is_alone(request) or not site.alone.ticket.take(token):
        return render(request, "alone.html", status=403)
    trail.note(state, site.alone.name, SIGNED_IN)
    return entrance.let_in(request, guards.onward(request, places.HOME), sessions.ALONE)


def _form(request: Request, aim: str, *, status: int = 200, name: str = "", message: str = "") -> Response:
    return render(
        request, "signin.html", status=status, aim=places.own(aim), name=name, message=message,
        organisation=site_of(request).organisation is not None,
    )  # fmt: skip


@router.post(places.SIGN_IN)
def entered(request: Request, naam: Text = "", wachtwoord: Text = "", naar: Text = places.HOME) -> Response:
    """In, when name and password are right."""
    state = request.app.state.house.state
    address = request.client.host if request.client else ""
    try:
        account = passwords.signed_in(state, naam, wachtwoord, address)
    except TooManyAttemptsError as error:
        return _form(request, naar, status=429, name=naam, message=str(error))
    if not account:
        return _form(request, naar, status=403, name=naam, message=WRONG)
    trail.note(state, account, SIGNED_IN)
    return entrance.let_in(request, RedirectResponse(places.own(naar), status_code=303), account)


@router.get("/aanmelden/organisatie")
def sent(request: Request, naar: Aim = places.HOME) -> Response:
    """On to the organisation."""
    organisation, errand = _organisation(request), Errand.fresh()
    answer = RedirectResponse(organisation.entrance(errand, _back(request)), status_code=303)
    for name, value in ((ERRAND, errand.written), (AIM, quote(places.own(naar), safe=""))):
        answer.set_cookie(_named(request, name), value, max_age=ERRAND_LASTS, **_short(request))
    return answer


@router.get("/aanmelden/organisatie/terug")
def returned(request: Request) -> Response:
    """Back from the organisation: in, when what it states of somebody names an account."""
    organisation = _organisation(request)
    errand = Errand.read(request.cookies.get(_named(request, ERRAND), ""))
    if errand is None:
        raise SignInError("Deze aanmelding is verlopen.", "Begin opnieuw op de pagina Aanmelden.")
    claims = organisation.returned(errand, request.query_params, _back(request))
    state = request.app.state.house.state
    known = [one for one in accounts.listed(state) if one.active and organisation.names(claims, one)]
    if len(known) != 1:
        raise SignInError(
            "U bent bij uw organisatie bekend, maar hebt hier geen account.",
            "Vraag een beheerder om een account.",
        )
    (account,) = known
    trail.note(state, account.name, SIGNED_IN, "via de organisatie")
    answer = entrance.let_in(request, guards.onward(request, _aim(request)), account.name)
    for name in (ERRAND, AIM):
        answer.delete_cookie(_named(request, name), **_short(request))
    return answer


@router.post("/afmelden")
def left(request: Request, visitor: Reader) -> Response:
    """Out."""
    trail.note(request.app.state.house.state, visitor.name, SIGNED_OUT)
    return entrance.let_out(request, RedirectResponse(places.SIGN_IN, status_code=303))


def _organisation(request: Request) -> Organisation:
    found = site_of(request).organisation
    if found is None:
        raise AccountError("Via een organisatie aanmelden kan hier niet.", "Meld u aan met een wachtwoord.")
    return found


def _back(request: Request) -> str:
    return f"{site_of(request).origin_of(request)[0]}/aanmelden/organisatie/terug"


def _named(request: Request, name: str) -> str:
    return f"__Host-{name}" if site_of(request).is_secure else name


def _short(request: Request) -> dict[str, Any]:
    """What holds for the cookies of an errand: they come along when the organisation sends somebody back."""
    return entrance.cookie(site_of(request)) | {"samesite": "lax"}


def _aim(request: Request) -> str:
    return places.own(unquote(request.cookies.get(_named(request, AIM), places.HOME)))
