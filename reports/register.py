"""The register as a report of its own: calls, commitments and actions by kind and status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import entries, sources
from reports.blocks import Cell, Chart, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, day, enumeration, figures, number
from reports.grounds import METHOD
from reports.report import Report
from reports.status import status
from reports.voices import among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.points import Entry, EntryKind
    from reports.blocks import Block
    from reports.dossier import Dossier


def full(dossier: Dossier) -> Report:
    """A summary, then a section for each kind with what is overdue first."""
    sections = (_summary(dossier), *(_kind(dossier, kind) for kind in entries.NOUNS))
    return Report(
        kind="register",
        title=f"Oproepen, toezeggingen en acties {dossier.codebook.law.name}",
        subtitle="Register",
        status=status(dossier),
        sections=sections,
        sources=sources.cited(dossier, sections),
    )


def _of(dossier: Dossier, kind: EntryKind) -> list[Entry]:
    return [entry for entry in dossier.findings.register if entry.kind is kind]


def _summary(dossier: Dossier) -> Section:
    heading = Heading("Samenvatting")
    every = dossier.findings.register
    if not every:
        none = Fixed("Het dossier bevat geen oproepen, toezeggingen of acties.", COUNTED)
        return Section(heading, (Paragraph((none, *_reference(dossier))),))
    kinds = [counted(len(of), *nouns) for kind, nouns in entries.NOUNS.items() if (of := _of(dossier, kind))]
    passages = [entry.passage for entry in every]
    told = dossier.say(f"Het register bevat {enumeration(kinds)}: {entries.statuses(every)}.", passages)
    paragraph = Paragraph((told, *_late(dossier, every), *_answering(dossier, every), *_reference(dossier)))
    return Section(heading, (paragraph, _chart(dossier)))


def _late(dossier: Dossier, every: Sequence[Entry]) -> tuple[Statement, ...]:
    """Of whom the overdue entries are."""
    late = [entry.passage for entry in every if entry.status == "verlopen"]
    if not late:
        return ()
    is_late = counted(len(late), "termijn is", "termijnen zijn")
    by = among(voices(late), dossier.voices)
    text = f"{is_late} verstreken zonder dat het dossier de uitvoering laat zien; gesteld door {by}."
    return (dossier.say(capital(text), late),)


def _answering(dossier: Dossier, every: Sequence[Entry]) -> tuple[Statement, ...]:
    """How many of them answer a point or a call."""
    answers = [entry.passage for entry in every if entry.answers]
    if not answers:
        return ()
    one = len(answers) == 1
    text = f"{number(len(answers))} {'gaat' if one else 'gaan'} in op een punt of oproep uit het dossier."
    return (dossier.say(capital(text), answers),)


def _reference(dossier: Dossier) -> tuple[Fixed, ...]:
    until = dossier.findings.until
    return (Fixed(f"De stand is die van {day(until)}.", METHOD),) if until else ()


def _chart(dossier: Dossier) -> Chart:
    """How many of each kind stand how."""
    header = ("Soort", *(capital(name) for name in entries.STATUSES.values()))
    rows = tuple(_row(dossier, kind) for kind in entries.NOUNS)
    table = Table("Stand naar soort", header, rows, (28, *(18 for _ in entries.STATUSES)))
    kinds = [
        f"{many}: {entries.statuses(of)}"
        for kind, (_, many) in entries.NOUNS.items()
        if (of := _of(dossier, kind))
    ]
    every = [entry.passage for entry in dossier.findings.register]
    return Chart("bars", dossier.say(capital("; ".join(kinds)) + ".", every), table)


def _row(dossier: Dossier, kind: EntryKind) -> Row:
    label = Cell(Fixed(capital(entries.NOUNS[kind][1]), METHOD))
    found = _of(dossier, kind)
    groups = ([entry for entry in found if entry.status is status_] for status_ in entries.STATUSES)
    return Row((label, *(_count(dossier, of) for of in groups)))


def _count(dossier: Dossier, found: Sequence[Entry]) -> Cell:
    if not found:
        return Cell(Fixed("0", COUNTED), amount=0)
    ids = dossier.ids_of(entry.passage for entry in found)
    return Cell(Statement(figures(len(found)), ids), amount=len(found))


def _kind(dossier: Dossier, kind: EntryKind) -> Section:
    _, many = entries.NOUNS[kind]
    found = _of(dossier, kind)
    blocks: tuple[Block, ...] = entries.tables(dossier, found, many)
    none = Paragraph((Fixed(f"Het dossier bevat geen {many}.", COUNTED),))
    return Section(Heading(capital(many)), blocks or (none,))
