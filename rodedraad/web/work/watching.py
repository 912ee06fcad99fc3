"""The server's side of the worker: starting it, and starting another when it ended by accident."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from rodedraad.web.work import process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rodedraad.web.settings import Settings

COMMAND = (sys.executable, "-P", "-m", "rodedraad.web.work")
"""What lies in the folder in which it is started is no module of the program (`-P`)."""
SHORTEST, LONGEST = 1.0, 60.0
"""Seconds before another is started: each time twice as many, until one lasted."""
LASTED = 120.0
PATIENCE = 2.0
"""Seconds in which a worker without work leaves; one with work goes on to the end of it."""


@contextmanager
def working(settings: Settings) -> Iterator[None]:
    """Within it a worker is there for the jobs over this corpus."""
    watch = Watch(settings)
    watch.start()
    try:
        yield
    finally:
        watch.stop()


class Watch:
    """Keeps a worker at work until it is stopped."""

    def __init__(self, settings: Settings) -> None:
        self._line = process.written(settings).encode() + b"\n"
        self._stopped = Event()
        self._thread = Thread(target=self._keep, name="toezicht", daemon=True)
        self.worker: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the worker."""
        self._thread.start()

    def stop(self) -> None:
        """Let the worker leave: at once, or when it has done the job that it has in hand."""
        self._stopped.set()
        if self.worker is not None:
            _hang_up(self.worker)
        self._thread.join(PATIENCE)

    def _keep(self) -> None:
        pause = SHORTEST
        while not self._stopped.is_set():
            began = time.monotonic()
            self.worker = self._started()
            if self._stopped.is_set():  # meanwhile
                _hang_up(self.worker)
            self.worker.wait()
            _hang_up(self.worker)
            pause = SHORTEST if time.monotonic() - began > LASTED else min(2 * pause, LONGEST)
            self._stopped.wait(pause)

    def _started(self) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, **_apart())  # noqa: S603 - our own module
        with suppress(OSError):  # it ended already; the next one is told the same
            assert worker.stdin is not None  # noqa: S101 - it is a pipe
            worker.stdin.write(self._line)
            worker.stdin.flush()
        return worker


def _hang_up(worker: subprocess.Popen[bytes]) -> None:
    """End the worker's input."""
    if worker.stdin is not None:
        with suppress(OSError):
            worker.stdin.close()


def _apart() -> dict[str, Any]:
    """Ctrl-C in the server's terminal is the server's: the worker ends when its input does."""
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}  # type: ignore[attr-defined,unused-ignore]
    return {"start_new_session": True}
