"""What the report cannot say: how sure the coding is, what may not be quoted, what is missing or unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.blocks import BulletList, Fixed, Heading, Paragraph, Section, Statement
from reports.dossier import COUNTED
from reports.dutch import capital, counted, figures
from reports.grounds import METHOD
from reports.quotes import quoted

if TYPE_CHECKING:
    from corpus.findings import MissingDocument
    from reports.blocks import Block
    from reports.dossier import Dossier


def limits(dossier: Dossier) -> Section:
    """How sure the coding is, what may not be quoted, and which documents are missing."""
    blocks: list[Block] = [Paragraph((*_coded(dossier), *_withheld(dossier)))]
    room = dossier.room(selection.LACKING)
    missing, unread = dossier.findings.missing[:room], dossier.findings.unread[:room]
    if missing:
        blocks += [
            Paragraph((_lacking(dossier),)),
            BulletList(tuple(_named(dossier, m) for m in missing)),
            *selection.left_out(
                len(missing),
                len(dossier.findings.missing),
                "ontbrekende stukken",
                "die het eerst zijn genoemd",
            ),
        ]
    if unread:
        blocks += [
            Paragraph((Fixed("Dit kon niet worden gelezen en telt niet mee:", METHOD),)),
            BulletList(tuple(Fixed(f"{u.name}: {u.reason}", METHOD) for u in unread)),
            *selection.left_out(
                len(unread), len(dossier.findings.unread), "ongelezen stukken", "die vooraan staan"
            ),
        ]
    return Section(Heading("Beperkingen", "beperkingen"), tuple(blocks))


def _coded(dossier: Dossier) -> tuple[Fixed | Statement, ...]:
    total, reviewed = len(dossier.findings.passages), dossier.findings.reviewed
    return (
        Fixed("De waarnemingen zijn machinaal gecodeerd; daarbij komen fouten voor.", METHOD),
        Fixed(_judged(total, reviewed), COUNTED),
        *_guessed(dossier),
        Fixed("Een stilte in de stukken betekent niet dat een knelpunt zich niet voordoet.", METHOD),
    )


def _judged(total: int, reviewed: int) -> str:
    if not reviewed:
        return "Geen van de waarnemingen is door een mens beoordeeld."
    if reviewed == total:
        return "Alle waarnemingen zijn door een mens beoordeeld."
    verb = "is" if reviewed == 1 else "zijn"
    return f"Van de {figures(total)} waarnemingen {verb} er {figures(reviewed)} door een mens beoordeeld."


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
    return (dossier.count(text, doubtful),)


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
    return (dossier.count(text, hidden),)


def _lacking(dossier: Dossier) -> Statement:
    missing = dossier.findings.missing
    one = len(missing) == 1
    absent = "dat in het dossier ontbreekt" if one else "die in het dossier ontbreken"
    text = f"De bronnen noemen {counted(len(missing), 'stuk', 'stukken')} {absent}:"
    return dossier.count(text, (m.passage for m in missing))


def _named(dossier: Dossier, missing: MissingDocument) -> Statement:
    """The missing document with the passage that names it; confidential if that passage is."""
    words = f"{quoted(missing.passage)} {dossier.citation(missing.passage)}"
    whole = missing.description == missing.passage.observation.text
    text = words if whole or missing.passage.confidential else f"{missing.description}, genoemd in: {words}"
    return Statement(text, (missing.passage.id,))
