"""What is new, what fell silent, and what deserves a place on the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Laag
from corpus.points import EntryStatus, PointStatus
from reports import entries
from reports.blocks import BulletList, Fixed, Heading, Paragraph, Section
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, day, lowered, number
from reports.grounds import METHOD
from reports.points import answering, own_voices, ranked, stands_alone, title
from reports.quotes import quoted
from reports.recurring import recurs
from reports.voices import all_named, among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.points import Entry, Point
    from reports.blocks import Block, Statement
    from reports.dossier import Dossier

SHOWN = 6
"""Points under a heading: a memo of a few pages has room for no more."""


def of_collective(dossier: Dossier) -> list[Entry]:
    """What the register holds of who speaks as one; all of it when nobody does."""
    together = dossier.codebook.collective
    entries_ = dossier.findings.register
    return [e for e in entries_ if together is None or e.passage.bron.laag is Laag.COLLECTIVE]


def by_collective(dossier: Dossier) -> str:
    """Whose calls these are, behind a noun; "" when they are everybody's."""
    together = dossier.codebook.collective
    return f" van {together.called}" if together else ""


def new(dossier: Dossier) -> Section:
    """The points made in the latest half-year alone, though there are earlier documents of its sources."""
    found = [point for point in ranked(dossier.findings.points) if _is_new(point)]
    rule = Fixed(
        "Nieuw is een punt dat alleen in het laatste halfjaar is genoemd, terwijl er van een eerder halfjaar "
        "stukken zijn van wie het had kunnen noemen.",
        METHOD,
    )
    none = "Geen punt is nieuw in die zin."
    told = [_who(dossier, point) for point in found]
    return Section(
        Heading("Nieuw sinds de vorige periode"), (Paragraph((rule,)), *_list(dossier, found, told, none))
    )


def _is_new(point: Point) -> bool:
    """Whether it is new, and more than a single passage or confidential words."""
    *before, last = [count for _, count in point.history.periods] or [None]
    return (
        point.status is PointStatus.NEW
        and not recurs(point)
        and bool(last)
        and 0 in before
        and stands_alone(point)
    )


def silent(dossier: Dossier) -> Section:
    """The points that their sources do not make any more."""
    found = [point for point in ranked(dossier.findings.points) if point.status is PointStatus.SILENT]
    none = "Er zijn geen punten die in latere stukken van dezelfde bronnen niet terugkomen."
    told = [_last(dossier, point) for point in found]
    return Section(Heading("Stilgevallen punten"), _list(dossier, found, told, none))


def proposed(dossier: Dossier) -> Section:
    """The recurring points that nothing answers, and the calls that are overdue."""
    open_ = [p for p in ranked(dossier.findings.points) if recurs(p) and not answering(dossier, p)]
    late = [e for e in of_collective(dossier) if e.kind == "oproep" and e.status is EntryStatus.OVERDUE]
    rule = Fixed(
        "Voor bespreking komen de terugkerende punten in aanmerking waarop in het dossier geen toezegging of "
        f"actie is gevonden, en de oproepen{by_collective(dossier)} waarvan de termijn is verstreken.",
        METHOD,
    )
    told = [_unanswered(dossier, point) for point in open_]
    blocks = _list(dossier, open_, told, "Er zijn geen terugkerende punten zonder antwoord.")
    calls = tuple(_call(dossier, entry) for entry in late[:SHOWN])
    lists = (BulletList(calls),) if calls else ()
    return Section(Heading("Voorstel voor de agenda"), (Paragraph((rule,)), *blocks, *lists))


def _list(
    dossier: Dossier, found: Sequence[Point], told: Sequence[Statement], none: str
) -> tuple[Block, ...]:
    """The first of the points, and how many others there are."""
    if not found:
        return (Paragraph((Fixed(none, COUNTED),)),)
    rest = [p for point in found[SHOWN:] for p in point.passages]
    more = capital(counted(len(found[SHOWN:]), "ander punt staat", "andere punten staan"))
    others = (Paragraph((dossier.say(f"{more} in {dossier.where('het rapport')}.", rest),)),) if rest else ()
    return BulletList(tuple(told[:SHOWN])), *others


def _who(dossier: Dossier, point: Point) -> Statement:
    brons = own_voices(point) or voices(point.passages)
    return dossier.say(
        f"{_name(dossier, point)}: genoemd door {among(brons, dossier.voices)}.", point.passages
    )


def _name(dossier: Dossier, point: Point) -> str:
    """The label of a point with its thema: a label alone may lean on what stood before it."""
    return f"{title(point)} (bij ‘{lowered(dossier.thema(point.thema))}’)" if point.thema else title(point)


def _last(dossier: Dossier, point: Point) -> Statement:
    last = point.history.last
    when = f", voor het laatst op {day(last.moment.last)}" if last and last.moment.last else ""
    brons = own_voices(point) or voices(point.passages)
    return dossier.say(f"{_name(dossier, point)}: {all_named(brons)}{when}.", point.passages)


def _unanswered(dossier: Dossier, point: Point) -> Statement:
    """A point, how many sources make it, and who says that it was raised before."""
    brons = own_voices(point) or voices(point.passages)
    count = "één bron" if len(brons) == 1 else f"{number(len(brons))} bronnen"
    claimed = voices(c.passage for c in point.history.claims)
    same = "de bron zelf" if len(brons) == 1 else "henzelf"
    who = same if set(claimed) == set(brons) else all_named(claimed)
    before = f"; al eerder gemeld volgens {who}" if claimed else ""
    text = f"{_name(dossier, point)}: {count} ({among(brons, dossier.voices)}){before}."
    return dossier.say(text, (*point.passages, *(c.passage for c in point.history.claims)))


def _call(dossier: Dossier, entry: Entry) -> Statement:
    """A call that is overdue, with its place."""
    due = entries.deadline(entry)
    text = f"Oproep met verstreken termijn ({due}): {quoted(entry.passage)} ({dossier.place(entry.passage)})."
    return dossier.say(text, (entry.passage,))
