"""Signing in through an organisation: a small one on this computer, that tells the truth or does not."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from corpus.errors import ServeError
from rodedraad.web.access.organisation import Errand, Organisation
from rodedraad.web.access.site import Site
from rodedraad.web.state import accounts
from rodedraad.web.visitor import Role
from tests.rodedraad.web.entering import ORIGIN, browser, empty_house, enter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient
    from httpx import Response

    from rodedraad.web.house import House

CLIENT, SECRET = "rodedraad", "ge:heim/é"
KEY, OTHER = RSAKey.generate_key(2048, {"kid": "een"}), RSAKey.generate_key(2048, {"kid": "een"})


@dataclass
class Issuer:
    """An organisation. `states` changes what it says of somebody, `signs` how it signs that."""

    address: str = ""
    states: dict[str, Any] = field(default_factory=dict)
    signs: Callable[[dict[str, Any]], str] = lambda claims: jwt.encode(
        {"alg": "RS256", "kid": "een"}, claims, KEY
    )
    asked: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    auth: str = ""

    def facts(self) -> dict[str, Any]:
        """What it publishes."""
        names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        return {"issuer": self.address} | {name: f"{self.address}/{name}" for name in names}

    def token(self, given: dict[str, str]) -> dict[str, Any]:
        """The statement for a code; a code works once, and for whoever began."""
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        expected = "Basic " + base64.b64encode(b"rodedraad:ge%3Aheim%2F%C3%A9").decode()
        if challenge != self.asked["code_challenge"] or given["code"] in self.used or self.auth != expected:
            return {"error": "invalid_grant"}
        self.used.add(given["code"])
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "sub": "u-1", "iat": now, "exp": now + 60,
            "nonce": self.asked["nonce"], "email": "jansen@ministerie.test", "email_verified": True,
        }  # fmt: skip
        told = {name: value for name, value in (claims | self.states).items() if value is not None}
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.signs(told)}


class Answering(BaseHTTPRequestHandler):
    """An issuer over HTTP."""

    issuer: Issuer

    def do_GET(self) -> None:
        keys = {"keys": [KEY.as_dict(private=False)]}
        self._say(keys if self.path == "/jwks_uri" else self.issuer.facts())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.issuer.auth = self.headers.get("authorization", "")
        self._say(self.issuer.token({name: values[0] for name, values in parse_qs(body).items()}))

    def _say(self, said: dict[str, Any]) -> None:
        content = json.dumps(said).encode()
        self.send_response(400 if "error" in said else 200)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: it would be in the output of the tests."""


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    made = Issuer()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Answering,), {"issuer": made})) as server:
        made.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield made
        server.shutdown()
        thread.join()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with empty_house(tmp_path) as made:
        enter(made, "Beheer")
        enter(made, "Jansen", Role.REVIEWER, subject="Jansen@ministerie.test")
        yield made


@pytest.fixture
def visiting(house: House, issuer: Issuer) -> TestClient:
    return browser(house, Site((ORIGIN,), organisation=Organisation(issuer.address, CLIENT, SECRET)))


def sent(visiting: TestClient, issuer: Issuer, aim: str = "/") -> dict[str, str]:
    """Go to the organisation; gives what it is asked."""
    answer = visiting.get("/aanmelden/organisatie", params={"naar": aim})
    assert answer.status_code == 303
    address = urlsplit(answer.headers["location"])
    assert f"{address.scheme}://{address.netloc}" == issuer.address
    issuer.asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    cookies = answer.headers.get_list("set-cookie")
    assert all(
        "HttpOnly" in cookie and "SameSite=lax" in cookie and "Max-Age=600" in cookie for cookie in cookies
    )
    return issuer.asked


def back(visiting: TestClient, asked: dict[str, str], **more: str) -> Response:
    """Come back from the organisation."""
    given = {"code": f"c-{asked['state'][:5]}", "state": asked["state"]} | more
    return visiting.get("/aanmelden/organisatie/terug", params=given)


def is_in(visiting: TestClient) -> bool:
    return visiting.get("/account").status_code == 200


def test_whoever_has_an_account_comes_in(visiting: TestClient, issuer: Issuer) -> None:
    asked = sent(visiting, issuer, "/draden?thema=ibt")
    assert asked["redirect_uri"] == f"{ORIGIN}/aanmelden/organisatie/terug"
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    answer = back(visiting, asked, iss=issuer.address)
    assert answer.status_code == 200
    assert "0; url=/draden?thema=ibt" in answer.text
    assert "Jansen</a>" in visiting.get("/account").text
    assert list(visiting.cookies) == ["rodedraad"]
    assert back(visiting, asked).status_code == 400, "an answer counts once"


def other_key(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "een"}, claims, OTHER)


def public_key_as_secret(claims: dict[str, Any]) -> str:
    return jwt.encode(
        {"alg": "HS256"}, claims, OctKey.import_key(base64.b64encode(KEY.as_pem(private=False)))
    )


