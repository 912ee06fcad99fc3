"""What happens on a worker: a file is read and coded in a process of its own, under its dossier's limits.

These processes are kept as long as the worker lives, so that they load a model once. A file that hangs or
kills costs one of them, and not the worker.
"""

from __future__ import annotations

import multiprocessing
import tempfile
from dataclasses import replace
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from corpus import lawbook
from corpus.errors import CodebookError, ModelError, SettingsError
from nlp import chosen, installed
from rodedraad import tasks, workers
from rodedraad.cluster import parcels

if TYPE_CHECKING:
    from pebble import ProcessPool

    from corpus.errors import UnreadableError
    from corpus.sheets import Sheet
    from corpus.store import Stamp
    from ingest.settings import Limits
    from rodedraad.tasks import Task

_STARTING = Lock()


def read(version: str, parcel: bytes, model: bytes) -> Sheet | UnreadableError | str:
    """The file in a parcel, read and coded; a text with the reason when this worker would do it otherwise.

    The reason is plain text, and comes before anything is unpacked: a sender of any version understands it.
    """
    from distributed import get_worker

    if version != parcels.version():
        return f"versie {parcels.version()} in plaats van {version}"
    worker = get_worker()
    with tempfile.TemporaryDirectory(prefix="rodedraad-") as room:
        task, stamp = parcels.unpacked(parcel, Path(room))
        folder = parcels.unpacked_model(model, Path(worker.local_directory))
        limits = task.settings.limits
        pool = _pool(worker.state.nthreads, limits)
        return workers.one(pool, _coded, (task, folder, stamp), limits)


def _coded(task: Task, folder: Path | None, stamp: Stamp) -> Sheet | UnreadableError | str:
    """In the process: read and code, if it is done with what the sender would do it with."""
    own = replace(task, model=folder)
    try:
        with lawbook.using(own.book), installed.using(own.language_model), chosen.using(folder):
            here = own.stamp
    except (CodebookError, SettingsError, ModelError) as error:
        return error.message
    return tasks.entered(own) if here == stamp else f"{here} in plaats van {stamp}"


def _pool(size: int, limits: Limits) -> ProcessPool:
    with _STARTING:
        # Dask's nanny marks its worker as one that may have no children: these are its children.
        multiprocessing.current_process().daemon = False
        return _kept(size, limits.memory_mb)


@cache
def _kept(size: int, memory_mb: int) -> ProcessPool:
    """The processes of this worker under a limit of memory; dossiers with limits of their own are rare."""
    pool = workers.pool(size, memory_mb)
    # Ours go before multiprocessing waits for its children: pebble would put another in the place of each.
    Finalize(None, workers.stop, (pool,), exitpriority=1)
    return pool
