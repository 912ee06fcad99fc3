"""What a reader hands on: the text of a file as it found it, cut in lines that know their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.letters.letterlines import CLOSING, SALUTATION

if TYPE_CHECKING:
    from corpus.model import BlockKind, Notice, Page, Region
    from corpus.spans import AlignedText
    from ingest.cells import Cells

UNWRAPPED = 10_000.0
"""The room behind a line that no column edge limits, in characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or a whole paragraph where the format has paragraphs of its own.

    `content` is aligned to the source. `apart` says that white space stands above it; `room` is the
    white space right of it up to the edge of its column and `indent` the white space left of it, in
    characters; `fill` is the share of the column that it takes (0 to 1). `size` is in points (0:
    unknown). `kind` and `level` are what the format itself says it is. `closed` says that the format ends
    a paragraph here, `aside` that it stands outside the running text (margin, footnote, furniture) and
    `note` that it is of a footnote, `stamp` that it stands at another angle than its page. `row` is there
    for a row of a table, whose `content` is then its own.
    """

    content: AlignedText
    page: int = 0
    region: Region | None = None
    size: float = 0.0
    bold: bool = False
    apart: bool = False
    room: float = UNWRAPPED
    indent: float = 0.0
    fill: float = 0.0
    kind: BlockKind | None = None
    level: int = 0
    closed: bool = False
    aside: bool = False
    note: bool = False
    stamp: bool = False
    row: Cells | None = None

    @property
    def text(self) -> str:
        """The text of the line, as found."""
        return self.content.text


Stanza = tuple[Line, ...]
"""Lines that stand together, white space above and below."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as its reader found it; `lines` cover every character of `source` that is not white space.

    `file` is the name of an attachment ("": the file itself), `attachments` are those of a mail, in order.
    """

    source: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    notices: tuple[Notice, ...] = ()
    file: str = ""
    attachments: tuple[Raw, ...] = ()


def stanzas(lines: tuple[Line, ...]) -> list[Stanza]:
    """The lines in groups that stand together: no white space, no change of kind or column between them.

    A salutation stands alone, however close it is set to the letter's first paragraph; a closing begins anew.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _together(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def _together(above: Line, below: Line) -> bool:
    own_block = above.kind is not None or below.kind is not None
    greets = any(SALUTATION.match(line.text.strip()) for line in (above, below))
    greets = greets or CLOSING.match(below.text.strip()) is not None
    beside = above.aside != below.aside or above.note != below.note
    return not (below.apart or own_block or greets or beside or above.page != below.page)
