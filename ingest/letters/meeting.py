"""What minutes say of their meeting: when, where, and which organisations took part. Never who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from corpus.spans import AlignedText
from ingest.dates import find_dates
from ingest.letters.labels import Label, labelled
from ingest.letters.organisations import named_in, unlisted_in
from ingest.letters.particulars import fact
from ingest.letters.tabled import cells, is_row
from ingest.repair.hyphens import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.model import Fact
    from ingest.letters.letterparts import Frame
    from ingest.letters.organisations import Organisation
    from ingest.lines import Line

_PERSON = re.compile(
    r"\b(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?|mr\.|drs\.|dr\.|ir\."
    r"|ing\.|prof\.)\s[^(),;:–—|]*"
    r"|\b(?:[A-Z]\.\s?)+(?:(?:van|de|den|der|ten|ter|te)\s)*[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)*"
)
_DATES_OTHERS = frozenset({BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.NOTE, BlockKind.COMMENT})
"""What comes first, and where a loose date is of something else: the term of an action in a table."""

_COLUMN = re.compile(r"^(?:organisatie|namens|instantie|partij|overheid)\W*$", re.IGNORECASE)
_GOVERNS = re.compile(r"\b([Ww]ethouder|[Bb]urgemeester|[Gg]emeentesecretaris)(?: van)? (?=[A-Z])")
"""Functions at a municipality, whose name often stands directly behind them."""


def date_of(framed: Frame) -> Fact | None:
    """The day of the meeting: by its label, in the title, or else the only date above the text."""
    stated = (f for f in framed.stated(Label.MEETING_DATE, Label.DATE) if find_dates(f.value))
    labelled_ = (fact(find_dates(f.value)[0].iso, f.line) for f in stated)
    heads = [b for b in framed.head if b.kind is BlockKind.HEADING]
    others = [b for b in framed.head if b.kind not in _DATES_OTHERS]
    lines = (line for block in (*heads, *others) for line in block.lines)
    loose = (fact(find_dates(line.text)[0].iso, line) for line in lines if find_dates(line.text))
    return next((found for source in (labelled_, loose) for found in source), None)


def place_of(framed: Frame) -> Fact | None:
    """Where it was held."""
    return next((found.fact for found in framed.stated(Label.PLACE)), None)


def participants_of(framed: Frame, extra: tuple[Organisation, ...]) -> tuple[Fact, ...]:
    """The organisations in the list of those present, in order, each with the line that names it."""
    first: dict[str, Fact] = {}
    lists = (*_present(framed), *([(text, line)] for text, line in _listed(framed)))
    for pieces in lists:
        named = [(_place(o, pieces, extra), o) for o in _organisations(_whole(pieces), extra)]
        for place, organisation in sorted(named, key=lambda found: found[0]):
            first.setdefault(organisation.name, fact(organisation.name, pieces[place][1]))
    return tuple(first.values())


Pieces = list[tuple[str, "Line"]]
"""What a list says line by line, as far as names may run over from one to the next."""

SLACK = 2
"""In characters: the room behind a line is known to about two of them."""

_OPEN = re.compile(r"(?:[,(-]|\b(?:gemeente|provincie|waterschap|veiligheidsregio|ministerie|de|van|en))$")
"""What a line ends in whose last name goes on below."""


def _whole(pieces: Pieces) -> str:
    return join_lines([AlignedText.of(text) for text, _ in pieces], {}).text


def _place(organisation: Organisation, pieces: Pieces, extra: tuple[Organisation, ...]) -> int:
    """The place of the line that names an organisation, or in which its name begins."""
    for run in (1, 2):
        for place in range(len(pieces)):
            if organisation in _organisations(_whole(pieces[place : place + run]), extra):
                return place
    return 0


def _present(framed: Frame) -> Iterator[Pieces]:
    """What stands in the lists of those present: from their label up to the next one, block by block."""
    present = False
    for block in (*framed.head, *framed.close):
        pieces: Pieces = []
        above: Line | None = None
        for line in block.lines:
            for piece in labelled(line.text):
                if piece.label is not None or block.kind is BlockKind.HEADING:
                    present = piece.label is Label.PRESENT
                if not (present and piece.value):
                    continue
                if pieces and not (above is not None and _runs_over(above, line)):
                    yield pieces
                    pieces = []
                pieces.append((piece.value, line))
                above = line
        if pieces:
            yield pieces


def _runs_over(above: Line, below: Line) -> bool:
    """Whether a line was full, or stops in the midst of a name; else each line names its own."""
    full = above.room <= len(below.text.split()[0]) + SLACK
    return above is not below and (full or _OPEN.search(above.text.strip()) is not None)


def _listed(framed: Frame) -> Iterator[tuple[str, Line]]:
    """The column of a table that says for which organisation each of those present came."""
    column: int | None = None
    for block in framed.head:
        texts = cells(block) if is_row(block) else []
        head = next((place for place, text in enumerate(texts) if _COLUMN.match(text)), None)
        if head is not None or not texts:
            column = head
        elif column is not None and column < len(texts):
            yield texts[column], block.lines[0]


def _organisations(text: str, extra: tuple[Organisation, ...]) -> list[Organisation]:
    anonymous = _GOVERNS.sub("gemeente ", _PERSON.sub(" ", text))
    listed = named_in(anonymous, extra, title=True)
    return [*listed, *(o for o in unlisted_in(anonymous) if not named_in(o.name, extra))]
