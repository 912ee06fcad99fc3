"""Where files are read, as a command asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.errors import ClusterError
from rodedraad import pipeline
from rodedraad.engines import Engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran


@pytest.mark.parametrize(
    ("address", "is_exposed"),
    [
        ("", False),
        ("tcp://127.0.0.1:8786", False),
        ("tcp://[::1]:8786", False),
        ("tcp://localhost:8786", False),
        ("tls://10.0.0.1:8786", False),
        ("tcp://10.0.0.1:8786", True),
        ("tcp://localhost.voorbeeld.nl:8786", True),
        ("10.0.0.1:8786", True),
        ("localhost:8786", False),
        ("tcp://[geen adres", False),
    ],
)
def test_a_line_is_open_when_others_can_read_it(address: str, *, is_exposed: bool) -> None:
    assert Engine(scheduler=address).is_exposed is is_exposed


@pytest.mark.parametrize(("address", "told"), [("tcp://10.0.0.1:1", 1), ("tls://10.0.0.1:1", 0)])
def test_a_line_that_others_can_read_is_told_of(
    rodedraad: Callable[..., Ran],
    dossier: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    told: int,
) -> None:
    """Before anything is sent."""

    def broken(*_: object, **__: object) -> None:
        raise ClusterError("De verbinding is verbroken.", "Begin opnieuw.")

    monkeypatch.setattr(pipeline, "run", broken)
    ran = rodedraad("run", dossier, "--out", tmp_path / "uit", "--engine", "dask", "--scheduler", address)
    assert ran.code == ClusterError.exit_code
    assert ran.err.count("gaan onversleuteld over het netwerk") == told
    assert ran.err.count("wie op dit adres antwoordt, kan elk programma op uw computer draaien") == told
