from __future__ import annotations

import hashlib
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from rodedraad import opening, output, pipeline, workers
from rodedraad.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    RunOver = Callable[[Path, Path], Path]


KINDS, FORMATS = output.KINDS, output.FORMATS


@pytest.fixture(scope="module", autouse=True)
def few_reports() -> Iterator[None]:
    """Runs in this process write two reports in two formats: all twelve would take most of the time.

    A test of all of them asks for `every_report`; runs in a process of their own write them all.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(output, "KINDS", ("kamerbrief", "rapport"))
        patched.setattr(output, "FORMATS", ("docx", "html"))
        yield


@pytest.fixture
def every_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs write all that they do for a user."""
    monkeypatch.setattr(output, "KINDS", KINDS)
    monkeypatch.setattr(output, "FORMATS", FORMATS)


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def rodedraad(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command line in this process."""

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["rodedraad", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        code = left.value.code
        return Ran(code if isinstance(code, int) else int(bool(code)), *capsys.readouterr())

    return run


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads and codes in this process, so that a test can put something else in the place of either."""

    def each(function: Callable[..., object], tasks: dict[str, tuple[object, ...]], **_: object) -> object:
        return ((name, function(*arguments)) for name, arguments in tasks.items())

    monkeypatch.setattr(workers, "each", each)


LETTER = """Invoeringstoets Merenland

Realisatie

De termijn van zes maanden is te krap voor vergunning en bouw. Hierdoor wijken gemeenten uit naar hotels.

Wij verzoeken de minister de termijn te verlengen.
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "merenland.txt").write_text(LETTER, "utf-8")
    (folder / "notitie.md").write_text("# Notitie\n\nHet toezicht is nog niet gestart.\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what runs came to, by what they were over."""
    return tmp_path_factory.mktemp("gedraaid")


@pytest.fixture
def run_over(rodedraad: Callable[..., Ran], kept: Path) -> RunOver:
    """Gives what a run over a dossier writes to a folder: of the same files it is run once, then copied."""

    def over(dossier: Path, out: Path) -> Path:
        before = kept / _told(dossier)
        if before.exists():
            shutil.copytree(before, out)
            with opening.corpus(out) as corpus:
                corpus.set_setting(pipeline.FOLDER, str(dossier.resolve()))
            return out
        assert rodedraad("run", dossier, "--out", out).code == 0
        shutil.copytree(out, before)
        return out

    return over


def _told(dossier: Path) -> str:
    """A digest of the files of a dossier, and of which reports a run writes of it."""
    said = hashlib.sha256(repr((output.KINDS, output.FORMATS)).encode())
    for path in sorted(dossier.rglob("*")):
        said.update(repr((path.relative_to(dossier), path.is_file() and path.read_bytes())).encode())
    return said.hexdigest()
