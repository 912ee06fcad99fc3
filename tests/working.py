"""Processes that work on a corpus at the same time, and may be killed: writers that say what they committed.

`nursery()` gives a process that has loaded everything once and makes copies of itself, each of which does one
job (`JOBS`), and writes what it has to say to a file, a line at a time.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import store
from corpus.checking import check
from corpus.judgements import Act
from corpus.labels import Labels
from corpus.reviewing import Wish, judge
from tests import invented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from corpus.store import Corpus

    Say = Callable[..., None]

MOMENT = "2026-03-04T05:06:07+00:00"
COUNT = 6
"""Letters that a writer saves."""
FAILED = 7


def write(where: str, say: Say, count: int = COUNT) -> None:
    """Save letters, let the folder hold them, judge some: what is there already is left."""
    with store.open(where, create=True, moment=lambda: MOMENT) as corpus:
        corpus.keep_codebook(invented.codebook())
        files: dict[str, str] = {}
        for number in range(count):
            reading, observations = invented.letter(number)
            if reading.document.id not in corpus.stamps():
                corpus.save(reading, observations, invented.STAMP)
            say("saved", reading.document.id)
            files[reading.document.name] = reading.document.id
            corpus.set_folder(corpus.files() | files, {})
            say("held", reading.document.id)
            judged = observations[number % invented.LENGTH].id
            if judged not in {event.observation for event in corpus.judgements()}:
                judge(corpus, Wish(judged, Act.CHANGE, "Jansen", Labels(rol="oproep", thema=frozenset())))
            say("judged", judged)
    say("done")


def add(where: str, say: Say, first: str, seconds: str) -> None:
    """Save new letters and judge them until the time is up."""
    number = int(first)
    with store.open(where) as corpus:
        for _ in _until(seconds):
            reading, observations = invented.letter(number)
            corpus.save(reading, observations, invented.STAMP)
            with_it = {reading.document.name: reading.document.id}
            # Between what it asks and what it sets another may come: so does a folder that both read.
            corpus.set_folder(corpus.files() | with_it, {})
            say("saved", reading.document.id)
            if reading.document.id in corpus.files().values():
                judge_if_held(corpus, observations[0].id, say)
            number += 1


def _until(seconds: str) -> Iterator[None]:
    """Once, and again as long as there is time."""
    end = time.monotonic() + float(seconds)
    yield
    while time.monotonic() < end:
        yield


def judge_if_held(corpus: Corpus, observation: str, say: Say) -> None:
    """Judge it, unless the other writer has just taken it out of the folder."""
    from corpus.errors import ReviewError

    try:
        judge(corpus, Wish(observation, Act.CHANGE, "Jansen", Labels(rol="oproep")))
    except ReviewError:
        return
    say("judged", observation)


def read(where: str, say: Say, seconds: str) -> None:
    """Ask for all observations until the time is up; says of each answer how many letters it had.

    Fails on a letter that is not whole.
    """
    for _ in _until(seconds):
        with store.open(where) as corpus:
            for question in ("", "zaak"):
                frame = corpus.observations(question)
                sizes = frame.group_by("bestand").len()["len"]
                if set(sizes) - {invented.LENGTH}:
                    raise AssertionError(f"half a letter: {frame}")
                say("read", len(sizes))


JOBS: dict[str, Callable[..., None]] = {"write": write, "add": add, "read": read}


@dataclass(frozen=True, slots=True)
class Job:
    """A process that works, and the file in which it writes what it did."""

    pid: int
    said: Path
    nursery: subprocess.Popen[str]

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Wait until it is gone."""
        _ask(self.nursery, "wait", str(self.pid))

    def lines(self, first: str) -> list[str]:
        """What it said with this word, whole lines only."""
        text = self.said.read_text("utf-8") if self.said.exists() else ""
        whole = text[: text.rfind("\n") + 1].splitlines()
        return [line.partition(" ")[2] for line in whole if line.split(" ")[0] == first]

    @property
    def failure(self) -> str:
        """The traceback of a process that failed; "" of one that did not."""
        path = self.said.with_suffix(".fout")
        return path.read_text("utf-8") if path.exists() else ""


