"""A corpus that `serve --new` made: a newcomer is told how to begin, and no page wants documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from rodedraad import opening
from rodedraad.web import application
from rodedraad.web.house import House
from rodedraad.web.pages import ENTRIES
from rodedraad.web.settings import Settings
from rodedraad.web.visitor import Role, Visitor
from rodedraad.web.work.following import Follower

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("nieuw")
    opening.begin(folder)
    house = House(Settings(folder, folder))
    yield house
    house.close()


@pytest.fixture(scope="module")
def newcomer(new: House) -> TestClient:
    return TestClient(application.create(new, lambda _: Visitor("Jansen", Role.ADMIN, True, "teken")))


@pytest.mark.parametrize("path", [entry.path for entry in ENTRIES])
def test_every_page_is_there_before_anything_was_worked_out(newcomer: TestClient, path: str) -> None:
    assert newcomer.get(path).status_code == 200


def test_an_edition_is_asked_for_and_tells_how_to_begin(new: House, newcomer: TestClient) -> None:
    moments = iter(range(0, 1000, 10))
    follower = Follower(new, lambda: float(next(moments)))
    assert [follower.look(), follower.look()] == [False, True]
    new.refresh()
    assert "Zo begint u" in newcomer.get("/").text
    for entry in ENTRIES:
        assert newcomer.get(entry.path).status_code == 200, entry.path


def test_a_corpus_that_is_there_keeps_its_codebook(new: House) -> None:
    before = new.everything.codebook()
    opening.begin(new.settings.out)
    assert new.everything.codebook() == before
