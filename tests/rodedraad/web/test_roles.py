"""Each route is for those who may use it, and for no other: a route that has no row here fails."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from rodedraad.web import application
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import CSRF, visitor
from tests.rodedraad.web.entering import empty_house
from tests.rodedraad.web.routing import routes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fastapi import FastAPI
    from httpx import Response

    from rodedraad.web.visitor import Visitor

OPEN, READER, REVIEWER, COMPILER = "open", "lezer", "beoordelaar", "samensteller"
ADMIN, KEEPER = "beheerder", "bewaarder"
"""A compiler is a reviewer, and a keeper an administrator, who sees confidential documents."""
ROUTES = {
    ("GET", "/aanmelden"): OPEN,
    ("POST", "/aanmelden"): OPEN,
    ("GET", "/aanmelden/organisatie"): OPEN,
    ("GET", "/aanmelden/organisatie/terug"): OPEN,
    ("POST", "/afmelden"): READER,
    ("GET", "/account"): READER,
    ("POST", "/account/wachtwoord"): READER,
    ("GET", "/"): READER,
    ("GET", "/documenten"): READER,
    ("POST", "/documenten/aanleveren"): COMPILER,
    ("GET", "/documenten/aanleveren/{key}"): COMPILER,
    ("POST", "/documenten/aanleveren/{key}"): COMPILER,
    ("POST", "/documenten/inlezen"): COMPILER,
    ("POST", "/documenten/map"): KEEPER,
    ("GET", "/documenten/prullenbak"): COMPILER,
    ("POST", "/documenten/prullenbak/{nr}"): COMPILER,
    ("POST", "/documenten/wachtwoord"): COMPILER,
    ("GET", "/documenten/{id_}"): READER,
    ("GET", "/documenten/{id_}/pagina/{number}.webp"): READER,
    ("GET", "/documenten/{id_}/origineel"): READER,
    ("POST", "/documenten/{id_}/weghalen"): COMPILER,
    ("GET", "/documenten/{id_}/wissen"): ADMIN,
    ("POST", "/documenten/{id_}/wissen"): ADMIN,
    ("GET", "/documenten/{id_}/gegevens"): READER,
    ("POST", "/documenten/{id_}/gegevens"): COMPILER,
    ("GET", "/waarnemingen"): READER,
    ("GET", "/waarnemingen/uitvoer/{vorm}"): READER,
    ("GET", "/waarnemingen/{id_}"): READER,
    ("GET", "/draden"): READER,
    ("GET", "/draden/gedeeld"): READER,
    ("GET", "/draden/conflicten"): READER,
    ("GET", "/draden/punt/{id_}"): READER,
    ("POST", "/draden/punt/{id_}/{handeling}"): COMPILER,
    ("GET", "/draden/{thema}/passages"): READER,
    ("GET", "/draden/{thema}"): READER,
    ("GET", "/beoordelen"): REVIEWER,
    ("GET", "/beoordelen/overeenstemming"): REVIEWER,
    ("GET", "/beoordelen/volgende"): REVIEWER,
    ("GET", "/beoordelen/{observation}"): REVIEWER,
    ("POST", "/beoordelen/{observation}"): REVIEWER,
    ("GET", "/register"): READER,
    ("GET", "/register/uitvoer/{form}"): READER,
    ("GET", "/register/{id}"): READER,
    ("GET", "/toets"): READER,
    ("POST", "/toets"): READER,
    ("GET", "/toets/{nr}"): READER,
    ("GET", "/toets/{nr}/bestand/{form}"): READER,
    ("GET", "/rapport"): READER,
    ("POST", "/rapport"): READER,
    ("GET", "/rapport/{nr}"): READER,
    ("GET", "/rapport/{nr}/voorbeeld"): READER,
    ("GET", "/rapport/{nr}/bestand/{form}"): READER,
    ("GET", "/codeboek"): READER,
    ("GET", "/codeboek/{kind}/{value}"): READER,
    ("GET", "/taken"): READER,
    ("GET", "/taken/{nr}"): READER,
    ("POST", "/taken/{nr}/intrekken"): READER,
    ("GET", "/taken/{nr}/bestand/{name}"): READER,
    ("GET", "/beheer"): ADMIN,
    ("POST", "/beheer/kopie"): KEEPER,
    ("POST", "/beheer/controle"): KEEPER,
    ("POST", "/beheer/leren"): KEEPER,
    ("POST", "/beheer/hercoderen"): KEEPER,
    ("GET", "/beheer/gebruikers"): ADMIN,
    ("POST", "/beheer/gebruikers"): ADMIN,
    ("GET", "/beheer/gebruikers/wijzigen"): ADMIN,
    ("POST", "/beheer/gebruikers/wijzigen"): ADMIN,
    ("POST", "/beheer/gebruikers/verwijderen"): ADMIN,
    ("GET", "/beheer/logboek"): ADMIN,
    ("GET", "/beheer/logboek.csv"): ADMIN,
}
NEEDED = {
    READER: (Role.READER, False),
    REVIEWER: (Role.REVIEWER, False),
    COMPILER: (Role.REVIEWER, True),
    ADMIN: (Role.ADMIN, False),
    KEEPER: (Role.ADMIN, True),
}
CLOSED = [route for route, who in ROUTES.items() if who != OPEN]
FORGED = ({}, {"X-CSRF-Token": "vals"}, {"X-CSRF-Token": CSRF, "Origin": "https://kwaad.test"})
UNSAFE = [(method, path) for method, path in CLOSED if method != "GET"]


def filled(path: str) -> str:
    """A path with something in its places."""
    return re.sub(r"\{[^}]*\}", "1", path)


@dataclass
class Door:
    """The pages, before which anybody may be put: making them anew for each would take most of the time."""

    app: FastAPI
    who: Visitor | None = None

    def ask(self, method: str, path: str, given: Mapping[str, str] | None = None) -> Response:
        """What these pages answer."""
        headers = {"X-CSRF-Token": CSRF} if given is None else given
        return TestClient(self.app, follow_redirects=False, headers=headers).request(method, filled(path))


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with empty_house(tmp_path_factory.mktemp("leeg")) as house:
        made = Door(application.create(house, lambda _: made.who))
        yield made


def test_every_route_has_its_row(door: Door) -> None:
    assert {(route.method, route.path) for route in routes(door.app)} == set(ROUTES)


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_a_route_is_for_its_roles_and_nobody_else(door: Door, method: str, path: str) -> None:
    least, needs_confidential = NEEDED[ROUTES[method, path]]
    for role in Role:
        for confidential in (False, True):
            door.who = visitor(role, confidential=confidential)
            status = door.ask(method, path).status_code
            may = role >= least and (confidential or not needs_confidential)
            assert (status != 403) == may, (role, confidential, status)
            assert status < 500
            assert status != 401


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_nobody_gets_anywhere_without_signing_in(door: Door, method: str, path: str) -> None:
    door.who = None
    answer = door.ask(method, path)
    assert answer.status_code == (303 if method == "GET" else 401)
    assert answer.headers.get("location", "/aanmelden").startswith("/aanmelden")


@pytest.mark.parametrize(("method", "path"), UNSAFE)
@pytest.mark.parametrize("given", FORGED)
def test_no_change_without_the_token_or_from_elsewhere(
    door: Door, method: str, path: str, given: dict[str, str]
) -> None:
    door.who = visitor()
    assert door.ask(method, path, given).status_code == 403
