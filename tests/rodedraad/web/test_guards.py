"""What holds for every request and every answer, whatever page it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import pytest
from fastapi import HTTPException

from rodedraad.web import application
from rodedraad.web.access import checks, guards, headers
from rodedraad.web.access.site import Site
from rodedraad.web.visitor import Role
from tests.rodedraad.web.conftest import CSRF, visitor
from tests.rodedraad.web.entering import ORIGIN, browser, empty_house, enter, sign_in, token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from rodedraad.web.house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with empty_house(tmp_path_factory.mktemp("leeg")) as made:
        enter(made, "Jansen")
        enter(made, "De Vries", Role.READER)
        yield made


@pytest.fixture(scope="module")
def visiting(house: House) -> TestClient:
    made = browser(house)
    assert sign_in(made, "Jansen") == 303
    return made


@pytest.mark.parametrize(
    "path", ["/", "/aanmelden", "/bestaat-niet", "/static/rodedraad.css", "/static/niets.css"]
)
def test_every_answer_says_what_a_browser_may_do_with_it(visiting: TestClient, path: str) -> None:
    given = visiting.get(path).headers
    assert headers.ALWAYS.items() <= {name.title(): value for name, value in given.items()}.items()
    assert given["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self';"
    )
    assert "frame-ancestors 'none'" in given["content-security-policy"]
    assert given["x-frame-options"] == "DENY"
    assert "unsafe" not in given["content-security-policy"]
    assert headers.STRICT not in given
    assert given["cache-control"] == ("no-cache" if path == "/static/rodedraad.css" else "no-store")


def test_files_whose_address_has_their_digest_are_kept(visiting: TestClient) -> None:
    page = visiting.get("/").text
    address = page.split('href="/static/rodedraad.css')[1].split('"')[0]
    assert "immutable" in visiting.get(f"/static/rodedraad.css{address}").headers["cache-control"]


def test_under_tls_browsers_come_back_over_tls(house: House) -> None:
    assert "max-age=" in browser(house, Site(("https://a.test",))).get("/").headers[headers.STRICT]


@pytest.mark.parametrize(
    "path",
    [
        "../web.db",
        "..%2f..%2faccess%2fsite.py",
        "%2e%2e/application.py",
        "..\\..\\house.py",
        "//etc/passwd",
        "vendor",
    ],
)
def test_static_files_are_only_those(visiting: TestClient, path: str) -> None:
    assert visiting.get(f"/static/{path}").status_code == 404


@pytest.mark.parametrize("host", ["kwaad.test", "rodedraad.test:81", "rodedraad.test.kwaad.test", ""])
def test_under_another_name_there_is_nothing(visiting: TestClient, host: str) -> None:
    answer = visiting.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Overzicht" not in answer.text


@pytest.mark.parametrize(
    "given",
    [
        {"origin": "https://kwaad.test"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"}, {"origin": f"{ORIGIN}.kwaad.test"}, {"origin": f"{ORIGIN}:81"},
    ],
)  # fmt: skip
def test_a_change_from_another_site_is_refused_even_with_the_token(
    visiting: TestClient, given: dict[str, str]
) -> None:
    answer = visiting.post("/account/wachtwoord", data={"csrf": token(visiting)}, headers=given)
    assert answer.status_code == 403
    assert visiting.post("/aanmelden", data={"naam": "x"}, headers=given).status_code == 403


def test_a_change_goes_through_with_the_token_in_form_or_header(visiting: TestClient) -> None:
    ours = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    known = token(visiting)
    for sent in (
        {"data": {"csrf": known}},
        {"headers": {"x-csrf-token": known}},
        {"files": {"csrf": (None, known)}},
    ):
        answer = visiting.post("/account/wachtwoord", **({"headers": ours} | sent))
        assert answer.status_code == 400, "the passwords are missing, the token is not"
        assert "wachtwoord" in answer.text


def test_a_token_is_of_one_session(house: House, visiting: TestClient) -> None:
    other = browser(house)
    assert sign_in(other, "De Vries") == 303
    for forged in (token(other), "", "x", "é" * 300):
        assert visiting.post("/afmelden", data={"csrf": forged}).status_code == 403
    assert visiting.post("/afmelden", files={"csrf": ("naam.txt", token(visiting))}).status_code == 403
    assert visiting.get("/account").status_code == 200


def test_too_much_is_refused_before_and_while_it_comes(house: House, visiting: TestClient) -> None:
    known = {"x-csrf-token": token(visiting)}
    most = house.settings.most_uploaded

    def pieces() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n'
        for _ in range(most // 10_000 + 1):
            yield b"a" * 10_000

    kind = known | {"content-type": "multipart/form-data; boundary=x"}
    for content in (pieces(), b"".join(pieces())):
        answer = visiting.post("/account/wachtwoord", content=content, headers=kind)
        assert answer.status_code == 413
        assert "te groot" in answer.text
    large = b"naam=" + b"a" * (checks.MOST_IN_FORM + 1)
    form = known | {"content-type": "application/x-www-form-urlencoded"}
    assert visiting.post("/account/wachtwoord", content=large, headers=form).status_code == 413


def test_nobody_hands_in_anything_without_signing_in(house: House) -> None:
    def never() -> Iterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    answer = browser(house).post(
        "/documenten", content=never(), headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code == 401


def test_an_address_that_is_none_leads_to_the_first_page(house: House) -> None:
    for said in ("http://[", "https://kwaad.test//kwaad.test/", "javascript:alert(1)", "\\\\kwaad.test"):
        answer = browser(house).get("/beheer", headers={"hx-request": "true", "hx-current-url": said})
        assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/aanmelden"), said


def test_whoever_stops_halfway_a_body_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not so who waits for a long answer."""
    monkeypatch.setattr(guards, "PATIENCE", 0.05)
    sent = [{"type": "http.request", "body": b"a", "more_body": False}]

    async def receive() -> Any:
        if sent:
            return sent.pop()
        await anyio.sleep(0.2)
        return {"type": "http.disconnect"}

    async def take(times: int) -> Any:
        limited = guards.limited(receive, 10)
        return [await limited() for _ in range(times)][-1]

    assert anyio.run(take, 2)["type"] == "http.disconnect"
    with pytest.raises(HTTPException) as refused:
        anyio.run(take, 1)
    assert refused.value.status_code == 408


