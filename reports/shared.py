"""The text that several senders share: one voice, with those who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import selection
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED
from reports.dutch import capital, counted, enumeration, figures
from reports.grounds import METHOD
from reports.voices import MOST_NAMED, named, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.findings import Deviation, SharedText
    from reports.blocks import Block
    from reports.dossier import Dossier

PROVINCE = "provincie "


def chapter(dossier: Dossier) -> Section:
    """A table for each voice and its signatories, a row for each text, and the copies that deviate."""
    together = dossier.codebook.collective
    of = f" van {together.called}" if together else ""
    heading = Heading(f"Gezamenlijke tekst{of}", "gezamenlijk")
    if not dossier.findings.shared:
        none = Fixed("Het dossier bevat geen tekst die meer afzenders delen.", COUNTED)
        return Section(heading, (Paragraph((none,)),))
    shown = _most_spread(dossier)
    groups: dict[tuple[str, tuple[str, ...]], list[SharedText]] = {}
    for text in shown:
        groups.setdefault((text.voice.name, text.signatories), []).append(text)
    tables = (block for texts in groups.values() for block in _signed(dossier, texts))
    total = len(dossier.findings.shared)
    less = selection.left_out(len(shown), total, "gedeelde teksten", "die in de meeste stukken staan")
    return Section(heading, (*_agreed(dossier), *less, *tables, *_deviating(dossier)))


def _most_spread(dossier: Dossier) -> list[SharedText]:
    """In a large dossier the texts that stand in most documents, in the dossier's order; else all."""
    every = dossier.findings.shared
    ranked = sorted(range(len(every)), key=lambda n: -_documents(every[n]))
    return [every[n] for n in sorted(ranked[: dossier.room(selection.SHARED)])]


def _agreed(dossier: Dossier) -> tuple[Paragraph, ...]:
    """When a text is that of those who speak as one."""
    together = dossier.codebook.collective
    if together is None:
        return ()
    who = together.called
    text = f"Tekst uit oplegbrieven die in {who} zijn afgestemd, telt als de stem van {who}."
    return (Paragraph((Fixed(text, METHOD),)),)


def _signed(dossier: Dossier, texts: Sequence[SharedText]) -> tuple[Block, ...]:
    """Who says it, who signed it, and the texts."""
    voice = named(texts[0].voice)
    count = capital(counted(len(texts), f"tekst van {voice} staat", f"teksten van {voice} staan"))
    spread = {_documents(text) for text in texts}
    where = counted(min(spread), "stuk", "stukken") if len(spread) == 1 else "stukken"
    signed = by_signature(texts[0].signatories)
    intro = f"{count} (nagenoeg) gelijkluidend in {where} van meer afzenders; ondertekenaars zijn {signed}."
    paragraph = Paragraph((dossier.say(intro, (p for t in texts for p in t.passages)),))
    return paragraph, _table(dossier, texts, f"Gedeelde tekst van {voice}", differ=len(spread) > 1)


def by_signature(names: Sequence[str]) -> str:
    """Those who signed, the provinces together: "de provincies Drenthe en Zeeland, en Flevoland"."""
    plainly = [plain(name) for name in names]
    if len(names) > MOST_NAMED:
        return counted(len(names), "organisatie", "organisaties")
    provinces = [name.removeprefix(PROVINCE) for name in plainly if name.startswith(PROVINCE)]
    noun = "de provincie" if len(provinces) == 1 else "de provincies"
    together = [f"{noun} {enumeration(provinces)}"] if provinces else []
    others = [name for name in plainly if not name.startswith(PROVINCE)]
    return enumeration([*together, *others], last=", en " if len(provinces) > 1 else " en ")


def _table(dossier: Dossier, texts: Sequence[SharedText], caption: str, *, differ: bool) -> Table:
    """The texts, with the number of their documents where these `differ`."""
    rows = [_cells(dossier, text) for text in texts]
    if differ:
        return Table(caption, ("Tekst", "Documenten"), tuple(map(Row, rows)), (84, 16))
    return Table(caption, ("Tekst",), tuple(Row(cells[:1]) for cells in rows), (100,))


def _cells(dossier: Dossier, text: SharedText) -> tuple[Cell, Cell]:
    hidden = all(p.confidential for p in text.passages)
    ids = dossier.ids_of(text.passages)
    words = text.text if hidden else f"“{text.text}”"
    return Cell(Statement(words, ids)), Cell(Statement(figures(_documents(text)), ids))


def _documents(text: SharedText) -> int:
    return len({p.observation.document for p in text.passages})


def _deviating(dossier: Dossier) -> tuple[Block, ...]:
    """The copies whose words differ, with what each has and lacks; a sentence when there are none."""
    found = [(text, d) for text in dossier.findings.shared for d in text.deviations]
    if not found:
        return (Paragraph((Fixed("Geen van de exemplaren wijkt in woorden van de andere af.", COUNTED),)),)
    count = capital(counted(len(found), "exemplaar wijkt", "exemplaren wijken"))
    intro = dossier.count(f"{count} in woorden af.", (d.passage for _, d in found))
    shown = found[: dossier.room(selection.SHARED)]
    rows = tuple(_deviation(dossier, text, deviation) for text, deviation in shown)
    header = ("Document", "Eigen woorden", "Ontbrekende woorden")
    table = Table("Afwijkende exemplaren", header, rows, (26, 37, 37))
    less = selection.left_out(
        len(shown), len(found), "afwijkende exemplaren", "die vooraan in het dossier staan"
    )
    return Paragraph((intro,)), table, *less


def _deviation(dossier: Dossier, shared: SharedText, deviation: Deviation) -> Row:
    """Where the copy stands and what it has; what it lacks stands in the other copies."""
    passage = deviation.passage
    others = (p for p in shared.passages if p.observation.text == shared.text)
    own = (f"{passage.title}, {dossier.place(passage)}", _words(passage.observation.text, deviation.own))
    lacks = Statement(_words(shared.text, deviation.lacks), dossier.ids_of((passage, *others)))
    return Row((*(Cell(Statement(text, (passage.id,))) for text in own), Cell(lacks)))


def _words(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    return "; ".join(f"“{text[start:end]}”" for start, end in ranges) or "–"
