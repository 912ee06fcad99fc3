from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from rodedraad import output, workers
from rodedraad.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


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
