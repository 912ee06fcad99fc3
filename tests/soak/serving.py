"""`rodedraad serve` in a process of its own, and a browser in which somebody judges until it is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)(/aanmelden\?teken=\S+)")
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Served:
    """The process, and a browser that is let in."""

    process: subprocess.Popen[str]
    browser: httpx.Client

    def kill(self) -> None:
        """End the server and all that it started, at once; its worker is in a group of its own."""
        for pid in (*children(self.process.pid), self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()


def children(pid: int) -> tuple[int, ...]:
    """The processes that this one started, and theirs."""
    listed = subprocess.run(
        ["/bin/ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    own = tuple(int(one) for one in listed.stdout.split())
    return (*(inner for one in own for inner in children(one)), *own)


@contextmanager
def served(corpus: Path | str, out: Path, *more: str) -> Iterator[Served]:
    """The pages of a corpus, for somebody who works alone."""
    command = [sys.executable, "-m", "rodedraad", "serve", "--corpus", str(corpus), "--out", str(out)]
    log = (out.parent / f"{out.name}.log").open("a", encoding="utf-8")
    process = subprocess.Popen(
        [*command, "--port", "0", *more], stdout=subprocess.PIPE, stderr=log, text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    with log, process, httpx.Client(timeout=PATIENCE) as browser:
        made = Served(process, browser)
        try:
            _let_in(made)
            yield made
        finally:
            made.kill()


def _let_in(made: Served) -> None:
    assert made.process.stdout is not None
    for line in made.process.stdout:
        if found := ADDRESS.search(line):
            made.browser.base_url = httpx.URL(found[1])
            made.browser.get(found[2], follow_redirects=True).raise_for_status()
            return
    raise RuntimeError(f"it did not begin: {made.process.wait()}")


def judge(browser: httpx.Client, observation: str, why: str) -> int:
    """Judge an observation as a page does it; gives the status that was answered."""
    page = browser.get(f"/beoordelen/{observation}").text
    form = {
        "csrf": _value(page, "csrf"), "gezien": _value(page, "gezien"), "daad": "opmerking", "waarom": why
    }  # fmt: skip
    return browser.post(f"/beoordelen/{observation}", data=form, follow_redirects=False).status_code


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, page[:500]
    return found[1]


@dataclass(slots=True)
class Judging:
    """Somebody who judges one observation after another; `confirmed` is what the server answered to."""

    browser: httpx.Client
    observations: tuple[str, ...]
    confirmed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Within it judgements are entered, until the server goes away."""
        thread = threading.Thread(target=self._go_on)
        thread.start()
        yield
        thread.join(PATIENCE)
        assert not thread.is_alive()

    def _go_on(self) -> None:
        for number, one in enumerate(self.observations):
            why = f"{one}-{number}-{time.time_ns()}"
            try:
                status = judge(self.browser, one, why)
            except httpx.HTTPError:
                return
            (self.confirmed if status == 303 else self.refused).append(why if status == 303 else str(status))
