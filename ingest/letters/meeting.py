"""What minutes say of their meeting: when, where, and which organisations took part. Never who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.dates import find_dates
from ingest.letters.labels import Label, labelled
from ingest.letters.organisations import named_in, unlisted_in
from ingest.letters.particulars import fact
from ingest.letters.tabled import cells, is_row

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
_COLUMN = re.compile(r"^(?:organisatie|namens|instantie|partij|overheid)\W*$", re.IGNORECASE)
_GOVERNS = re.compile(r"\b([Ww]ethouder|[Bb]urgemeester|[Gg]emeentesecretaris)(?: van)? (?=[A-Z])")
"""Functions at a municipality, whose name often stands directly behind them."""


def date_of(framed: Frame) -> Fact | None:
    """The day of the meeting: by its label, in the title, or else the only date above the text."""
    stated = (f for f in framed.stated(Label.MEETING_DATE, Label.DATE) if find_dates(f.value))
    labelled_ = (fact(find_dates(f.value)[0].iso, f.line) for f in stated)
    heads = [b for b in framed.head if b.kind is BlockKind.HEADING]
    others = [b for b in framed.head if b.kind is not BlockKind.HEADING]
    lines = (line for block in (*heads, *others) for line in block.lines)
    loose = (fact(find_dates(line.text)[0].iso, line) for line in lines if find_dates(line.text))
    return next((found for source in (labelled_, loose) for found in source), None)


def place_of(framed: Frame) -> Fact | None:
    """Where it was held."""
    return next((found.fact for found in framed.stated(Label.PLACE)), None)


def participants_of(framed: Frame, extra: tuple[Organisation, ...]) -> tuple[Fact, ...]:
    """The organisations in the list of those present, in order, each with the line that names it."""
    first: dict[str, Fact] = {}
    for text, line in (*_present(framed), *_listed(framed)):
        for organisation in _organisations(text, extra):
            first.setdefault(organisation.name, fact(organisation.name, line))
    return tuple(first.values())


def _present(framed: Frame) -> Iterator[tuple[str, Line]]:
    """What stands in the lists of those present: from their label up to the next one."""
    present = False
    for block in framed.head:
        for line in block.lines:
            for piece in labelled(line.text):
                if piece.label is not None or block.kind is BlockKind.HEADING:
                    present = piece.label is Label.PRESENT
                if present and piece.value:
                    yield piece.value, line


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
