"""A corpus on either database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import store
from rodedraad import opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.store import Corpus
    from tests.postgres import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a corpus may be made: a folder that is not there yet, or the URL of an empty database."""
    return tmp_path / "uit" if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def opened(where: Path | str) -> Iterator[Corpus]:
    """An empty corpus, on SQLite and on PostgreSQL."""
    with store.open(where, create=True) as made:
        yield made


@pytest.fixture(scope="module")
def pair(
    postgres_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Corpus, Corpus]]:
    """An empty corpus on SQLite and one on PostgreSQL, for the tests of a module together, with Dutch."""
    folder, language = tmp_path_factory.mktemp("paar"), opening.language()
    with (
        postgres_server.database() as url,
        store.open(folder, create=True, language=language) as on_file,
        store.open(url, create=True, language=language) as on_server,
    ):
        yield on_file, on_server
