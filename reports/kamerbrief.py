"""The draft of the letter to parliament: one to three pages that need editing for tone, not for facts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reports import sources
from reports.blocks import BulletList, Fixed, Heading, Paragraph, Section, Statement
from reports.calls import calls
from reports.camps import camps
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, day
from reports.fitting import fits
from reports.grounds import METHOD, grounded, held, instrument, setup
from reports.letterhead import closing, contributions, head, letters
from reports.naming import by_name, in_short, is_one
from reports.paragraphs import themas
from reports.pending import later
from reports.promises import commitments
from reports.quotes import LETTER_QUOTE, by_turns
from reports.quotes import quoted as words
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from reports.blocks import Block, Sentence
    from reports.dossier import Dossier

ROOMS = (
    *((16, 4, 3), (12, 4, 3), (8, 4, 3), (8, 3, 3), (6, 3, 3), (5, 3, 3), (4, 3, 3), (4, 2, 3), (3, 2, 3)),
    *((2, 2, 3), (2, 1, 3), (1, 1, 3), (1, 1, 2), (1, 1, 1)),
)
"""How many themas are worked out, passages quoted under a heading, and themas worked out because camps
contradict each other on them: the first of these that fit are."""


def letter(dossier: Dossier) -> Report:
    """The letter, with as many themas worked out as three pages hold."""
    first = bisect_left(ROOMS[:-1], True, key=lambda room: fits(_written(dossier, *room)))
    return _written(dossier, *ROOMS[first])


def _written(dossier: Dossier, worked_out: int, quoted: int, disputed: int) -> Report:
    worded = dossier.codebook.wording
    title = f"Uitkomsten {worded.toets} {dossier.codebook.law.name}"
    opening = (head(title), _opening(dossier))
    sections = (
        _section(f"Het instrument {worded.toets}", Paragraph(_about(dossier))),
        _section("Wat is ingebracht", _reading(dossier), *camps(dossier)),
        _section("Knelpunten per thema", *themas(dossier, worked_out, disputed)),
        _section("Wat werkt", *_works(dossier, quoted)),
        _section("Oproepen", *calls(dossier, quoted)),
        _section("Verbeteracties en toezeggingen", *commitments(dossier, quoted + 1)),
        _section("Monitoring, onderzoek en evaluatie", *later(dossier, quoted)),
        _section("Tot slot", *closing(dossier)),
    )
    return Report(
        kind="kamerbrief",
        title=title,
        subtitle="Kamerbrief",
        status=status(dossier),
        sections=sections,
        opening=opening,
        sources=sources.cited(dossier, (*opening, *sections)),
    )


def _section(heading: str, *blocks: Block) -> Section:
    return Section(Heading(heading), blocks)


def _opening(dossier: Dossier) -> Paragraph:
    """The legal basis, the cycle, and what has come in."""
    law, worded = dossier.codebook.law, dossier.codebook.wording
    known = f" (hierna: {law.name})" if law.name != law.title else ""
    text = f"Hierbij bied ik uw Kamer de uitkomsten aan van de {worded.toets} van de {law.title}{known}."
    sentences: tuple[Sentence, ...] = (
        dossier.fixed(text, worded.article),
        *_prescribed(dossier),
        *grounded(dossier, worded.basis),
        _arrived(dossier),
    )
    return Paragraph(sentences)


def _prescribed(dossier: Dossier) -> tuple[Fixed, ...]:
    """The article that prescribes the toets, if one does."""
    worded = dossier.codebook.wording
    if not worded.article:
        return ()
    on = f"De toets wordt op grond van {worded.article}, van de wet"
    text = " ".join(filter(None, (on, worded.moment, "uitgevoerd.")))
    return (dossier.fixed(text, worded.article),)


def _arrived(dossier: Dossier) -> Fixed:
    """How many documents there are, of which period."""
    documents = contributions(dossier)
    if not documents:
        return Fixed("Daarvoor zijn geen stukken ontvangen.", COUNTED)
    verb = "ligt" if len(documents) == 1 else "liggen"
    dates = sorted(r.date for r in documents if r.date)
    period = f", gedateerd tussen {day(dates[0])} en {day(dates[-1])}" if len(set(dates)) > 1 else ""
    count = counted(len(documents), "document", "documenten")
    return Fixed(f"Aan deze brief {verb} {count} ten grondslag{period}{_earlier(dossier)}.", COUNTED)


def _earlier(dossier: Dossier) -> str:
    """That earlier letters to parliament are counted with them."""
    earlier = len(letters(dossier))
    if not earlier:
        return ""
    verb = "is" if earlier == 1 else "zijn"
    return f"; daarnaast {verb} {counted(earlier, 'eerdere Kamerbrief', 'eerdere Kamerbrieven')} verwerkt"


def _about(dossier: Dossier) -> tuple[Fixed, ...]:
    """What the instrument is, how it was set up, and what it is not."""
    return (*instrument(dossier), *setup(dossier), *_evaluation(dossier))


def _evaluation(dossier: Dossier) -> tuple[Fixed, ...]:
    when = held(dossier)
    known = f": zij vindt {when} plaats" if when else ""
    text = f"De evaluatie van de wet is een ander instrument{known}."
    return (
        dossier.fixed(text, dossier.codebook.wording.evaluation_article),
        Fixed("Deze brief trekt daarom geen conclusies over de doeltreffendheid van de wet.", METHOD),
    )


def _reading(dossier: Dossier) -> Paragraph:
    """How sources are counted, and who is meant by those who speak as one."""
    text = (
        "Een bron telt mee als zij in eigen naam een knelpunt, gevolg, vraag of oproep inbrengt; tekst die "
        "meer afzenders delen, telt als één bron."
    )
    together = dossier.codebook.collective
    named = together is not None and together.name != together.short
    meant = f" Met ‘{together.called}’ is {together.in_full} bedoeld." if together and named else ""
    return Paragraph((Fixed(text + meant, METHOD),))


def _works(dossier: Dossier, shown: int) -> tuple[Block, ...]:
    """Who tells what goes well, and some of it in their words."""
    works = dossier.findings.works
    if not works:
        return (Paragraph((Fixed("Het dossier bevat geen positieve ervaringen.", COUNTED),)),)
    brons = voices(works)
    verb = "noemt" if is_one(brons) else "noemen"
    text = f"{capital(in_short(brons))} {verb} ook wat goed gaat."
    public = [p for p in by_turns(works) if not p.confidential]
    fitting = [p for p in public if len(p.observation.text) <= LETTER_QUOTE] or public
    items = tuple(Statement(f"{capital(by_name((p.bron,)))}: {words(p)}", (p.id,)) for p in fitting[:shown])
    return (Paragraph((dossier.say(text, works),)), *([BulletList(items)] if items else []))
