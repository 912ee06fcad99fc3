"""The command `rodedraad run` in a process of its own that is killed, with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import reviewing, store
from corpus.checking import check
from corpus.judgements import Act
from corpus.labels import Labels
from corpus.reviewing import Wish
from rodedraad import output
from tests import invented

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

FILES = 5
JUDGED = 4
REPORTS = tuple(output.names())


def make_dossier(folder: Path) -> Path:
    """A folder with a few letters."""
    folder.mkdir()
    for number in range(FILES):
        reading, _ = invented.letter(number, length=12)
        (folder / reading.document.name).write_text(reading.source, "utf-8")
    return folder


def start(dossier: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    """Begin a run, with more options."""
    command = [
        sys.executable,
        "-m",
        "rodedraad",
        "run",
        str(dossier),
        "--out",
        str(out),
        "--jobs",
        "1",
        *more,
    ]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What an undisturbed run made, and how many seconds it took."""

    rows: list[dict[str, object]]
    reports: list[bytes]
    seconds: float


def judge(out: Path) -> None:
    """Somebody judges the first observations."""
    with store.open(out) as corpus:
        for observation in corpus.observations("")["id"][:JUDGED]:
            reviewing.judge(corpus, Wish(observation, Act.CHANGE, "Jansen", Labels(rol="oproep")))


def undisturbed(dossier: Path, out: Path, *more: str) -> Made:
    """Let a run finish."""
    begin = time.monotonic()
    _, complaints = (process := start(dossier, out, *more)).communicate()
    if process.returncode:
        raise RuntimeError(complaints)
    return made(out, time.monotonic() - begin)


def made(out: Path, seconds: float = 0.0) -> Made:
    """What lies in the output folder."""
    with store.open(out) as corpus:
        rows = corpus.observations("").to_dicts()
    return Made(rows, [(out / name).read_bytes() for name in REPORTS], seconds)


def survives_kills(dossier: Path, out: Path, whole: Made, drawn: Random, kills: int, *more: str) -> str:
    """Kill runs at random moments, one after another, then let one finish; gives what went wrong."""
    for _ in range(kills):
        process = start(dossier, out, *more)
        time.sleep(drawn.uniform(0.1, 1.0) * whole.seconds)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        told, complaints = process.communicate()
        if process.returncode not in {0, -signal.SIGKILL}:
            return f"{told}{complaints}"
        if trouble := _trouble(out, complaints):
            return trouble
    _, complaints = (process := start(dossier, out)).communicate()
    if process.returncode:
        return f"did not resume: {complaints}"
    found = made(out)
    same = found.rows == whole.rows and found.reports == whole.reports
    return "" if same and not list(out.glob("**/*.deel*")) else "ended otherwise than undisturbed"


def _trouble(out: Path, complaints: str) -> str:
    """What of that which a killed run had told of is not there, or is there by half."""
    confirmed = [line for line in complaints.splitlines() if line.startswith("[")]
    if not confirmed and not (out / store.FILE_NAME).exists():
        return ""
    with store.open(out, create=True) as corpus:
        report = check(corpus, out / "bronnen" if corpus.files() else None, repair=False)
        saved = len(corpus.stamps())
    if report.damage:
        return f"not whole: {report.damage}"
    return f"told of {len(confirmed)} files, has {saved}" if saved < len(confirmed) else ""
