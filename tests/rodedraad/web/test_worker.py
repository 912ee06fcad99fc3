"""The worker as a process: it is killed, its server ends, and there are two servers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from corpus import store
from rodedraad.web.house import House
from rodedraad.web.settings import Settings
from rodedraad.web.state import jobs
from rodedraad.web.state.jobs import JobKind, JobStatus
from rodedraad.web.work import lock, process, watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FILES = 12
"""More than are read in a moment, so that there is an amid."""
PATIENCE = 240
"""Seconds; a computer that is busy with other tests takes its time."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "stukken"
    folder.mkdir()
    for number in range(FILES):
        text = f"Provincie {number}\n\n" + "Gemeenten hebben te weinig tijd om locaties te vinden. " * 4
        (folder / f"brief-{number}.txt").write_text(text, "utf-8")
    store.open(tmp_path / "uit", create=True).close()
    return Settings(tmp_path / "uit", tmp_path / "uit", folder)


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    made = House(settings)
    yield made
    made.close()


@contextmanager
def worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """A worker whose server ends with the context; it is ended itself when it does not leave."""
    started = subprocess.Popen(watching.COMMAND, stdin=subprocess.PIPE)
    assert started.stdin is not None
    started.stdin.write(process.written(settings).encode() + b"\n")
    started.stdin.flush()
    try:
        yield started
    finally:
        with started.stdin:
            pass
        try:
            started.wait(PATIENCE)
        finally:
            started.kill()
            started.wait()


def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


def status(house: House, nr: int) -> JobStatus:
    found = jobs.found(house.state, nr)
    assert found is not None
    return found.status


def recorded(house: House) -> list[str]:
    """The documents that were recorded, whether they count yet or not."""
    with house.everything.reading() as connection:
        return list(connection.exec_driver_sql("SELECT document FROM analysis").scalars())


def amid(house: House, nr: int) -> bool:
    assert status(house, nr) is not JobStatus.DONE, "it was over too soon to test anything"
    return len(recorded(house)) > 1


def whole(house: House) -> bool:
    """Whether each document is there, exactly once."""
    ids = set(house.everything.files().values())
    return len(ids) == FILES and sorted(recorded(house)) == sorted(ids)


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGKILL")
def test_a_worker_that_is_killed_amid_an_ingest_costs_nothing(settings: Settings, house: House) -> None:
    nr = jobs.submit(house.state, JobKind.INGEST, {}, "Jansen")
    with worker(settings) as first:
        until(lambda: amid(house, nr))
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert house.everything.files() == {}  # what was read does not count before all of it was
    with worker(settings):
        until(lambda: status(house, nr) is JobStatus.DONE)
    assert whole(house)
    job = jobs.found(house.state, nr)
    assert job is not None
    assert job.tries == 2
    assert 0 < job.result["gelezen"] < FILES  # what the first read was not read again


SERVER = """
import sys, time
from rodedraad.web.work import process, watching
with watching.working(process.read(sys.stdin.readline())):
    time.sleep(600)
"""


def test_an_ingest_goes_on_to_its_end_when_its_server_is_killed(settings: Settings, house: House) -> None:
    nr = jobs.submit(house.state, JobKind.INGEST, {}, "Jansen")
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdin=subprocess.PIPE)
    assert server.stdin is not None
    with server.stdin as line:
        line.write(process.written(settings).encode() + b"\n")
    until(lambda: amid(house, nr))
    server.kill()
    server.wait()
    with worker(settings):  # of the next server: it waits for the first to leave
        until(lambda: status(house, nr) is JobStatus.DONE)
    job = jobs.found(house.state, nr)
    assert job is not None
    assert (job.tries, job.result["gelezen"], whole(house)) == (1, FILES, True)
    until(lambda: left(settings))


def left(settings: Settings) -> bool:
    """Whether no worker is there any more."""
    with lock.held(settings.state, Done()) as mine:  # type: ignore[arg-type]
        return mine


class Done:
    """An event that is set."""

    def wait(self, _: float) -> bool:
        return True


def test_two_servers_have_one_worker_at_work(settings: Settings, house: House) -> None:
    numbers = [jobs.submit(house.state, kind, {}, "J") for kind in (JobKind.INGEST, JobKind.CHECK)]
    with worker(settings) as one, worker(settings) as other:
        until(lambda: all(job.is_finished for job in jobs.listed(house.state) if job.nr in numbers))
        assert (one.poll(), other.poll()) == (None, None)
        assert not left(settings)
    found = [jobs.found(house.state, nr) for nr in numbers]
    assert [job and (job.status, job.tries) for job in found] == 2 * [(JobStatus.DONE, 1)]
    assert whole(house)


def test_a_worker_that_ended_by_accident_is_followed_by_another(
    settings: Settings, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "SHORTEST", 0.05)
    watch = watching.Watch(settings)
    watch.start()
    try:
        until(lambda: watch.worker is not None)
        first = watch.worker
        assert first is not None
        first.kill()
        until(lambda: watch.worker is not first)
        nr = jobs.submit(house.state, JobKind.CHECK, {}, "J")
        until(lambda: status(house, nr) is not JobStatus.WAITING)
    finally:
        watch.stop()
    assert watch.worker is not None
    watch.worker.wait(PATIENCE)
    assert watch.worker.returncode == 0


def test_what_a_worker_is_told_may_hold_a_password_and_is_no_argument(tmp_path: Path) -> None:
    told = Settings("postgresql+psycopg://rol:geheim@server/db", tmp_path, tmp_path / "stukken")
    assert process.read(process.written(told)) == told
    assert process.read(process.written(Settings(tmp_path, tmp_path))) == Settings(tmp_path, tmp_path)
    assert "geheim" not in " ".join(watching.COMMAND)
