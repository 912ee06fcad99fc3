"""What is promised and agreed, with owner and date, as the letter gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.points import EntryKind, EntryStatus
from reports.blocks import BulletList, Fixed, Paragraph, Statement
from reports.dossier import COUNTED
from reports.dutch import capital, counted, day, enumeration, number
from reports.naming import by_name, is_ministry
from reports.quotes import quoted
from reports.voices import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.points import Entry
    from reports.blocks import Block
    from reports.dossier import Dossier

LATER = re.compile(
    r"\b(?:(?:ge)?monitor|onderzo[ec]|(?:ge)?evaluati|(?:ge)?evaluee?r|in kaart (?:te )?breng)\w*",
    re.IGNORECASE,
)
"""How a text says that something goes to monitoring, research or evaluation."""

SEASON = re.compile(r"\b(?:voorjaar|najaar|zomer|herfst|winter|lente)\b", re.IGNORECASE)
"""A term that names no day: where it ends is reckoned and not written."""

STANDS = {
    EntryStatus.OPEN: "loopt",
    EntryStatus.OVERDUE: "termijn verstreken",
    EntryStatus.FULFILLED: "nagekomen",
    EntryStatus.UNKNOWN: "",
}

KINDS = {
    EntryKind.COMMITMENT: ("toezegging", "toezeggingen"),
    EntryKind.ACTION: ("actie", "acties"),
}


def commitments(dossier: Dossier, shown: int) -> tuple[Block, ...]:
    """What is promised and agreed, some of it (`shown`) with owner and date."""
    found = [e for e in dossier.findings.register if e.kind in KINDS]
    if not found:
        return (Paragraph((Fixed("Het dossier bevat geen toezeggingen of acties.", COUNTED),)),)
    listed = [e for e in by_weight(found) if not e.passage.confidential and not is_later(e)][:shown]
    items = tuple(promise(e) for e in listed)
    return (Paragraph(_counted(dossier, found)), *([BulletList(items)] if items else []))


def _counted(dossier: Dossier, found: Sequence[Entry]) -> tuple[Statement, ...]:
    """How many there are, and of how many the term has passed."""
    counts = [(sum(e.kind is kind for e in found), *nouns) for kind, nouns in KINDS.items()]
    told = enumeration([counted(count, one, many) for count, one, many in counts if count])
    text = f"De stukken bevatten {told}."
    said = dossier.say(text, (e.passage for e in found))
    late = [e for e in found if e.status is EntryStatus.OVERDUE]
    if not late:
        return (said,)
    one = len(late) == 1
    rest = (
        f"Van {number(len(late))} daarvan is de termijn verstreken zonder dat een later stuk laat zien dat "
        f"{'zij is' if one else 'zij zijn'} nagekomen."
    )
    return (said, dossier.say(rest, (e.passage for e in late)))


def by_weight(found: Iterable[Entry]) -> list[Entry]:
    """Those of the ministry before others', those with a term before those without."""
    return sorted(found, key=lambda e: (not is_ministry(e.passage.bron), not e.due, e.due, e.passage.id))


def promise(entry: Entry) -> Statement:
    """Who does what, and when."""
    told = "; ".join(filter(None, (_by_when(entry), STANDS[entry.status])))
    text = f"{capital(_owner(entry))}: {quoted(entry.passage)}"
    return Statement(f"{text} ({told})." if told else text, (entry.passage.id,))


def _by_when(entry: Entry) -> str:
    """The last day; where the text names a season, its words with the day up to which that is reckoned."""
    if not entry.due or SEASON.search(entry.deadline):
        until = f", gerekend tot en met {day(entry.due)}" if entry.due else ""
        return entry.deadline + until
    return f"uiterlijk {day(entry.due)}"


def _owner(entry: Entry) -> str:
    """Who is to act; of a call, who makes it."""
    bron = entry.passage.bron
    own = entry.kind is EntryKind.CALL or not entry.owner or entry.owner == bron.name
    return by_name((bron,)) if own else plain(entry.owner)


def is_later(entry: Entry) -> bool:
    """Whether it speaks of monitoring, research or evaluation."""
    return LATER.search(entry.passage.observation.text) is not None
