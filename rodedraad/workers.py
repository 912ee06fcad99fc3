"""Work on untrusted files in processes of their own, each under a limit of time and memory.

A worker that hangs is ended and one that dies costs only the file that it had in hand: the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import FIRST_COMPLETED, wait
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

    from ingest.settings import Limits

Result = TypeVar("Result")
MIB = 1024 * 1024

QUEUED = 2
"""Tasks handed out a worker: one in hand and one waiting, so that results do not pile up in memory."""


def each(
    function: Callable[..., Result], tasks: Mapping[str, tuple[Any, ...]], *, jobs: int, limits: Limits
) -> Generator[tuple[str, Result | UnreadableError]]:
    """What the function gives for the arguments of each task, by the task's name, as they come.

    Function and arguments are pickled. In place of a result comes an `UnreadableError` when the worker
    took longer than `limits.seconds`, needed more than `limits.memory_mb`, or died. Whoever stops before the
    end closes it: workers would go on for a while.
    """
    started = pool(jobs, limits.memory_mb)
    try:
        left = iter(tasks.items())
        running: dict[Future[Result], str] = {}
        while True:
            for name, arguments in islice(left, QUEUED * jobs - len(running)):
                running[started.schedule(function, args=arguments, timeout=limits.seconds)] = name
            if not running:
                return
            done = wait(running, return_when=FIRST_COMPLETED).done
            for future in [future for future in running if future in done]:
                result: Result | UnreadableError = _outcome(future, limits)
                yield running.pop(future), result
    finally:
        stop(started)


def one(
    started: ProcessPool, function: Callable[..., Result], arguments: tuple[Any, ...], limits: Limits
) -> Result | UnreadableError:
    """What the function gives in a process of a pool, or the error that `each` gives in its place."""
    return _outcome(started.schedule(function, args=arguments, timeout=limits.seconds), limits)


def pool(jobs: int, memory_mb: int, *, warm: bool = True) -> ProcessPool:
    """So many processes that have loaded the reader and the coder, each under a limit of memory in MiB.

    Those that are not `warm` have loaded nothing.
    """
    from pebble import ProcessPool

    return ProcessPool(
        max_workers=jobs,
        initializer=_begin,
        initargs=(memory_mb * MIB,),
        context=_context(warm=warm),
    )


def stop(started: ProcessPool) -> None:
    """End the processes of a pool, whatever they have in hand."""
    started.stop()  # type: ignore[no-untyped-call]
    started.join()


def _context(*, warm: bool = True) -> BaseContext:
    """Workers are copies of a server that has loaded the reader and the coder once, where that exists."""
    if not warm or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["rodedraad.warm"])
    return context


def _begin(size: int) -> None:
    """A worker's start: what it may hold, in bytes, and an end when whoever started it is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(size)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # nobody is left to end it when it hangs


def _limit_memory(size: int) -> None:
    """What a worker may hold, in bytes; systems without such a limit go without."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def _outcome(future: Future[Result], limits: Limits) -> Result | UnreadableError:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        return UnreadableError(
            f"Het lezen duurde langer dan {limits.seconds} seconden en is afgebroken.",
            "Splits het bestand, of verhoog de grens 'seconden' in dossier.toml.",
        )
    except (MemoryError, ProcessExpired):
        return UnreadableError(
            f"Het lezen is afgebroken: het vroeg te veel geheugen (de grens is {limits.memory_mb} MiB) "
            "of het bestand is beschadigd.",
            "Open het bestand en sla het opnieuw op, of verhoog de grens 'geheugen_mb' in dossier.toml.",
        )
