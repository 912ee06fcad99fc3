"""What stays open in the letter: what goes to monitoring, research or evaluation, what has no answer yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import BulletList, Fixed, Paragraph
from reports.dossier import COUNTED
from reports.dutch import capital, counted, number, share
from reports.letterhead import BLANK, FORM
from reports.promises import by_weight, is_later, promise
from reports.quotes import quoted, strongest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Passage
    from corpus.points import Point
    from reports.blocks import Block, Statement
    from reports.dossier import Dossier

CHOICE = (
    "Per punt is nog aan te vullen wat ermee gebeurt: een actie, monitoring, onderzoek, evaluatie, of de "
    "reden om het niet over te nemen."
)


def later(dossier: Dossier, shown: int) -> tuple[Block, ...]:
    """What goes to monitoring, research or evaluation, and which points have no answer yet."""
    said = [e for e in dossier.findings.register if not e.passage.confidential and is_later(e)]
    items = tuple(promise(e) for e in by_weight(said)[:shown])
    intro = "Voor monitoring, onderzoek of evaluatie wordt in de stukken genoemd:"
    named = (Paragraph((dossier.say(intro, (e.passage for e in said)),)), BulletList(items)) if items else ()
    return (*named, *_unanswered(dossier, shown))


def weightiest(dossier: Dossier) -> list[Point]:
    """The points that several sources make, those with the most sources first."""
    return weightiest_of(dossier.findings.points)


def weightiest_of(points: Iterable[Point]) -> list[Point]:
    """Those of these points that several sources make, those with the most sources first."""
    shared = (p for p in points if len(p.sources) > 1)
    return sorted(shared, key=lambda p: (-len(p.sources), -len(p.members), p.id))


def _unanswered(dossier: Dossier, shown: int) -> tuple[Block, ...]:
    """The points that several sources make and that no commitment or action answers."""
    shared = weightiest(dossier)
    pending = [p for p in shared if not p.answers]
    if not shared:
        return (Paragraph((Fixed("Geen punt wordt door meer dan één bron gemaakt.", COUNTED),)),)
    if not pending:
        text = "Op elk punt dat meer dan één bron maakt, is een toezegging of actie gevonden."
        return (Paragraph((dossier.say(text, (p for point in shared for p in point.passages)),)),)
    cited = [passage for point in pending for passage in point.passages]
    used: list[Passage] = []
    items = tuple(_pending(dossier, point, used) for point in pending[:shown])
    heaviest = "Het zwaarste is:" if len(items) == 1 else "De zwaarste zijn:"
    which = "Het gaat om:" if len(items) == len(pending) else heaviest
    told = (dossier.say(lacking(pending, shared), cited), Fixed(f"{CHOICE} {which}", FORM))
    return Paragraph(told), BulletList(items)


def lacking(pending: Sequence[Point], shared: Sequence[Point]) -> str:
    """For how many of the points that several sources make nothing is found."""
    none = "is in de stukken {} toezegging of actie gevonden."
    if len(shared) == 1:
        return f"Bij het enige punt dat meer dan één bron maakt, {none.format('geen')}"
    if len(pending) == len(shared):
        which = f"Bij geen van de {number(len(shared))} punten die meer dan één bron maakt,"
        return f"{which} {none.format('een')}"
    which = f"Bij {share(len(pending), len(shared))} punten die meer dan één bron maakt,"
    return f"{which} {none.format('geen')}"


def _pending(dossier: Dossier, point: Point, used: list[Passage]) -> Statement:
    """The point in the words of one of its sources, or by its label, and room for what is done with it.

    `used` are the words that stand for a point above.
    """
    count = counted(len(point.sources), "bron", "bronnen")
    quote = strongest((p for p in point.passages if p not in used), point.thema)
    if quote is not None:
        used.append(quote)
    words = capital(point.label) if quote is None else quoted(quote)
    return dossier.say(f"{words} ({count}): {BLANK}", point.passages)
