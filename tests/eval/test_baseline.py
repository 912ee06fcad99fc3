"""The machine codes the example dossier no worse than the pinned baseline says.

The baseline holds for one evaluation set, known by its hash. `pytest tests/eval --accept-lower-baseline`
pins what is reached now, whether it is lower or higher or of another set; a run with it is never green.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp.metrics import macro_f1, micro
from rodedraad import measuring, pipeline

if TYPE_CHECKING:
    from nlp.figures import Figures

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).parent / "examples"
DOSSIER = ROOT / "examples" / "dossier"
BASELINE = Path(__file__).parent / "baseline.json"
FLAG = "--accept-lower-baseline"
DIGITS = 4


def hash_of(*folders: Path) -> str:
    """The SHA-256 of the names and contents of the files in folders."""
    digest = hashlib.sha256()
    for path in (path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()):
        digest.update(f"{path.parent.name}/{path.name}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def figures_of(pooled: Figures) -> dict[str, float]:
    figures = {
        "segmentation_f1": pooled.segmentation.f1,
        "rol_accuracy": pooled.rol_accuracy.value,
        "rol_macro_f1": macro_f1(pooled.rol),
        "rol_kappa": pooled.rol_kappa,
        "thema_micro_f1": micro(pooled.thema).f1,
        "thema_macro_f1": macro_f1(pooled.thema),
        "toerekening_accuracy": pooled.toerekening.value,
        "eerder_f1": pooled.eerder.f1,
        "fase_accuracy": pooled.fase.value,
        "spreker_accuracy": pooled.spreker.value,
    }
    return {name: round(value, DIGITS) for name, value in figures.items()}


def baseline(evaluation_set: str, figures: dict[str, float]) -> dict[str, object]:
    return {"evaluation_set": evaluation_set, "figures": figures}


def check(pinned: dict[str, object], now: dict[str, object]) -> None:
    """Fails when the evaluation set is another one or a figure is lower, or is gone."""
    if pinned["evaluation_set"] != now["evaluation_set"]:
        pytest.fail(f"the evaluation set is not the one of the baseline: pin it anew with {FLAG}")
    before, after = pinned["figures"], now["figures"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    fallen = [
        f"{name}: {before[name]} -> {after.get(name)}"
        for name in before
        if after.get(name, -1.0) < before[name]
    ]
    if fallen:
        pytest.fail(f"below the baseline (accept it with {FLAG}): {'; '.join(fallen)}")


def test_the_examples_are_coded_no_worse_than_the_baseline(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    pipeline.run(DOSSIER, tmp_path)
    now = baseline(hash_of(GOLD, DOSSIER), figures_of(measuring.evaluation(tmp_path, GOLD).pooled))
    if pytestconfig.getoption(FLAG):
        BASELINE.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8", newline="\n")
    check(json.loads(BASELINE.read_text(encoding="utf-8")), now)


def test_the_flag_that_lowers_the_baseline_is_off(pytestconfig: pytest.Config) -> None:
    assert not pytestconfig.getoption(FLAG), f"the baseline was pinned anew; run again without {FLAG}"


def test_nothing_that_runs_the_tests_gives_the_flag() -> None:
    runners = [ROOT / "Makefile", ROOT / "pyproject.toml", *(ROOT / ".ci").iterdir()]
    assert [path.name for path in runners if FLAG in path.read_text(encoding="utf-8")] == []


PINNED = baseline("a" * 64, {"rol_accuracy": 0.79, "eerder_f1": 0.84})


@pytest.mark.parametrize("eerder", [0.84, 0.9])
def test_what_stays_equal_or_rises_passes(eerder: float) -> None:
    check(PINNED, baseline("a" * 64, {"rol_accuracy": 0.79, "eerder_f1": eerder, "new": 0.1}))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (baseline("a" * 64, {"rol_accuracy": 0.79, "eerder_f1": 0.8399}), "eerder_f1: 0.84 -> 0.8399"),
        (baseline("a" * 64, {"rol_accuracy": 0.95}), "eerder_f1: 0.84 -> None"),
        (baseline("b" * 64, {"rol_accuracy": 0.79, "eerder_f1": 0.84}), "not the one of the baseline"),
    ],
    ids=["lower", "gone", "another set"],
)
def test_what_falls_below_fails_and_is_named(now: dict[str, object], told: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=told):
        check(PINNED, now)


def test_the_hash_knows_every_byte_and_name(tmp_path: Path) -> None:
    (tmp_path / "brief.jsonl").write_text("een", encoding="utf-8")
    first = hash_of(tmp_path)
    assert hash_of(tmp_path) == first
    (tmp_path / "brief.jsonl").write_text("twee", encoding="utf-8")
    second = hash_of(tmp_path)
    (tmp_path / "brief.jsonl").rename(tmp_path / "nota.jsonl")
    assert len({first, second, hash_of(tmp_path)}) == 3