def test_what_is_too_long_is_refused(visiting: TestClient) -> None:
    assert visiting.get("/?vraag=" + "a" * checks.LONGEST_ADDRESS).status_code == 414
    assert visiting.get("/", headers={"x-veel": "a" * checks.MOST_HEADERS}).status_code == 431


def test_the_framework_speaks_dutch(visiting: TestClient) -> None:
    told = {
        ("GET", "/bestaat-niet"): (404, "Deze pagina bestaat niet."),
        ("DELETE", "/account"): (405, "Dat kan op deze pagina niet."),
        ("BREW", "/account"): (405, "Dat kan op deze pagina niet."),
        ("GET", "/beheer/logboek?pagina=x"): (422, "Kijk na: pagina."),
        ("GET", "/beheer/logboek?van=morgen"): (400, "Geef een dag als jjjj-mm-dd"),
        ("GET", "/beheer/gebruikers/wijzigen?naam=%3Cscript%3E"): (400, "&lt;script&gt;"),
    }
    for (method, path), (status, words) in told.items():
        answer = visiting.request(method, path, headers={"x-csrf-token": token(visiting)})
        assert (answer.status_code, words in answer.text) == (status, True), (method, path, answer.text)
        assert '<html lang="nl">' in answer.text
    wrong = visiting.post("/afmelden", content=b"--y", headers={"content-type": "multipart/form-data"})
    assert wrong.status_code == 400
    assert "boundary" not in wrong.text


def test_an_error_of_the_program_tells_nothing_of_its_insides(house: House) -> None:
    app = application.create(house, lambda _: visitor())

    @app.get("/kapot")
    def broken() -> None:
        raise RuntimeError("geheim 12345")

    from fastapi.testclient import TestClient

    answer = TestClient(app, raise_server_exceptions=False, headers={"X-CSRF-Token": CSRF}).get("/kapot")
    assert answer.status_code == 500
    assert "Er ging iets mis" in answer.text
    assert "12345" not in answer.text
    assert answer.headers["content-security-policy"] == headers.POLICY