@dataclass(frozen=True, slots=True)
class Nursery:
    """Starts jobs; `folder` is where they write what they say."""

    process: subprocess.Popen[str]
    folder: Path

    def start(self, job: str, *words: object) -> Job:
        """Begin a job of `JOBS`."""
        said = self.folder / f"{time.monotonic_ns()}.txt"
        pid = _ask(self.process, "start", job, str(said), *map(str, words))
        return Job(int(pid), said, self.process)


def _ask(process: subprocess.Popen[str], *words: str) -> str:
    if process.stdin is None or process.stdout is None:
        raise TypeError("the nursery has no pipes")
    process.stdin.write("\t".join(words) + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


@contextmanager
def nursery(folder: Path) -> Iterator[Nursery]:
    """A process that makes copies of itself."""
    command = [sys.executable, "-m", "tests.working"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Nursery(process, folder)
        if process.stdin is not None:
            process.stdin.close()


def serve() -> None:
    """What the nursery does: start jobs and wait for them, as it is asked, a line at a time."""
    import polars  # noqa: F401  # what jobs need is loaded once
    import psycopg  # noqa: F401

    for line in sys.stdin:
        order, *words = line.rstrip("\n").split("\t")
        if order == "wait":
            os.waitpid(int(words[0]), 0)
            answer = "gone"
        else:
            answer = str(os.fork() or _work(*words))
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


def _work(job: str, said: str, *words: str) -> int:
    """In the copy: do the job, and never come back."""
    try:
        with Path(said).open("a", encoding="utf-8", buffering=1) as stream:
            where, *more = words
            JOBS[job](where, lambda *told: stream.write(" ".join(map(str, told)) + "\n"), *more)
        os._exit(0)
    except BaseException:
        Path(said).with_suffix(".fout").write_text(traceback.format_exc(), "utf-8")
        os._exit(FAILED)


@dataclass(frozen=True, slots=True)
class Whole:
    """What an undisturbed writer made, and how long it took."""

    rows: list[dict[str, object]]
    seconds: float


def undisturbed(started: Nursery, where: str) -> Whole:
    """Let a writer finish in an empty place."""
    begin = time.monotonic()
    job = started.start("write", where)
    job.wait()
    seconds = time.monotonic() - begin
    return Whole(rows_of(where), seconds)


def rows_of(where: str) -> list[dict[str, object]]:
    """All observations of a corpus with all that is told of them."""
    with store.open(where) as corpus:
        return corpus.observations("").to_dicts()


def survives_a_kill(started: Nursery, where: str, whole: Whole, drawn: Random) -> str:
    """Kill a writer in an empty place at a random moment, let another finish; gives what went wrong."""
    job = started.start("write", where)
    time.sleep(drawn.uniform(0, whole.seconds * 1.1))
    job.kill()
    if job.failure:
        return job.failure
    if job.lines("saved"):
        trouble = lost(where, job)
        if trouble:
            return trouble
    again = started.start("write", where)
    again.wait()
    if again.failure or not again.said.read_text("utf-8").endswith("done\n"):
        return f"did not resume: {again.failure}"
    return "" if rows_of(where) == whole.rows else "ended otherwise than undisturbed"


def lost(where: str, job: Job) -> str:
    """What of that which a killed writer had confirmed is not there, or is there by half; "" when all is."""
    with store.open(where) as corpus:
        report = check(corpus, repair=False)
        if report.damage or any("was nog niet bijgewerkt" not in one for one in report.waiting):
            return f"not whole: {report}"
        missing = {
            "saved": set(job.lines("saved")) - corpus.stamps().keys(),
            "held": set(job.lines("held")) - set(corpus.files().values()),
            "judged": set(job.lines("judged")) - {event.observation for event in corpus.judgements()},
        }
        sizes = corpus.observations("").group_by("document").len()["len"]
    if set(sizes) - {invented.LENGTH}:
        return f"half a document is visible: {sizes}"
    return f"lost: {missing}" if any(missing.values()) else ""


if __name__ == "__main__":
    serve()
