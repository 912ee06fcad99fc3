"""What stands on the made pages and how: the engines set it, `truth` says what a reader should get."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, at the place in a text where its number stands."""

    text: str


Text = tuple["str | Note", ...]
"""Running text, with the notes that it refers to."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is one whose depth is a matter of taste (a document's title, a box's first line)."""

    level: int
    text: str
    number: str = ""
    like: int = -1
    """The level that it looks like, when that is not its own."""

    @property
    def look(self) -> int:
        """The level whose type it is set in."""
        return self.level if self.like < 0 else self.like

    @property
    def printed(self) -> str:
        """Number and text, as they stand on the page."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `look` names a style of the design: "" (plain), "actie", "bijschrift", "inleiding"."""

    text: Text
    look: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with its printed mark; `depth` counts from 1."""

    mark: str
    text: Text
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Cells row by row; `look` is "lijnen", "regels" (horizontal rules only) or "vlakken" (shaded header)."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    header_rows: int = 1
    look: str = "lijnen"


@dataclass(frozen=True, slots=True)
class Lines:
    """Short lines that each stand alone: an address, a signature, an attendance list."""

    lines: tuple[str, ...]
    gap: float = 1.0
    """Space below, in lines."""


@dataclass(frozen=True, slots=True)
class Box:
    """A kader: blocks on a coloured background."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wide:
    """Blocks on landscape pages of their own."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | ListItem | Table | Lines | Box | Wide | PageBreak


@dataclass(frozen=True, slots=True)
class Stamp:
    """A rotated stamp on the first page: its place in points from the top left, its angle in degrees."""

    lines: tuple[str, ...]
    x: float
    y: float
    angle: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that pages repeat, with {page}, {pages} and {chapter} to be filled in.

    Odd and even pages may differ: each of `head` and `foot` holds (left, middle, right) for odd pages and the
    same for even ones. `margin` stands beside the text of every page but the first.
    """

    head: tuple[tuple[str, str, str], tuple[str, str, str]] = (("", "", ""), ("", "", ""))
    foot: tuple[tuple[str, str, str], tuple[str, str, str]] = (("", "", ""), ("", "", ""))
    margin: tuple[str, ...] = ()
    first_head: bool = True
    """Whether the first page carries the head too."""

    def texts(self, page: int, *, pages: int, chapter: str) -> tuple[str, ...]:
        """The lines as page number `page` prints them."""
        side = (page + 1) % 2
        head = self.head[side] if page > 1 or self.first_head else ()
        margin = self.margin if page > 1 else ()
        lines = (*head, *margin, *self.foot[side])
        filled = (line.format(page=page, pages=pages, chapter=chapter) for line in lines)
        return tuple(line for line in filled if line.strip())


@dataclass(frozen=True, slots=True)
class Design:
    """How it looks: lengths in points, colours as six hexadecimal digits."""

    font: str
    size: float = 10.0
    paper: tuple[float, float] = (595.3, 841.9)
    margins: tuple[float, float, float, float] = (70.0, 70.0, 70.0, 70.0)
    """Top, right, bottom, left."""
    leading: float = 1.35
    """Distance of lines, in sizes."""
    gap: float = 0.6
    """Space between paragraphs, in sizes."""
    indent: float = 0.0
    """Indent of a paragraph's first line, in sizes."""
    columns: int = 1
    justify: bool = False
    hyphenate: bool = False
    heading_font: str = ""
    heading_sizes: tuple[float, float, float, float] = (18.0, 14.0, 11.5, 10.0)
    """Of levels 0 to 3."""
    heading_bold: tuple[bool, bool, bool, bool] = (True, True, True, True)
    heading_italic: tuple[bool, bool, bool, bool] = (False, False, False, False)
    heading_colour: str = "000000"
    hang_numbers: bool = False
    """Whether a heading's number hangs in a column of its own before the text."""
    accent: str = "dfe8f1"
    """Background of boxes and of shaded header rows."""
    table_size: float = 0.9
    """Type in tables, in sizes."""
    furniture_size: float = 8.0
    furniture_font: str = ""
    rule_under_head: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """The column of sender and references on a letter's first page: lines in groups, the first bold."""

    groups: tuple[tuple[str, ...], ...] = ()
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Pages:
    """A document to be set: what it says and how it looks."""

    name: str
    engine: str
    design: Design
    blocks: tuple[Block, ...]
    furniture: Furniture = field(default_factory=Furniture)
    stamp: Stamp | None = None
    aside: Aside = field(default_factory=Aside)
    scan: bool = False
    held: bool = False
