"""The points over time: how many sources make each in which half-year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.blocks import Cell, Chart, Fixed, Heading, Paragraph, Row, Section, Table
from reports.dossier import COUNTED
from reports.dutch import counted, figures, number
from reports.grounds import METHOD
from reports.points import once, ranked, stands_alone, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from corpus.points import Point
    from reports.blocks import Statement
    from reports.dossier import Dossier

POINTS = 12
"""Points in the picture: as many as one glance takes in."""

NO_DOCUMENT = "geen stuk"
"""That nobody who makes the point sent a document in a period, which is not the same as silence."""


def section(dossier: Dossier) -> tuple[Section, ...]:
    """A row for each of the points with most sources; nothing when the dossier spans a single period."""
    told = [p for p in ranked(dossier.findings.points) if len(p.history.periods) > 1 and stands_alone(p)]
    points = once(told)[:POINTS]
    if not points:
        return ()
    periods = [name for name, _ in points[0].history.periods]
    rows = tuple(_row(dossier, point) for point in points)
    widths = (40, *(60 // len(periods) for _ in periods))
    table = Table("Punten in de tijd", ("Punt", *periods), rows, widths)
    legend = Fixed(
        "Elk getal is het aantal onafhankelijke bronnen dat het punt in dat halfjaar naar voren brengt; "
        f"‘{NO_DOCUMENT}’ betekent dat van wie het had kunnen noemen, geen stuk uit dat halfjaar bekend is.",
        METHOD,
    )
    chart = Chart("timeline", _recurring(dossier, points), table)
    return (Section(Heading("Punten in de tijd", "verloop"), (Paragraph((legend,)), chart)),)


def _row(dossier: Dossier, point: Point) -> Row:
    cells = (_cell(dossier, point, name, count) for name, count in point.history.periods)
    return Row((Cell(dossier.say(title(point), point.passages, selection.CELL)), *cells))


def _cell(dossier: Dossier, point: Point, period: str, count: int | None) -> Cell:
    if not count:
        return Cell(Fixed(NO_DOCUMENT if count is None else "0", COUNTED), amount=count)
    return Cell(dossier.say(figures(count), _within(point, period), selection.CELL), amount=count)


def _within(point: Point, period: str) -> Sequence[Passage]:
    """The passages that make the point in a period; all of them when their moment is not exact."""
    exact = [s.passage for s in point.history.sightings if _half_year(s.moment.last) == period]
    return exact or point.passages


def _half_year(iso: str) -> str:
    """The name of the half-year of an ISO date: "2026, 1e helft"."""
    return f"{iso[:4]}, {'1e' if iso[5:7] <= '06' else '2e'} helft"


def _recurring(dossier: Dossier, points: Sequence[Point]) -> Statement:
    """How many of the points are made in more than one period."""
    several = [p for p in points if sum(bool(count) for _, count in p.history.periods) > 1]
    shown = [passage for point in points for passage in point.passages]
    begin = f"Van de {counted(len(points), 'punt', 'punten')} met de meeste bronnen"
    count = number(len(several)) if several else "geen"
    verb = "zijn" if len(several) > 1 else "is"
    return dossier.say(f"{begin} {verb} er {count} in meer dan één halfjaar genoemd.", shown)
