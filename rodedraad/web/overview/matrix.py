"""The themas by source, layer, phase or cause: documents and independent sources in each cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from corpus.model import Laag
from reports.attribution import short
from reports.dutch import capital
from reports.voices import designation, layers
from rodedraad.web.threads.blocks import key
from rodedraad.web.threads.themes import places
from rodedraad.web.threads.weighing import statements_of
from synthesis.gaps import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.gaps import Count, Table
    from rodedraad.web.editions import Scene
    from rodedraad.web.threads.blocks import Places

SHADES = 5
FAINT = 3
"""The most that a cell has when all are small: one is no dark patch."""

WIDE = 24
"""Columns that are shown at once: four hundred senders are no table that anybody reads."""

By = Literal["bron", "laag", "fase", "toerekening"]
Measure = Literal["bronnen", "documenten", "uitspraken"]


@dataclass(frozen=True, slots=True)
class Number:
    """How many documents say it, how many independent sources, and in how many statements."""

    documents: int
    sources: int
    statements: int

    def of(self, measure: Measure) -> int:
        """The one that is asked for."""
        return {"bronnen": self.sources, "documenten": self.documents, "uitspraken": self.statements}[measure]


@dataclass(frozen=True, slots=True)
class Column:
    """A value by which is counted, and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A thema with its numbers. `total` counts each document and source once: it is no sum."""

    thema: str
    label: str
    cells: tuple[Number, ...]
    total: Number


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix, with the columns in which anything is counted; `silent` are the others.

    What does not fit beside each other stands by weight: what is stated in most is first.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    silent: tuple[str, ...]

    @property
    def last(self) -> int:
        """The number of its last sheet."""
        return max(1, -(-len(self.columns) // WIDE))

    def sheet(self, number: int) -> Grid:
        """As many of its columns as fit beside each other; the last sheet where there are not so many."""
        end = min(number, self.last) * WIDE
        some = slice(end - WIDE, end)
        lines = tuple(replace(line, cells=line.cells[some]) for line in self.lines)
        return replace(self, columns=self.columns[some], lines=lines)


def grids(scene: Scene) -> dict[str, Grid]:
    """The matrix by what its columns are; none as long as gaps were not worked out."""
    gaps = scene.findings.gaps
    if gaps is None:
        return {}
    tables = {
        "bron": (gaps.by_source, _sources(scene)),
        "laag": (_by_layer(scene), {laag.value: called for laag, called in layers().items()}),
        "fase": (gaps.by_fase, {f.id: capital(f.label) for f in scene.codebook.fasen}),
        "toerekening": (
            gaps.by_toerekening,
            {t.id: capital(short(t.label)) for t in scene.codebook.toerekeningen},
        ),
    }
    return {by: _grid(scene, by, *counted) for by, counted in tables.items()}


def _sources(scene: Scene) -> Mapping[str, str]:
    """What sources are called, by name."""
    positions = scene.findings.gaps.positions if scene.findings.gaps else ()
    return {position.bron.name: capital(designation(position.bron)) for position in positions}


def _by_layer(scene: Scene) -> Table:
    """Thema by layer, counted as the other tables are."""
    layers = [laag.value for laag in Laag]
    themas = scene.codebook.vocabulary["thema"]
    return table(statements_of(scene), themas, layers, lambda passage: (passage.bron.laag.value,))


def _grid(scene: Scene, by: str, counted: Table, called: Mapping[str, str]) -> Grid:
    stated = places(scene)
    columns = [Column(value, called.get(value, value)) for value in counted.columns]
    lines = tuple(
        Line(
            thema,
            scene.codebook.thema(thema).label,
            tuple(
                _number(cell, stated.get(key(thema, by, column.value)))
                for cell, column in zip(row, columns, strict=True)
            ),
            _number(total, stated.get(key(thema, "", ""))),
        )
        for thema, row, total in zip(counted.rows, counted.cells, counted.row_totals, strict=True)
    )
    return _without_silent(columns, lines)


def _without_silent(columns: Sequence[Column], lines: Sequence[Line]) -> Grid:
    weights = [sum(line.cells[n].statements for line in lines) for n in range(len(columns))]
    spoken = [n for n, weight in enumerate(weights) if weight]
    if len(spoken) > WIDE:
        spoken.sort(key=lambda n: -weights[n])
    return Grid(
        tuple(columns[n] for n in spoken),
        tuple(replace(line, cells=tuple(line.cells[n] for n in spoken)) for line in lines),
        tuple(column.label for column, weight in zip(columns, weights, strict=True) if not weight),
    )


def _number(count: Count, stated: Places | None) -> Number:
    return Number(count.documents, count.sources, len(stated.at) if stated else 0)


def shade(amount: int, most: int) -> int:
    """From 0 for nothing to `SHADES` for the most of all."""
    return -(-SHADES * amount // max(most, FAINT)) if amount else 0
