"""Hands damaged files to a run, folder by folder: `python -m tests.soak.mutated COUNT SEED [--keep FOLDER]`.

Each folder is taken in by a process of its own, as users have it: its archives are unpacked, its files read
and coded by workers under limits, what they hold is recorded. The process has to end well and not to need
much memory, and every file has to be recorded, or named with a reason that is no fault of the program.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rodedraad.pipeline import Outcome

sys.path.append(str(Path(__file__).parents[1] / "bench"))

BATCH = 100
"""Files in a folder: as many as a dossier has."""
SCANS = 20
"""Every so many folders one has its pictures of text recognised, which takes seconds a page."""
PATIENCE = 1_800
"""Seconds in which a folder has to be done: all files at the limit would take longer."""
MEMORY = 1_500
"""In MiB: what the process that hands out the files may need."""
GRENZEN = """[grenzen]
bestand_mb = 5
paginas = 40
megapixels = 8
archief_mb = 20
archief_bestanden = 200
diepte = 2
seconden = 300
geheugen_mb = 3000
"""
"""Small, so that they are met; but on a busy machine a worker may stand still for minutes."""
OURS = "in Rodedraad zelf iets mis"
LATE = "duurde langer dan"
ENDED = "Het lezen is afgebroken: het vroeg"
ODD = (
    "brief met\nregel",
    "-rf", "é\u0301e\u0301n", "\u202etxt", "%2e%2e", "a" * 200, "CON", "'; DROP TABLE document",
    "\udcff\udcfe", "🦄", " ", "naam.", "<b>", "..", "=1+1",
)  # fmt: skip
"""Names that people, systems and attackers give; one in eight files has one."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a folder: files read, refused with a reason, MiB of the main process, what went wrong."""

    read: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    mib: int = 0
    wrong: tuple[str, ...] = ()


def name(of: str, number: int, seed: int) -> str:
    """The name under which a copy is handed in."""
    drawn = Random(f"{seed}/{number}/naam")  # noqa: S311  # nothing secret
    if drawn.random() > 1 / 8:
        return of
    odd = drawn.choice(ODD) + drawn.choice((Path(of).suffix, Path(of).suffix.upper()))
    return of if odd == ".." else odd  # of a copy without suffix: no file can be called so


def lay_out(folder: Path, copies: list[tuple[str, str, bytes]], seed: int) -> None:
    """A dossier of these copies, each in a folder that is called after its number."""
    folder.mkdir()
    (folder / "dossier.toml").write_text(GRENZEN, "utf-8")
    for label, of, data in copies:
        number = label.split()[0]
        (folder / number).mkdir()
        (folder / number / name(of, int(number), seed)).write_bytes(data)


def take_in(folder: Path, out: Path) -> Told:
    """Run over a folder in this process, without reports."""
    from corpus import store
    from corpus.checking import check
    from corpus.errors import NothingReadableError
    from rodedraad import dossier, pipeline
    from rodedraad.engines import Engine
    from rodedraad.output import When

    try:
        outcome = pipeline.run(folder, out, engine=Engine(jobs=1), reports=When.NEVER)
    except NothingReadableError:
        return Told(wrong=("nothing in it could be read",))
    with store.open(out) as corpus, dossier.opened(folder, out) as contents:
        known = set(corpus.files()) | set(outcome.failures)
        told = known | set(contents.left_out) | set(contents.replaced)
        report = check(corpus, out / "bronnen", repair=False)
    missing = tuple(f"neither read nor told of: {one}" for one in _handed_in(folder) if not _is_in(one, told))
    damage = tuple(f"the corpus: {one}" for one in report.damage)
    return Told(outcome.read, _reasons(outcome), _mib(), missing + damage)


def _handed_in(folder: Path) -> Iterator[str]:
    from rodedraad.sifting import printable

    for path in sorted(folder.glob("*/*")):
        yield printable(path.relative_to(folder).as_posix())


