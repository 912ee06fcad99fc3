"""Workers: what hangs, dies or asks too much costs only itself."""

from __future__ import annotations

import os
import time
from typing import Any

import pytest

from corpus.errors import UnreadableError
from ingest.settings import Limits
from rodedraad import workers

LIMITS = Limits(seconds=2, memory_mb=1500)


def outcomes(function: Any, tasks: dict[str, tuple[Any, ...]], jobs: int = 1) -> dict[str, Any]:
    return dict(workers.each(function, tasks, jobs=jobs, limits=LIMITS))


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_task_has_its_own_result(jobs: int) -> None:
    tasks = {str(n): (-n,) for n in range(12)}
    assert outcomes(abs, tasks, jobs) == {str(n): n for n in range(12)}


def test_one_worker_gives_results_in_order() -> None:
    tasks = {str(n): (n,) for n in range(9)}
    assert [name for name, _ in workers.each(abs, tasks, jobs=1, limits=LIMITS)] == list(tasks)


def test_nothing_to_do_is_no_trouble() -> None:
    assert outcomes(abs, {}) == {}


def test_what_takes_too_long_is_ended_and_the_rest_goes_on() -> None:
    found = outcomes(time.sleep, {"lang": (60,), "kort": (0.01,)})
    assert found["kort"] is None
    assert isinstance(found["lang"], UnreadableError)
    assert "2 seconden" in found["lang"].message


def test_a_worker_that_dies_costs_one_file() -> None:
    found = outcomes(os._exit, {"een": (1,), "twee": (1,)})
    assert all(isinstance(result, UnreadableError) for result in found.values())
    assert set(found) == {"een", "twee"}


def test_what_asks_too_much_memory_is_told_so() -> None:
    found = outcomes(bytearray, {"groot": (4 * 1024**3,), "klein": (10,)})
    assert "te veel geheugen" in found["groot"].message
    assert found["klein"] == bytearray(10)


def test_a_fault_of_the_function_is_not_hidden() -> None:
    with pytest.raises(TypeError):
        outcomes(abs, {"een": ("tekst",)})
