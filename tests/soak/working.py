"""Jobs of the pages whose worker is killed: they are done in the end, or told to have been broken off."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from corpus.checking import check
from rodedraad.web.house import House
from rodedraad.web.state import jobs, queue
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.work import process, watching
from rodedraad.web.work.learnt import OURS
from tests.soak.serving import children

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from rodedraad.web.settings import Settings
    from rodedraad.web.state.jobs import Job

PATIENCE = 300
ASKED: tuple[tuple[JobKind, dict[str, object]], ...] = (
    (JobKind.INGEST, {"model": OURS}), (JobKind.REFRESH, {}), (JobKind.BACKUP, {}), (JobKind.CHECK, {}),
)  # fmt: skip


@contextmanager
def worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that is ended at once, with all that it started, when the context ends."""
    started = subprocess.Popen(watching.COMMAND, stdin=subprocess.PIPE)
    assert started.stdin is not None
    started.stdin.write(process.written(settings).encode() + b"\n")
    started.stdin.flush()
    try:
        yield started
    finally:
        for pid in (*children(started.pid), started.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        started.wait()
        with suppress(OSError):
            started.stdin.close()


def survives_kills(settings: Settings, drawn: Random, kills: int) -> str:
    """Kill workers at random moments of a job, one after another; gives what went wrong."""
    kind, asked = drawn.choice(ASKED)
    with closing(House(settings)) as house:
        before = house.everything.observations("").to_dicts()
        nr = jobs.submit(house.state, kind, asked, "Jansen")
        for _ in range(kills):
            with worker(settings):
                _await(lambda: _of(house, nr).status is not JobStatus.WAITING)
                time.sleep(drawn.uniform(0, 3))
            if report := check(house.everything, repair=False).damage:
                return f"{kind}: {report}"
        with worker(settings):
            _await(lambda: _of(house, nr).is_finished)
            if trouble := _badly_ended(_of(house, nr), kills):
                return trouble
            again = jobs.submit(house.state, kind, asked, "Jansen")
            _await(lambda: _of(house, again).is_finished)
        if _of(house, again).status is not JobStatus.DONE:
            return f"{kind} could not be asked again: {_of(house, again).result}"
        same = house.everything.observations("").to_dicts() == before
    return "" if same else f"{kind} ended otherwise than undisturbed"


def _badly_ended(job: Job, kills: int) -> str:
    """A job is done, or tried as often as may be and then told to have been broken off."""
    if job.tries > queue.TRIES:
        return f"{job.kind} was tried {job.tries} times"
    broken = kills >= queue.TRIES and dict(job.result) == queue.BROKEN_OFF
    return "" if job.status is JobStatus.DONE or broken else f"{job.kind}: {job.status} {job.result}"


def _of(house: House, nr: int) -> Job:
    found = jobs.found(house.state, nr)
    assert found is not None
    return found


def _await(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)
