"""The worker: the process that does jobs in order, one at a time, beside the servers that take requests.

Its first line of input says over what it works; the input ends when the server that started it has ended,
which no system fails to notice. The job at hand is finished then, and the worker leaves.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from rodedraad.web.work import lock

if TYPE_CHECKING:
    from rodedraad.web.house import House
    from rodedraad.web.settings import Settings

PAUSE = 0.5
"""Seconds between two looks at the list when there is nothing to do."""


def written(settings: Settings) -> str:
    """The line that tells a worker over what it works; an address may hold a password."""
    return json.dumps({name: value and str(value) for name, value in asdict(settings).items()})


def read(line: str) -> Settings:
    """The settings of such a line."""
    from rodedraad.web.settings import Settings

    said = json.loads(line)
    corpus, dossier = said["corpus"], said["dossier"]
    return Settings(
        corpus if "://" in corpus else Path(corpus), Path(said["out"]), Path(dossier) if dossier else None
    )


def main() -> None:
    """Work until the input ends."""
    settings = read(sys.stdin.readline())
    work(settings, _gone())


def _gone() -> Event:
    """What is set when the input ends; processes that this one starts get no part of it."""
    gone, source = Event(), os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    def wait() -> None:
        while os.read(source, 1):
            pass
        gone.set()

    Thread(target=wait, daemon=True).start()
    return gone


def work(settings: Settings, gone: Event) -> None:
    """Do jobs as they come until `gone` is set; waits as long as another worker works here."""
    settings.state.mkdir(parents=True, exist_ok=True)
    with lock.held(settings.state, gone) as mine:
        if mine:
            _work(settings, gone)


def _work(settings: Settings, gone: Event) -> None:
    from rodedraad.web.house import House
    from rodedraad.web.state import queue
    from rodedraad.web.work.following import Follower

    house = House(settings)
    try:
        queue.take_up(house.state)
        follower = Follower(house)
        while not gone.is_set():
            if not (_next(house) or follower.look()):
                gone.wait(PAUSE)
    finally:
        house.close()


def _next(house: House) -> bool:
    """Do the first job that waits; gives whether there was one."""
    from rodedraad.web.state import queue
    from rodedraad.web.work import doing

    job = queue.claim(house.state)
    if job is not None:
        doing.do(house, job)
        doing.tidy(house.state)
    return job is not None
