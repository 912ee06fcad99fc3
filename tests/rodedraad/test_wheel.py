"""The wheel: all that the program needs and nothing else, in a place with spaces and letters beyond ASCII."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from corpus import store
from tests import invented

ROOT = Path(__file__).parents[2]
PACKAGES = ("rodedraad", "corpus", "ingest", "nlp", "synthesis", "reports")
ILLEGAL = re.compile(r'[<>:"\\|?*\x00-\x1f]|[ .](/|$)|(^|/)(?i:con|prn|aux|nul|com\d|lpt\d)(\.|/|$)')
LONGEST = 120
"""Characters of a name in the wheel: of the 260 of a path on Windows, the folder before it takes the rest."""
PATIENCE = 120


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as packed:
        return packed.namelist()


def test_it_holds_every_file_of_the_packages_and_no_other(names: list[str]) -> None:
    known = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    own = {name for name in names if ".dist-info/" not in name}
    assert known <= own
    assert {
        name for name in own if not name.startswith(tuple(f"{package}/" for package in PACKAGES))
    } == set()
    assert {name for name in own if re.search(r"(^|/)tests?/|__pycache__|\.db$", name)} == set()


def test_its_names_are_those_that_windows_can_have(names: list[str]) -> None:
    assert [name for name in names if ILLEGAL.search(name) or not name.isascii()] == []
    assert len({name.lower() for name in names}) == len(names)
    assert max(map(len, names)) < LONGEST


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment of its own that has the packages of this one beside the wheel."""
    place = tmp_path_factory.mktemp("Mijn programma's é") / "omgeving"
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    command = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet"]
    subprocess.run([*command, "--no-deps", str(wheel)], check=True, capture_output=True)
    ours = sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)})
    (Path(ours) / "andere.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return scripts / "rodedraad"


def _outside(room: Path) -> dict[str, Any]:
    """How it is started: nothing of this tree in sight."""
    return {"cwd": room, "env": {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}}


def test_it_runs_and_serves(installed: Path, tmp_path: Path) -> None:
    room = tmp_path / "stukken van Ü"
    room.mkdir()
    dossier = room / "dossier"
    dossier.mkdir()
    reading, _ = invented.letter(0, length=6)
    (dossier / "brief.txt").write_text(reading.source, "utf-8")
    how = _outside(room)
    command = [installed, "run", "dossier", "--out", "uit"]
    ran = subprocess.run(command, capture_output=True, check=False, **how)
    assert ran.returncode == 0, ran.stderr
    with store.open(room / "uit") as corpus:
        assert len(corpus.observations("")) > 4
    command = [installed.with_name("python"), "-c", "import nlp; print(nlp.__file__)"]
    where = subprocess.run(command, capture_output=True, check=True, **how)
    assert str(installed.parents[1]) in where.stdout.decode()
    command = [installed, "serve", "--corpus", "uit", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, **how) as serving:
        try:
            _look(serving.stdout.readline().decode().split()[-1])
        finally:
            serving.terminate()


def _look(address: str) -> None:
    """Come in as a browser does, and get a style sheet of the page."""
    assert address.startswith("http://127.0.0.1:")
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as browser:
        page = browser.get(address)
        assert page.status_code == 200
        style = re.search(r'href="(/static/[^"]+\.css[^"]*)"', page.text)
        assert style is not None
        assert browser.get(httpx.URL(address).join(style[1])).status_code == 200
