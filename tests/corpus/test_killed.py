"""Writers that are killed at any moment: what they had confirmed is there, nothing is there by half."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests import working

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import Server

KILLS = 10
"""`tests/soak/kills.py` has two hundred."""


@pytest.fixture
def started(tmp_path: Path) -> Iterator[working.Nursery]:
    with working.nursery(tmp_path) as made:
        yield made


def test_a_writer_to_a_file(started: working.Nursery, tmp_path: Path) -> None:
    whole = working.undisturbed(started, str(tmp_path / "heel"))
    drawn = random.Random(7)  # noqa: S311  # nothing secret
    for kill in range(KILLS):
        assert not working.survives_a_kill(started, str(tmp_path / f"{kill}"), whole, drawn)


def test_a_writer_to_a_server(started: working.Nursery, postgres_server: Server) -> None:
    drawn = random.Random(8)  # noqa: S311  # nothing secret
    with postgres_server.database() as url:
        whole = working.undisturbed(started, url)
    for _ in range(KILLS // 3):
        with postgres_server.database() as url:
            assert not working.survives_a_kill(started, url, whole, drawn)
