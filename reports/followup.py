"""What follows on a thema: what is asked, promised and agreed, and which points that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import BulletList, Fixed, Heading, Paragraph, Section
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, enumeration, number
from reports.points import answering
from reports.quotes import VERTROUWELIJK, by_turns, quoted
from reports.voices import all_named, named, plain, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Finding, Passage
    from corpus.points import Entry, EntryKind, Point
    from reports.blocks import Block, Statement
    from reports.dossier import Dossier

SHOWN = 3
"""Calls, commitments or actions that a thema quotes; the register has all of them."""

ANSWERS = 2
"""Answers to a point that are told; the register has the others."""

KINDS = (
    ("calls", "Gevraagd", "oproep", "oproepen"),
    ("commitments", "Toegezegd", "toezegging", "toezeggingen"),
    ("actions", "Afgesproken", "actie", "acties"),
)
"""What answers a bottleneck: the field of a finding, its lead word, and the noun in singular and plural."""

FOLLOW_UP = "in het dossier een toezegging of actie"

USUALLY_ABSENT = "actie"
"""What only minutes record: that it alone is absent tells a reader nothing."""


def section(dossier: Dossier, finding: Finding, points: Sequence[Point]) -> Section:
    """The calls, commitments and actions about it, what is lacking, and how many points are answered."""
    blocks: list[Block] = []
    absent = []
    for field, lead, one, many in KINDS:
        passages: tuple[Passage, ...] = getattr(finding, field)
        if passages:
            blocks += _told(dossier, passages, finding.thema, lead, (one, many))
        else:
            absent.append(one)
    if absent and absent != [USUALLY_ABSENT]:
        text = f"Het dossier bevat over dit thema geen {enumeration(absent, last=' of ')}."
        blocks.append(Paragraph((Fixed(text, COUNTED),)))
    followed = finding.commitments or finding.actions or any(answering(dossier, p) for p in points)
    share = _answered(dossier, points) if followed else ()
    return Section(Heading("Opvolging"), (*blocks, *share))


def _told(
    dossier: Dossier, passages: Sequence[Passage], thema: str, lead: str, noun: tuple[str, str]
) -> list[Block]:
    brons = voices(passages)
    intro = dossier.say(f"{counted(len(passages), *noun)} van {all_named(brons)}.", passages)
    ordered = by_turns(passages, thema)
    quotes = BulletList(tuple(dossier.quote(p) for p in ordered[:SHOWN]))
    return [
        Paragraph((intro,), lead=f"{lead}:"),
        quotes,
        *more(dossier, ordered[SHOWN:], noun, "het register"),
    ]


def more(
    dossier: Dossier, rest: Sequence[Passage], noun: tuple[str, str], where: str
) -> tuple[Paragraph, ...]:
    """How many passages there are besides those shown, and where they stand."""
    if not rest:
        return ()
    verb_ = "staat" if len(rest) == 1 else "staan"
    return (
        Paragraph(
            (dossier.say(f"Nog {counted(len(rest), *noun)} {verb_} in {dossier.where(where)}.", rest),)
        ),
    )


def _answered(dossier: Dossier, points: Sequence[Point]) -> tuple[Paragraph, ...]:
    """On how many points of the thema there is a commitment or action."""
    if not points:
        return ()
    answered = [point for point in points if answering(dossier, point)]
    if not answered:
        return (Paragraph((Fixed(_unanswered(len(points)), COUNTED),)),)
    entries = [e.passage for point in answered for e in answering(dossier, point)]
    passages = [p for point in answered for p in point.passages]
    return (Paragraph((dossier.say(_share(len(answered), len(points)), (*passages, *entries)),)),)


def _unanswered(total: int) -> str:
    if total == 1:
        return "Op het ene punt van dit thema gaat in het dossier geen toezegging of actie rechtstreeks in."
    return f"Op geen van de {number(total)} punten van dit thema gaat {FOLLOW_UP} rechtstreeks in."


def _share(answered: int, total: int) -> str:
    which = "het ene punt" if total == 1 else f"{number(answered)} van de {number(total)} punten"
    which = f"elk van de {number(total)} punten" if answered == total > 1 else which
    return f"Op {which} van dit thema gaat {FOLLOW_UP} rechtstreeks in."


def answers(dossier: Dossier, point: Point) -> tuple[Paragraph, ...]:
    """The entries that answer a point, each with its words and how it stands."""
    found = answering(dossier, point)
    if not found:
        return ()
    told = [s for entry in found[:ANSWERS] for s in _answer(dossier, entry)]
    rest = [entry.passage for entry in found[ANSWERS:]]
    if rest:
        noun = counted(len(rest), "andere staat", "andere staan")
        told.append(dossier.say(f"{capital(noun)} in {dossier.where('het register')}.", rest))
    return (Paragraph(tuple(told), lead="Opvolging:"),)


def _answer(dossier: Dossier, entry: Entry) -> tuple[Statement, ...]:
    passage = entry.passage
    brons = (passage.bron,)
    does = _does(entry.kind, verb(brons, "zegt", "zeggen"), verb(brons, "legt", "leggen"))
    words = f"{named(passage.bron)} {does}: {quoted(passage)} ({dossier.place(passage)})."
    rests = [passage, *([entry.evidence] if entry.evidence else [])]
    owner = f"Aan zet is {plain(entry.owner)}. " if _is_other(entry) else ""
    standing = [dossier.say(f"{owner}{entry.because}", rests)] if entry.because else []
    return dossier.say(capital(words), (passage,)), *standing


def _does(kind: EntryKind, says: str, lays: str) -> str:
    return f"{says} toe" if kind == "toezegging" else f"{lays} als actie vast"


def _is_other(entry: Entry) -> bool:
    """Whether another than who says it is to act, as far as may be told."""
    known = bool(entry.owner) and entry.owner != VERTROUWELIJK
    return known and plain(entry.owner).casefold() not in entry.passage.bron.name.casefold()
