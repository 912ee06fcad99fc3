"""A point in running text: who makes it, what it is put down to, since when, with which figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Laag
from corpus.points import PointStatus
from reports.attribution import NOT_STATED, short
from reports.dossier import voices
from reports.dutch import capital, counted, day, enumeration, number
from reports.points import own_voices
from reports.voices import all_named, among, designation, is_joint, named, verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Bron
    from corpus.points import Figure, Point, Sighting
    from reports.blocks import Statement
    from reports.dossier import Dossier

MANY = 3
"""From this many on, sources that were named just before are counted."""

PLAIN = 2
"""Up to this many, the names of sources need not be counted."""

FIGURES = 4
"""Quantities that a point shows; the quotations have the others."""


def told(dossier: Dossier, point: Point, turn: int) -> tuple[Statement, ...]:
    """The sentences about a point; `turn` varies how they begin."""
    return (
        made(dossier, point, turn),
        *_put_down(dossier, point),
        *_over_time(dossier, point),
        *_raised_before(dossier, point),
        *_figures(dossier, point),
    )


def made(dossier: Dossier, point: Point, turn: int) -> Statement:
    """How many independent sources make it and which, and in how many documents where that differs."""
    brons = own_voices(point)
    if not brons:
        relaying = all_named(voices(point.passages))
        does = verb(voices(point.passages), "geeft", "geven")
        text = f"{relaying} {does} dit weer als bevinding van anderen; een eigen bron is er niet."
        return dossier.say(capital(text), point.passages)
    wordings = _of_one(brons[0]) if len(brons) == 1 else _of_many(dossier, brons)
    return dossier.say(capital(wordings[turn % len(wordings)]) + _documents(point, brons), point.passages)


def _of_one(bron: Bron) -> tuple[str, ...]:
    name = named(bron)
    return (
        f"{name} {verb((bron,), 'meldt', 'melden')} dit",
        f"dit punt komt van {name}",
        f"{name} {verb((bron,), 'wijst', 'wijzen')} hierop",
    )


def _of_many(dossier: Dossier, brons: Sequence[Bron]) -> tuple[str, ...]:
    names = among(brons, dossier.voices)
    if is_plain(brons):
        return (f"{names} noemen dit punt", f"dit punt komt van {names}", f"{names} wijzen hierop")
    count = f"{number(len(brons))} onafhankelijke bronnen"
    return (
        f"{count} noemen dit punt: {names}",
        f"dit punt komt van {count}, te weten {names}",
        f"{names} wijzen hierop, samen {count}",
    )


def is_plain(brons: Sequence[Bron]) -> bool:
    """Whether the names alone show how many they are: two, or provinces, which are counted as such."""
    few = len(brons) <= PLAIN and not any(map(is_joint, brons))
    return few or all(bron.laag is Laag.PROVINCIE for bron in brons)


def _documents(point: Point, brons: Sequence[Bron]) -> str:
    """The end of the sentence, with the number of documents when it is not that of the sources."""
    count = len(point.documents)
    same = count == len(brons)
    return "." if same else f" (in {counted(count, 'document', 'documenten')})."


def _put_down(dossier: Dossier, point: Point) -> tuple[Statement, ...]:
    """Which sources put it down to what; nothing when none says."""
    stated = [p for p in point.passages if not p.relayed and p.observation.coding.toerekening != NOT_STATED]
    by_cause = {
        short(t.label): voices(p for p in stated if p.observation.coding.toerekening == t.id)
        for t in dossier.codebook.toerekeningen
    }
    blamed: dict[tuple[Bron, ...], list[str]] = {}
    for cause, brons in by_cause.items():
        if brons:
            blamed.setdefault(brons, []).append(f"bij {cause}")
    if not blamed:
        return ()
    return (dossier.say(_blame(blamed, own_voices(point)), stated),)


def _blame(blamed: dict[tuple[Bron, ...], list[str]], everyone: tuple[Bron, ...]) -> str:
    """The verb stands with the first group alone: "De VNG legt de oorzaak bij de wet, het IPO bij ..."."""
    (first, causes), *others = blamed.items()
    if not others and first == everyone:
        return f"De oorzaak wordt gelegd {enumeration(causes)}."
    who = f"{number(len(first))} van de {number(len(everyone))}" if len(first) >= MANY else all_named(first)
    begin = f"{who} {verb(first, 'legt', 'leggen')} de oorzaak {enumeration(causes)}"
    rest = [f"{all_named(brons)} {enumeration(of)}" for brons, of in others]
    return f"{capital('; '.join([begin, *rest]))}."


def _over_time(dossier: Dossier, point: Point) -> tuple[Statement, ...]:
    """First and last mention when these fall in different periods, and whether it fell silent."""
    first, last = point.history.first, point.history.last
    spoken = [period for period, count in point.history.periods if count]
    if first is None or last is None or (len(spoken) < 2 and point.status is not PointStatus.SILENT):
        return ()
    if point.status is PointStatus.SILENT:
        text = f"Het punt is voor het laatst genoemd {_when(last)} en komt in latere stukken van dezelfde "
        text += f"{'bron' if len(own_voices(point)) == 1 else 'bronnen'} niet terug."
        return (dossier.say(text, [last.passage]),)
    text = f"Het punt is voor het eerst genoemd {_when(first)} ({designation(first.bron)}) en voor het laatst"
    text += f" {_when(last)} ({designation(last.bron)})."
    return (dossier.say(text, [first.passage, last.passage]),)


def _when(sighting: Sighting) -> str:
    """The day of a sighting, or the span in which its document must lie."""
    moment = sighting.moment
    if not moment.inferred:
        return f"op {day(moment.first)}"
    return (
        f"na {day(moment.first)}" if not moment.last else f"tussen {day(moment.first)} en {day(moment.last)}"
    )


def _raised_before(dossier: Dossier, point: Point) -> tuple[Statement, ...]:
    """Who says that it was raised before, and where."""
    claims = [c.passage for c in point.history.claims]
    brons = voices(claims)
    if not brons:
        return ()
    where = dict.fromkeys(
        f"‘{c.named}’" for c in point.history.claims if c.named and not c.passage.confidential
    )
    named_as = f" (genoemd: {enumeration(list(where))})" if where else ""
    text = f"Volgens {all_named(brons)} is dit al eerder gemeld{named_as}."
    again = " Het is na een toezegging of actie opnieuw gemeld."
    return (dossier.say(text + (again if point.status is PointStatus.RAISED_AGAIN else ""), claims),)


def _figures(dossier: Dossier, point: Point) -> tuple[Statement, ...]:
    """What is said in figures, each with its source and date."""
    usable = [f for f in point.figures if f.date and not f.passage.confidential]
    first: dict[tuple[str, Bron], Figure] = {}
    for figure in usable:
        first.setdefault((figure.text.casefold(), figure.passage.bron), figure)
    shown = list(first.values())[:FIGURES]
    if not shown:
        return ()
    by_document: dict[str, list[Figure]] = {}
    for figure in shown:
        by_document.setdefault(f"{designation(figure.passage.bron)}, {day(figure.date)}", []).append(figure)
    named_ = [f"{enumeration([f'“{f.text}”' for f in of])} ({who})" for who, of in by_document.items()]
    return (
        dossier.say(
            f"Aan cijfers worden genoemd: {'; '.join(named_)}.", [figure.passage for figure in shown]
        ),
    )
