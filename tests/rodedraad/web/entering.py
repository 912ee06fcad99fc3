"""A house without documents, in which people sign in: what tests of who may come in have in common."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from rodedraad import opening
from rodedraad.web import application, serving
from rodedraad.web.access import passwords
from rodedraad.web.access.entrance import identifier
from rodedraad.web.access.site import Site
from rodedraad.web.house import House
from rodedraad.web.settings import Settings
from rodedraad.web.state import accounts
from rodedraad.web.state.accounts import Account
from rodedraad.web.visitor import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD = "vier losse blauwe woorden"  # noqa: S105 - of nobody
ORIGIN = "http://rodedraad.test"


@contextmanager
def empty_house(folder: Path) -> Iterator[House]:
    """A corpus without documents and its pages."""
    opening.corpus(folder, create=True).close()
    house = House(Settings(folder, folder, most_uploaded=200_000))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "hasher", quick)
        try:
            yield house
        finally:
            house.close()


def quick() -> PasswordHasher:
    """What hashes in an instant: how slow it is otherwise is no business of these tests."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def browser(house: House, site: Site | None = None) -> TestClient:
    """A browser that signs in as people do."""
    served = site or Site((ORIGIN,))
    app = application.create(house, identifier(house.state, served), served)
    return TestClient(app, base_url=served.origins[0], follow_redirects=False, raise_server_exceptions=False)


def enter(
    house: House, name: str, role: Role = Role.ADMIN, *, confidential: bool = True, subject: str = ""
) -> None:
    """Make an account with the one password."""
    account = Account(name, role, confidential, subject=subject)
    accounts.add(house.state, account, passwords.hashed(PASSWORD), "proef")


def sign_in(visiting: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    """Sign in; gives the status of the answer."""
    return visiting.post("/aanmelden", data={"naam": name, "wachtwoord": password, **more}).status_code


def token(visiting: TestClient) -> str:
    """The token of the session, as pages hold it."""
    return visiting.get("/account").text.split('name="csrf" value="')[1].split('"')[0]


@contextmanager
def served(house: House, wish: serving.Wish) -> Iterator[str]:
    """The pages on a port of this computer, as `serve` serves them; gives the address to reach it."""
    with serving.listening(wish) as listener:
        port = listener.getsockname()[1]
        site = serving.site(house.state, wish, port)
        running = serving.server(application.create(house, identifier(house.state, site), site), wish)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            _await(lambda: running.started)
            yield f"{'https' if wish.certificate else 'http'}://127.0.0.1:{port}"
        finally:
            running.should_exit = True
            thread.join(20)


def _await(is_so) -> None:  # type: ignore[no-untyped-def]
    ends = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.01)
