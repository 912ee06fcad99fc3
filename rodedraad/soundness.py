"""What a check of a corpus came to, as Dutch text and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.integrity.report import Report


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain values, and whether all is well."""
    return {"well": report.is_well, **asdict(report)}


def told(report: Report) -> str:
    """The report as Dutch text for a terminal."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    if report.counts:
        yield f"Nagegaan: {', '.join(f'{count} {name}' for name, count in report.counts.items())}."
    heads = {"Hersteld": report.repaired, "Te herstellen": report.waiting, "Niet nagegaan": report.skipped}
    for head, lines in heads.items():
        yield from (f"{head}: {line}." for line in lines)
    yield from (f"Niet in orde: {damage.message} {damage.remedy}" for damage in report.damage)
    if report.is_well:
        yield "Het corpus is in orde."


def require(report: Report) -> None:
    """Raises `CorpusDamagedError` unless all is well."""
    if report.is_well:
        return
    count = len(report.damage) + len(report.waiting)
    raise CorpusDamagedError(
        "Eén ding in het corpus is niet in orde." if count == 1 else f"{count} dingen zijn niet in orde.",
        "Zie de regels hierboven.",
    )
