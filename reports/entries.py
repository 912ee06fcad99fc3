"""The register as tables: who is to do what by when, how it stands and why, and what it answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.model import REDACTED, PartKind
from corpus.points import EntryKind, EntryStatus, Point
from reports import selection
from reports.blocks import Cell, Paragraph, Row, Statement, Table
from reports.dutch import capital, counted, day, enumeration, lowered, number
from reports.points import title
from reports.quotes import VERTROUWELIJK, quoted
from reports.voices import designation, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from corpus.points import Entry
    from reports.blocks import Block
    from reports.dossier import Dossier

NOUNS = {
    EntryKind.CALL: ("oproep", "oproepen"),
    EntryKind.COMMITMENT: ("toezegging", "toezeggingen"),
    EntryKind.ACTION: ("actie", "acties"),
}
"""What an entry is called, in singular and plural."""

STATUSES = {
    EntryStatus.OVERDUE: "verlopen",
    EntryStatus.OPEN: "open",
    EntryStatus.UNKNOWN: "stand onbekend",
    EntryStatus.FULFILLED: "nagekomen",
}
"""How an entry stands, in the order in which a reader wants them: what is late first."""

ANSWERS = 2
"""Points and calls that a row names; those that it answers best."""

COLUMNS = (
    ("Tekst", 32),
    ("Bron", 12),
    ("Aan zet", 12),
    ("Termijn", 10),
    ("Toelichting", 14),
    ("Gaat in op", 14),
    ("Vindplaats", 14),
)
"""Headers and widths; a column in which no row has anything is left out."""

NOTHING = "–"
ITSELF = "de bron zelf"

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def tables(
    dossier: Dossier, entries: Sequence[Entry], many: str, *, without: Sequence[str] = ()
) -> tuple[Block, ...]:
    """A table for each status, overdue first, with in words what holds for most of its rows.

    `without` names columns that need not be shown.
    """
    blocks: list[Block] = []
    for status, name in STATUSES.items():
        found = sorted((e for e in entries if e.status is status), key=lambda e: e.due or "9999")
        if found:
            blocks += _table(dossier, found, f"{capital(many)}: {name}", without)
    return tuple(blocks)


def _table(
    dossier: Dossier, found: Sequence[Entry], caption: str, without: Sequence[str]
) -> tuple[Block, ...]:
    common = _common(found)
    shown = found[: dossier.room(selection.ENTRIES)]
    rows = [_cells(dossier, entry, common) for entry in shown]
    kept = [
        n
        for n, (name, _) in enumerate(COLUMNS)
        if name not in without and any(row[n].content.text != NOTHING for row in rows)
    ]
    header, widths = zip(*(COLUMNS[n] for n in kept), strict=True)
    table = Table(caption, header, tuple(Row(tuple(row[n] for n in kept)) for row in rows), widths)
    many = f"{NOUNS[found[0].kind][1]} die zo staan,"
    less = selection.left_out(len(shown), len(found), many, "die vooraan staan, de vroegste termijn eerst")
    return (*_said_once(dossier, found, common), table, *less)


def _common(found: Sequence[Entry]) -> str:
    """Why most of several stand as they do, where that may be told; "" when their reasons differ."""
    reasons = Counter(because for entry in found if (because := _because(entry)))
    reason, count = next(iter(reasons.most_common(1)), ("", 0))
    return reason if count > 1 and count * 2 > reasons.total() else ""


def _said_once(dossier: Dossier, found: Sequence[Entry], common: str) -> tuple[Paragraph, ...]:
    """The common reason, and for how many it holds."""
    alike = [entry for entry in found if common and _because(entry) == common]
    if not alike:
        return ()
    one, many = NOUNS[found[0].kind]
    whole = counted(len(found), one, many)
    count = whole if len(alike) == len(found) else f"{number(len(alike))} van de {whole}"
    text = f"Voor {count} geldt: {lowered(common)}"
    return (Paragraph((dossier.say(text, [entry.passage for entry in alike]),)),)


def _cells(dossier: Dossier, entry: Entry, common: str) -> tuple[Cell, ...]:
    """All cells of a row, those without content as `NOTHING`; the `common` reason is not repeated."""
    passage = entry.passage
    because = _because(entry) if _because(entry) != common else ""
    texts = (designation(passage.bron), _to_act(entry), deadline(entry))
    return (
        Cell(_words(dossier, passage)),
        *(_cell(dossier, text, [passage]) for text in texts),
        _cell(dossier, because, [*_grounds(entry), *_followed(dossier, entry)]),
        _answered(dossier, entry),
        _cell(dossier, place(dossier, passage), [passage]),
    )


def _cell(dossier: Dossier, text: str, passages: Sequence[Passage]) -> Cell:
    shown = text if text == VERTROUWELIJK else capital(text)
    return Cell(Statement(shown or NOTHING, dossier.ids_of(passages)))


def _words(dossier: Dossier, passage: Passage) -> Statement:
    """The words of the entry, with those of the observation that an action item follows from."""
    action = passage.observation.action
    about = dossier.by_id.get(action.about) if action and action.about else None
    if about is None or about.confidential or about.id == passage.id:
        return dossier.words(passage)
    return Statement(f"{quoted(passage)}, bij: {quoted(about)}", dossier.ids_of((passage, about)))


def owner(entry: Entry) -> str:
    """Who is to act, else to whom it is said; "" when neither is told."""
    if entry.passage.confidential:
        return VERTROUWELIJK if entry.owner or entry.addressee else ""
    name = "weggelakt" if REDACTED in entry.owner else plain(entry.owner) if entry.owner else ""
    return name or (f"gericht aan: {plain(entry.addressee)}" if entry.addressee else "")


def _to_act(entry: Entry) -> str:
    """Who is to act; that it is the source itself needs no name."""
    name = owner(entry)
    return ITSELF if name.casefold() == entry.passage.bron.name.casefold() else name


def deadline(entry: Entry) -> str:
    """By when: a date in words, or the words of the text; "" when there is none.

    "Vóór" a date whose day is too late itself.
    """
    if entry.passage.confidential:
        return VERTROUWELIJK if entry.deadline else ""
    if not ISO.fullmatch(entry.deadline):
        return entry.deadline
    return f"{'vóór ' if entry.due and entry.due < entry.deadline else ''}{day(entry.deadline)}"


def _because(entry: Entry) -> str:
    """Why it stands so, unless that would give away confidential words."""
    return "" if any(p.confidential for p in _grounds(entry)) else entry.because


def _grounds(entry: Entry) -> list[Passage]:
    """The passage that states it, and the later one that shows how it stands."""
    return [entry.passage, *([entry.evidence] if entry.evidence else [])]


def _followed(dossier: Dossier, entry: Entry) -> list[Passage]:
    """What was promised or done about it, of which its reason tells."""
    return [e.passage for e in dossier.answers_to(entry.id)]


def _answered(dossier: Dossier, entry: Entry) -> Cell:
    """The points and calls that it answers, which are cited with it."""
    best = sorted(entry.answers, key=lambda answer: -answer.score)
    told = dict(_named(dossier.named[answer.to]) for answer in best if answer.to in dossier.named)
    shown = dict(list(told.items())[:ANSWERS])
    first = [passages[0] for passages in shown.values()]
    cited = [*first, *(passage for passages in shown.values() for passage in passages)]
    return _cell(dossier, "; ".join(shown), [entry.passage, *cited])


def _named(answered: Point | Entry) -> tuple[str, tuple[Passage, ...]]:
    """What a point or a call is called in a cell, and its passages."""
    if isinstance(answered, Point):
        return title(answered), answered.passages
    return quoted(answered.passage), (answered.passage,)


def place(dossier: Dossier, passage: Passage) -> str:
    """The document and the place in it."""
    within = dossier.place(passage)
    return within if passage.part == PartKind.OTHER else f"{passage.title}: {within}"


def statuses(entries: Sequence[Entry]) -> str:
    """How many stand how: "twee verlopen en vijf zonder bekende stand", "alle open"."""
    words = STATUSES | {EntryStatus.UNKNOWN: "zonder bekende stand"}
    counts = [(sum(e.status is status for e in entries), word) for status, word in words.items()]
    told = [(number(count), word) for count, word in counts if count]
    if len(told) == 1:
        return told[0][1] if len(entries) == 1 else f"alle {told[0][1]}"
    return enumeration([f"{count} {word}" for count, word in told])
