"""The chapters that list: the phases, the follow-up, what works, and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import PartKind
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED, voices
from reports.dutch import capital, counted, enumeration, lowered
from reports.matrix import by_fase
from reports.voices import all_named, designation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Passage
    from reports.blocks import Block
    from reports.dossier import Dossier

HEADER = ("Passage", "Bron", "Genoemde partijen en data", "Vindplaats")
WIDTHS = (46, 16, 14, 24)


def phases(dossier: Dossier) -> Section:
    """Chapter 4: how often each thema is raised in each phase."""
    table = by_fase(dossier)
    if table is None:
        blocks: tuple[Block, ...] = (Paragraph((_none("passages over een thema"),)),)
    else:
        intro = dossier.fixed(
            "De tabel telt per thema de passages naar de fase van de cyclus waarover zij gaan."
        )
        blocks = (Paragraph((intro, *_most(dossier))), table)
    return Section(Heading("4. Werking per fase", "fasen"), blocks)


def _most(dossier: Dossier) -> tuple[Statement, ...]:
    """For each phase its number of passages and the thema that has the most of them."""
    return tuple(s for fase in dossier.codebook.fasen if (s := _phase(dossier, fase.id, fase.label)))


def _phase(dossier: Dossier, fase: str, label: str) -> Statement | None:
    by_thema = {f.thema: [p for p in f.passages if p.observation.coding.fase == fase] for f in dossier.spoken}
    passages = {p.id: p for found in by_thema.values() for p in found}.values()
    if not passages:
        return None
    most = max(map(len, by_thema.values()))
    leading = [lowered(dossier.thema(t)) for t, found in by_thema.items() if len(found) == most]
    how_often = "alle" if most == len(passages) > 1 else "" if most == len(passages) else "het vaakst"
    about = f", {how_often} over {enumeration(leading)}".replace("  ", " ") if len(leading) <= 2 else ""
    total = counted(len(passages), "passage", "passages")
    return Statement(f"{capital(label)}: {total}{about}.", dossier.ids_of(passages))


def follow_up(dossier: Dossier) -> Section:
    """Chapter 5: every call, commitment and action."""
    found = dossier.findings
    sections = (
        _register(dossier, found.calls, "5.1 Oproepen", "oproepen", ("oproep", "oproepen")),
        _register(
            dossier, found.commitments, "5.2 Toezeggingen", "toezeggingen", ("toezegging", "toezeggingen")
        ),
        _register(dossier, found.actions, "5.3 Acties", "acties", ("actie", "acties")),
    )
    return Section(Heading("5. Register van oproepen, toezeggingen en acties", "register"), sections)


def works(dossier: Dossier) -> Section:
    """Chapter 6: what the sources say works."""
    noun = ("positieve ervaring", "positieve ervaringen")
    return _register(dossier, dossier.findings.works, "6. Wat werkt", "wat-werkt", noun)


def questions(dossier: Dossier) -> Section:
    """Chapter 7: questions and worries put on the table."""
    return _register(dossier, dossier.findings.questions, "7. Vragen op tafel", "vragen", ("vraag", "vragen"))


def _register(
    dossier: Dossier, passages: Sequence[Passage], heading: str, anchor: str, noun: tuple[str, str]
) -> Section:
    """A table with a row for each passage, or the sentence that there is none."""
    if not passages:
        return Section(Heading(heading, anchor), (Paragraph((_none(noun[1]),)),))
    total = capital(counted(len(passages), *noun))
    intro = dossier.say(f"{total} van {all_named(voices(passages))}.", passages)
    rows = tuple(_row(dossier, p) for p in passages)
    return Section(
        Heading(heading, anchor), (Paragraph((intro,)), Table(capital(noun[1]), HEADER, rows, WIDTHS))
    )


def _none(many: str) -> Fixed:
    return Fixed(f"Het dossier bevat geen {many}.", COUNTED)


def _row(dossier: Dossier, passage: Passage) -> Row:
    texts = (
        capital(designation(passage.bron)),
        _mentioned(passage),
        _found(dossier, passage),
    )
    ids = (passage.id,)
    return Row((Cell(dossier.words(passage)), *(Cell(Statement(text, ids)) for text in texts)))


def _found(dossier: Dossier, passage: Passage) -> str:
    """The document and the place in it."""
    place = dossier.place(passage)
    return place if passage.part == PartKind.OTHER else f"{passage.title}: {place}"


def _mentioned(passage: Passage) -> str:
    """The actors and dates that the passage names, each once, in order."""
    kinds = ("actor", "datum")
    named = dict.fromkeys(m.text for kind in kinds for m in passage.observation.mentions if m.kind == kind)
    return "; ".join(named) or "–"
