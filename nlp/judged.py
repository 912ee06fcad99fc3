"""The user's own judgements as documents to learn from: the gold coding that `evaluate` takes.

A file is a document with its units in order. Headings stand above what follows them, letter parts say
nothing; where a paragraph begins is not in the file.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.errors import GoldError
from nlp import gold
from nlp.passages import STRUCTURAL, Coded, Example
from nlp.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from corpus.codebook import Codebook
    from nlp.gold import GoldUnit

HEADING = "kop"


def read(path: Path, codebook: Codebook) -> tuple[Coded, ...]:
    """The documents of a file or folder, by name. Raises `GoldError`, also when no sentence is among them."""
    documents = tuple(_document(name, units) for name, units in gold.read(path, codebook).items())
    found = tuple(document for document in documents if document.examples)
    if not found:
        raise GoldError(
            f"Op {path} staat geen enkele gecodeerde zin.",
            "Alleen koppen en briefdelen leren het model niets.",
        )
    return found


def _document(name: str, units: Iterable[GoldUnit]) -> Coded:
    stretches: list[Stretch] = []
    examples: list[Example] = []
    path: tuple[str, ...] = ()
    for rol, members in groupby(units, key=lambda unit: unit.rol if unit.rol in STRUCTURAL else ""):
        of = list(members)
        if rol == HEADING:
            path = tuple(unit.text for unit in of)
        elif not rol:
            stretches.append(Stretch(path, tuple(unit.text for unit in of)))
            examples += _examples(of)
    return Coded(name, tuple(stretches), tuple(examples))


def _examples(units: Sequence[GoldUnit]) -> list[Example]:
    return [Example(unit.rol, unit.thema, unit.toerekening, unit.eerder, unit.fase) for unit in units]
