from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests import running

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 2
"""`tests/soak/kills.py` has more."""


def test_a_run_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    dossier = running.make_dossier(tmp_path / "dossier")
    whole = running.undisturbed(dossier, tmp_path / "heel")
    drawn = random.Random(9)  # noqa: S311  # nothing secret
    assert not running.survives_kills(dossier, tmp_path / "uit", whole, drawn, KILLS)
