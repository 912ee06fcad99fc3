"""What a report is made of: typed blocks in which every sentence says what it rests on.

A `Statement` rests on observations, a `Fixed` text on the law or the method, a `Quote` is the text of
an observation. Paragraphs, lists and table cells take nothing else, and a `Report` takes only
references to its sources: an untraced sentence cannot be rendered, because it cannot be made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.findings import Passage
from reports.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the ids of the observations it rests on. Raises `ValueError` without them.

    With `more` it rests on documents too of which it cites nothing.
    """

    text: str
    observations: tuple[str, ...]
    more: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("Een bewering zonder tekst.")
        if not self.observations or not all(self.observations):
            raise ValueError(f"Een bewering zonder waarnemingen: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text that rests on the law or the method, named in `basis`. Raises `ValueError` without it."""

    text: str
    basis: str

    def __post_init__(self) -> None:
        if not self.basis.strip():
            raise ValueError(f"Een vaste tekst zonder grondslag: {self.text!r}")

    @property
    def observations(self) -> tuple[str, ...]:
        """None: a fixed text rests on its basis."""
        return ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact text of an observation, with its `citation`: "(provincie X, oplegbrief, p. 2)"."""

    passage: Passage
    citation: str

    def __post_init__(self) -> None:
        if not isinstance(self.passage, Passage):
            raise ValueError(f"Een citaat zonder passage: {self.passage!r}")  # noqa: TRY004 - one kind of error

    @property
    def text(self) -> str:
        """The text between quotation marks, or that it is confidential."""
        return quoted(self.passage)

    @property
    def observations(self) -> tuple[str, ...]:
        """The one observation that is quoted."""
        return (self.passage.id,)


Sentence = Statement | Fixed | Quote


def _sentences_only(values: Iterable[object]) -> None:
    for value in values:
        if not isinstance(value, Statement | Fixed | Quote):
            raise ValueError(f"Een tekst zonder herkomst: {value!r}")  # noqa: TRY004 - one kind of error


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; `anchor` makes it a target of the table of contents."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that follow one another; `lead` is a run-in heading, such as the label of a thema."""

    sentences: tuple[Sentence, ...]
    lead: str = ""

    def __post_init__(self) -> None:
        _sentences_only(self.sentences)


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items of one sentence each."""

    items: tuple[Sentence, ...]

    def __post_init__(self) -> None:
        _sentences_only(self.items)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `shade` runs from 0 (none) to 4 and only repeats what the text says.

    `amount` is the number that a `Chart` draws for it; `None` draws nothing, and is not 0.
    """

    content: Sentence
    shade: int = 0
    amount: int | None = None

    def __post_init__(self) -> None:
        _sentences_only((self.content,))


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, whose first cell is its header.

    A row of the annex stands for one `observation` and is the target of all references to it.
    """

    cells: tuple[Cell, ...]
    observation: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are the columns' shares of the page.

    A `matrix` holds counts in many narrow columns: its headers stand upright and a count is itself the
    reference to what it counts. Raises `ValueError` when a row has another number of cells.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    matrix: bool = False

    def __post_init__(self) -> None:
        sizes = {len(self.header), len(self.widths), *(len(row.cells) for row in self.rows)}
        if len(sizes) != 1:
            raise ValueError(f"Tabel {self.caption!r}: rijen van ongelijke lengte.")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table that stands with it: it shows nothing that the table does not say.

    The first cell of a row names it, the header names the other cells, whose `amount` is drawn: `bars` stacks
    those of a row, `timeline` sets them out along the columns, a dot each. `summary` says in a sentence what
    there is to see, and is the picture's text alternative.
    """

    kind: Literal["bars", "timeline"]
    summary: Sentence
    table: Table

    def __post_init__(self) -> None:
        _sentences_only((self.summary,))


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values, as they stand above a memo."""

    items: tuple[tuple[str, Sentence], ...]

    def __post_init__(self) -> None:
        _sentences_only(value for _, value in self.items)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above a letter; a field is a label and its value."""

    sender: Fixed
    addressee: tuple[Fixed, ...]
    fields: tuple[tuple[str, Fixed], ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """By whom a letter is signed."""

    lines: tuple[Fixed, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what belongs under it; its level is its depth, so levels are never skipped."""

    heading: Heading
    blocks: tuple[Block, ...]


Block = Paragraph | BulletList | Quote | Table | Chart | Fields | Letterhead | SignOff | Section


def sentences(block: Block) -> Iterator[Sentence]:
    """Every sentence, quotation and cell of a block, in the order of reading."""
    match block:
        case Section():
            for inner in block.blocks:
                yield from sentences(inner)
        case Chart():
            yield block.summary
            yield from sentences(block.table)
        case _:
            yield from _own(block)


def _own(block: Block) -> Iterator[Sentence]:
    match block:
        case Paragraph():
            yield from block.sentences
        case BulletList():
            yield from block.items
        case Table():
            yield from (cell.content for row in block.rows for cell in row.cells)
        case Fields():
            yield from (value for _, value in block.items)
        case Letterhead():
            yield from (block.sender, *block.addressee, *(value for _, value in block.fields))
        case SignOff():
            yield from block.lines
        case Quote():
            yield block
