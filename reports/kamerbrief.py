"""The draft of the letter to parliament: one to three pages, and the account of what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import PartKind
from reports import annex, sources
from reports.blocks import BulletList, Fixed, Heading, Letterhead, Paragraph, Section, SignOff, Statement
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, day, enumeration
from reports.grounds import EVALUATIE, METHOD, TOETS, instrument
from reports.paragraphs import findings
from reports.quotes import by_turns
from reports.report import Report
from reports.status import status
from reports.voices import all_named, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage, Respondent
    from reports.blocks import Block, Sentence
    from reports.dossier import Dossier

FORM = "vorm van een Kamerbrief"
"""The basis of a text that belongs to every letter."""

BLANK = "[in te vullen]"

SHOWN = 3
"""Quotations under a heading: a letter of three pages has no room for more."""


def letter(dossier: Dossier) -> Report:
    """The letter with its account."""
    title = f"Uitkomsten invoeringstoets {dossier.codebook.law.name}"
    sections = (
        _section("Het instrument invoeringstoets", Paragraph((*instrument(), *_evaluation(dossier)))),
        _section("Bevindingen", *findings(dossier)),
        _section("Wat werkt", *_works(dossier)),
        _section("Oproepen", *_calls(dossier)),
        _section("Verbeteracties en toezeggingen", *_commitments(dossier)),
        _section("Tot slot", *_closing(dossier)),
    )
    opening = (_head(title), _opening(dossier))
    return Report(
        kind="kamerbrief",
        title=title,
        subtitle="Kamerbrief",
        status=status(dossier),
        sections=sections,
        annex=annex.cited(dossier, (*opening, *sections)),
        sources=sources.cited(dossier, (*opening, *sections)),
        opening=opening,
    )


def _section(heading: str, *blocks: Block) -> Section:
    return Section(Heading(heading), blocks)


def _head(title: str) -> Letterhead:
    addressee = ("Aan de Voorzitter van de Tweede Kamer", "der Staten-Generaal")
    return Letterhead(
        sender=Fixed(f"Retouradres: {BLANK}", FORM),
        addressee=tuple(Fixed(line, FORM) for line in addressee),
        fields=(
            ("Datum", Fixed(BLANK, FORM)),
            ("Betreft", Fixed(title, FORM)),
            ("Onze referentie", Fixed(BLANK, FORM)),
        ),
    )


def _opening(dossier: Dossier) -> Paragraph:
    """The legal basis, the cycle, and what has come in."""
    law = dossier.codebook.law
    sentences: tuple[Sentence, ...] = (
        dossier.fixed(
            f"Hierbij bied ik uw Kamer de uitkomsten aan van de invoeringstoets van de {law.title} "
            f"(hierna: {law.name}).",
            TOETS,
        ),
        dossier.fixed(
            f"{capital(TOETS)}, van de wet bepaalt dat deze toets aan het einde van de eerste cyclus "
            "plaatsvindt.",
            TOETS,
        ),
        *_arrived(dossier),
    )
    return Paragraph(sentences)


def _contributions(dossier: Dossier) -> list[Respondent]:
    """The documents that a letter rests on: an earlier letter to parliament is an answer, and no ground."""
    return [r for r in dossier.findings.respondents if PartKind.KAMERBRIEF.value not in r.kinds]


def _arrived(dossier: Dossier) -> tuple[Statement, ...]:
    """How many documents there are, of which period; it rests on the first observation of each."""
    firsts = [of[0] for r in _contributions(dossier) if (of := dossier.of(r))]
    if not firsts:
        return ()
    one = len(firsts) == 1
    count = f"{'ligt' if one else 'liggen'} {counted(len(firsts), 'document', 'documenten')} ten grondslag"
    dates = sorted(p.date for p in firsts if p.date)
    period = (
        f", met dagtekening van {day(dates[0])} tot en met {day(dates[-1])}" if len(set(dates)) > 1 else ""
    )
    return (Statement(f"Aan deze brief {count}{period}.", dossier.ids_of(firsts)),)


def _evaluation(dossier: Dossier) -> tuple[Fixed, ...]:
    return (
        dossier.fixed(
            f"De evaluatie van de wet is een ander instrument: zij vindt op grond van {EVALUATIE}, "
            "binnen vier jaar na de inwerkingtreding plaats.",
            EVALUATIE,
        ),
        Fixed("Deze brief trekt daarom geen conclusies over de doeltreffendheid van de wet.", METHOD),
    )


def _works(dossier: Dossier) -> tuple[Block, ...]:
    works = dossier.findings.works
    if not works:
        return (_none("positieve ervaringen"),)
    total = counted(len(works), "waarneming", "waarnemingen")
    text = f"Wat werkt, beschrijven {all_named(voices(works))} in {total}."
    if len(voices(works)) == 1:
        text = f"Wat werkt, beschrijft {all_named(voices(works))} in {total}."
    return (Paragraph((dossier.say(text, works),)), *_words(dossier, works))


def _calls(dossier: Dossier) -> tuple[Block, ...]:
    calls = dossier.findings.calls
    if not calls:
        return (_none("oproepen"),)
    total = capital(counted(len(calls), "oproep is", "oproepen zijn"))
    text = f"{total} gedaan door {all_named(voices(calls))}."
    return (Paragraph((dossier.say(text, calls),)), *_words(dossier, calls))


def _commitments(dossier: Dossier) -> tuple[Block, ...]:
    """What is promised and what is agreed, each with its most telling words."""
    kinds = (
        (dossier.findings.commitments, "toezegging", "toezeggingen", "gedaan door"),
        (dossier.findings.actions, "actie", "acties", "vastgelegd in de stukken van"),
    )
    blocks: list[Block] = []
    for passages, one, many, by in kinds:
        if not passages:
            blocks.append(_none(many))
            continue
        total = capital(counted(len(passages), f"{one} is", f"{many} zijn"))
        intro = dossier.say(f"{total} {by} {all_named(voices(passages))}.", passages)
        blocks += [Paragraph((intro,)), *_words(dossier, passages)]
    return tuple(blocks)


def _none(many: str) -> Paragraph:
    return Paragraph((Fixed(f"Het dossier bevat geen {many}.", COUNTED),))


def _words(dossier: Dossier, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """Some of the passages in their own words, and where the others stand."""
    public = [p for p in by_turns(passages) if not p.confidential]
    rest = [p for p in passages if p not in public[:SHOWN]]
    blocks: list[Block] = []
    if public:
        blocks.append(BulletList(tuple(dossier.quote(p) for p in public[:SHOWN])))
    if rest and public:
        verb = "staat" if len(rest) == 1 else "staan"
        text = f"{capital(counted(len(rest), 'andere', 'andere'))} {verb} in het bijgevoegde rapport."
        blocks.append(Paragraph((dossier.say(text, rest),)))
    return tuple(blocks)


def _closing(dossier: Dossier) -> tuple[Block, ...]:
    """What comes next, the signature, and the annexes."""
    sentences: tuple[Sentence, ...] = (
        Fixed("De bijgevoegde stukken geven de bevindingen volledig weer.", METHOD),
        Fixed(f"Over de opvolging informeer ik uw Kamer {BLANK}.", FORM),
    )
    sign_off = SignOff((Fixed("De Minister van Asiel en Migratie,", FORM), Fixed("[naam]", FORM)))
    return (Paragraph(sentences), sign_off, Paragraph((Fixed("Bijlagen:", FORM),)), _annexes(dossier))


def _annexes(dossier: Dossier) -> BulletList:
    """The report and the documents that may be sent along."""
    law = dossier.codebook.law.name
    attached = [(r, of) for r in _contributions(dossier) if not r.confidential and (of := dossier.of(r))]
    items = (
        Statement(
            f"{r.title} ({enumeration([plain(s) for s in r.senders]) or 'afzender niet vastgesteld'})",
            (of[0].id,),
        )
        for r, of in attached
    )
    return BulletList((Fixed(f"Rapport invoeringstoets {law}", FORM), *items))
