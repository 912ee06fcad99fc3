"""The user's own judgements as documents to learn from: of a corpus, or a gold coding as `evaluate` takes.

Of a corpus the sentences that nobody judged stand beside the others as what surrounds them. A file of gold is
a document with its units in order. Headings stand above what follows them, letter parts say nothing; where
a paragraph begins is not in the file.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.errors import GoldError
from nlp import gold
from nlp.passages import STRUCTURAL, UNCODED, Coded, Example
from nlp.sentences import Unit
from nlp.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from corpus.codebook import Codebook
    from corpus.labels import Labels
    from corpus.model import Block, Observation
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


def document(
    name: str, observations: Sequence[Observation], blocks: Sequence[Block], said: Mapping[str, Labels]
) -> Coded:
    """A document of the corpus; `said` has what people agreed on, by observation id."""
    units = [Unit(o.block, o.start, o.end, o.text) for o in observations]
    sections = list(stretches(units, {block.index: block for block in blocks}))
    judged = [said.get(observations[i].id) for members, _ in sections for i in members]
    return Coded(name, tuple(section for _, section in sections), tuple(map(_example, judged)))


def _example(labels: Labels | None) -> Example:
    if labels is None or labels.rol in STRUCTURAL:
        return UNCODED
    thema = None if labels.thema is None else tuple(sorted(labels.thema))
    return Example(labels.rol or "", thema, labels.toerekening or "", labels.eerder, "")


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
