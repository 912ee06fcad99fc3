"""One leaf of a document as it is shown: its text with the observations in it, and where both stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException
from sqlalchemy import select

from corpus import lawbook, query, rows, schema
from corpus.columns import shown
from corpus.model import BlockKind
from rodedraad.web.documents import leaves
from rodedraad.web.documents.marks import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from corpus.about import About
    from corpus.model import Block
    from rodedraad.web.documents.leaves import Leaf

LABELS = ("id", "rol", "thema", "toerekening", "eerder", "onzeker", "beoordeling", "door", "text")


@dataclass(frozen=True, slots=True)
class Said:
    """An observation on the leaf: its number there, its labels, and its range in the text of its block."""

    number: int
    id: str
    block: int
    start: int
    end: int
    rol: str
    thema: tuple[str, ...]
    toerekening: str
    eerder: bool
    onzeker: bool
    state: str
    authors: tuple[str, ...]
    text: str

    @property
    def counts(self) -> bool:
        """Whether it was not rejected."""
        return self.state != "verworpen"

    @property
    def judged(self) -> bool:
        """Whether a person has said something of it."""
        return self.state != "geen"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block as it is shown: `part` is the title of the part that begins with it, if one does.

    `begun` is the page on which a block began that runs on here (0: it begins here).
    """

    index: int
    kind: BlockKind
    level: int
    pieces: tuple[Piece, ...]
    cells: tuple[tuple[Piece, ...], ...] = ()
    header: bool = False
    part: str = ""
    begun: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A leaf with its text and observations; `width` and `height` are in points, 0 without a picture."""

    leaf: Leaf
    last: int
    stretches: tuple[Stretch, ...]
    said: tuple[Said, ...]
    blocks: tuple[Block, ...]
    width: float = 0.0
    height: float = 0.0
    start: int = 0
    end: int = 0

    @property
    def pictured(self) -> bool:
        """Whether the leaf is a page of the file itself, which has a size."""
        return self.width > 0 and self.height > 0


def sheet(connection: Connection, about: About, number: int) -> Sheet:
    """The leaf with this number. Raises a 404 when the document has no such leaf."""
    all_ = leaves.leaves(connection, about.id)
    if not 1 <= number <= max(len(all_), 1):
        raise HTTPException(404, "Deze bladzijde heeft het stuk niet.")
    leaf = all_[number - 1] if all_ else leaves.Leaf(1, "", 0, ())
    blocks = _blocks(connection, about.id, leaf, all_)
    said = _said(connection, about, [block.index for block in blocks])
    parts = _parts(connection, about.id)
    heads = [parts.get(block.part, "") for block in blocks]
    new = [head if head != before else "" for before, head in pairwise(["", *heads])]
    stretches = tuple(_stretch(block, leaf, said, part) for block, part in zip(blocks, new, strict=True))
    return Sheet(leaf, max(len(all_), 1), stretches, said, blocks, **_page(connection, about.id, leaf))


def leaf_of(connection: Connection, about: About, observation: str) -> int:
    """The number of the leaf on which an observation stands; 1 when the document has no such observation."""
    table = schema.observation.c
    wanted = select(table.block).where(table.document == about.id, table.id == observation)
    block = connection.scalar(wanted)
    return 1 if block is None else leaves.leaf_of(leaves.leaves(connection, about.id), block)


def _page(connection: Connection, id_: str, leaf: Leaf) -> dict[str, Any]:
    """The size of the page that the leaf is, and its range in the source."""
    page = schema.page.c
    wanted = select(page.width, page.height, page.start_at, page.end_at).where(
        page.document == id_, page.file == "", page.number == leaf.page
    )
    row = None if leaf.file or not leaf.page else connection.execute(wanted).first()
    return {} if row is None else dict(zip(("width", "height", "start", "end"), row, strict=True))


def _blocks(connection: Connection, id_: str, leaf: Leaf, all_: Sequence[Leaf]) -> tuple[Block, ...]:
    """The blocks of the leaf, and those of the page before it that run on."""
    before = all_[leaf.number - 2].blocks if leaf.page and leaf.number > 1 else ()
    table = schema.block
    wanted = select(table).where(table.c.document == id_, table.c.idx.in_([*before, *leaf.blocks]))
    read = connection.execute(wanted.order_by(table.c.idx)).mappings()
    found = [rows.block_of(dict(row)) for row in read]
    own = frozenset(leaf.blocks)
    return tuple(b for b in found if b.index in own or any(r.page == leaf.page for r in b.regions))


def _parts(connection: Connection, id_: str) -> dict[int, str]:
    """What heads each part, by its number."""
    part = schema.part.c
    read = select(part.idx, part.kind, part.title, part.file).where(part.document == id_).order_by(part.idx)
    found = list(connection.execute(read))
    return {row.idx: _headed(row, len(found)) for row in found}


def _headed(row: Any, count: int) -> str:
    kind = lawbook.paper(row.kind)
    named = f"Deel {row.idx + 1}: {kind}" if count > 1 else kind.capitalize()
    return " · ".join(filter(None, (named, row.title, row.file and f"bijlage {row.file}")))


def _said(connection: Connection, about: About, blocks: Sequence[int]) -> tuple[Said, ...]:
    """The observations in these blocks, in reading order."""
    effective, observation = schema.effective, schema.observation
    joined = effective.join(observation, observation.c.nr == effective.c.observation)
    places = (
        select(effective.c.place).select_from(joined)
        .where(effective.c.document == about.nr, observation.c.block.in_(blocks))
        .order_by(effective.c.place)
    )  # fmt: skip
    found = query.at(connection, list(connection.scalars(places)))
    return tuple(_one(number, row, about) for number, row in enumerate(found, start=1))


def _one(number: int, row: dict[str, Any], about: About) -> Said:
    labels = shown(row, about, LABELS)
    return Said(
        number=number, id=labels["id"], block=row["block"], start=row["start_at"], end=row["end_at"],
        rol=labels["rol"], thema=tuple(labels["thema"]), toerekening=labels["toerekening"],
        eerder=labels["eerder"] == "ja", onzeker=labels["onzeker"], state=labels["beoordeling"],
        authors=tuple(labels["door"]), text=labels["text"],
    )  # fmt: skip


def _stretch(block: Block, leaf: Leaf, said: Sequence[Said], part: str) -> Stretch:
    mine = [one for one in said if one.block == block.index]
    return Stretch(
        block.index,
        block.kind,
        block.level,
        pieces(block.text, 0, len(block.text), mine),
        tuple(pieces(block.text, a, b, mine) for a, b in block.row.cells) if block.row else (),
        header=bool(block.row and block.row.header),
        part=part,
        begun=0 if block.index in leaf.blocks else block.page,
    )
