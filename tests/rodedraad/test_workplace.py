"""The program on a workplace unlike ours, as far as it can be had here: Windows' ways, and a hostile folder.

Processes are spawned and never forked, modules of POSIX are not there, what is no UTF-8 is not assumed to be,
names hold spaces and letters beyond ASCII, and lines end as on Windows.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from corpus import store
from rodedraad import workers
from tests import invented

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = """
from rodedraad.__main__ import main
if __name__ == "__main__":
    main()
"""
"""What the console script does: the folder in which one works is not on the path of modules."""
WINDOWS_WAYS = """
import multiprocessing, os, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in ("fcntl", "resource", "pwd", "grp", "termios", "syslog"):
            raise ModuleNotFoundError(name, name=name)

for name in ("fcntl", "resource", "pwd", "grp", "termios", "syslog"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Absent())
for name in ("fork", "forkpty", "geteuid", "getuid", "killpg", "setsid", "chown", "sched_getaffinity"):
    delattr(os, name)
multiprocessing.get_all_start_methods = lambda: ["spawn"]
multiprocessing.set_start_method("spawn", force=True)
"""
ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[ .]$|^(?i:con|prn|aux|nul|com\d|lpt\d)(\.|$)')
"""What no name of a file can be on Windows (Microsoft, "Naming Files, Paths, and Namespaces")."""
SHADOWED = (
    "pickle",
    "json",
    "polars",
    "spacy",
    "numpy",
    "signal",
    "rodedraad",
    "corpus",
    "typing",
    "sitecustomize",
)
"""Modules that everything imports sooner or later."""


class Place(NamedTuple):
    """A dossier, the corpus made of it, and what the program said."""

    dossier: Path
    out: Path
    said: subprocess.CompletedProcess[bytes]


def _dossier(folder: Path, ends: str = "\n") -> Path:
    folder.mkdir(parents=True)
    for number in range(3):
        reading, _ = invented.letter(number, length=6)
        text = reading.source.replace("\n", ends)
        (folder / f"brief {number} Súdwest.txt").write_text(text, "utf-8", newline="")
    return folder


def _run(
    room: Path, ways: str, *words: str | Path, inside: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    launcher = room / "rodedraad-start.py"
    launcher.write_text(ways + COMMAND, "utf-8")
    own = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    command = [sys.executable, str(launcher), *map(str, words)]
    return subprocess.run(command, cwd=inside, env=own | environment, capture_output=True, check=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A run as on Windows, started in a dossier in which modules lie that leave a mark when they are run."""
    room = tmp_path_factory.mktemp("Werk plek Ü")
    dossier = _dossier(room / "Dossier Fryslân (2026)", "\r\n")
    for name in SHADOWED:
        (dossier / f"{name}.py").write_text(f"open(r'{room / 'gelopen'}', 'w').close()\n", "utf-8")
    said = _run(
        room, WINDOWS_WAYS, "run", dossier, "--out", room / "uit voer é", "--jobs", "2", inside=dossier,
        PYTHONUTF8="0", PYTHONIOENCODING="cp1252",
    )  # fmt: skip
    return Place(dossier, room / "uit voer é", said)


def test_a_run_without_fork_or_posix_reads_all(place: Place) -> None:
    assert place.said.returncode == 0, place.said.stderr.decode("utf-8", "replace")
    assert "Súdwest" in place.said.stderr.decode("utf-8")
    with store.open(place.out) as corpus:
        assert {document.name for document in corpus.documents()} == {
            f"brief {n} Súdwest.txt" for n in range(3)
        }
        assert len(corpus.observations("")) > 12


def test_what_lies_in_the_folder_in_which_one_works_is_not_run(place: Place) -> None:
    assert place.said.returncode == 0
    assert not (place.dossier.parent / "gelopen").exists()


def test_all_that_is_written_has_a_name_that_windows_knows(place: Place) -> None:
    written = [path.relative_to(place.out) for path in place.out.rglob("*")]
    assert len(written) > 10
    assert [path for path in written if ILLEGAL.search(path.name)] == []
    assert len({str(path).lower() for path in written}) == len(written)
    assert max(len(str(path)) for path in written) < 110  # of the 260 that a path may have
    assert [name for name in ("a:b", "con", "NUL.txt", "x.", "y ") if not ILLEGAL.search(name)] == []


def test_lines_that_end_otherwise_say_the_same(place: Place, tmp_path: Path) -> None:
    plain = _dossier(tmp_path / "dossier")
    said = _run(
        tmp_path, "", "run", plain, "--out", tmp_path / "uit", "--jobs", "1", inside=tmp_path,
        PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", LC_ALL="C.UTF-8",
    )  # fmt: skip
    assert said.returncode == 0
    with store.open(place.out) as ours, store.open(tmp_path / "uit") as theirs:
        columns = ["text", "rol", "thema", "fase", "toerekening"]
        one, other = (opened.observations("").select(columns) for opened in (ours, theirs))
        assert sorted(one.rows()) == sorted(other.rows())


def test_text_that_the_system_cannot_write_is_written_as_it_is(place: Place) -> None:
    """Standard output is UTF-8 whatever the system has, so that no letter is lost in a pipe."""
    said = _run(
        place.out.parent, WINDOWS_WAYS, "observations", "--corpus", place.out, "--format", "table",
        inside=place.out.parent, PYTHONUTF8="0", PYTHONIOENCODING="ascii",
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert "Súdwest" in said.stdout.decode("utf-8")


def test_a_system_without_limits_of_memory_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    workers._limit_memory(1)
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert workers._context().get_start_method() == "spawn"
