"""Where the pages listen: never for others by mistake, and over TLS or behind a proxy as it is declared."""

from __future__ import annotations

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest
import trustme

from corpus.errors import ExposedError, ServeError
from rodedraad import opening
from rodedraad.web import serving
from rodedraad.web.serving import Wish
from tests.rodedraad.web.entering import PASSWORD, empty_house, enter, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rodedraad.web.house import House

ORIGIN = "https://rodedraad.test"
PATIENCE = 60.0
"""Seconds that a server may take on a busy machine."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with empty_house(tmp_path / "uit") as made:
        yield made


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 and its key; beside them stands who signed it."""
    authority, folder = trustme.CA(), tmp_path_factory.mktemp("tls")
    own = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    own.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
    own.private_key_pem.write_to_path(str(folder / "key.pem"))
    return folder / "cert.pem", folder / "key.pem"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "rodedraad.test", ""])  # noqa: S104 - it is refused
def test_nothing_is_there_for_others_without_accounts_and_encryption(host: str, tmp_path: Path) -> None:
    wish = Wish(host=host, origin="http://rodedraad.test")
    for has_accounts in (False, True):
        with pytest.raises(ExposedError):
            serving.check(wish, has_accounts=has_accounts)
    secured = replace(wish, origin=ORIGIN, certificate=tmp_path, key=tmp_path)
    behind = replace(wish, origin=ORIGIN, proxy="10.0.0.9")
    for well in (secured, behind):
        with pytest.raises(ExposedError):
            serving.check(well, has_accounts=False)
        serving.check(well, has_accounts=True)
    with pytest.raises(ExposedError):
        serving.check(replace(behind, host="127.0.0.1"), has_accounts=False)


@pytest.mark.parametrize(
    "wish",
    [
        Wish(certificate=serving.Path("a")), Wish(key=serving.Path("a")), Wish(proxy="10.0.0.5"),
        Wish(proxy="overal", origin=ORIGIN), Wish(proxy="*", origin=ORIGIN),
        Wish(proxy="10.0.0.0/8", origin=ORIGIN),
        Wish(proxy="10.0.0.5", origin="http://a.test"), Wish(origin="https://a.test"), Wish(origin="a.test"),
        Wish(origin="http://a.test/pad"), Wish(origin="http://A.test"), Wish(origin="http://ik@a.test"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(wish: Wish) -> None:
    with pytest.raises(ServeError) as told:
        serving.check(wish, has_accounts=True)
    assert "Geef" in told.value.remedy


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(ServeError, match="niet luisteren"):
        serving.listening(Wish(port=other.getsockname()[1]))


def test_over_tls_cookies_are_for_tls_only(house: House, certificate: tuple[Path, Path]) -> None:
    enter(house, "Jansen")
    cert, key = certificate
    with served(house, Wish(port=0, certificate=cert, key=key)) as address:
        trust = ssl.create_default_context(cafile=str(cert.with_name("ca.pem")))
        with httpx.Client(base_url=address, verify=trust) as visiting:
            answer = visiting.post("/aanmelden", data={"naam": "Jansen", "wachtwoord": PASSWORD})
            assert answer.status_code == 303
            assert answer.headers["set-cookie"].startswith("__Host-rodedraad-")
            assert "Secure" in answer.headers["set-cookie"]
            assert "strict-transport-security" in answer.headers
            assert "server" not in answer.headers
            assert visiting.get("/account").status_code == 200
        with pytest.raises(httpx.HTTPError):
            httpx.get(address.replace("https", "http"))


def test_a_certificate_without_its_key_is_told(house: House, certificate: tuple[Path, Path]) -> None:
    cert, _ = certificate
    for wrong in (cert, cert.parent / "niets.pem"):
        with (
            pytest.raises(ServeError, match="niet te gebruiken"),
            served(house, Wish(port=0, certificate=cert, key=wrong)),
        ):
            pass


def test_forwarded_headers_are_believed_from_the_declared_proxy_alone(house: House) -> None:
    enter(house, "Jansen")
    forwarded = {
        "host": "rodedraad.test",
        "x-forwarded-proto": "https",
        "x-forwarded-for": "kwaad, 192.0.2.7",
    }
    for proxy, status in (("127.0.0.1", 303), ("10.0.0.9", 403)):
        with served(house, Wish(port=0, proxy=proxy, origin=ORIGIN)) as address:
            assert httpx.get(address, headers=forwarded).status_code == status
            for wrong in ({"host": "127.0.0.1"}, {"x-forwarded-proto": "http"}):
                assert httpx.get(address, headers=forwarded | wrong).status_code in {400, 403}
            given = {"naam": "niemand", "wachtwoord": "gok"}
            httpx.post(f"{address}/aanmelden", headers=forwarded, data=given)
    assert addresses(house) == {"adres:192.0.2.7"}


def test_without_a_proxy_they_are_not_believed(house: House) -> None:
    enter(house, "Jansen")
    with served(house, Wish(port=0)) as address:
        given = {
            "x-forwarded-for": "192.0.2.7",
            "x-forwarded-proto": "https",
            "x-forwarded-host": "kwaad.test",
        }
        data = {"naam": "niemand", "wachtwoord": "gok"}
        answer = httpx.post(f"{address}/aanmelden", headers=given, data=data)
        assert answer.status_code == 403
        assert httpx.get(address, headers={"host": "kwaad.test"}).status_code == 400
    assert addresses(house) == {"adres:127.0.0.1"}


def test_serve_lets_its_user_in_and_stops_when_asked(tmp_path: Path) -> None:
    words = (
        sys.executable,
        "-m",
        "rodedraad",
        "serve",
        "--corpus",
        tmp_path / "uit",
        "--new",
        "--port",
        "0",
        "--by",
        "Jansen",
    )
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as running:
        try:
            assert running.stdout is not None
            address = re.search(r"http://\S+", running.stdout.readline())
            assert address is not None
            assert address[0].startswith("http://127.0.0.1:")
            with httpx.Client(timeout=PATIENCE) as visiting:
                assert visiting.get(address[0]).status_code == 200
                account = httpx.URL(address[0]).copy_with(path="/account", query=None)
                assert "Jansen" in visiting.get(account).text
            assert httpx.get(address[0], timeout=PATIENCE).status_code == 403
            running.send_signal(signal.SIGINT)
            assert "Gestopt." in running.stdout.read()
            running.wait(PATIENCE)
        finally:
            running.kill()
    assert running.returncode == 0
    with opening.corpus(tmp_path / "uit") as made:
        assert made.documents() == ()


def addresses(house: House) -> set[str]:
    from rodedraad.web.state import tables

    with house.state.reading() as connection:
        return {row.of for row in connection.execute(tables.attempt.select()) if row.of.startswith("adres")}
