"""The chapters that list: the register, what works, the effects, and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import entries, selection
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted
from reports.quotes import by_turns
from reports.voices import all_named, designation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from corpus.points import EntryKind
    from reports.blocks import Block
    from reports.dossier import Dossier

HEADER = ("Passage", "Bron", "Onderwerp", "Vindplaats")
WIDTHS = (46, 16, 18, 20)

STRONGEST = "die het sterkst zijn verwoord, van elke bron om beurten"

EFFECTS = 2
"""Effects that are shown for each thema."""


def follow_up(dossier: Dossier) -> Section:
    """Every call, commitment and action of the register, a section for each kind."""
    sections = tuple(_kind(dossier, kind) for kind in entries.NOUNS)
    return Section(Heading("Register van oproepen, toezeggingen en acties", "register"), sections)


def _kind(dossier: Dossier, kind: EntryKind) -> Section:
    one, many = entries.NOUNS[kind]
    heading = Heading(capital(many), many)
    found = [entry for entry in dossier.findings.register if entry.kind is kind]
    if not found:
        return Section(heading, (Paragraph((_none(many),)),))
    passages = [entry.passage for entry in found]
    total = capital(counted(len(found), one, many))
    intro = dossier.say(f"{total} van {all_named(voices(passages))}: {entries.statuses(found)}.", passages)
    return Section(heading, (Paragraph((intro,)), *entries.tables(dossier, found, many)))


def works(dossier: Dossier) -> Section:
    """What the sources say works."""
    noun = ("positieve ervaring", "positieve ervaringen")
    return _listed(dossier, dossier.findings.works, Heading("Wat werkt", "wat-werkt"), noun)


def questions(dossier: Dossier) -> Section:
    """Questions and worries put on the table."""
    heading = Heading("Vragen op tafel", "vragen")
    return _listed(dossier, dossier.findings.questions, heading, ("vraag", "vragen"))


def effects(dossier: Dossier) -> Section:
    """The effects that sources describe, some of each thema; whether they were intended is not coded."""
    heading = Heading("Gevolgen die de bronnen beschrijven", "gevolgen")
    by_thema = [
        by_turns([p for p in f.passages if p.observation.coding.rol == "gevolg"], f.thema)
        for f in dossier.spoken
    ]
    every = list({p.id: p for of in by_thema for p in of}.values())
    if not every:
        return Section(heading, (Paragraph((_none("gevolgen"),)),))
    chosen = {p.id: p for of in by_thema for p in of[:EFFECTS]}
    shown = list(chosen.values())
    total = capital(counted(len(every), "passage beschrijft een gevolg", "passages beschrijven een gevolg"))
    intro = (
        dossier.say(f"{total}, gemeld door {all_named(voices(every))}.", every),
        dossier.fixed("Of een gevolg bedoeld of onbedoeld is, is bij het coderen niet vastgesteld."),
    )
    rest = [p for p in every if p.id not in chosen]
    blocks: list[Block] = [Paragraph(intro), _table(dossier, shown, "Gevolgen")]
    if rest:
        more = counted(len(rest), "passage staat", "passages staan")
        blocks.append(Paragraph((dossier.say(f"Nog {more} in {dossier.where('de bijlage')}.", rest),)))
    return Section(heading, tuple(blocks))


def _listed(
    dossier: Dossier, passages: Sequence[Passage], heading: Heading, noun: tuple[str, str]
) -> Section:
    """A table with a row for each passage, or the sentence that there is none."""
    if not passages:
        return Section(heading, (Paragraph((_none(noun[1]),)),))
    total = capital(counted(len(passages), *noun))
    intro = dossier.say(f"{total} van {all_named(voices(passages))}.", passages)
    shown = by_turns(passages)[: selection.PASSAGES] if dossier.is_large else passages
    less = selection.left_out(len(shown), len(passages), noun[1], STRONGEST)
    return Section(heading, (Paragraph((intro,)), _table(dossier, shown, capital(noun[1])), *less))


def _none(many: str) -> Fixed:
    return Fixed(f"Het dossier bevat geen {many}.", COUNTED)


def _table(dossier: Dossier, passages: Sequence[Passage], caption: str) -> Table:
    return Table(caption, HEADER, tuple(_row(dossier, p) for p in passages), WIDTHS)


def _row(dossier: Dossier, passage: Passage) -> Row:
    coding = passage.observation.coding
    subjects = [dossier.thema(t) for t in coding.themas or coding.onderwerp]
    texts = (capital(designation(passage.bron)), "; ".join(subjects) or "–", entries.place(dossier, passage))
    cells = (Cell(Statement(text, (passage.id,))) for text in texts)
    return Row((Cell(dossier.words(passage)), *cells))
