"""How a codebook of another program differs from that of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.refi import code_tree
from corpus.refi.codes import all_codes
from corpus.refi.meanings import labels_by_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.codebook import Codebook
    from corpus.refi import Code


def differences(codes: Sequence[Code], codebook: Codebook) -> tuple[str, ...]:
    """What the codes have that the codebook lacks, and the other way round, in Dutch."""
    return tuple(_differences(codes, codebook))


def _differences(codes: Sequence[Code], codebook: Codebook) -> Iterator[str]:
    known = labels_by_code(codes, codebook)
    there = list(all_codes(codes))
    headings = {code.guid for code in code_tree(codebook)}
    names = {code.name.casefold() for code in code_tree(codebook)}
    for code in there:
        heading = code.guid in headings or code.name.strip().casefold() in names
        if code.guid not in known and not heading:
            yield f"Staat niet in het codeboek {codebook.name}: {code.name}"
    meant = {known[code.guid] for code in there if code.guid in known}
    for heading_ in code_tree(codebook):
        for code in heading_.children:
            label = labels_by_code((code,), codebook).get(code.guid)
            if label is not None and label not in meant:
                yield f"Ontbreekt in het bestand: {heading_.name} {code.name}"
