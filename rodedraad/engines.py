"""Where files are read and coded: on this computer, or on a cluster of them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rodedraad import tasks, workers
from rodedraad.loopback import is_loopback

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from corpus.errors import UnreadableError
    from corpus.sheets import Sheet
    from ingest.settings import Limits
    from rodedraad.tasks import Task

FILES_PER_WORKER = 8
"""A worker takes a while to be ready; up to this many files are read sooner by one than by several."""


@dataclass(frozen=True, slots=True)
class Engine:
    """So many processes of this computer (none: as many as help), or the Dask cluster of a scheduler."""

    jobs: int | None = None
    scheduler: str = ""

    @property
    def is_exposed(self) -> bool:
        """Whether files go over a network where others can read them."""
        if not self.scheduler or self.scheduler.startswith("tls://"):
            return False
        try:
            host = urlsplit(self.scheduler if "://" in self.scheduler else f"tcp://{self.scheduler}").hostname
        except ValueError:  # no address at all, which connecting tells
            return False
        return not is_loopback(host or "")

    def each(
        self, work: Mapping[str, Task], limits: Limits
    ) -> Generator[tuple[str, Sheet | UnreadableError]]:
        """What each file says, or why it could not be read, by its name, as they come.

        Raises `ClusterError` when the cluster cannot do the work, with what it has not done left undone.
        """
        if self.scheduler:
            from rodedraad import cluster

            return cluster.each(work, self.scheduler)
        wanted = self.jobs or (os.cpu_count() or 1 if len(work) > FILES_PER_WORKER else 1)
        arguments = {name: (task,) for name, task in work.items()}
        return workers.each(tasks.entered, arguments, jobs=min(wanted, len(work)), limits=limits)


HERE = Engine()
