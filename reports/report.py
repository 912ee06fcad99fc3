"""A whole report: its blocks, and the sources that answer its references."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reports.blocks import Statement, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.blocks import Block, Fixed, Section, Sentence

FEW = 10
"""References that an error names: enough to find the fault."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an observation stands: what a reference leads to.

    `document` is what the document goes by ("prov. Drenthe"), `part` the kind of
    piece in it ("oplegbrief"), `page` is `None` where the format has none. `text` is exact, with the
    sentences of the same piece `before` and `after` it; what may not be shown is replaced ("vertrouwelijk")
    or left out.
    """

    id: str
    voice: str
    document: str
    part: str
    page: int | None
    text: str
    before: str = ""
    after: str = ""
    confidential: bool = False


Kind = Literal[
    "kamerbrief", "rapport", "beslisnota", "kringmemo", "dekkingstoets", "register", "samenvatting"
]

BRIEF: tuple[Kind, ...] = ("kamerbrief", "beslisnota", "samenvatting")


@dataclass(frozen=True, slots=True)
class Report:
    """A report or a letter; `status` says on top what it may be used for.

    `sources` answer every reference; `numbers` numbers them from 1, in their order. The `annex` of the
    rapport has a row for each of them. `changes` tell what differs from the last version. One that is
    `selective` cites some of what its sentences rest on. Raises `ValueError` when a reference has no source.
    """

    kind: Kind
    title: str
    subtitle: str
    status: tuple[Fixed, ...]
    sections: tuple[Section, ...]
    annex: tuple[Section, ...] = ()
    opening: tuple[Block, ...] = ()
    sources: tuple[Source, ...] = ()
    changes: tuple[Section, ...] = ()
    selective: bool = False
    numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    partial: frozenset[frozenset[str]] = field(init=False, repr=False, compare=False)
    """What is cited by sentences that rest on more documents."""

    def __post_init__(self) -> None:
        known = dict.fromkeys(source.id for source in self.sources)
        object.__setattr__(self, "numbers", {id_: n for n, id_ in enumerate(known, 1)})
        some = (s for s in self.sentences() if isinstance(s, Statement) and s.more)
        object.__setattr__(self, "partial", frozenset(frozenset(s.observations) for s in some))
        lost = sorted({i for s in self.sentences() for i in s.observations} - self.numbers.keys())
        if lost:
            raise ValueError(f"Verwezen wordt naar waarnemingen zonder bron: {', '.join(lost[:FEW])}")

    @property
    def is_letter(self) -> bool:
        """Whether it has a letterhead, few pages and no table of contents."""
        return self.kind == "kamerbrief"

    @property
    def is_brief(self) -> bool:
        """Whether its pages are counted: notes may take no more room than the text."""
        return self.kind in BRIEF

    @property
    def has_contents(self) -> bool:
        """Whether it is long enough for a cover and a table of contents."""
        return self.kind == "rapport"

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, quotation and cell, in the order of reading."""
        yield from self.status
        for block in (*self.opening, *self.sections, *self.annex, *self.changes):
            yield from sentences(block)
