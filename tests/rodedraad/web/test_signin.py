"""Nobody comes in who has not shown to be someone, and nobody stays for longer than allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import AccountError
from rodedraad.web.access import passwords, places
from rodedraad.web.access.site import Alone, Site
from rodedraad.web.access.ticket import Ticket
from rodedraad.web.state import accounts, attempts, sessions, tables, trail
from rodedraad.web.visitor import Role
from tests.rodedraad.web.entering import ORIGIN, PASSWORD, browser, empty_house, enter, sign_in, token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rodedraad.web.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with empty_house(tmp_path) as made:
        enter(made, "Jansen")
        enter(made, "De Vries", Role.READER, confidential=False)
        yield made


def test_whoever_signs_in_comes_in_and_goes_out_again(house: House) -> None:
    visiting = browser(house)
    assert visiting.get("/beheer").headers["location"] == "/aanmelden?naar=%2Fbeheer"
    assert sign_in(visiting, " jansen ") == 303
    assert visiting.get("/beheer").status_code == 200
    assert visiting.post("/afmelden", data={"csrf": token(visiting)}).status_code == 303
    assert visiting.get("/beheer").status_code == 303
    assert [trace.act for trace in trail.listed(house.state, trail.Sought(who="Jansen"))] == [
        "afgemeld",
        "aangemeld",
    ]


@pytest.mark.parametrize(
    ("name", "password"), [("Jansen", "iets anders"), ("Niemand", PASSWORD), ("", ""), ("é\x00", "\ud800")]
)
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(house: House, name: str, password: str) -> None:
    visiting = browser(house)
    given = {"naam": name, "wachtwoord": password.encode("utf-8", "replace").decode()}
    answer = visiting.post("/aanmelden", data=given)
    assert answer.status_code == 403
    assert "horen niet bij elkaar" in answer.text
    assert not visiting.cookies


def test_an_unknown_name_is_hashed_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[str] = []
    monkeypatch.setattr(passwords, "_matches", lambda kept, _: held.append(kept) or False)
    for name in ("Jansen", "Niemand"):
        passwords.signed_in(house.state, name, "woord", "10.0.0.1")
    assert len(held) == 2
    assert all(kept.startswith("$argon2id$") for kept in held)


def test_guessing_is_cut_off_for_a_name_whether_it_is_there_or_not(house: House) -> None:
    visiting = browser(house)
    for name in ("jansen", "Niemand"):
        statuses = [sign_in(visiting, name, f"gok {number}") for number in range(attempts.FOR_NAME + 1)]
        assert statuses == [403] * attempts.FOR_NAME + [429]
    assert sign_in(visiting, "Jansen") == 429
    assert sign_in(visiting, "De Vries") == 303


def test_guessing_is_cut_off_for_an_address_and_begins_anew_later(house: House) -> None:
    def tries(address: str, at: float, number: int = 0) -> bool:
        return attempts.allowed(house.state, attempts.subjects(f"naam {number}", address), at)

    assert all(tries("2001:db8::1", 100.0, number) for number in range(attempts.FROM_ADDRESS))
    assert not tries("2001:db8::2", 100.0, 99), "a neighbour within the same network"
    assert tries("2001:db8:1::1", 100.0, 99)
    assert tries("2001:db8::1", 101.0 + attempts.WINDOW, 99)


def test_success_forgets_the_errors_of_a_name(house: House) -> None:
    visiting = browser(house)
    for _ in range(2):
        for _ in range(attempts.FOR_NAME - 1):
            assert sign_in(visiting, "Jansen", "gok") == 403
        assert sign_in(visiting, "Jansen") == 303


def test_a_session_ends_when_idle_and_after_a_day(house: House) -> None:
    state, at = house.state, 1000.0
    key = sessions.begin(state, "Jansen", at)
    assert sessions.found(state, key, at + sessions.IDLE) is not None
    assert sessions.found(state, key, at + 2 * sessions.IDLE + 1) is None
    busy = sessions.begin(state, "Jansen", at)
    for moment in range(int(at), int(at + sessions.LONGEST), sessions.IDLE // 2):
        assert sessions.found(state, busy, float(moment)) is not None
    assert sessions.found(state, busy, at + sessions.LONGEST + 1) is None


def test_keys_are_kept_hashed_and_each_sign_in_has_its_own(house: House) -> None:
    visiting = browser(house)
    keys = []
    for _ in range(2):
        assert sign_in(visiting, "Jansen") == 303
        keys.append(visiting.cookies["rodedraad"])
    assert keys[0] != keys[1]
    with house.state.reading() as connection:
        kept = connection.execute(tables.session.select()).all()
    assert len(kept) == 1, "the session before is over"
    assert not any(key in str(row) for key in keys for row in kept)


@pytest.mark.parametrize("forged", ["x", "", "a" * 5000, "é", "' OR 1=1 --"])
def test_a_forged_key_lets_nobody_in(house: House, forged: str) -> None:
    answer = browser(house).get("/", headers={"cookie": f"rodedraad={forged}".encode()})
    assert answer.status_code == 303


@pytest.mark.parametrize("ends", ["role", "blocked", "password", "removed"])
def test_what_changes_an_account_ends_its_sessions(house: House, ends: str) -> None:
    visiting = browser(house)
    assert sign_in(visiting, "De Vries") == 303
    account = accounts.found(house.state, "De Vries")
    if ends == "password":
        accounts.set_password(house.state, account.name, passwords.hashed("een heel ander woord"), "proef")
    elif ends == "removed":
        accounts.remove(house.state, account.name, "proef")
    else:
        role, active = (Role.REVIEWER, True) if ends == "role" else (Role.READER, False)
        accounts.change(house.state, accounts.replace(account, role=role, active=active), "proef")
    assert visiting.get("/").status_code == 303
    assert sign_in(visiting, "De Vries") == (303 if ends == "role" else 403)


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(house: House) -> None:
    for origin, name in ((ORIGIN, "rodedraad="), ("https://rodedraad.test:8443", "__Host-rodedraad-8443=")):
        visiting = browser(house, Site((origin,)))
        given = {"naam": "Jansen", "wachtwoord": PASSWORD}
        cookie = visiting.post("/aanmelden", data=given).headers["set-cookie"]
        assert cookie.startswith(name)
        assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
        assert ("Secure" in cookie) == origin.startswith("https")
        assert "Domain" not in cookie


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [
        ("/draden?thema=ibt", "/draden?thema=ibt"), ("//kwaad.test", "/"), ("https://kwaad.test/", "/"),
        ("/\\kwaad.test", "/"), ("\\\\kwaad.test", "/"), ("/\t/kwaad.test", "/"), ("javascript:x", "/"),
        ("/aanmelden", "/"), ("/x\r\nSet-Cookie: a=b", "/"), ("", "/"), ("kwaad", "/"),
        ("/" + "a" * 2000, "/"),
        ("/%0d%0aX: y", "/%0d%0aX: y"),
    ],
)  # fmt: skip
def test_signing_in_leads_to_a_page_of_ours_only(house: House, wanted: str, leads: str) -> None:
    assert places.own(wanted) == leads
    visiting = browser(house)
    given = {"naam": "Jansen", "wachtwoord": PASSWORD, "naar": wanted}
    answer = visiting.post("/aanmelden", data=given)
    assert answer.headers["location"] == leads.replace(" ", "%20")
    assert "x" not in answer.headers
    assert answer.headers.get_list("set-cookie")[0].startswith("rodedraad=")


def test_a_ticket_lets_in_once_and_there_is_no_other_way(tmp_path: Path) -> None:
    with empty_house(tmp_path) as house:
        alone = Alone("Pietersen", Ticket())
        site = Site(("http://127.0.0.1:8765",), alone=alone)
        visiting, other = browser(house, site), browser(house, site)
        assert visiting.get("/").status_code == 401
        assert visiting.get("/aanmelden?teken=fout").status_code == 403
        assert sign_in(visiting, "Pietersen", "") == 403
        assert visiting.get(f"/aanmelden?teken={alone.ticket.token}").status_code == 200
        assert "Pietersen" in visiting.get("/beheer").text
        assert other.get(f"/aanmelden?teken={alone.ticket.token}").status_code == 403
        assert other.get("/").status_code == 401
        enter(house, "Jansen")
        assert visiting.get("/").status_code == 303, "who has accounts needs one"
        assert sign_in(visiting, "Jansen") == 303


def test_another_password_asks_for_the_one_before(house: House) -> None:
    visiting, other = browser(house), browser(house)
    assert sign_in(visiting, "De Vries") == sign_in(other, "De Vries") == 303
    given = {
        "csrf": token(visiting),
        "huidig": PASSWORD,
        "nieuw": "een heel nieuw woord",
        "herhaald": "een heel nieuw woord",
    }
    for wrong in ({"huidig": "fout"}, {"herhaald": "anders"}, {"nieuw": "kort", "herhaald": "kort"}):
        assert visiting.post("/account/wachtwoord", data=given | wrong).status_code == 400
    assert visiting.post("/account/wachtwoord", data=given).status_code == 303
    assert visiting.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    assert sign_in(other, "De Vries") == 403
    assert sign_in(other, "De Vries", "een heel nieuw woord") == 303


def test_a_link_from_elsewhere_goes_on_with_the_cookie(house: House) -> None:
    visiting = browser(house)
    answer = visiting.get("/draden?thema=%22x", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200
    assert '0; url=/draden?thema=%22x"' in answer.text
    polled = visiting.get("/taken", headers={"hx-request": "true", "hx-current-url": f"{ORIGIN}/taken/3?a=1"})
    assert (polled.status_code, polled.headers["hx-redirect"]) == (
        401,
        "/aanmelden?naar=%2Ftaken%2F3%3Fa%3D1",
    )


def test_accounts_have_names_that_nobody_can_mistake(house: House) -> None:
    for name in ("jansen", "JANSEN ", "", " ", "a\nb", "x" * 81, "Ｊansen"):
        with pytest.raises(AccountError):
            enter(house, name)
    assert len(accounts.listed(house.state)) == 2


def test_the_first_is_an_administrator_and_the_last_one_stays(tmp_path: Path) -> None:
    with empty_house(tmp_path) as house:
        for role, confidential in ((Role.READER, True), (Role.ADMIN, False)):
            with pytest.raises(AccountError, match="eerste account"):
                enter(house, "Jansen", role, confidential=confidential)
        enter(house, "Jansen")
        enter(house, "De Vries", Role.REVIEWER)
        jansen = accounts.found(house.state, "Jansen")
        for changed in (accounts.replace(jansen, role=Role.READER), accounts.replace(jansen, active=False)):
            with pytest.raises(AccountError, match="laatste beheerder"):
                accounts.change(house.state, changed, "proef")
        with pytest.raises(AccountError, match="laatste beheerder"):
            accounts.remove(house.state, "Jansen", "proef")
        enter(house, "Bakker")
        accounts.remove(house.state, "Jansen", "proef")
        assert [account.name for account in accounts.listed(house.state)] == ["Bakker", "De Vries"]


def test_a_password_that_was_hashed_otherwise_is_hashed_anew(house: House) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    accounts.set_password(house.state, "De Vries", weak, "proef")
    assert passwords.signed_in(house.state, "De Vries", PASSWORD, "10.0.0.1") == "De Vries"
    kept = accounts.password_of(house.state, "De Vries")[1]
    assert kept != weak
    assert not passwords.hasher().check_needs_rehash(kept)
