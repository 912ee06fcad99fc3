"""How a run grows with the dossier: `make growth`, or one size at a time.

    python tests/bench/growth.py              every measure that `uit/growth.json` lacks, then the table
    python tests/bench/growth.py run N        end to end over so many documents
    python tests/bench/growth.py read N [J]   reading, coding and recording of so many short ones, J workers
    python tests/bench/growth.py more N       one document added to what `run N` left
    python tests/bench/growth.py table        what was measured so far, into docs/benchmarks.md

Each size runs in a process of its own and adds its result to `uit/growth.json`. A measure that was ended
goes on where it stopped: what is recorded is not read again, and what was spent before is kept in a file
beside the corpus. Times are those of the processors, so that others on the machine count less.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import growth_stages
import growth_tables
from dossier_maker import making
from sqlalchemy import func, select

from corpus import schema
from corpus.query import Page
from corpus.search import search
from corpus.store import FILE_NAME
from rodedraad import opening, pipeline
from rodedraad.engines import Engine
from rodedraad.output import When

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.store import Corpus

    Measured = dict[str, Any]

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "uit" / "growth.json"
ROOM = ROOT / "uit" / "growth"
SIZES = {"run": (100, 1_000, 10_000), "read": (1_000, 10_000, 30_000, 100_000)}
MORE = (1_000, 10_000)
QUESTIONS = ("rol:knelpunt", "thema:ibt rol:knelpunt", "bron:provincie datum:2025", "termijn rol:oproep")
SEARCHES = ("termijn", "toezicht verdeling", "noodopvang")
EVERY = 500
"""Documents after which is kept what was spent."""
HEADING = "From a hundred documents to a hundred thousand"


def measure(kind: str, size: int, jobs: int = 1) -> Measured:
    """A run over so many documents, in a folder of its own that is kept for what comes after."""
    folder = made(size, short=kind == "read")
    out = ROOM / f"{kind}-{size}"
    course: list[Measured] = []
    spent = _timed(folder, out, reports=kind == "run", jobs=jobs, course=course)
    found = {
        "seconds": spent,
        "jobs": jobs,
        "course": course,
        "bytes": (out / FILE_NAME).stat().st_size,
        "main": growth_stages.peak(),
        **_held(out),
    }
    keep(f"{kind}-{size}", found)
    return found


def made(size: int, *, short: bool) -> Path:
    """A dossier of so many documents; it is made when it is not there."""
    folder = ROOM / f"{'kort' if short else 'dossier'}-{size}"
    if not making.counts_of(folder).exists():
        making.make(folder, size, seed=1, short=short)
    return folder


def _timed(
    folder: Path, out: Path, *, reports: bool, jobs: int = 1, course: list[Measured] | None = None
) -> dict[str, float]:
    """Seconds by stage, those of earlier attempts that were ended included; `peak` is the workers' memory.

    `course` is filled with what was spent by the time that so many documents were recorded.
    """
    kept = out / "besteed.json"
    out.mkdir(parents=True, exist_ok=True)
    before = json.loads(kept.read_text("utf-8")) if kept.exists() else {"seconds": {}, "course": []}
    along = [] if course is None else course
    along += before["course"]
    done_before = along[-1]["documents"] if along else 0
    start = time.process_time()
    with growth_stages.timed() as spent:

        def tell(_name: str, done: int, total: int) -> None:
            if done % EVERY == 0 or done == total:
                now = _together(before["seconds"], spent)
                main, held = growth_stages.peak(), (out / FILE_NAME).stat().st_size
                along.append({"documents": done_before + done, "seconds": now, "main": main, "bytes": held})
                kept.write_text(json.dumps({"seconds": now, "course": along}), "utf-8")
                sys.stderr.write(f"{time.strftime('%H:%M:%S')} {done}/{total}\n")

        when = When.CHANGED if reports else When.NEVER
        pipeline.run(folder, out, engine=Engine(jobs=jobs), reports=when, tell=tell)
    kept.unlink(missing_ok=True)
    found = _together(before["seconds"], spent)
    own = sum(spent.seconds.values()) - spent.seconds["reading"] - spent.seconds["coding"]
    return found | {"other": time.process_time() - start - own}


def _together(earlier: dict[str, float], spent: growth_stages.Spent) -> dict[str, float]:
    names = earlier.keys() | spent.seconds.keys()
    seconds = {n: earlier.get(n, 0.0) + spent.seconds[n] for n in sorted(names - {"peak"})}
    return seconds | {"peak": max(earlier.get("peak", 0), spent.peak)}


def _held(out: Path) -> Measured:
    """How much the corpus holds, and how long it takes to ask it."""
    with opening.corpus(out) as corpus:
        first = Page(growth_tables.FIRST)
        with corpus.reading() as connection:
            observations = connection.scalar(select(func.count()).select_from(schema.effective))
        return {
            "documents": len(corpus.files()),
            "observations": observations,
            "questions": _milliseconds(lambda text: corpus.observations(text, first), QUESTIONS),
            "searches": _milliseconds(lambda text: _searched(corpus, text), SEARCHES),
        }


def _searched(corpus: Corpus, text: str) -> None:
    search(corpus, text, growth_tables.TOP).frame()


def _milliseconds(ask: Callable[[str], Any], texts: tuple[str, ...]) -> float:
    """Milliseconds of a processor that one takes, after one time that does not count."""
    for text in texts:
        ask(text)
    start = time.process_time()
    for text in texts:
        ask(text)
    return (time.process_time() - start) * 1000 / len(texts)


def more(size: int) -> Measured:
    """One document more in the dossier of that size: what runs after that take, and one with nothing new."""
    folder, out = ROOM / f"dossier-{size}", ROOM / f"run-{size}"
    added = folder / "0000" / "nagekomen.txt"
    shutil.copyfile(next(folder.glob("0000/brief-*.txt")), added)
    added.write_text(f"{added.read_text('utf-8')}\nDit is het laatste woord.\n", "utf-8")
    found: Measured = {}
    for kind in KINDS:
        found[kind] = _timed(folder, out, reports=kind != "recorded")
        keep(f"more-{size}", found)
    added.unlink()
    return found


def keep(name: str, found: Measured) -> None:
    """Add a measure to the results."""
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results() | {name: found}, indent=1) + "\n", "utf-8")


def results() -> dict[str, Measured]:
    """What was measured so far, by name."""
    return json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}


KINDS = {
    "recorded": "one document more, --no-reports",
    "added": "then its findings and reports",
    "nothing": "nothing new",
}
"""What is measured of a document more, in this order."""


def main(words: list[str]) -> None:
    """Do what is asked; without words, all that was not measured yet."""
    match words:
        case ["table"]:
            _write()
        case ["more", size]:
            more(int(size))
        case ["run" | "read" as kind, size, *jobs]:
            measure(kind, int(size), *map(int, jobs))
        case _:
            for name in (
                *(f"{k} {s}" for k, sizes in SIZES.items() for s in sizes),
                *(f"more {s}" for s in MORE),
            ):
                if name.replace(" ", "-") not in results():
                    subprocess.run([sys.executable, __file__, *name.split()], check=True)
            _write()


def _write() -> None:
    import report

    report.replaced(HEADING, section(report.table))


def section(table: growth_tables.Table) -> str:
    """What was measured so far, in tables."""
    found = results()
    of_kind = {k: [found[n] for s in sizes if (n := f"{k}-{s}") in found] for k, sizes in SIZES.items()}
    added = [
        (f"{size:,}: {told}", found[name][kind])
        for size in MORE
        for kind, told in KINDS.items()
        if kind in found.get(name := f"more-{size}", ())
    ]
    parts = (
        growth_tables.TEXT,
        *(growth_tables.sizes(kind, measured, table) for kind, measured in of_kind.items()),
        *(growth_tables.course(one, table) for one in of_kind["read"][-1:]),
        growth_tables.added(added, table),
    )
    return "\n\n".join(filter(None, parts))


if __name__ == "__main__":
    main(sys.argv[1:])
