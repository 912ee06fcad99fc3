"""From lines to blocks: the road of every format behind its reader, top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.headings import body_type, by_shape, split_styled
from ingest.letters.attendance import cut_heads
from ingest.letters.labels import label_value
from ingest.letters.letterhead import mark
from ingest.lines import stanzas
from ingest.paragraphs import draft, join_broken, running_text
from ingest.repair.clean import finish, repair
from ingest.repair.glyphs import encoded_once, twice_encoded
from ingest.repair.hyphens import join_lines, vocabulary
from ingest.tight import split_tight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus.spans import AlignedText
    from ingest.headings import Body
    from ingest.letters.letterhead import Marked
    from ingest.lines import Line, Stanza
    from ingest.paragraphs import Draft


def drafts(lines: tuple[Line, ...]) -> list[Draft]:
    """The blocks of a file in reading order, sentences whole, furniture labelled."""
    if twice_encoded(line.text for line in lines):
        lines = tuple(_changed(line, encoded_once) for line in lines)
    lines = tuple(line for line in map(_repaired, lines) if line.text)
    known = vocabulary(line.text for line in lines)
    found = cut_heads(stanzas(lines))
    pieces = _headed(_attached(found, mark(found)), body_type(lines))
    made = [block for piece in pieces for block in _blocks(piece, known) if block.content.text]
    return join_broken(made, known)


def _repaired(line: Line) -> Line:
    if line.row is None:
        return _changed(line, repair)
    return _changed(line, lambda cell: finish(join_lines([repair(cell)], {})))


def _changed(line: Line, change: Callable[[AlignedText], AlignedText]) -> Line:
    """The line with its text changed, or that of each of its cells."""
    if line.row is None:
        return replace(line, content=change(line.content))
    row = line.row.each(change)
    return replace(line, row=row, content=row.content)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of one kind (None: running text); `begins` says that a letter has ended before them."""

    lines: Stanza
    kind: BlockKind | None
    begins: bool = False


def _blocks(piece: _Piece, known: Mapping[str, int]) -> list[Draft]:
    kind = piece.kind
    made = (
        running_text(piece.lines, known)
        if kind is None
        else [draft(lines, kind, known) for lines in _closed(piece.lines)]
    )
    if piece.lines[0].note:
        made = [replace(block, kind=BlockKind.NOTE) for block in made]
    return [replace(made[0], begins=piece.begins), *made[1:]]


def _closed(lines: Stanza) -> list[Stanza]:
    """The lines by paragraph where the format has paragraphs; a label that begins a line begins one too."""
    ends = {index for index, line in enumerate(lines, start=1) if line.closed}
    labels = {index for index, line in enumerate(lines) if ends and label_value(line.text) is not None}
    bounds = sorted({0, len(lines), *ends, *labels})
    return [lines[a:b] for a, b in pairwise(bounds)]


def _attached(found: Sequence[Stanza], marked: Marked) -> list[_Piece]:
    """The stanzas by kind; letter furniture that a blank line broke after a comma is whole again."""
    pieces: list[_Piece] = []
    for index, (stanza, kind) in enumerate(zip(found, marked.kinds, strict=True)):
        letter = kind is BlockKind.LETTERHEAD and stanza[0].text.startswith("(")
        if letter and pieces and pieces[-1].kind is kind and pieces[-1].lines[-1].text.endswith(","):
            pieces[-1] = replace(pieces[-1], lines=pieces[-1].lines + stanza)
        else:
            pieces.append(_Piece(stanza, kind, index in marked.begins))
    return pieces


def _headed(pieces: Sequence[_Piece], body: Body) -> list[_Piece]:
    """The pieces with their headings cut off and named: by type, by place directly above text, by shape."""
    cut = [part for piece in pieces for part in (_cut(piece, body) if piece.kind is None else [piece])]
    shaped = set(by_shape([piece.lines for piece in cut], [piece.kind for piece in cut]))
    return [
        replace(piece, kind=BlockKind.HEADING) if index in shaped else piece
        for index, piece in enumerate(cut)
    ]


def _cut(piece: _Piece, body: Body) -> list[_Piece]:
    parts: list[_Piece] = []
    for lines, heading in split_styled(piece.lines, body):
        pieces = [(lines, True)] if heading else split_tight(lines)
        parts += [_Piece(cut, BlockKind.HEADING if heads else None) for cut, heads in pieces]
    return [replace(parts[0], begins=piece.begins), *parts[1:]]
