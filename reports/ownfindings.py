"""What those who speak as one say together, and apart from it what each of them found itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Laag
from reports.blocks import BulletList, Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.camps import ties
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, figures, lowered
from reports.followup import more
from reports.quotes import by_turns, quoted, strongest
from reports.shared import by_signature
from reports.voices import designation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.findings import Bron, Passage
    from reports.dossier import Dossier

QUOTES = 6
"""Wordings of those who speak as one that a memo of a few pages has room for."""

THEMAS = 2
"""Themas that are named for a member: those on which it says most."""

HEADER = ("Passages", "Het vaakst over", "In eigen woorden")
WIDTHS = (16, 10, 30, 44)
NOUNS = {
    Laag.RIJK: ("organisatie van het Rijk", "organisaties van het Rijk"),
    Laag.PROVINCIE: ("provincie", "provincies"),
    Laag.GEMEENTE: ("gemeente", "gemeenten"),
    Laag.KOEPEL: ("koepel", "koepels"),
    Laag.UITVOERING: ("uitvoeringsorganisatie", "uitvoeringsorganisaties"),
}
EACH = ("organisatie", "organisaties")
"""What one and several of a layer go by, and those of no known or of every layer."""


def shared(dossier: Dossier) -> tuple[Section, ...]:
    """Their bottlenecks and effects as one voice, with those who signed; none when nobody speaks as one."""
    together = dossier.codebook.collective
    return (_shared(dossier, together.called),) if together else ()


def _shared(dossier: Dossier, who: str) -> Section:
    heading = Heading(f"Wat {who} gezamenlijk zegt")
    said = _said(dossier, lambda bron: bron.laag is Laag.COLLECTIVE)
    if not said:
        none = Fixed(f"Het dossier bevat geen knelpunten of gevolgen die {who} gezamenlijk meldt.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    total = counted(len(said), "knelpunt, gevolg of vraag", "knelpunten, gevolgen en vragen")
    intro = (dossier.say(capital(f"{who} meldt gezamenlijk {total}."), said), *_signed(dossier))
    ordered = by_turns(said)
    quotes = BulletList(tuple(dossier.quote(p) for p in ordered[:QUOTES]))
    rest = more(dossier, ordered[QUOTES:], ("passage", "passages"), "het rapport")
    return Section(heading, (Paragraph(intro), quotes, *rest))


def _signed(dossier: Dossier) -> tuple[Statement, ...]:
    """Who sent the shared text, and how many copies deviate."""
    texts = [text for text in dossier.findings.shared if text.voice.laag is Laag.COLLECTIVE]
    if not texts:
        return ()
    senders = dict.fromkeys(name for text in texts for name in text.signatories)
    passages = [p for text in texts for p in text.passages]
    deviating = sum(len(text.deviations) for text in texts)
    rest = counted(deviating, "exemplaar wijkt", "exemplaren wijken")
    aside = f"; {rest} in woorden af" if deviating else ""
    told = f"De gezamenlijke tekst is verzonden door {by_signature(list(senders))}{aside}."
    return (dossier.say(told, passages),)


def _said(dossier: Dossier, test: Callable[[Bron], bool]) -> list[Passage]:
    """The bottlenecks, effects and questions of some voices, each once."""
    found = [*(p for f in dossier.spoken for p in f.passages), *dossier.findings.unthemed]
    return list({p.id: p for p in found if test(p.bron) and not p.relayed}.values())


def members(dossier: Dossier) -> Section:
    """A row for each of the layer of those who speak as one with findings of its own; else for everybody."""
    together = dossier.codebook.collective
    one, many = NOUNS.get(together.laag, EACH) if together else EACH
    heading = Heading(f"Eigen bevindingen van de {many}")
    said = _said(dossier, lambda bron: together is None or bron.laag is together.laag)
    if not said:
        none = Fixed(f"Het dossier bevat geen eigen bevindingen van {many}.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    rows = tuple(_member(dossier, bron, [p for p in said if p.bron == bron]) for bron in voices(said))
    total = capital(counted(len(rows), f"{one} meldt", f"{many} melden"))
    beside = "daarnaast " if together else ""
    text = f"{total} {beside}{counted(len(said), 'eigen bevinding', 'eigen bevindingen')}."
    table = Table(f"Eigen bevindingen per {one}", (capital(one), *HEADER), rows, WIDTHS)
    return Section(heading, (Paragraph((dossier.say(text, said),)), table))


def _member(dossier: Dossier, bron: Bron, said: Sequence[Passage]) -> Row:
    """How much it says, on what, and its sharpest words with their place."""
    telling = strongest(said, "") or said[0]
    words = f"{quoted(telling)} ({dossier.place(telling)})"
    texts = (designation(bron), figures(len(said)), _mostly(dossier, said))
    cells = (Cell(dossier.say(capital(text), said)) for text in texts)
    return Row((*cells, Cell(Statement(words, (telling.id,)))))


def _mostly(dossier: Dossier, said: Sequence[Passage]) -> str:
    """The themas on which it says most, and that there are others as many where that is so."""
    counts = {t: sum(t.id in p.observation.coding.themas for p in said) for t in dossier.codebook.themas}
    most = sorted((t for t in counts if counts[t]), key=lambda t: -counts[t])
    named = "; ".join(lowered(t.label) for t in most[:THEMAS]) or "geen van de thema's"
    return f"onder meer {named}" if ties([counts[t] for t in most], THEMAS) else named
