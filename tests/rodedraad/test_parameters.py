"""What a command takes for a folder, before it looks into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran


def test_a_folder_without_a_name_is_refused(rodedraad: Callable[..., Ran], dossier: Path) -> None:
    ran = rodedraad("run", dossier, "--out", "")
    assert (ran.code, "geen naam" in ran.err) == (2, True)


@pytest.mark.parametrize("inside", ["", "verder/uit"])
def test_links_that_lead_round_are_refused(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path, inside: str
) -> None:
    one, other = tmp_path / "een", tmp_path / "ander"
    one.symlink_to(other)
    other.symlink_to(one)
    for words in (
        ("run", one / inside, "--out", tmp_path / "uit"),
        ("run", dossier, "--out", one / inside),
        ("train", "--out", one / inside),
        ("check", "--corpus", one / inside),
    ):
        ran = rodedraad(*words)
        assert (ran.code, "via koppelingen naar zichzelf" in ran.err) == (2, True), words
