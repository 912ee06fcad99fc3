"""The register on the planted calls: what `tests/bench/synthesis_followup.py` measures may not get worse."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench" / "synthesis_followup.py"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("synthesis_followup", BENCH)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("half", "least"),
    [
        ("open", {"precision": 0.99, "recall": 0.90, "day1": 0.95, "day2": 0.96, "day3": 0.96}),
        ("held", {"precision": 0.99, "recall": 0.90, "day1": 0.95, "day2": 0.90, "day3": 0.88}),
    ],
)
def test_answers_and_statuses_of_planted_calls(bench, half, least):
    found = bench.measured(bench.planted(half))
    assert {key: found[key] for key, value in least.items() if found[key] < value} == {}
    assert found["answers"] >= 10
