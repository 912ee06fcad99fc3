"""How a run grows with the dossier: `make growth`, or one size at a time.

    python tests/bench/growth.py              every measure that `uit/growth.json` lacks, then the table
    python tests/bench/growth.py run N        end to end over so many documents
    python tests/bench/growth.py read N       reading, coding and recording of so many short ones
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
from itertools import pairwise
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

import growth_stages
from dossier_maker import making

from corpus.query import Page
from corpus.search import search
from corpus.store import FILE_NAME
from rodedraad import opening, pipeline
from rodedraad.engines import Engine
from rodedraad.output import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.store import Corpus

    Measured = dict[str, Any]

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "uit" / "growth.json"
ROOM = ROOT / "uit" / "growth"
SIZES = {"run": (100, 1_000, 10_000), "read": (1_000, 10_000, 30_000, 100_000)}
MORE = (1_000, 10_000)
ASKED = {"reading": 1.05, "coding": 1.05, "synthesis": 1.2}
"""The exponents between sizes that are asked."""
SYNTHESIS = ("findings", "insight")
QUESTIONS = ("rol:knelpunt", "thema:ibt rol:knelpunt", "bron:provincie datum:2025", "termijn rol:oproep")
SEARCHES = ("termijn", "toezicht verdeling", "noodopvang")
FIRST, TOP = 50, 20
SHOWN = 0.05
"""Seconds from which a stage is shown."""
KIB, MIB = 1024, 1024 * 1024
HEADING = "From a hundred documents to a hundred thousand"


def measure(kind: str, size: int) -> Measured:
    """A run over so many documents, in a folder of its own that is kept for what comes after."""
    folder = made(size, short=kind == "read")
    out = ROOM / f"{kind}-{size}"
    spent = _timed(folder, out, reports=kind == "run")
    found = {
        "seconds": spent,
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


def _timed(folder: Path, out: Path, *, reports: bool) -> dict[str, float]:
    """Seconds by stage, those of earlier attempts that were ended included; `peak` is the workers' memory."""
    before = out / "besteed.json"
    out.mkdir(parents=True, exist_ok=True)
    earlier = json.loads(before.read_text("utf-8")) if before.exists() else {}
    start = time.process_time()
    with growth_stages.timed() as spent:

        def tell(_name: str, done: int, total: int) -> None:
            if done % 500 == 0 or done == total:
                before.write_text(json.dumps(_together(earlier, spent)), "utf-8")
                sys.stderr.write(f"{time.strftime('%H:%M:%S')} {done}/{total}\n")

        pipeline.run(
            folder, out, engine=Engine(jobs=1), reports=When.CHANGED if reports else When.NEVER, tell=tell
        )
    before.unlink(missing_ok=True)
    found = _together(earlier, spent)
    own = sum(spent.seconds.values()) - spent.seconds["reading"] - spent.seconds["coding"]
    return found | {"other": time.process_time() - start - own}


def _together(earlier: dict[str, float], spent: growth_stages.Spent) -> dict[str, float]:
    names = earlier.keys() | spent.seconds.keys()
    seconds = {n: earlier.get(n, 0.0) + spent.seconds[n] for n in sorted(names - {"peak"})}
    return seconds | {"peak": max(earlier.get("peak", 0), spent.peak)}


def _held(out: Path) -> Measured:
    """How much the corpus holds, and how long it takes to ask it."""
    with opening.corpus(out) as corpus:
        return {
            "documents": len(corpus.files()),
            "observations": sum(1 for _ in corpus.coded()),
            "questions": _milliseconds(lambda text: corpus.observations(text, Page(FIRST)), QUESTIONS),
            "searches": _milliseconds(lambda text: _searched(corpus, text), SEARCHES),
        }


def _searched(corpus: Corpus, text: str) -> None:
    search(corpus, text, TOP).frame()


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
    for kind in _KINDS:
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


def exponent(smaller: Measured, larger: Measured, stages: tuple[str, ...]) -> float | None:
    """The power of the number of observations with which the time of some stages grew, if it took any."""
    times = [sum(one["seconds"].get(stage, 0.0) for stage in stages) for one in (smaller, larger)]
    if min(times) <= 0:
        return None
    return log(times[1] / times[0]) / log(larger["observations"] / smaller["observations"])


