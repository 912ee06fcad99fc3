"""The overview: how much is said on each thema, by whom, put down to what, and who did not speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.attribution import NOT_STATED, short
from reports.blocks import Cell, Chart, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, enumeration, figures, lowered, number
from reports.grounds import METHOD
from reports.matrix import LABEL_WIDTH, by_source
from reports.periods import section as over_time
from reports.silence import section as silence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Finding, Passage
    from reports.dossier import Dossier

LEADING = 3
"""Themas that are named as those with most sources; more say nothing."""

COUNTS = ("Thema", "Passages", "Oproepen", "Documenten", "Onafhankelijke bronnen")


def chapter(dossier: Dossier) -> Section:
    """Counts in two forms, thema by source, attribution, who did not speak, and the points over time."""
    heading = Heading("Overzicht", "overzicht")
    if not any((*f.passages, *f.calls) for f in dossier.spoken):
        none = Fixed("Het dossier bevat geen passages of oproepen over een van de thema's.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    blocks = (
        _counts(dossier),
        *by_source(dossier),
        *_attribution(dossier),
        *silence(dossier),
        *over_time(dossier),
    )
    return Section(heading, blocks)


def _counts(dossier: Dossier) -> Section:
    """How many documents and independent sources speak of each thema."""
    said = [f for f in dossier.spoken if (*f.passages, *f.calls)]
    legend = Fixed(
        "Een brief die meer afzenders gelijkluidend sturen, staat in meer documenten en is één bron.", METHOD
    )
    rows = tuple(_counted(dossier, finding) for finding in said)
    table = Table("Omvang per thema", COUNTS, rows, (LABEL_WIDTH, 2, 2, 2, 2), matrix=True)
    return Section(Heading("Omvang per thema", "omvang"), (Paragraph((_most(dossier, said), legend)), table))


def _most(dossier: Dossier, said: Sequence[Finding]) -> Statement:
    """The themas that most independent sources speak of."""
    most = max(len(f.sources) for f in said)
    leading = [f for f in said if len(f.sources) == most]
    labels = enumeration([f"‘{lowered(dossier.thema(f.thema))}’" for f in leading[:LEADING]])
    passages = [p for f in leading[:LEADING] for p in (*f.passages, *f.calls)]
    count = counted(most, "onafhankelijke bron", "onafhankelijke bronnen")
    if len(leading) > LEADING:
        return dossier.say(f"Over geen thema spreken meer dan {count}.", passages)
    each = "elk " if len(leading) > 1 else ""
    return dossier.say(f"De meeste bronnen spreken over {labels}: {each}{count}.", passages)


def _counted(dossier: Dossier, finding: Finding) -> Row:
    said = (*finding.passages, *finding.calls)
    ids = dossier.ids(said, selection.CELL)
    documents = {dossier.by_id[i].stem for i in dossier.behind(said)}
    sources = voices(p for p in said if not p.relayed)
    counts = (len(documents), len(sources))
    cells = [Cell(Statement(figures(count), ids)) for count in counts]
    parts = [Cell(_number(dossier, passages)) for passages in (finding.passages, finding.calls)]
    return Row((Cell(dossier.fixed(dossier.thema(finding.thema))), *parts, *cells))


def _number(dossier: Dossier, passages: Sequence[Passage]) -> Statement | Fixed:
    """How many there are, resting on these alone."""
    if not passages:
        return Fixed("0", COUNTED)
    return Statement(figures(len(passages)), dossier.ids_of(passages))


def _attribution(dossier: Dossier) -> tuple[Section, ...]:
    """What the bottlenecks and effects of each thema are put down to, as bars."""
    found = [(f.thema, _attributed(dossier, f.passages)) for f in dossier.spoken]
    found = [(thema, passages) for thema, passages in found if passages]
    if not found:
        return ()
    causes = dossier.codebook.toerekeningen
    header = ("Thema", *(capital(short(t.label)) for t in causes))
    rows = tuple(_causes(dossier, thema, passages) for thema, passages in found)
    widths = (30, *(14 for _ in causes))
    table = Table("Toerekening per thema", header, rows, widths)
    legend = Fixed(
        "Geteld zijn de knelpunten en gevolgen van wie voor zichzelf spreekt; wat over meer thema's gaat, "
        "telt bij elk daarvan mee.",
        METHOD,
    )
    chart = Chart("bars", _mostly(dossier, found), table)
    return (Section(Heading("Toerekening", "toerekening"), (Paragraph((legend,)), chart)),)


def _attributed(dossier: Dossier, passages: Sequence[Passage]) -> list[Passage]:
    return [
        p for p in passages if not p.relayed and dossier.codebook.rol(p.observation.coding.rol).attributed
    ]


def _causes(dossier: Dossier, thema: str, passages: Sequence[Passage]) -> Row:
    groups = [
        [p for p in passages if p.observation.coding.toerekening == t.id]
        for t in dossier.codebook.toerekeningen
    ]
    cells = (Cell(_number(dossier, of), amount=len(of)) for of in groups)
    return Row((Cell(dossier.fixed(dossier.thema(thema))), *cells))


def _mostly(dossier: Dossier, found: Sequence[tuple[str, Sequence[Passage]]]) -> Statement:
    """To what most passages put it down."""
    every = list({p.id: p for _, passages in found for p in passages}.values())
    stated = [t for t in dossier.codebook.toerekeningen if t.id != NOT_STATED]
    counts = {t: sum(p.observation.coding.toerekening == t.id for p in every) for t in stated}
    most = max(counts.values(), default=0)
    total = counted(len(every), "knelpunt of gevolg", "knelpunten en gevolgen")
    if not most:
        return dossier.count(f"Bij {total} is geen oorzaak genoemd.", every)
    leading = enumeration([short(t.label) for t in stated if counts[t] == most])
    text = f"Van {total} {'wordt' if most == 1 else 'worden'} er {number(most)} toegeschreven aan {leading}."
    return dossier.count(text, every)
