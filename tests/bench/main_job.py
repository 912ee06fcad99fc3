"""Measures the main job: its time, and its agreement with a coding by hand.

Times are medians over several runs of the installed command, each in a fresh process. The real documents are
measured where ../shared lies beside the project.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
COMMAND = str(Path(sys.executable).parent / "rodedraad")
RUNS = 5
LIMITS = {"`--help`": 0.3, "second, unchanged run": 1.5, "examples/dossier": 20.0, "three real PDFs": 15.0}
"""Seconds that the main job may take."""


def run(*words: str | Path) -> str:
    """The standard output of a command."""
    ran = subprocess.run([COMMAND, *map(str, words)], capture_output=True, text=True, check=True)
    return ran.stdout


def seconds(*words: str | Path, runs: int = RUNS) -> float:
    """The median time of a command."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run(*words)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def timings(out: Path) -> dict[str, float]:
    """The times of the main job, by name."""
    examples = ROOT / "examples" / "dossier"
    found = {
        "`--help`": seconds("--help"),
        "examples/dossier": seconds("run", examples, "--out", out / "demo", "--force", runs=3),
        "second, unchanged run": seconds("run", examples, "--out", out / "demo"),
    }
    if SHARED.is_dir():
        found["three real PDFs"] = seconds(
            "run", SHARED / "dossier", "--out", out / "dossier", "--force", runs=3
        )
        run("run", SHARED / "dossier-txt", "--out", out / "dossier-txt")
    return found


def agreement(out: Path) -> list[list[str]]:
    """The figures of `evaluate`, a row a dossier."""
    golds = {
        "demo": ROOT / "tests" / "eval" / "examples",
        "dossier": SHARED / "gold",
        "dossier-txt": SHARED / "gold",
    }
    rows = []
    for name, gold in golds.items():
        if (out / name).is_dir():
            figures = json.loads(run("evaluate", "--corpus", out / name, "--gold", gold, "--json"))
            rows.append([name, str(figures["units"]), *(f"{value:.3f}" for value in _figures(figures))])
    return rows


def _figures(figures: dict[str, dict[str, float]]) -> tuple[float, ...]:
    rol, thema = figures["rol"], figures["thema"]
    return (
        figures["segmentation"]["f1"], rol["accuracy"], rol["macro_f1"], rol["kappa"],
        thema["micro_f1"], thema["macro_f1"], figures["toerekening"]["accuracy"], figures["eerder"]["f1"],
    )  # fmt: skip


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def sections(out: Path) -> tuple[str, str]:
    """The tables of times and of agreement; `out` is an empty folder to work in."""
    times = timings(out)
    heads = "dossier,units,segmentation F1,rol accuracy,rol macro-F1,rol kappa,thema micro-F1,thema macro-F1"
    return (
        table(["what", "median", "limit"], [[n, f"{t:.2f}", f"{LIMITS[n]:g}"] for n, t in times.items()]),
        table([*heads.split(","), "toerekening accuracy", "eerder F1"], agreement(out)),
    )
