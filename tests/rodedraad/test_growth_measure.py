"""The measure of growth: every stage of a run is timed, and what bends shows."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rodedraad import pipeline
from rodedraad.engines import Engine

if TYPE_CHECKING:
    from types import ModuleType

BENCH = str(Path(__file__).parents[1] / "bench")


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    return importlib.import_module("growth_stages")


@pytest.fixture
def tables(stages: ModuleType) -> ModuleType:
    assert stages.STAGES
    return importlib.import_module("growth_tables")


def measured(documents: int, seconds: float, jobs: int = 1) -> dict[str, Any]:
    spent = {"reading": seconds, "peak": 1024}
    at = {"documents": documents, "seconds": spent, "main": 2048, "bytes": 1 << 20}
    return {**at, "observations": 28 * documents, "jobs": jobs, "questions": 1.0, "searches": 2.0}


def table(rows: list[list[str]]) -> str:
    assert len({len(row) for row in rows}) == 1
    return "\n".join("|".join(row) for row in rows)


def test_every_stage_of_a_run_is_timed(stages: ModuleType, dossier: Path, tmp_path: Path) -> None:
    with stages.timed() as spent:
        pipeline.run(dossier, tmp_path / "uit", engine=Engine(jobs=1))
    assert set(spent.seconds) == {"reading", "coding", *stages.STAGES}
    assert spent.peak > 0


def test_growth_is_told_by_its_exponent(tables: ModuleType) -> None:
    told = tables.sizes("read", [measured(100, 2.0), measured(1000, 40.0)], table)
    assert "reading|2.0 (20.0)|40.0 (40.0)|1.30|≤ 1.05" in told.splitlines()
    assert tables.sizes("read", [], table) == ""


def test_runs_of_one_and_of_two_workers_are_not_compared(tables: ModuleType) -> None:
    told = tables.sizes("read", [measured(100, 2.0), measured(1000, 40.0, jobs=2)], table).splitlines()
    assert told[1] == "workers|1|2||"
    assert "reading|2.0 (20.0)|40.0 (40.0)|–|≤ 1.05" in told


def test_the_course_of_a_run_is_told_at_its_marks(tables: ModuleType) -> None:
    whole = measured(1000, 20.0, jobs=2)
    assert tables.course(whole, table) == ""
    whole["course"] = [
        {name: value for name, value in measured(n, n / 50).items() if name != "observations"}
        for n in range(50, 1001, 50)
    ]
    told = tables.course(whole, table).splitlines()
    assert "reading|2.0 (20.0)|6.0 (20.0)|20.0 (20.0)|1.00|1.00|≤ 1.05" in told
    assert "observations|2,800|8,400|28,000|||" in told
