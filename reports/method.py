"""What was asked, how it was handled, who answered, and what the report cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import BulletList, Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED
from reports.dutch import capital, counted, day, enumeration, figures
from reports.grounds import METHOD
from reports.matrix import by_source
from reports.quotes import quoted
from reports.shared import section as shared
from reports.voices import LAYERS, plain

if TYPE_CHECKING:
    from corpus.findings import MissingDocument, Respondent
    from reports.blocks import Block
    from reports.dossier import Dossier


def chapter(dossier: Dossier) -> Section:
    """Question, method, respondents, limits, the shared text, and the overview of thema by source."""
    blocks = (
        question(),
        method(),
        respondents(dossier),
        limits(dossier),
        shared(dossier),
        *by_source(dossier),
    )
    return Section(Heading("2. Vraag, werkwijze en respondenten", "werkwijze"), blocks)


def question() -> Section:
    """What the report answers."""
    text = (
        "Dit rapport beantwoordt de vraag waar de wet in de praktijk knelt, wie dat meldt, waaraan het wordt "
        "toegeschreven, en welke opvolging is gevraagd of toegezegd."
    )
    return Section(Heading("2.1 Vraag", "vraag"), (Paragraph((Fixed(text, METHOD),)),))


def method() -> Section:
    """What the words of the report mean."""
    texts = (
        "De ontvangen stukken zijn verdeeld in waarnemingen: een zin, een lijstitem, een kop of een "
        "briefonderdeel.",
        "Een passage is een waarneming die een knelpunt, een gevolg of een vraag bevat.",
        "Elke passage heeft een thema, een fase van de cyclus en een toerekening gekregen: dat waaraan de "
        "bron het knelpunt toeschrijft.",
        "Een onafhankelijke bron van een thema is een organisatie die er in eigen naam een knelpunt, gevolg, "
        "vraag of oproep over heeft ingebracht; wie weergeeft wat anderen hebben gemeld, telt niet mee.",
        "Met ‘de Kring’ is bedoeld de Kring van commissarissen van de Koning.",
        "Tekst die (nagenoeg) gelijkluidend in stukken van meer afzenders staat, telt als één stem.",
        "Achter elke bewering staan de waarnemingen waarop zij berust; de bijlage bevat ze alle.",
    )
    return Section(
        Heading("2.2 Werkwijze", "aanpak"), (Paragraph(tuple(Fixed(text, METHOD) for text in texts)),)
    )


def respondents(dossier: Dossier) -> Section:
    """The documents and their senders, a row for each."""
    header = ("Document", "Afzender", "Laag", "Datum", "Blz.", "Waarnemingen", "Vertrouwelijk")
    rows = tuple(_respondent(dossier, r) for r in dossier.findings.respondents)
    table = Table("Ontvangen stukken", header, rows, (22, 18, 16, 13, 6, 13, 12))
    return Section(Heading("2.3 Respondenten", "respondenten"), (Paragraph((arrived(dossier),)), table))


def arrived(dossier: Dossier) -> Fixed:
    """How many documents there are, and of which period."""
    count = counted(len(dossier.findings.respondents), "document", "documenten")
    return Fixed(f"Het dossier bevat {count}{_period(dossier)}.", COUNTED)


def _period(dossier: Dossier) -> str:
    if not dossier.dated:
        return ""
    first, last = day(dossier.dated[0]), day(dossier.dated[-1])
    return f", gedagtekend {first}" if first == last else f", gedagtekend van {first} tot en met {last}"


def _respondent(dossier: Dossier, respondent: Respondent) -> Row:
    texts = (
        respondent.title,
        capital(enumeration([plain(sender) for sender in respondent.senders])) or "niet vastgesteld",
        LAYERS[respondent.laag],
        day(respondent.date) if respondent.date else "niet vermeld",
        figures(respondent.pages) if respondent.pages else "–",
        figures(respondent.observations),
        "ja" if respondent.confidential else "nee",
    )
    ids = dossier.ids_of(dossier.of(respondent))
    return Row(
        tuple(Cell(Statement(t, ids) if ids else Fixed(t, "metagegevens van het document")) for t in texts)
    )


def limits(dossier: Dossier) -> Section:
    """How sure the coding is, what may not be quoted, and which documents are missing."""
    blocks: list[Block] = [Paragraph((*_coded(dossier), *_withheld(dossier)))]
    if dossier.findings.missing:
        blocks += [
            Paragraph((_lacking(dossier),)),
            BulletList(tuple(_named(dossier, m) for m in dossier.findings.missing)),
        ]
    if dossier.findings.unread:
        blocks += [
            Paragraph((Fixed("Dit kon niet worden gelezen en telt niet mee:", METHOD),)),
            BulletList(tuple(Fixed(f"{u.name}: {u.reason}", METHOD) for u in dossier.findings.unread)),
        ]
    return Section(Heading("2.4 Beperkingen", "beperkingen"), tuple(blocks))


def _coded(dossier: Dossier) -> tuple[Fixed | Statement, ...]:
    total, reviewed = len(dossier.findings.passages), dossier.findings.reviewed
    return (
        Fixed("De waarnemingen zijn machinaal gecodeerd; daarbij komen fouten voor.", METHOD),
        Fixed(
            f"Van de {figures(total)} waarnemingen zijn er {figures(reviewed)} door een mens beoordeeld.",
            COUNTED,
        ),
        *_guessed(dossier),
        Fixed("Een stilte in de stukken betekent niet dat een knelpunt zich niet voordoet.", METHOD),
    )


def _guessed(dossier: Dossier) -> tuple[Statement, ...]:
    """How many rollen the machine only guesses; they are counted, and said to be."""
    doubtful = [p for p in dossier.findings.passages if p.observation.coding.onzeker]
    if not doubtful:
        return ()
    count = counted(len(doubtful), "waarneming", "waarnemingen")
    text = (
        f"Bij {count} is de rol onzeker: de machine gaf haar een kans van minder dan de helft. "
        "Kijk die het eerst na."
    )
    return (Statement(text, dossier.ids_of(doubtful)),)


def _withheld(dossier: Dossier) -> tuple[Statement, ...]:
    """How many observations are confidential; they are cited all the same."""
    hidden = dossier.withheld
    if not hidden:
        return ()
    many = len(hidden) != 1
    text = (
        f"{capital(counted(len(hidden), 'waarneming', 'waarnemingen'))} {'komen' if many else 'komt'} uit "
        f"vertrouwelijke stukken: {'zij tellen' if many else 'zij telt'} mee en "
        f"{'worden' if many else 'wordt'} met document en bladzijde vermeld, maar niet aangehaald."
    )
    return (Statement(text, dossier.ids_of(hidden)),)


def _lacking(dossier: Dossier) -> Statement:
    missing = dossier.findings.missing
    one = len(missing) == 1
    absent = "dat in het dossier ontbreekt" if one else "die in het dossier ontbreken"
    text = f"De bronnen noemen {counted(len(missing), 'stuk', 'stukken')} {absent}:"
    return Statement(text, dossier.ids_of(m.passage for m in missing))


def _named(dossier: Dossier, missing: MissingDocument) -> Statement:
    """The missing document with the passage that names it; confidential if that passage is."""
    words = f"{quoted(missing.passage)} {dossier.citation(missing.passage)}"
    whole = missing.description == missing.passage.observation.text
    text = words if whole or missing.passage.confidential else f"{missing.description}, genoemd in: {words}"
    return Statement(text, (missing.passage.id,))
