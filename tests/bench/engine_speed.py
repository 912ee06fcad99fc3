"""How much sooner a dossier is read by two workers than by one, on this machine and on a cluster of it.

The dossier is the invented one, several times over, with a sentence of its own in each plain text and a
remark that no reader shows in each other file, so that no two files are the same. Documents a second are by
the clock, and say nothing on a machine that does something else meanwhile: `load` tells. The pace of a
virtual machine changes from minute to minute, so that each round measures all after one another, and the
median of the rounds counts. What two processes that only reckon do in the time of one, in the same rounds, is
the most that any program can reach there. The share of the process that records is its processor time over
the clock's: where it comes near 1, more workers do not help.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import main_job

from rodedraad import pipeline
from rodedraad.engines import Engine
from rodedraad.output import When
from tests.clusters import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rodedraad.engines import Engine as Where

EXAMPLES = main_job.ROOT / "examples" / "dossier"
TIMES = 12
"""How many times the dossier is there."""
AT_LEAST = 1.8
"""Times that two workers have to be faster than one."""
TEXTS = {".txt", ".md", ".eml"}
ZIPS = {".docx", ".odt"}
REMARKS = {".pdf": "\n%{}\n", ".html": "\n<!-- {} -->\n", ".xml": "\n<!-- {} -->\n"}
ROUNDS = 5
ONE, TWO = "one worker here", "two workers here"
ONE_BARE = "one process that only reckons"
BARE = {ONE_BARE: 1, "two processes that only reckon": 2}
PIECES = 200
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


def measured() -> dict[str, list[tuple[float, float]]]:
    """By engine, for each round: documents a second and the share of the recording process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "dossier"
        folder.mkdir()
        count, found = dossier(folder) - FIRST, defaultdict(list)
        with _cluster(Path(name)) as address:
            for turn in range(ROUNDS):
                for title, engine in _engines(address):
                    seconds, own = ingest(folder, Path(name) / f"{turn}-{title}", engine)
                    found[title].append((count / seconds, own / seconds))
                for title, processes in BARE.items():
                    found[title].append((_bare(processes), 0.0))
    return found


def _engines(address: str) -> Iterator[tuple[str, Where]]:
    yield ONE, Engine(jobs=1)
    yield TWO, Engine(jobs=2)
    yield "two workers of a cluster here", Engine(scheduler=address)


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    cluster = Cluster(folder)
    try:
        cluster.start_scheduler()
        for _ in range(2):
            cluster.start_worker()
        yield cluster.address
    finally:
        cluster.stop()


def _bare(processes: int) -> float:
    """Pieces of reckoning a second by so many processes."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.map(_reckon, range(processes), 1)  # by now they are there
        start = time.perf_counter()
        pool.map(_reckon, range(PIECES), 1)
        return PIECES / (time.perf_counter() - start)


def _reckon(_: int) -> int:
    """Words and counts, as readers have them."""
    words = [f"woord{number * 7919 % 5021}" for number in range(20_000)]
    return sum(len(word) for word in sorted(words))


def rows() -> Iterator[list[str]]:
    """The figures as rows of a table, with its head."""
    found = measured()
    yield ["engine", "documents a second", "times one", "asked", "share of the recording process"]
    for title, rounds in found.items():
        speeds = [speed for speed, _ in rounds]
        other = found[ONE_BARE if title in BARE else ONE]
        ratios = [speed / one for speed, (one, _) in zip(speeds, other, strict=True)]
        asked = f"≥ {AT_LEAST}" if title == TWO else ""
        share = "" if title in BARE else f"{median(share for _, share in rounds):.2f}"
        yield [title, f"{median(speeds):.1f}", _spread(ratios), asked, share]
    yield ["load of the machine meanwhile", f"{os.getloadavg()[0]:.1f}", "", "", ""]


def _spread(ratios: list[float]) -> str:
    return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(" | ".join(row) + "\n")
