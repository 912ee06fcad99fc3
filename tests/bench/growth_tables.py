"""What was measured of growth, as tables for docs/benchmarks.md."""

from __future__ import annotations

from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, Any

import growth_stages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Measured = Mapping[str, Any]
    Table = Callable[[list[list[str]]], str]

ASKED = {"reading": 1.05, "coding": 1.05, "synthesis": 1.2}
"""The exponents between sizes that are asked."""
SYNTHESIS = ("findings", "insight")
STAGES = ("reading", "coding", *growth_stages.STAGES, "other")
FIRST, TOP = 50, 20
"""Rows of a question, hits of a search."""
SHOWN = 0.05
"""Seconds from which a stage is shown."""
MARKS = (0.1, 0.3, 1.0)
"""Shares of a run at which its course is told."""
KIB, MIB = 1024, 1024 * 1024
TEXT = """Made dossiers of real length and, read and coded alone, short ones of at most 20 sentences
(`make growth`). Seconds of one processor; milliseconds a document in brackets. Exponents are the slope
between two sizes of the logarithm of the time over that of the number of observations."""
COURSE = """The course of the last of these: what it had taken by the time that so many documents were
recorded, so that all columns are of one run and one load (workers: {})."""


def sizes(kind: str, measured: Sequence[Measured], table: Table) -> str:
    """A column a size, then an exponent between each and the one before; "" when nothing was measured."""
    if not measured:
        return ""
    named = "documents" if kind == "run" else "short documents"
    rows = [*_stages(named, measured)]
    if kind == "run":
        together = [_time(one, SYNTHESIS) for one in measured]
        rows.append(["synthesis", *together, *_exponents(measured, SYNTHESIS, "synthesis")])
    rows += _measures(measured, MEASURES)
    workers = [one.get("jobs", 1) for one in measured]
    if max(workers) > 1:
        rows.insert(1, ["workers", *map(str, workers), *_blank(measured)])
    return table(rows)


def course(measured: Measured, table: Table) -> str:
    """How one large run went on, if that was kept."""
    kept = measured.get("course", [])
    marks = [share * measured["documents"] for share in MARKS]
    at = [min(kept, key=lambda one: abs(one["documents"] - mark)) for mark in marks if kept]
    if not at:
        return ""
    a_document = measured["observations"] / measured["documents"]
    told = [{**one, "observations": round(one["documents"] * a_document)} for one in at]
    rows = [*_stages("short documents, of one run", told), *_measures(told, ALONG)]
    return f"{COURSE.format(measured['jobs'])}\n\n{table(rows)}"


def added(columns: Sequence[tuple[str, Mapping[str, float]]], table: Table) -> str:
    """What runs over a dossier take after one document more; "" when nothing was measured."""
    if not columns:
        return ""
    rows = [["runs over", *(told for told, _ in columns)]]
    rows += [[stage, *(f"{spent.get(stage, 0.0):.2f}" for _, spent in columns)] for stage in STAGES]
    totals = [sum(seconds for name, seconds in spent.items() if name != "peak") for _, spent in columns]
    return table([*rows, ["together", *(f"{total:.2f}" for total in totals)]])


def exponent(smaller: Measured, larger: Measured, stages: tuple[str, ...]) -> float | None:
    """The power of the number of observations with which the time of some stages grew.

    None when they took no time, or when one run had more workers, which get in each other's way.
    """
    if smaller.get("jobs", 1) != larger.get("jobs", 1):
        return None
    times = [sum(one["seconds"].get(stage, 0.0) for stage in stages) for one in (smaller, larger)]
    if min(times) <= 0:
        return None
    return log(times[1] / times[0]) / log(larger["observations"] / smaller["observations"])


def _stages(named: str, measured: Sequence[Measured]) -> Iterator[list[str]]:
    documents = [f"{one['documents']:,}" for one in measured]
    yield [named, *documents, *("exponent" for _ in measured[1:]), "asked"]
    yield ["observations", *(f"{one['observations']:,}" for one in measured), *_blank(measured)]
    for stage in STAGES:
        if any(one["seconds"].get(stage, 0.0) >= SHOWN for one in measured):
            yield [stage, *(_time(one, (stage,)) for one in measured), *_exponents(measured, (stage,), stage)]


Told = tuple[str, str, "Callable[[Measured], float | None]"]
_MAIN: Told = ("memory of the main process", "MiB", lambda one: one["main"] and one["main"] / KIB)
_WORKER: Told = ("memory of a worker", "MiB", lambda one: one["seconds"]["peak"] / KIB)
_DATABASE: Told = ("corpus.db", "MiB", lambda one: one["bytes"] / MIB)
ALONG = (_MAIN, _WORKER, _DATABASE)
"""What is told of a run while it goes on."""
MEASURES = (
    *ALONG,
    (f"a question, the first {FIRST} rows", "ms", lambda one: one["questions"]),
    (f"a search by words and meaning, top {TOP}", "ms", lambda one: one["searches"]),
)
"""Idem of one that is at its end."""


def _measures(measured: Sequence[Measured], told: Sequence[Told]) -> Iterator[list[str]]:
    for name, unit, of in told:
        yield [f"{name}, {unit}", *map(_figure, map(of, measured)), *_blank(measured)]


def _figure(value: float | None) -> str:
    """What was measured; a measure that was ended may lack some of it."""
    return "–" if value is None else f"{value:,.0f}"


def _time(one: Measured, stages: tuple[str, ...]) -> str:
    seconds = sum(one["seconds"].get(stage, 0.0) for stage in stages)
    return f"{seconds:,.1f} ({seconds * 1000 / one['documents']:.1f})"


def _exponents(measured: Sequence[Measured], stages: tuple[str, ...], name: str) -> list[str]:
    found = [exponent(one, other, stages) for one, other in pairwise(measured)]
    asked = f"≤ {ASKED[name]}" if name in ASKED else ""
    return [*("–" if one is None else f"{one:.2f}" for one in found), asked]


def _blank(measured: Sequence[Measured]) -> list[str]:
    return [""] * len(measured)
