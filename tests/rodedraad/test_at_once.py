"""What happens to files while a run reads and writes them: another run writes the same, or they go."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from rodedraad import intake, writing
from rodedraad.dossier import content_id

TEXT = b"De termijn van zes maanden is te krap.\n"
OTHER = os.getpid() + 1


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
