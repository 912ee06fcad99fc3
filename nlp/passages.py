"""The training corpus: coded passages and documents, written for this project (`nlp/training/*.jsonl`).

A line is a passage: the sentences under one heading in order, each with its coding. The passages of one
`document` belong together, in the order of the file. No sentence of a real document is among them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from nlp.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STRUCTURAL = frozenset({"kop", "formaliteit"})
"""The rollen that follow from the kind of block, not from what a sentence says."""


@dataclass(frozen=True, slots=True)
class Example:
    """A coded sentence of the training corpus; "" and `None` say that it was not coded so far."""

    rol: str
    thema: tuple[str, ...] | None
    toerekening: str
    eerder: bool | None
    fase: str

    def answers(self, question: str) -> set[str]:
        """What it is coded as, for one of the questions; {""} when it is not."""
        if question == "thema":
            return {""} if self.thema is None else set(self.thema)
        if question == "eerder":
            return {""} if self.eerder is None else {"ja"} if self.eerder else set()
        return {str(getattr(self, question))}


UNCODED = Example("", None, "", None, "")
"""A sentence that is there for those around it."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A document of the training corpus: its stretches, and the codings of all their sentences in order."""

    name: str
    stretches: tuple[Stretch, ...]
    examples: tuple[Example, ...]


def read(folder: Path) -> tuple[Coded, ...]:
    """The documents of all files, without units that are headings or letter parts, sorted by name."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    rows.sort(key=lambda row: str(row["document"]))  # a stable sort keeps the order within a document
    documents = (
        _document(name, list(of)) for name, of in groupby(rows, key=lambda row: str(row["document"]))
    )
    return tuple(document for document in documents if document.examples)


def _document(name: str, rows: list[dict[str, Any]]) -> Coded:
    stretches = tuple(stretch for row in rows if (stretch := _stretch(row)).texts)
    examples = tuple(_example(unit, row["fase"]) for row in rows for unit in _spoken(row))
    return Coded(name, stretches, examples)


def _stretch(row: dict[str, Any]) -> Stretch:
    units = list(_spoken(row))
    return Stretch(
        tuple(row["pad"]),
        tuple(unit["tekst"] for unit in units),
        frozenset(i for i, unit in enumerate(units) if i == 0 or unit.get("begin")),
        frozenset(i for i, unit in enumerate(units) if unit.get("lijst")),
    )


def _spoken(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (unit for unit in row["eenheden"] if unit["rol"] not in STRUCTURAL)


def _example(unit: dict[str, Any], fase: str) -> Example:
    return Example(unit["rol"], tuple(unit["thema"]), unit["toerekening"], unit["eerder"], fase)
