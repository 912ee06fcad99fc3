"""The text that several senders share: one voice, with those who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED
from reports.dutch import capital, counted, enumeration, figures
from reports.grounds import METHOD
from reports.voices import named, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Deviation, SharedText
    from reports.blocks import Block
    from reports.dossier import Dossier


def chapter(dossier: Dossier) -> Section:
    """A table for each voice and its signatories, a row for each text, and the copies that deviate."""
    heading = Heading("Gezamenlijke tekst van de Kring", "gezamenlijk")
    if not dossier.findings.shared:
        none = Fixed("Het dossier bevat geen tekst die meer afzenders delen.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    agreed = Fixed(
        "Tekst uit oplegbrieven die in de Kring zijn afgestemd, telt als de stem van de Kring.", METHOD
    )
    groups: dict[tuple[str, tuple[str, ...]], list[SharedText]] = {}
    for text in dossier.findings.shared:
        groups.setdefault((text.voice.name, text.signatories), []).append(text)
    tables = (block for texts in groups.values() for block in _signed(dossier, texts))
    return Section(heading, (Paragraph((agreed,)), *tables, *_deviating(dossier)))


def _signed(dossier: Dossier, texts: Sequence[SharedText]) -> tuple[Block, ...]:
    """Who says it, who signed it, and the texts."""
    voice = named(texts[0].voice)
    count = capital(counted(len(texts), f"tekst van {voice} staat", f"teksten van {voice} staan"))
    signed = enumeration([plain(name) for name in texts[0].signatories])
    intro = f"{count} (nagenoeg) gelijkluidend in stukken van meer afzenders; ondertekenaars zijn {signed}."
    paragraph = Paragraph((Statement(intro, dossier.ids(p for t in texts for p in t.passages)),))
    rows = tuple(_row(dossier, text) for text in texts)
    return paragraph, Table(f"Gedeelde tekst van {voice}", ("Tekst", "Documenten"), rows, (84, 16))


def _row(dossier: Dossier, text: SharedText) -> Row:
    hidden = all(p.confidential for p in text.passages)
    documents = figures(len({p.observation.document for p in text.passages}))
    ids = dossier.ids_of(text.passages)
    words = text.text if hidden else f"“{text.text}”"
    return Row((Cell(Statement(words, ids)), Cell(Statement(documents, ids))))


def _deviating(dossier: Dossier) -> tuple[Block, ...]:
    """The copies whose words differ, with what each has and lacks; a sentence when there are none."""
    found = [(text, d) for text in dossier.findings.shared for d in text.deviations]
    if not found:
        return (Paragraph((Fixed("Geen van de exemplaren wijkt in woorden van de andere af.", COUNTED),)),)
    count = capital(counted(len(found), "exemplaar wijkt", "exemplaren wijken"))
    intro = Statement(f"{count} in woorden af.", dossier.ids_of(d.passage for _, d in found))
    rows = tuple(_deviation(dossier, text, deviation) for text, deviation in found)
    header = ("Document", "Eigen woorden", "Ontbrekende woorden")
    return Paragraph((intro,)), Table("Afwijkende exemplaren", header, rows, (26, 37, 37))


def _deviation(dossier: Dossier, shared: SharedText, deviation: Deviation) -> Row:
    """Where the copy stands and what it has; what it lacks stands in the other copies."""
    passage = deviation.passage
    others = (p for p in shared.passages if p.observation.text == shared.text)
    own = (f"{passage.title}, {dossier.place(passage)}", _words(passage.observation.text, deviation.own))
    lacks = Statement(_words(shared.text, deviation.lacks), dossier.ids_of((passage, *others)))
    return Row((*(Cell(Statement(text, (passage.id,))) for text in own), Cell(lacks)))


def _words(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    return "; ".join(f"“{text[start:end]}”" for start, end in ranges) or "–"