def unsigned(claims: dict[str, Any]) -> str:
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
        for part in ({"alg": "none"}, claims)
    ]
    return ".".join([*parts, ""])


def tampered(claims: dict[str, Any]) -> str:
    head, _, signature = jwt.encode({"alg": "RS256", "kid": "een"}, claims, KEY).split(".")
    return ".".join([head, unsigned(claims | {"sub": "u-2"}).split(".")[1], signature])


@pytest.mark.filterwarnings("ignore:.*OctKey.*")
@pytest.mark.parametrize(
    "signs", [other_key, public_key_as_secret, unsigned, tampered, lambda _: "x", lambda _: ""]
)
def test_a_forged_statement_lets_nobody_in(
    visiting: TestClient, issuer: Issuer, signs: Callable[[dict[str, Any]], str]
) -> None:
    issuer.signs = signs
    answer = back(visiting, sent(visiting, issuer))
    assert answer.status_code == 400
    assert "klopt niet" in answer.text
    assert not is_in(visiting)


@pytest.mark.parametrize(
    "states",
    [
        {"aud": "ander"}, {"aud": ["ander"]}, {"aud": None}, {"aud": [CLIENT, "ander"], "azp": "ander"},
        {"iss": "https://kwaad.test"}, {"iss": None}, {"nonce": "ander"}, {"nonce": None},
        {"exp": 1000}, {"exp": None}, {"iat": int(time.time()) + 9999}, {"nbf": int(time.time()) + 9999},
        {"sub": None},
    ],
)  # fmt: skip
def test_a_statement_for_something_else_lets_nobody_in(
    visiting: TestClient, issuer: Issuer, states: dict[str, Any]
) -> None:
    """Where it may be our own clock that is wrong, that is said."""
    issuer.states = states
    answer = back(visiting, sent(visiting, issuer))
    assert answer.status_code == 400
    told = any(isinstance(states.get(name), int) for name in ("exp", "iat", "nbf"))
    assert ("die klok gelijk loopt" in answer.text) == told
    assert not is_in(visiting)


@pytest.mark.parametrize(
    "states",
    [
        {"email": "ander@ministerie.test"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": ""},
        {"email": None},
    ],
)
def test_without_an_account_there_is_no_entry(
    visiting: TestClient, issuer: Issuer, states: dict[str, Any]
) -> None:
    issuer.states = states
    answer = back(visiting, sent(visiting, issuer))
    assert (answer.status_code, "hebt hier geen account" in answer.text) == (400, True)
    assert not is_in(visiting)


def test_a_blocked_account_does_not_open(house: House, visiting: TestClient, issuer: Issuer) -> None:
    jansen = accounts.found(house.state, "Jansen")
    accounts.change(house.state, accounts.replace(jansen, active=False), "proef")
    assert back(visiting, sent(visiting, issuer)).status_code == 400
    assert not is_in(visiting)


def test_an_answer_belongs_to_the_browser_that_began(
    house: House, visiting: TestClient, issuer: Issuer
) -> None:
    asked = sent(visiting, issuer)
    other = browser(house, visiting.app.state.site)
    assert back(other, asked).status_code == 400, "without the cookie"
    assert back(visiting, asked, state="ander").status_code == 400
    assert back(visiting, asked, state="é").status_code == 400
    assert back(visiting, asked, iss="https://kwaad.test").status_code == 400
    answer = visiting.get(
        "/aanmelden/organisatie/terug", params={"error": "access_denied", "state": asked["state"]}
    )
    assert answer.status_code == 400
    assert not is_in(visiting)
    assert back(visiting, asked).status_code == 200


def test_the_subject_or_a_claim_that_is_named_may_point_to_an_account() -> None:
    one = Organisation("https://a.test", CLIENT, SECRET)
    other = Organisation("https://a.test", CLIENT, SECRET, "upn")
    account = accounts.Account("Jansen", Role.READER, confidential=False, subject="u-1")
    assert one.names({"sub": "u-1"}, account)
    assert not one.names({"sub": "U-1"}, account)
    assert not other.names({"sub": "u-1"}, account)
    assert other.names({"sub": "x", "upn": "U-1"}, account)
    assert not one.names(
        {"sub": "", "email": "", "email_verified": True}, accounts.replace(account, subject="")
    )


def test_an_organisation_that_is_silent_or_another_is_told(house: House, issuer: Issuer) -> None:
    gone = Organisation("http://127.0.0.1:9", CLIENT, SECRET)
    slash = Organisation(f"{issuer.address}/", CLIENT, SECRET)
    for organisation in (gone, slash):
        answer = browser(house, Site((ORIGIN,), organisation=organisation)).get("/aanmelden/organisatie")
        assert answer.status_code == 400
        assert "De organisatie" in answer.text
    with pytest.raises(ServeError):
        Organisation("http://inlog.test", CLIENT, SECRET)
    assert Errand.read("a.b") is Errand.read("a.b.c;d") is None
