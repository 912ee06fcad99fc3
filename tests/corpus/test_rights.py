"""Who else on this computer can see a corpus: nobody, unless its folder is shared."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from corpus import backup, rights, store
from rodedraad import backups, placing
from rodedraad.intake import ORIGINALS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="this system has no such rights")


@pytest.fixture(autouse=True, params=[0o022, 0o000, 0o077])
def usual(request: pytest.FixtureRequest) -> Iterator[None]:
    """What others may do with new files, as users have it set."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def rights_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_corpus_is_its_makers_alone(tmp_path: Path) -> None:
    with store.open(tmp_path / "uit" / "corpus", create=True) as made:
        made.set_setting("a", "b")
        beside = list((tmp_path / "uit" / "corpus").iterdir())
        assert {path.name for path in beside} >= {"corpus.db", "corpus.db-wal"}
        assert {rights_of(path) for path in beside} == {0o600}
    assert rights_of(tmp_path / "uit" / "corpus") == 0o700


def test_in_a_folder_that_was_there_the_file_is_private_still(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    store.open(tmp_path, create=True).close()
    assert rights_of(tmp_path) == 0o755
    assert rights_of(tmp_path / "corpus.db") == 0o600


def test_what_is_there_keeps_its_rights(tmp_path: Path) -> None:
    store.open(tmp_path, create=True).close()
    (tmp_path / "corpus.db").chmod(0o640)
    with store.open(tmp_path, create=True) as again:
        again.set_setting("a", "b")
        again.compact()
    assert rights_of(tmp_path / "corpus.db") == 0o640
    tmp_path.chmod(0o750)
    rights.make(tmp_path)
    assert rights_of(tmp_path) == 0o750


def test_a_shared_folder_shares(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    with store.open(tmp_path / "team", create=True) as made:
        made.set_setting("a", "b")
        assert {rights_of(path) for path in made.location.path.parent.iterdir()} == {0o660}
    assert rights_of(tmp_path / "team") == 0o2770


def test_a_copy_is_private_too(tmp_path: Path) -> None:
    rights.make(tmp_path / "een" / ORIGINALS)
    (tmp_path / "een" / ORIGINALS / "x.txt").write_text("Tekst.", "utf-8")
    store.open(tmp_path / "een", create=True).close()
    backups.make(tmp_path / "een", tmp_path / "kopie", None)
    assert rights_of(tmp_path / "kopie") == 0o700
    assert rights_of(tmp_path / "kopie" / "corpus.db") == 0o600
    assert rights_of(tmp_path / "kopie" / ORIGINALS) == 0o700
    bare = tmp_path / "los"
    bare.mkdir(mode=0o755)
    with store.open(tmp_path / "een") as source:
        backup.copied(source, bare)
    assert rights_of(bare / "corpus.db") == 0o600


def test_a_folder_that_is_placed_is_private(tmp_path: Path) -> None:
    with placing.placed(tmp_path / "model", ()) as half:
        (half / "a").write_bytes(b"")
    assert rights_of(tmp_path / "model") == 0o700
