"""A Dask cluster of processes on this machine, that a test starts, kills and starts again.

Times after which Dask takes somebody for gone are short, so that a test sees it. With a `Trap` or a `Bomb` in
its task a file hangs or kills as a hostile one does.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import trustme

from corpus import store
from ingest.overrides.corrections import Dossier
from ingest.settings import Limits
from rodedraad import tasks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rodedraad.tasks import Task

ROOT = Path(__file__).parent.parent
SHORT = {
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s",
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "12s",
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "20s",
}
STARTED_IN = 180.0
"""Seconds that a process of the cluster may take to be there on a busy machine."""


@dataclass(slots=True)
class Cluster:
    """A scheduler and workers that write to `folder`; `within` is put before each command line.

    `tls` are the settings of Dask by which all sides show a certificate, none when they need none; `more` are
    others of its settings.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 0
    tls: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The address of the scheduler."""
        return f"{self.protocol}://{self.host}:{self.port}"

    @property
    def protocol(self) -> str:
        """How its members speak to each other."""
        return "tls" if self.tls else "tcp"

    def start_scheduler(self, within: Sequence[str] = ()) -> None:
        """Begin a scheduler, at the port of the one before."""
        self.port = self.port or free_port()
        words = "--host", self.host, "--port", str(self.port), "--no-dashboard"
        self.scheduler = self._start("scheduler", (*words, "--protocol", self.protocol), within)
        until(lambda: answers(self.host, self.port))

    def start_worker(self, *more: str, within: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Begin a worker that takes one file at a time."""
        room = str(self.folder / f"kamer-{len(self.workers)}")
        words = self.address, "--nthreads", "1", "--no-dashboard", "--local-directory", room, *more
        process = self._start("worker", words, within)
        self.workers.append(process)
        return process

    def _start(self, what: str, words: Sequence[str], within: Sequence[str]) -> subprocess.Popen[bytes]:
        command = [*within, sys.executable, "-m", "dask", what, *words]
        said = {**self.tls, **self.more}
        own = {f"DASK_{name.upper().replace('.', '__').replace('-', '_')}": v for name, v in said.items()}
        environment = {**os.environ, **SHORT, **own, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        with (self.folder / f"{what}-{len(self.workers)}.log").open("ab") as log:
            return subprocess.Popen(
                command, stdout=log, stderr=log, env=environment, cwd=ROOT, start_new_session=True
            )

    def stop(self) -> None:
        """End all of it."""
        for process in (*self.workers, self.scheduler):
            if process is not None:
                kill(process)


def certified(folder: Path) -> dict[str, str]:
    """Settings of Dask by which scheduler, workers and client take nobody without a certificate of ours."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    own = authority.issue_cert("127.0.0.1")
    own.private_key_and_cert_chain_pem.write_to_path(str(folder / "eigen.pem"))
    files = {
        f"{who}.{what}": "eigen.pem" for who in ("scheduler", "worker", "client") for what in ("cert", "key")
    }
    files["ca-file"] = "ca.pem"
    told = {f"distributed.comm.tls.{name}": str(folder / file) for name, file in files.items()}
    return {**told, "distributed.comm.require-encryption": "True"}


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started, at once: as when the plug is pulled."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(holds: object, seconds: float = STARTED_IN) -> None:
    """Wait until a function gives something true."""
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError(holds)
        time.sleep(0.1)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as line:
        return line.connect_ex((host, port)) == 0


class Trap(str):
    """No text, that does something where a task is read: in the process that the worker keeps for it."""

    __slots__ = ("action",)

    def __new__(cls, action: str) -> Trap:
        made = super().__new__(cls)
        made.action = action
        return made

    def __reduce__(self) -> tuple[type[Trap], tuple[str]]:
        return Trap, (self.action,)

    def __bool__(self) -> bool:
        if self.action == "die":
            os._exit(1)
        time.sleep({"slow": 0.5, "hang": 3600}[self.action])
        return False


class Bomb(str):
    """No text, that ends the worker which unpacks it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def letters(folder: Path, count: int) -> dict[str, Task]:
    """The work on so many short letters, each of other words."""
    folder.mkdir(exist_ok=True)
    work = {}
    for number in range(count):
        path = folder / f"brief-{number:03}.txt"
        path.write_text(f"Brief {number}\n\nDe termijn van {number + 2} maanden is te krap.\n", "utf-8")
        work[path.name] = tasks.task(path, path.name, Dossier({}, limits=Limits(seconds=60)))
    return work


def trapped(work: Mapping[str, Task], trap: str) -> dict[str, Task]:
    """The same work, with a trap in each task."""
    return {name: replace(task, language_model=trap) for name, task in work.items()}


def contents(out: Path) -> dict[str, object]:
    """All that a corpus holds of its documents, in an order that does not depend on which came first."""
    with store.open(out) as corpus:
        documents = sorted(corpus.documents(), key=lambda document: document.id)
        return {
            "documents": documents,
            "blocks": [corpus.blocks(document.id) for document in documents],
            "coded": sorted(corpus.coded(), key=lambda one: one.id),
            "observations": corpus.observations().to_dicts(),
            "files": corpus.files(),
            "failures": {name: str(error) for name, (_, error) in corpus.failures().items()},
            "notices": corpus.notices(),
            "stamps": corpus.stamps(),
        }
