"""The findings on one page, for who has five minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.points import EntryKind
from reports import causes, sources, themanames
from reports.blocks import BulletList, Cell, Fixed, Heading, Paragraph, Row, Section, Table
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, enumeration, figures, lowered, number
from reports.grounds import METHOD
from reports.naming import THE_MINISTRY, by_name, in_short, is_one
from reports.pending import weightiest
from reports.quotes import LETTER_QUOTE, by_turns, quoted
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Finding, Passage
    from corpus.points import Point
    from reports.blocks import Block, Sentence
    from reports.dossier import Dossier

THEMAS = 5
"""Themas in the table: the page holds no more."""
NONE = "–"
EVERY = "Het rapport geeft alle passages met hun vindplaats."


def page(dossier: Dossier) -> Report:
    """One page: what this is, the themas with the most sources, what stands out."""
    law = dossier.codebook.law.name
    sections = (
        Section(Heading("Waar het om gaat"), (Paragraph((*_frame(dossier), *_size(dossier))),)),
        Section(Heading("De thema's met de meeste bronnen"), _themas(dossier)),
        Section(Heading("Wat opvalt"), (BulletList(_striking(dossier)),)),
    )
    return Report(
        kind="samenvatting",
        title=f"{capital(dossier.codebook.wording.toets)} {law} op één pagina",
        subtitle="Samenvatting",
        status=status(dossier),
        sections=sections,
        sources=sources.cited(dossier, sections),
    )


def _frame(dossier: Dossier) -> tuple[Fixed, ...]:
    law, worded = dossier.codebook.law.name, dossier.codebook.wording
    on = f"({worded.article}, {law})" if worded.article else f"van de {law}"
    text = f"De {worded.toets} {on} laat zien waar de wet in de uitvoering knelt."
    return (
        dossier.fixed(text, worded.article),
        Fixed("Zij gaat niet over doeltreffendheid; daarover gaat de evaluatie.", METHOD),
        *([] if dossier.is_large else [Fixed(EVERY, METHOD)]),
    )


def _size(dossier: Dossier) -> tuple[Sentence, ...]:
    found = dossier.findings
    sources_ = voices(p for f in dossier.spoken for p in (*f.passages, *f.calls) if not p.relayed)
    if not sources_:
        return (Fixed("Het dossier bevat geen bronnen die in eigen naam een knelpunt noemen.", COUNTED),)
    documents = counted(len(found.respondents), "stuk", "stukken")
    count = counted(len(sources_), "onafhankelijke bron", "onafhankelijke bronnen")
    text = f"In {documents} {'noemt' if len(sources_) == 1 else 'noemen'} {count} knelpunten of oproepen."
    cited = [p for f in dossier.spoken for p in (*f.passages, *f.calls) if not p.relayed]
    return (dossier.say(text, cited),)


def _themas(dossier: Dossier) -> tuple[Block, ...]:
    told = sorted((f for f in dossier.spoken if f.passages), key=lambda f: -len(f.sources))
    if not told:
        return (Paragraph((Fixed("Het dossier bevat geen passages over een van de thema's.", COUNTED),)),)
    rows = tuple(_row(dossier, finding) for finding in told[:THEMAS])
    header = ("Thema", "Bronnen", "Stukken", "Oorzaak volgens de bronnen", "Oproepen", "Beantwoord")
    table = Table("Thema's naar aantal onafhankelijke bronnen", header, rows, (30, 9, 9, 32, 10, 10))
    rest = told[THEMAS:]
    if not rest:
        return (table,)
    labels = enumeration([f"‘{lowered(dossier.thema(f.thema))}’" for f in rest])
    text = f"De andere thema's waarbij knelpunten zijn gemeld, zijn {labels}."
    return (table, Paragraph((dossier.say(text, (p for f in rest for p in f.passages)),)))


def _row(dossier: Dossier, finding: Finding) -> Row:
    said = (*finding.passages, *finding.calls)
    answered = [p for p in _points(dossier, finding) if p.answers]
    total = len(_points(dossier, finding))
    texts = (
        figures(len(finding.sources)),
        figures(len(finding.documents)),
        _cause(dossier, finding),
        figures(len(finding.calls)),
        f"{len(answered)} van {total} punten" if total else NONE,
    )
    label = Cell(dossier.say(dossier.thema(finding.thema), said))
    return Row((label, *(Cell(dossier.say(text, said)) for text in texts)))


def _points(dossier: Dossier, finding: Finding) -> list[Point]:
    return [p for p in dossier.findings.points if p.thema == finding.thema]


def _cause(dossier: Dossier, finding: Finding) -> str:
    return enumeration(causes.ranked(dossier, causes.attributed(dossier, finding.passages))) or NONE


def _striking(dossier: Dossier) -> tuple[Sentence, ...]:
    """What several sources agree on, what they contradict, what is asked and what works."""
    return (
        *_agreed(dossier),
        *_contradicted(dossier),
        *_asked(dossier),
        *_works(dossier),
    )


def _agreed(dossier: Dossier) -> tuple[Sentence, ...]:
    """The point that most sources make."""
    point = next(iter(weightiest(dossier)), None)
    quote = _shortest(point.passages) if point else None
    if point is None or quote is None:
        return ()
    count = capital(counted(len(point.sources), "bron maakt", "bronnen maken"))
    return (dossier.say(f"{count} hetzelfde punt: {quoted(quote)}", point.passages),)


def _contradicted(dossier: Dossier) -> tuple[Sentence, ...]:
    conflicts = dossier.findings.conflicts
    if not conflicts:
        return ()
    which = capital(themanames.over(dossier, (c.thema for c in conflicts)))
    brons = voices(p for c in conflicts for p in c.sides)
    text = f"{which} lopen de bewoordingen uiteen tussen {by_name(brons, THE_MINISTRY)}."
    return (dossier.say(text, (p for c in conflicts for p in c.sides)),)


def _asked(dossier: Dossier) -> tuple[Sentence, ...]:
    calls = [e for e in dossier.findings.register if e.kind is EntryKind.CALL]
    if not calls:
        return ()
    answered = {a.to for e in dossier.findings.register for a in e.answers}
    done = sum(e.id in answered for e in calls)
    text = f"Er {'is' if len(calls) == 1 else 'zijn'} {counted(len(calls), 'oproep', 'oproepen')} gedaan; "
    text += f"op {number(done) if done else 'geen'} daarvan blijkt een vervolg uit de stukken."
    return (dossier.say(text, (e.passage for e in calls)),)


def _works(dossier: Dossier) -> tuple[Sentence, ...]:
    works = [p for p in by_turns(dossier.findings.works) if not p.confidential]
    quote = _shortest(works)
    if quote is None:
        return ()
    brons = voices(dossier.findings.works)
    verb = "noemt" if is_one(brons) else "noemen"
    text = f"{capital(in_short(brons, THE_MINISTRY))} {verb} ook wat goed gaat, bijvoorbeeld: {quoted(quote)}"
    return (dossier.say(text, dossier.findings.works),)


def _shortest(passages: Sequence[Passage]) -> Passage | None:
    """The first passage that may be quoted and fits."""
    public = [p for p in passages if not p.confidential and len(p.observation.text) <= LETTER_QUOTE]
    return next(iter(public), None)
