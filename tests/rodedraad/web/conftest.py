"""The pages over a small corpus, without a server: `visiting` gives a browser of sorts for any visitor.

`everyone`'s corpus is that of the invented dossier, which has public and confidential documents; tests of a
module share it, so that what a test changes in it must be no other test's business (`own_house` is a copy).
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from rodedraad import output, pipeline
from rodedraad.engines import Engine
from rodedraad.web import application
from rodedraad.web.house import House
from rodedraad.web.settings import Settings
from rodedraad.web.visitor import Role, Visitor
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Visiting = Callable[..., TestClient]

EXAMPLES = ROOT / "examples" / "dossier"
CSRF = "proefteken"


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over the invented dossier, without reports: to copy, not to change."""
    out = tmp_path_factory.mktemp("web") / "uit"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(output, "KINDS", ())
        pipeline.run(EXAMPLES, out, engine=Engine(jobs=1))
        house = House(Settings(out, out, EXAMPLES))
        house.refresh()
        house.close()
    return out


@pytest.fixture(scope="module")
def house(ran: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The invented dossier with an edition of it, for the tests of a module together."""
    yield from opened(ran, tmp_path_factory.mktemp("huis"))


@pytest.fixture
def own_house(ran: Path, tmp_path: Path) -> Iterator[House]:
    """Idem, for one test that changes something; its dossier folder is a copy."""
    yield from opened(ran, tmp_path)


def opened(ran: Path, folder: Path) -> Iterator[House]:
    """A copy of a run with its dossier, open as long as the test lasts."""
    shutil.copytree(ran, folder / "uit")
    shutil.copytree(EXAMPLES, folder / "dossier")
    made = House(Settings(folder / "uit", folder / "uit", folder / "dossier"))
    yield made
    made.close()


def visitor(role: Role = Role.ADMIN, *, confidential: bool = True, name: str = "Jansen") -> Visitor:
    """Somebody who is signed in."""
    return Visitor(name, role, confidential, CSRF)


def client(house: House, who: Visitor | None = None) -> TestClient:
    """A browser of sorts, in which this visitor is signed in (an administrator, when none is named)."""
    app = application.create(house, lambda _: who or visitor())
    return TestClient(app, follow_redirects=False, headers={"X-CSRF-Token": CSRF})


@pytest.fixture
def visiting(house: House) -> Visiting:
    """Gives a browser over `house`: `visiting(Role.READER, confidential=False)`."""

    def visit(role: Role = Role.ADMIN, *, confidential: bool = True) -> TestClient:
        return client(house, visitor(role, confidential=confidential))

    return visit
