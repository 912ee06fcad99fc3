"""What happens to files while a run reads and writes them: another run writes the same, or they go."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corpus.errors import OutputError
from rodedraad import halves, intake, writing
from rodedraad.dossier import content_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.rodedraad.conftest import Ran

TEXT = b"De termijn van zes maanden is te krap.\n"
OTHER = os.getpid() + 1
GONE = 2**22 + 1
"""More than any process has for a number on Linux."""


def as_another(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(os, "getpid", lambda: OTHER)


def test_an_original_that_two_runs_keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter, out, copy = tmp_path / "brief.txt", tmp_path / "uit", shutil.copyfile
    letter.write_bytes(TEXT)

    def copied_twice(source: Path, target: Path) -> None:
        copy(source, target)
        with pytest.MonkeyPatch.context() as patched:
            as_another(patched)
            patched.setattr(shutil, "copyfile", copy)
            assert intake._keep_original(out, letter, content_id(letter))

    monkeypatch.setattr(shutil, "copyfile", copied_twice)
    assert intake._keep_original(out, letter, content_id(letter))
    assert [path.read_bytes() for path in (out / intake.ORIGINALS).iterdir()] == [TEXT]


def test_a_report_that_two_runs_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, put = tmp_path / "rapport.html", Path.write_bytes

    def written_twice(target: Path, content: bytes) -> Any:
        size = put(target, content)
        with pytest.MonkeyPatch.context() as patched:
            as_another(patched)
            patched.setattr(Path, "write_bytes", put)
            writing._replace(path, b"van de ander")
        return size

    monkeypatch.setattr(Path, "write_bytes", written_twice)
    writing._replace(path, TEXT)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [TEXT]


def test_a_file_that_goes_after_it_was_read_costs_only_itself(tmp_path: Path) -> None:
    assert not intake._keep_original(tmp_path / "uit", tmp_path / "brief.txt", "0" * 64)
    assert not list((tmp_path / "uit" / intake.ORIGINALS).iterdir())


@pytest.mark.skipif(not hasattr(os, "sendfile"), reason="files are copied in another way")
def test_a_disk_that_is_full_is_not_blamed_on_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_bytes(TEXT)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "sendfile", full)
    with pytest.raises(OutputError, match="schijf"):
        intake._keep_original(tmp_path / "uit", letter, content_id(letter))
    assert not list((tmp_path / "uit" / intake.ORIGINALS).iterdir())


@pytest.mark.skipif(os.name == "nt", reason="there who writes a file keeps others from it")
def test_halves_of_a_run_that_was_killed_go_and_those_of_others_stay(tmp_path: Path) -> None:
    for process in (GONE, os.getpid(), os.getppid()):
        (tmp_path / f".rapport.pdf.{process}.deel").write_bytes(TEXT)
    (tmp_path / ".rapport.pdf.deel").write_bytes(TEXT)
    (tmp_path / f".map.{GONE}.deel").mkdir()
    halves.sweep(tmp_path)
    assert not (tmp_path / f".rapport.pdf.{GONE}.deel").exists()
    assert len(list(tmp_path.iterdir())) == 4


def test_a_run_sweeps_what_one_that_was_killed_left(
    rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path
) -> None:
    out = tmp_path / "uit"
    left = [out / f".rapport.pdf.{GONE}.deel", out / intake.ORIGINALS / f".{'0' * 64}.txt.{GONE}.deel"]
    left[1].parent.mkdir(parents=True)
    for half in left:
        half.write_bytes(TEXT)
    assert rodedraad("run", dossier, "--out", out, "--no-reports").code == 0
    assert not list(out.rglob("*.deel"))
