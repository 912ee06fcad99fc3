"""Counts of passages as accessible heat maps: every count stands as text and leads to what it counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports import selection
from reports.blocks import Cell, Fixed, Heading, Paragraph, Row, Section, Statement, Table
from reports.dossier import COUNTED, voices
from reports.dutch import capital, figures
from reports.grounds import METHOD
from reports.voices import all_named, designation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.findings import Bron, Passage
    from reports.dossier import Dossier

SHADES = 4
"""Levels of shading, small enough to tell apart at a glance."""

LABEL_WIDTH = 12
"""The width of the row headers, in widths of a column of counts."""


OTHERS = "Overige bronnen"
"""The column of the sources that have none of their own."""


def by_source(dossier: Dossier) -> tuple[Section, ...]:
    """Thema by source; nothing when there are no passages."""
    said = [(f.thema, [p for p in (*f.passages, *f.calls) if not p.relayed]) for f in dossier.spoken]
    brons = voices(p for _, passages in said for p in passages)
    if not brons:
        return ()
    shown = _speaking_most(dossier, brons, said)
    header = tuple(capital(designation(bron)) for bron in shown)
    columns: list[Callable[[Passage], bool]] = [_is_of(bron) for bron in shown]
    if len(shown) < len(brons):
        header = (*header, OTHERS)
        columns.append(_is_of_none(frozenset(shown)))
    table = _heat_map(dossier, "Passages en oproepen naar thema en bron", header, said, columns)
    legend = Fixed(
        "Elk getal is het aantal passages en oproepen waarmee die bron zelf over het thema spreekt; een "
        "donkerder vlak betekent een hoger getal. Wat over meer thema's gaat, telt bij elk daarvan mee.",
        METHOD,
    )
    paragraph = Paragraph((legend, *_silent(dossier, brons)))
    less = selection.left_out(
        len(shown), len(brons), "bronnen", f"die het meest zeggen, en onder ‘{OTHERS}’ de andere"
    )
    return (Section(Heading("Thema's naar bron", "matrix"), (paragraph, table, *less)),)


def _speaking_most(
    dossier: Dossier, brons: Sequence[Bron], said: Sequence[tuple[str, Sequence[Passage]]]
) -> Sequence[Bron]:
    """In a large dossier the sources that say most, in their order; else all."""
    often = Counter(p.bron for _, passages in said for p in passages)
    ranked = sorted(range(len(brons)), key=lambda n: -often[brons[n]])
    return [brons[n] for n in sorted(ranked[: dossier.room(selection.SOURCES)])]


def _silent(dossier: Dossier, brons: Sequence[Bron]) -> tuple[Fixed, ...]:
    """Voices of the dossier that speak of no thema."""
    speaking = frozenset(brons)
    silent = [bron for bron in dossier.voices if bron not in speaking]
    if not silent:
        return ()
    verb = "heeft" if len(silent) == 1 else "hebben"
    text = f"{capital(all_named(silent))} {verb} over geen van de thema's een passage of oproep."
    return (Fixed(text, COUNTED),)


def by_fase(dossier: Dossier) -> Table | None:
    """Thema by fase; `None` when there are no passages."""
    said = [(f.thema, f.passages) for f in dossier.spoken]
    spoken = {p.observation.coding.fase for _, passages in said for p in passages}
    fasen = [fase for fase in dossier.codebook.fasen if fase.id in spoken]
    if not fasen:
        return None
    columns = [_in_fase(fase.id) for fase in fasen]
    header = tuple(capital(fase.label) for fase in fasen)
    return _heat_map(dossier, "Passages naar thema en fase", header, said, columns)


def _is_of(bron: Bron) -> Callable[[Passage], bool]:
    return lambda passage: passage.bron == bron


def _is_of_none(brons: frozenset[Bron]) -> Callable[[Passage], bool]:
    return lambda passage: passage.bron not in brons


def _in_fase(fase: str) -> Callable[[Passage], bool]:
    return lambda passage: passage.observation.coding.fase == fase


def _heat_map(
    dossier: Dossier,
    caption: str,
    header: Sequence[str],
    said: Sequence[tuple[str, Sequence[Passage]]],
    columns: Sequence[Callable[[Passage], bool]],
) -> Table:
    """A row for each thema of which something is said, a column for each test, and the row's total."""
    counted = [
        (thema, [[p for p in passages if test(p)] for test in columns])
        for thema, passages in said
        if passages
    ]
    most = max(len(cell) for _, cells in counted for cell in cells)
    rows = tuple(_row(dossier, thema, cells, most) for thema, cells in counted)
    widths = (LABEL_WIDTH, *(2 for _ in header), 2)
    return Table(caption, ("Thema", *header, "Totaal"), rows, widths, matrix=True)


def _row(dossier: Dossier, thema: str, cells: Sequence[Sequence[Passage]], most: int) -> Row:
    label = Cell(dossier.fixed(dossier.thema(thema)))
    every = [passage for cell in cells for passage in cell]
    total = Cell(_count(dossier, every, most).content)
    return Row((label, *(_count(dossier, cell, most) for cell in cells), total))


def _count(dossier: Dossier, passages: Sequence[Passage], most: int) -> Cell:
    """The count and its shade: none for nothing, the darkest for the most of all."""
    if not passages:
        return Cell(Fixed("0", COUNTED))
    text = Statement(figures(len(passages)), dossier.ids_of(passages))
    return Cell(text, shade=-(-SHADES * len(passages) // most))
