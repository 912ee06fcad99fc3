"""What each stage of a run takes, in seconds of a processor, measured from outside.

The stages are functions that the run calls; while `timed` is entered they are wrapped. What one stage takes
is not counted again in another that calls it.
"""

from __future__ import annotations

import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from corpus import meaning
from corpus.errors import UnreadableError
from corpus.store import Corpus
from ingest import registry
from nlp import analysis
from rodedraad import dossier, intake, noticing, output, planning, tasks, workers
from synthesis import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STAGES: dict[str, tuple[Any, str]] = {
    "listing": (dossier, "_contents"),
    "planning": (planning, "plan"),
    "originals": (intake, "_keep_original"),
    "recording": (Corpus, "enter"),
    "in order": (Corpus, "set_folder"),
    "meaning": (meaning, "index"),
    "findings": (findings, "find"),
    "insight": (findings, "with_insight"),
    "reports": (output, "refresh"),
    "notices": (noticing, "of_files"),
}
"""The stages that run in the main process, in order, and where they are looked up."""


class Worked(NamedTuple):
    """What a worker gives, the seconds that reading and coding took it, and its peak memory in kibibytes."""

    result: Any
    read: float
    coded: float
    peak: int


def entered(task: tasks.Task) -> Worked:
    """The work of a worker, with what it took; runs in the worker."""
    spent: Counter[str] = Counter()
    with _clocked(spent, {"read": (registry, "read"), "coded": (analysis, "analyse")}):
        result = tasks.entered(task)
    return Worked(result, spent["read"], spent["coded"], peak())


def peak() -> int:
    """The most memory that this process held, in kibibytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class Spent:
    """Seconds by stage, and the peak memory of the workers in kibibytes."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.peak = 0

    def each(self, _function: Any, work: Any, **how: Any) -> Iterator[tuple[str, Any]]:
        """`workers.each`, of which the workers tell what they took."""
        for name, worked in _each(entered, work, **how):
            if isinstance(worked, UnreadableError):
                yield name, worked
                continue
            self.seconds["reading"] += worked.read
            self.seconds["coding"] += worked.coded
            self.peak = max(self.peak, worked.peak)
            yield name, worked.result


_each = workers.each


@contextmanager
def timed() -> Iterator[Spent]:
    """Runs that are done in this context add what they take to what is given."""
    spent = Spent()
    with _clocked(spent.seconds, STAGES), patch.object(workers, "each", spent.each):
        yield spent


@contextmanager
def _clocked(seconds: Counter[str], stages: dict[str, tuple[Any, str]]) -> Iterator[None]:
    running: list[float] = []
    with ExitStack() as stack:
        for stage, (where, name) in stages.items():
            clock = _clock(getattr(where, name), stage, seconds, running)
            stack.enter_context(patch.object(where, name, clock))
        yield


def _clock(
    function: Callable[..., Any], stage: str, seconds: Counter[str], running: list[float]
) -> Callable[..., Any]:
    """The function, which adds what it takes itself; `running` has what the stages within each took."""

    @wraps(function)
    def clocked(*given: Any, **named: Any) -> Any:
        running.append(0.0)
        start = time.process_time()
        try:
            return function(*given, **named)
        finally:
            whole = time.process_time() - start
            seconds[stage] += whole - running.pop()
            if running:
                running[-1] += whole

    return clocked