def _is_in(one: str, told: set[str]) -> bool:
    """Whether the file, or at least one in it, is told of."""
    return one in told or any(other.startswith(f"{one}/") for other in told) or Path(one).name.startswith(".")


def _reasons(outcome: Outcome) -> dict[str, str]:
    return {of: str(error) for of, error in outcome.failures.items()}


def _mib() -> int:
    """The most memory that this process had; `getrusage` would count that of whoever started it."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def batch(copies: list[tuple[str, str, bytes]], seed: int, place: Path, *, scans: bool = False) -> Told:
    """What a process of its own makes of a folder with these copies; pictures are read with `scans` only."""
    lay_out(place / "dossier", copies, seed)
    command = [sys.executable, "-m", "tests.soak.mutated", "--folder", str(place)]
    paths = os.environ if scans else os.environ | {"PATH": ""}  # where the program that recognises is not
    try:
        ran = subprocess.run(
            command, env=paths, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return Told(wrong=(f"not done in {PATIENCE} seconds",))
    if ran.returncode:
        return Told(wrong=(f"ended with {ran.returncode}: {ran.stderr[-2000:]}",))
    found = Told(**json.loads(ran.stdout.splitlines()[-1]))
    return Told(found.read, found.refused, found.mib, (*found.wrong, *_wrong(found)))


def _wrong(found: Told) -> Iterator[str]:
    for of, why in found.refused.items():
        if any(words in why for words in (OURS, LATE, ENDED)):
            yield f"{of!r}: {why}"
    if found.mib > MEMORY:
        yield f"{found.mib} MiB were needed"


@dataclass(slots=True)
class Sum:
    """What came of all folders so far."""

    files: int = 0
    read: int = 0
    refused: int = 0
    mib: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, files: int, told: Told) -> None:
        """Count a folder in."""
        self.files += files
        self.read += told.read
        self.refused += len(told.refused)
        self.mib = max(self.mib, told.mib)
        self.wrong.extend(told.wrong)


def campaign(
    count: int,
    seed: int,
    *,
    keep: Path | None = None,
    until: float = float("inf"),
    total: Sum | None = None,
    after: Callable[[Sum], None] = lambda _: None,
) -> Sum:
    """Hand in so many files, or as many folders as there is time for until this moment (monotonic).

    With `total` it goes on from what came of the first folders; `after` is told what came of all after each.
    """
    from damage import copies

    total = total or Sum()
    begin, made = time.monotonic() - total.seconds, islice(copies(count, seed), total.files, None)
    for number in range(total.files // BATCH, -(-count // BATCH)):
        folder = list(islice(made, BATCH))
        with TemporaryDirectory(prefix="soak-") as place:
            told = batch(folder, seed, Path(place), scans=number % SCANS == SCANS - 1)
            _keep(keep, Path(place) / "dossier", told)
        total.add(len(folder), told)
        total.seconds = time.monotonic() - begin
        after(total)
        if time.monotonic() > until:
            break
    return total


def _keep(keep: Path | None, dossier: Path, told: Told) -> None:
    """Print what went wrong, and keep its files."""
    for wrong in told.wrong:
        sys.stderr.write(f"{wrong}\n")
        number = next((part for part in wrong.replace("'", "/").split("/") if part.isdigit()), "")
        if keep and (dossier / number).is_dir() and number:
            shutil.copytree(dossier / number, keep / number, dirs_exist_ok=True)
    sys.stderr.write(f"{told.read} read, {len(told.refused)} refused\n")
    sys.stderr.flush()


def main() -> int:
    """1 when something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.folder:
        sys.stdout.write(json.dumps(asdict(take_in(given.folder / "dossier", given.folder / "uit"))) + "\n")
        return 0
    total = campaign(given.count, given.seed, keep=given.keep)
    sys.stdout.write(f"{total}\n")
    return bool(total.wrong)


if __name__ == "__main__":
    sys.exit(main())