def section(table: Callable[[list[list[str]]], str]) -> str:
    """What was measured so far, in tables."""
    found = results()
    told = [
        _told(kind, [found[n] for s in sizes if (n := f"{kind}-{s}") in found], table)
        for kind, sizes in SIZES.items()
    ]
    added = table(list(_added_rows())) if any(f"more-{size}" in found for size in MORE) else ""
    return "\n\n".join(
        [
            TEXT,
            *filter(None, told),
            *filter(None, [added]),
        ]
    )


TEXT = """Made dossiers of real length and, read and coded alone, short ones of at most 20 sentences
(`make growth`). Seconds of one processor, with one worker; milliseconds a document in brackets. Exponents
are the slope between two sizes of the logarithm of the time over that of the number of observations."""


def _told(kind: str, measured: list[Measured], table: Callable[[list[list[str]]], str]) -> str:
    return table(list(_rows(kind, measured))) if measured else ""


def _rows(kind: str, measured: list[Measured]) -> Iterator[list[str]]:
    """A column a size, then an exponent between each and the one before."""
    named = "documents" if kind == "run" else "short documents"
    yield [
        named,
        *(f"{one['documents']:,}" for one in measured),
        *("exponent" for _ in measured[1:]),
        "asked",
    ]
    yield ["observations", *(f"{one['observations']:,}" for one in measured), *_blank(measured)]
    stages = ("reading", "coding", *growth_stages.STAGES, "other")
    for stage in stages:
        if any(one["seconds"].get(stage, 0.0) >= SHOWN for one in measured):
            yield [stage, *(_time(one, (stage,)) for one in measured), *_exponents(measured, (stage,), stage)]
    if kind == "run":
        together = [_time(one, SYNTHESIS) for one in measured]
        yield ["synthesis", *together, *_exponents(measured, SYNTHESIS, "synthesis")]
    for name, unit, of in MEASURES:
        yield [f"{name}, {unit}", *(f"{of(one):,.0f}" for one in measured), *_blank(measured)]


MEASURES: tuple[tuple[str, str, Callable[[Measured], float]], ...] = (
    ("memory of the main process", "MiB", lambda one: one["main"] / KIB),
    ("memory of a worker", "MiB", lambda one: one["seconds"]["peak"] / KIB),
    ("corpus.db", "MiB", lambda one: one["bytes"] / MIB),
    (f"a question, the first {FIRST} rows", "ms", lambda one: one["questions"]),
    (f"a search by words and meaning, top {TOP}", "ms", lambda one: one["searches"]),
)


def _time(one: Measured, stages: tuple[str, ...]) -> str:
    seconds = sum(one["seconds"].get(stage, 0.0) for stage in stages)
    return f"{seconds:,.1f} ({seconds * 1000 / one['documents']:.1f})"


def _exponents(measured: list[Measured], stages: tuple[str, ...], name: str) -> list[str]:
    found = [exponent(one, other, stages) for one, other in pairwise(measured)]
    asked = f"≤ {ASKED[name]}" if name in ASKED else ""
    return [*("–" if one is None else f"{one:.2f}" for one in found), asked]


def _blank(measured: list[Measured]) -> list[str]:
    return [""] * len(measured)


def _added_rows() -> Iterator[list[str]]:
    """What one document more takes, and a run in which nothing is new."""
    columns = [
        (f"{size:,}: {told}", one[kind])
        for size in MORE
        for one in filter(None, [results().get(f"more-{size}")])
        for kind, told in _KINDS.items()
        if kind in one
    ]
    yield ["runs over", *(told for told, _ in columns)]
    for stage in ("reading", "coding", *growth_stages.STAGES, "other"):
        yield [stage, *(f"{spent.get(stage, 0.0):.2f}" for _, spent in columns)]
    totals = [sum(seconds for name, seconds in spent.items() if name != "peak") for _, spent in columns]
    yield ["together", *(f"{total:.2f}" for total in totals)]


_KINDS = {
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
        case ["run" | "read" as kind, size]:
            measure(kind, int(size))
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


if __name__ == "__main__":
    main(sys.argv[1:])
