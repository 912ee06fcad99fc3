"""The beslisnota that goes along with the letter: its facts are filled in, its choices left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.points import EntryKind, EntryStatus
from reports import sources, themanames
from reports.blocks import BulletList, Fields, Fixed, Heading, Paragraph, Section
from reports.camps import camps, ties
from reports.dossier import COUNTED
from reports.dutch import capital, counted, enumeration, lowered
from reports.grounds import METHOD, grounded
from reports.letterhead import BLANK, minister
from reports.naming import THE_MINISTRY
from reports.pending import lacking, weightiest
from reports.report import Report
from reports.status import status

if TYPE_CHECKING:
    from reports.blocks import Block, Sentence
    from reports.dossier import Dossier

FORM = "vorm van een beslisnota"
"""The basis of a text that belongs to every beslisnota."""

MOST = 3
"""Themas that the key points name."""


def nota(dossier: Dossier) -> Report:
    """The note; what only its writer can know is left open."""
    law, toets = dossier.codebook.law.name, dossier.codebook.wording.toets
    opening = (_fields(dossier, f"Kamerbrief uitkomsten {toets} {law}"),)
    sections = (
        _section("Aanleiding", Paragraph(_occasion(dossier))),
        _section("Geadviseerd besluit", Paragraph((Fixed(_advice(), FORM),))),
        _section("Kernpunten", BulletList(_key_points(dossier))),
        Section(Heading("Toelichting"), _explanation(dossier)),
        _section("Informatie die niet openbaar gemaakt kan worden", Paragraph(_withheld(dossier))),
    )
    return Report(
        kind="beslisnota",
        title=f"Beslisnota bij de Kamerbrief {toets} {law}",
        subtitle="Beslisnota",
        status=status(dossier),
        sections=sections,
        opening=opening,
        sources=sources.cited(dossier, (*opening, *sections)),
    )


def _section(heading: str, *blocks: Block) -> Section:
    return Section(Heading(heading), blocks)


def _fields(dossier: Dossier, subject: str) -> Fields:
    known = {"Aan": minister(dossier), "Onderwerp": subject}
    names = ("Aan", "Van", "Datum", "Kenmerk", "Onderwerp", "Uiterlijk bij", "Bijlagen")
    return Fields(tuple((name, Fixed(known.get(name, BLANK), FORM)) for name in names))


def _occasion(dossier: Dossier) -> tuple[Sentence, ...]:
    count = len(dossier.findings.respondents)
    arrived = f"Daarvoor {'is' if count == 1 else 'zijn'} {counted(count, 'stuk', 'stukken')} verwerkt."
    return (
        *_prescribed(dossier),
        Fixed(arrived, COUNTED),
        Fixed("Met de Kamerbrief en het rapport deelt u de uitkomsten met de Tweede Kamer.", FORM),
    )


def _prescribed(dossier: Dossier) -> tuple[Sentence, ...]:
    """The article that prescribes the toets, or what else it rests on."""
    law, worded = dossier.codebook.law.name, dossier.codebook.wording
    if not worded.article:
        begin = dossier.fixed(f"Dit betreft de {worded.toets} van de {law}.")
        return (begin, *grounded(dossier, worded.basis))
    on = f"Op grond van {worded.article}, van de {law} wordt"
    text = " ".join(filter(None, (on, worded.moment, f"een {worded.toets} uitgevoerd.")))
    return (dossier.fixed(text, worded.article), *grounded(dossier, worded.basis))


def _advice() -> str:
    return f"U wordt gevraagd de Kamerbrief te ondertekenen en met het rapport te verzenden vóór {BLANK}."


def _key_points(dossier: Dossier) -> tuple[Sentence, ...]:
    """What the minister should have seen before signing."""
    return (
        *_weightiest(dossier),
        *_dissent(dossier),
        *_pending(dossier),
        *_overdue(dossier),
        Fixed(f"Keuzes die de brief nog openlaat, staan daarin als {BLANK}.", METHOD),
    )


def _weightiest(dossier: Dossier) -> tuple[Sentence, ...]:
    ranked = sorted((f for f in dossier.spoken if f.sources), key=lambda f: -len(f.sources))
    told = ranked[:MOST]
    if not told:
        return (Fixed("De stukken noemen bij geen van de thema's een knelpunt in eigen naam.", COUNTED),)
    labels = [
        f"‘{lowered(dossier.thema(f.thema))}’ ({counted(len(f.sources), 'bron', 'bronnen')})" for f in told
    ]
    cited = [p for f in told for p in (*f.passages, *f.calls)]
    text = f"De meeste onafhankelijke bronnen noemen {enumeration(labels)}."
    if ties([len(f.sources) for f in ranked], MOST):
        text = f"Tot de thema's met de meeste onafhankelijke bronnen horen {enumeration(labels)}."
    return (dossier.say(text, cited),)


def _dissent(dossier: Dossier) -> tuple[Sentence, ...]:
    conflicts = dossier.findings.conflicts
    if not conflicts:
        return ()
    which = capital(themanames.over(dossier, (c.thema for c in conflicts)))
    set_out = "de zwaarste" if dossier.is_large else "hun bewoordingen"
    text = f"{which} spreken bronnen elkaar tegen; het rapport zet {set_out} naast elkaar."
    return (dossier.say(text, (p for c in conflicts for p in c.sides)),)


def _pending(dossier: Dossier) -> tuple[Sentence, ...]:
    shared = weightiest(dossier)
    pending = [p for p in shared if not p.answers]
    if not pending:
        return ()
    return (dossier.say(lacking(pending, shared), (p for point in pending for p in point.passages)),)


def _overdue(dossier: Dossier) -> tuple[Sentence, ...]:
    promised = [e for e in dossier.findings.register if e.kind is EntryKind.COMMITMENT]
    late = [e for e in promised if e.status is EntryStatus.OVERDUE]
    if not late:
        return ()
    text = (
        f"Van {counted(len(late), 'toezegging', 'toezeggingen')} is de termijn verstreken; dat zij "
        f"{'is' if len(late) == 1 else 'zijn'} nagekomen, laat geen later stuk zien."
    )
    return (dossier.say(text, (e.passage for e in late)),)


def _explanation(dossier: Dossier) -> tuple[Block, ...]:
    blank = Paragraph((Fixed(BLANK, FORM),))
    return (
        _section("Politieke context", blank),
        _section("Financiële overwegingen", blank),
        _section("Juridische overwegingen", Paragraph(_legal(dossier))),
        _section("Krachtenveld", *camps(dossier, THE_MINISTRY)),
        _section("Uitvoering", blank),
        _section("Communicatie", blank),
    )


def _legal(dossier: Dossier) -> tuple[Sentence, ...]:
    """What the toets rests on, and the evaluation, which is another thing."""
    worded = dossier.codebook.wording
    on = [dossier.fixed(f"De toets berust op {worded.article}, van de wet.", worded.article)]
    which = f" op grond van {worded.evaluation_article}," if worded.evaluation_article else ""
    follows = " ".join(filter(None, (f"De evaluatie{which} volgt", worded.evaluation_moment)))
    text = f"{follows}; over de doeltreffendheid doet de brief daarom geen uitspraak."
    return (
        *(on if worded.article else grounded(dossier, worded.basis)),
        dossier.fixed(text, worded.evaluation_article),
    )


def _withheld(dossier: Dossier) -> tuple[Sentence, ...]:
    """Which documents are confidential, and that they are not quoted."""
    secret = [r for r in dossier.findings.respondents if r.confidential and dossier.of(r)]
    if not secret:
        return (Fixed("Geen van de stukken is als vertrouwelijk aangemerkt.", COUNTED),)
    one = len(secret) == 1
    text = (
        f"{capital(counted(len(secret), 'stuk is', 'stukken zijn'))} als vertrouwelijk aangemerkt; "
        f"{'het telt' if one else 'zij tellen'} mee en {'wordt' if one else 'worden'} niet aangehaald."
    )
    return (dossier.say(text, (p for r in secret for p in dossier.of(r)[:1])),)
