"""A corpus on either database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.store import Corpus


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a corpus may be made: a folder that is not there yet, or the URL of an empty database."""
    return tmp_path / "uit" if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def opened(where: Path | str) -> Iterator[Corpus]:
    """An empty corpus, on SQLite and on PostgreSQL."""
    with store.open(where, create=True) as made:
        yield made
