"""The themas that come back: first and last seen, raised by whom, answered by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.points import PointStatus
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Table
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, day, enumeration, lowered
from reports.grounds import METHOD
from reports.points import about, answering
from reports.voices import all_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.points import Point, Sighting
    from reports.blocks import Sentence, Statement
    from reports.dossier import Dossier

HEADER = ("Thema", "Punten", "Eerst genoemd", "Laatst genoemd", "Gemeld door", "Antwoord van")
WIDTHS = (26, 10, 13, 13, 22, 16)

AGAIN = (PointStatus.RECURRING, PointStatus.RAISED_AGAIN)


def recurs(point: Point) -> bool:
    """Whether a point was made in several periods, or is said to have been made before."""
    spoken = sum(bool(count) for _, count in point.history.periods)
    return point.status in AGAIN or bool(point.history.claims) or spoken > 1


def section(dossier: Dossier) -> Section:
    """A row for each thema with points that recur."""
    heading = Heading("Terugkerende thema's")
    found = {f.thema: [p for p in about(dossier, f.thema) if recurs(p)] for f in dossier.spoken}
    found = {thema: points for thema, points in found.items() if points}
    if not found:
        none = Fixed("Geen punt is in meer perioden genoemd of volgens een bron al eerder gemeld.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    rows = tuple(_row(dossier, thema, points) for thema, points in found.items())
    table = Table("Thema's met punten die terugkeren", HEADER, rows, WIDTHS)
    rule = Fixed(
        "Een punt keert terug als het in meer dan één halfjaar is genoemd, of als een bron schrijft dat het "
        "al eerder is gemeld.",
        METHOD,
    )
    return Section(heading, (Paragraph((_told(dossier, found), rule)), table))


def _told(dossier: Dossier, found: dict[str, list[Point]]) -> Statement:
    """In how many themas points recur, and in which most."""
    every = [p for points in found.values() for point in points for p in point.passages]
    themas = counted(len(found), "thema keren", "thema's keren")
    most = max(map(len, found.values()))
    leading = [f"‘{lowered(dossier.thema(t))}’" for t, points in found.items() if len(points) == most]
    where = f", het vaakst bij {enumeration(leading)}" if most > 1 and len(leading) <= 2 else ""
    return dossier.say(f"Bij {themas} punten terug{where}.", every)


def _row(dossier: Dossier, thema: str, points: Sequence[Point]) -> Row:
    passages = [p for point in points for p in point.passages]
    seen = [s for point in points for s in point.history.sightings if s.moment.first]
    first = min(seen, key=lambda s: s.moment.first, default=None)
    last = max(seen, key=lambda s: s.moment.last, default=None)
    raised = capital(all_named(voices(p for p in passages if not p.relayed) or voices(passages)))
    contents: tuple[Sentence, ...] = (
        dossier.fixed(dossier.thema(thema)),
        dossier.say(str(len(points)), passages),
        _seen(dossier, first, "first"),
        _seen(dossier, last, "last"),
        dossier.say(raised, passages),
        _answer(dossier, points),
    )
    return Row(tuple(Cell(content) for content in contents))


def _seen(dossier: Dossier, sighting: Sighting | None, side: str) -> Sentence:
    """The day of the first or last sighting; that it is an estimate where the document bears no date."""
    if sighting is None:
        return Fixed("niet te dateren", COUNTED)
    moment = sighting.moment
    when = moment.first if side == "first" or not moment.last else moment.last
    return dossier.say(f"{'omstreeks ' if moment.inferred else ''}{day(when)}", [sighting.passage])


def _answer(dossier: Dossier, points: Sequence[Point]) -> Sentence:
    """Who answers the points with a commitment or action."""
    found = [entry.passage for point in points for entry in answering(dossier, point)]
    return dossier.say(capital(all_named(voices(found))), found) if found else Fixed("niemand", COUNTED)
