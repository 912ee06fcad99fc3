"""How much sooner a dossier is read by two workers than by one, on this machine and on a cluster of it.

The dossier is the invented one, several times over, with a sentence of its own in each plain text and a
remark that no reader shows in each other file, so that no two files are the same. Documents a second are by
the clock, and say nothing on a machine that does something else meanwhile: `load` tells. The share of the
process that records is its processor time over the clock's: where it comes near 1, more workers do not help.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import main_job

from rodedraad import pipeline
from rodedraad.engines import Engine
from rodedraad.output import When
from tests.clusters import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rodedraad.engines import Engine as Where

EXAMPLES = main_job.ROOT / "examples" / "dossier"
TIMES = 12
"""How many times the dossier is there."""
AT_LEAST = 1.8
"""Times that two workers have to be faster than one."""
TEXTS = {".txt", ".md", ".eml"}
ZIPS = {".docx", ".odt"}
REMARKS = {".pdf": "\n%{}\n", ".html": "\n<!-- {} -->\n", ".xml": "\n<!-- {} -->\n"}
FIRST = 6
"""Files after which the clock starts: what comes before is the start of the workers."""


def dossier(folder: Path) -> int:
    """Write the dossier; gives how many files it has."""
    count = 0
    for path in sorted(EXAMPLES.iterdir()):
        for number in range(TIMES if path.suffix in TEXTS | ZIPS | REMARKS.keys() else 0):
            _another(path, folder / f"{path.stem}-{number}{path.suffix}", number)
            count += 1
    return count


def _another(path: Path, copy: Path, number: int) -> None:
    """Copy a file to one that is no longer the same."""
    shutil.copyfile(path, copy)
    if path.suffix in ZIPS:
        with zipfile.ZipFile(copy, "a") as archive:
            archive.comment = str(number).encode()
        return
    remark = REMARKS.get(path.suffix, "\n\nDe gemeente wacht nog {} weken.\n")
    with copy.open("a", encoding="utf-8") as stream:
        stream.write(remark.format(number + 3))


def ingest(folder: Path, out: Path, engine: Where) -> tuple[float, float]:
    """Seconds by the clock from the first file to the last, and of them this process at work."""
    began: list[tuple[float, float]] = []
    ended: list[tuple[float, float]] = []

    def tell(_name: str, done: int, total: int) -> None:
        moment = time.perf_counter(), time.process_time()
        if done == FIRST:  # by then each worker is at work
            began.append(moment)
        if done == total:
            ended.append(moment)

    pipeline.run(folder, out, engine=engine, reports=When.NEVER, tell=tell)
    return ended[0][0] - began[0][0], ended[0][1] - began[0][1]


def measured() -> dict[str, tuple[float, float]]:
    """Documents a second and the recording process's share, by engine."""
    with tempfile.TemporaryDirectory() as name:
        folder, found = Path(name) / "dossier", {}
        folder.mkdir()
        count = dossier(folder) - FIRST
        for title, made in _engines(Path(name)):
            seconds, own = ingest(folder, Path(name) / f"uit-{len(found)}", made())
            found[title] = (count / seconds, own / seconds)
    return found


def _engines(folder: Path) -> Iterator[tuple[str, Callable[[], Where]]]:
    yield "one worker here", lambda: Engine(jobs=1)
    yield "two workers here", lambda: Engine(jobs=2)
    cluster = Cluster(folder)
    try:
        cluster.start_scheduler()
        for _ in range(2):
            cluster.start_worker()
        yield "two workers of a cluster here", lambda: Engine(scheduler=cluster.address)
    finally:
        cluster.stop()


def rows() -> Iterator[list[str]]:
    """The figures as rows of a table, with its head."""
    found = measured()
    one = found["one worker here"][0]
    yield ["engine", "documents a second", "times one worker", "asked", "share of the recording process"]
    for title, (speed, share) in found.items():
        asked = f"≥ {AT_LEAST}" if title == "two workers here" else ""
        yield [title, f"{speed:.1f}", f"{speed / one:.2f}", asked, f"{share:.2f}"]
    yield ["load of the machine meanwhile", f"{os.getloadavg()[0]:.1f}", "", "", ""]


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(" | ".join(row) + "\n")
