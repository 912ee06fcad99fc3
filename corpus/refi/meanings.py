"""What the codes of a project that comes back mean in the codebook.

A code is known by its guid, wherever it was moved and however it was renamed; else by its name below a
heading of the codebook, else by its name alone. Case does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.refi.tree import KINDS, code_guid, code_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.codebook import Codebook
    from corpus.refi.project import Code

Label = tuple[str, str]
"""A kind of `tree.KINDS` and a value of it."""


def labels_by_code(codes: Iterable[Code], codebook: Codebook) -> Mapping[str, Label]:
    """The label of each code by its guid: those of the codebook's own tree, and those of `codes` it knows."""
    values = dict(_values(codebook))
    own = {code_guid(codebook, *label): label for label in values.values()}
    headings = {code_guid(codebook, kind): kind for kind in KINDS}
    names = {name.casefold(): label for (kind, name), label in values.items() if not kind}

    def known(codes: Iterable[Code], kind: str) -> Iterator[tuple[str, Label]]:
        for code in codes:
            name = code.name.strip().casefold()
            label = own.get(code.guid) or values.get((kind, name)) or names.get(name)
            if label:
                yield code.guid, label
            below = headings.get(code.guid) or (name if name in KINDS else kind)
            yield from known(code.children, below)

    return own | dict(known(codes, ""))


def _values(codebook: Codebook) -> Iterator[tuple[Label, Label]]:
    """Each label by the names that it goes by: below its heading also its id and bare label, "" anywhere."""
    for heading in code_tree(codebook):
        kind = heading.name
        ids = _ids(codebook, kind)
        for value, code in zip(ids, heading.children, strict=True):
            for name in (value, code.name, code.name.removesuffix(f" ({kind})")):
                yield (kind, name.casefold()), (kind, value)
            yield ("", code.name.casefold()), (kind, value)


def _ids(codebook: Codebook, kind: str) -> tuple[str, ...]:
    if kind == "eerder":
        return ("ja", "nee")
    return codebook.vocabulary["thema" if kind == "onderwerp" else kind]
