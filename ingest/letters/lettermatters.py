"""What a letter is about and when it was written: date, receipt, subject, references, annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from ingest.dates import find_dates, is_date, month_of
from ingest.letters.labels import Label
from ingest.letters.particulars import fact
from ingest.listmarks import is_item, mark_length
from ingest.wording import ends_sentence, is_finite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model import Fact
    from ingest.letters.letterparts import Frame
    from ingest.letters.particulars import Particular
    from ingest.letters.stampdates import Stamp
    from ingest.lines import Line
    from ingest.paragraphs import Draft

SHORT_WORDS = 18
"""A date in so few words dates the document; one in a longer text is what the text is about."""

TOP_HEADINGS = 2
"""A title and the line under it may hold the date."""

BYLINES = 4
"""Under its title a paper is dated, among so many blocks."""

_AS_OF = re.compile(
    r"\b(?:per|peildatum|vanaf|tot|uiterlijk|v[oó][oó]r|sinds|na|met ingang van)\s*:?\s*$", re.IGNORECASE
)
"""What makes of a date that of figures or a term, not of the document."""

_FIGURES = re.compile(
    r"^(?:tabel|figuur|grafiek|afbeelding|kaart|schema)\s+\d|\bbron(?:nen)?\s?:", re.IGNORECASE
)
"""A caption, or where figures come from: its dates are theirs."""

_NONE = re.compile(r"^(?:geen|nihil|n\.?v\.?t\.?|-+|0)\.?$", re.IGNORECASE)
_BYLINED = frozenset({BlockKind.PARAGRAPH, BlockKind.LETTERHEAD, BlockKind.HEADING})
_NUMBERED = re.compile(r"^(?:\d{1,2}|[a-z])[.):]?\s+(?=\D)")


def date_of(framed: Frame, stamps: Sequence[Stamp]) -> Fact | None:
    """The document's date: behind its label, stamped beside it, alone in the letterhead, in the title.

    A stamp that nothing explains is the last resort; the day of receipt and the date of the letter that
    is answered never count.
    """
    stated = [found for found in framed.stated(Label.DATE) if find_dates(found.value)]
    in_head = [found for found in stated if any(found.line in block.lines for block in framed.head)]
    explained = (stamp.dated for stamp in stamps if stamp.date and stamp.meaning is Label.DATE)
    unexplained = (stamp.dated for stamp in stamps if stamp.date and stamp.meaning is None)
    candidates = (
        map(_dated, in_head),
        explained,
        _alone(framed),
        _titled(framed),
        _bylined(framed),
        _short(framed),
        map(_dated, stated),
        _signed(framed),
        _repeated(framed),
        unexplained,
    )
    return next((found for source in candidates for found in source), None)


def month_borne(framed: Frame, part: Sequence[Draft]) -> Fact | None:
    """The month that a document without a day bears: behind its label, or on a line of its own.

    Months that differ, there or in headings further on, date nothing: they are what the text is about.
    """
    under_title = (block for block in framed.top[:BYLINES] if block.kind in _BYLINED)
    blocks = (*framed.letterhead, *under_title, *framed.close)
    stated = ((found.value, found.line) for found in framed.stated(Label.DATE))
    alone = ((line.text.strip(" *_"), line) for block in blocks for line in block.lines)
    borne = [fact(month, line) for text, line in (*stated, *alone) if (month := month_of(text))]
    headed = (month_of(block.content.text) for block in part if block.kind is BlockKind.HEADING)
    months = {*(found.value for found in borne), *filter(None, headed)}
    return borne[0] if borne and len(months) == 1 else None


def _dated(found: Particular) -> Fact:
    return fact(find_dates(found.value)[0].iso, found.line)


def _first_dates(lines: Iterable[Line]) -> Iterator[Fact]:
    for line in lines:
        if dates := [date for date in find_dates(line.text) if not _AS_OF.search(line.text[: date.start])]:
            yield fact(dates[0].iso, line)


def _alone(framed: Frame) -> Iterator[Fact]:
    """A date of its own in the letterhead ("Assen, 19 januari 2026") that is no value of another label."""
    return _first_dates(line for line in framed.lines() if is_date(line.text) and line not in _others(framed))


def _others(framed: Frame) -> set[Line]:
    return {found.line for found in framed.particulars if found.label is not Label.DATE}


def _titled(framed: Frame) -> Iterator[Fact]:
    heads = [block for block in framed.head if block.kind is BlockKind.HEADING][:TOP_HEADINGS]
    return _first_dates(line for block in heads for line in block.lines)


def _bylined(framed: Frame) -> Iterator[Fact]:
    """A date that ends a line under the title, behind the name of the author and a comma."""
    others = _others(framed)
    blocks = [block for block in framed.top[:BYLINES] if block.kind in _BYLINED]
    return _first_dates(
        line
        for block in blocks
        if not ends_sentence(block.content.text)
        for line in block.lines
        if line not in others and _ends_in_date(line.text.strip(" *_"))
    )


def _ends_in_date(text: str) -> bool:
    dates = find_dates(text)
    before = text[: dates[-1].start].rstrip() if dates else ""
    return bool(dates) and dates[-1].end == len(text) and before.endswith(",") and not is_finite(before)


def _short(framed: Frame) -> Iterator[Fact]:
    others = _others(framed)
    return _first_dates(
        line
        for block in framed.top
        if block.kind not in (BlockKind.TABLE_ROW, BlockKind.NOTE) and not _FIGURES.search(block.content.text)
        if len(block.content.text.split()) <= SHORT_WORDS or block.kind is BlockKind.LETTERHEAD
        for line in block.lines
        if len(line.text.split()) <= SHORT_WORDS and line not in others
    )


def _signed(framed: Frame) -> Iterator[Fact]:
    return _first_dates(line for block in framed.close for line in block.lines if is_date(line.text))


def _repeated(framed: Frame) -> Iterator[Fact]:
    others = _others(framed)
    return _first_dates(
        line for block in framed.repeated for line in block.lines if not line.stamp and line not in others
    )


def received_of(framed: Frame, stamps: Sequence[Stamp]) -> Fact | None:
    """The day on which the addressee had it, by label or stamp."""
    stated = (_dated(found) for found in framed.stated(Label.RECEIVED) if find_dates(found.value))
    stamped = (stamp.dated for stamp in stamps if stamp.date and stamp.meaning is Label.RECEIVED)
    return next((found for source in (stated, stamped) for found in source), None)


def subject_of(framed: Frame) -> Fact | None:
    """What stands behind "Betreft" or "Onderwerp"."""
    return next((found.fact for found in framed.stated(Label.SUBJECT)), None)


def reference_of(framed: Frame, label: Label = Label.REFERENCE) -> Fact | None:
    """The letter's own reference, or with `Label.THEIR_REFERENCE` that of the letter that it answers."""
    stated = list(framed.stated(label))
    numbered = [found for found in stated if re.search(r"\d", found.value)]
    plain = [found for found in numbered if not is_date(found.value)]  # "Uw brief van" beside "Uw kenmerk"
    return next((found.fact for found in (*plain, *numbered)), None)


def attachments_of(framed: Frame) -> tuple[Fact, ...]:
    """The annexes that a letter announces: their names, or else their number."""
    found = [announced for stated in framed.stated(Label.ATTACHMENTS) for announced in _announced(stated)]
    named = [announced for announced in found if not announced.value.isdigit()]
    return tuple({announced.value: announced for announced in named or found}.values())


def _announced(stated: Particular) -> Iterator[Fact]:
    for value in re.split(r"\s*;\s*", stated.value):
        if value and not _NONE.match(value):
            yield fact(_unnumbered(value), stated.line)
    for line in stated.more:
        yield fact(_unnumbered(line.text), line)


def _unnumbered(text: str) -> str:
    text = text.strip(" ;*_")
    return _NUMBERED.sub("", text[mark_length(text) :] if is_item(text) else text).strip()
