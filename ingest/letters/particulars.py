"""The particulars of a letter, a mail or minutes: label and value, however the two are set.

A value stands behind its label, under it, beside it in a table, or further down where extraction has
put all labels before all values. Where places do not tell, the kind of the value does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Fact
from ingest.dates import is_date
from ingest.letters.labels import Label, labelled
from ingest.letters.letterlines import CLOSING, SALUTATION, of_letter
from ingest.letters.tabled import is_row, tabled
from ingest.letters.values import fits, is_phrase
from ingest.listmarks import is_item
from ingest.repair.hyphens import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.lines import Line
    from ingest.paragraphs import Draft

QUOTE = 200
"""In characters: evidence is shown beside a value and need not hold a whole paragraph."""

_PREFIXES = re.compile(
    r"^(?:(?:re|fwd?|antw(?:oord)?|doorst|tr|betr(?:eft)?|onderwerp)(?:\s?\[\d+\])?\s*\.?\s?:\s*)+",
    re.IGNORECASE,
)
"""What a mail program writes before the subject of an answer, or a writer who names the field twice."""

OWN_FIRST = (Label.DATE, Label.MEETING_DATE, Label.REFERENCE, Label.SUBJECT, Label.ATTACHMENTS)
"""Where values are fewer than labels of their kind: a letter always bears its own, often no other."""


@dataclass(frozen=True, slots=True)
class Particular:
    """A label with its value and the line that it was read from."""

    label: Label
    value: str
    line: Line
    more: tuple[Line, ...] = ()
    """Further lines that the value runs on over, or that go on with a list."""

    @property
    def fact(self) -> Fact:
        """The value with its evidence."""
        quoted = " ".join(fact("", line).evidence for line in (self.line, *self.more))
        return Fact(self.value, quoted[:QUOTE], self.line.page)


def fact(value: str, line: Line) -> Fact:
    """A value that stands in this line."""
    return Fact(value, line.text.lstrip(" >*_").rstrip(" *_")[:QUOTE], line.page)


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece of a line with its label, if any; `block` tells which pieces stand together."""

    label: Label | None
    value: str
    line: Line
    block: int
    heads: bool


def particulars(blocks: Sequence[Draft]) -> tuple[tuple[Particular, ...], tuple[Particular, ...]]:
    """The labels with a value, in order, and those that no value was found for."""
    in_tables = [Particular(label, _plain(label, value), line) for label, value, line in tabled(blocks)]
    found, bare = _matched([item for index, block in enumerate(blocks) for item in _items(block, index)])
    return (*in_tables, *found), bare


def _items(block: Draft, index: int) -> Iterator[_Item]:
    if is_row(block):
        return
    heads = block.kind is BlockKind.HEADING
    for line in block.lines:
        for piece in labelled(line.text):
            if piece.label is not None or piece.value:
                yield _Item(piece.label, piece.value, line, index, heads)


def _matched(items: Sequence[_Item]) -> tuple[list[Particular], tuple[Particular, ...]]:
    found: list[Particular] = []
    bare: list[_Item] = []
    older: list[_Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        if item.label is not None and (item.value or _opens_list(items, place)):
            more = _continuation(items, place)
            found.append(_joined(item.label, [item, *more]))
            place += 1 + len(more)
            continue
        if item.label is not None:
            bare.append(item)
            place += 1
            continue
        values = _values(items, place)
        place += len(values)
        pairs, older = _paired(bare, older, values)
        found += pairs
        bare = []
    return found, tuple(Particular(item.label or Label.OTHER, "", item.line) for item in (*older, *bare))


def _opens_list(items: Sequence[_Item], place: int) -> bool:
    """Whether names of annexes stand directly under the label."""
    label, below = items[place], items[place + 1] if place + 1 < len(items) else None
    listed = below is not None and below.label is None and below.block == label.block
    return label.label is Label.ATTACHMENTS and listed and is_item(below.value if below else "")


def _values(items: Sequence[_Item], start: int) -> list[_Item]:
    end = start
    while end < len(items) and items[end].label is None:
        end += 1
    return list(items[start:end])


def _continuation(items: Sequence[_Item], place: int) -> list[_Item]:
    """The lines that the value of a label runs on over: those of a subject, or a list of annexes."""
    first = items[place]
    more: list[_Item] = []
    for item in items[place + 1 :]:
        if item.label is not None or item.block != first.block or not _runs_on(first, item):
            break
        more.append(item)
    return more


def _runs_on(first: _Item, item: _Item) -> bool:
    if first.label is Label.SUBJECT:
        return is_phrase(item.value) and not of_letter(item.value)
    listed = first.label in (Label.ATTACHMENTS, Label.PRESENT, Label.ABSENT)
    return listed and not (is_date(item.value) or SALUTATION.match(item.value) or CLOSING.match(item.value))


def _joined(label: Label, items: Sequence[_Item]) -> Particular:
    value = join_lines([item.line.content for item in items[1:]], {}).text if len(items) > 1 else ""
    if label in (Label.ATTACHMENTS, Label.PRESENT, Label.ABSENT):
        return Particular(label, items[0].value, items[0].line, tuple(item.line for item in items[1:]))
    more = tuple(item.line for item in items[1:])
    return Particular(label, _plain(label, f"{items[0].value} {value}".strip()), items[0].line, more)


def _plain(label: Label, value: str) -> str:
    """A subject without what mail programs put before it, as long as it says something else."""
    return (_PREFIXES.sub("", value) or value) if label is Label.SUBJECT else value


def _paired(
    bare: Sequence[_Item], older: Sequence[_Item], values: Sequence[_Item]
) -> tuple[list[Particular], list[_Item]]:
    """The values given to the bare labels above them, what is left over to those further up."""
    if len(bare) == len(values) and all(
        fits(b.label or Label.OTHER, v.value) for b, v in zip(bare, values, strict=True)
    ):
        return [_pair(label, [value]) for label, value in zip(bare, values, strict=True)], list(older)
    left = list(values)
    pairs: list[Particular] = []
    open_: list[_Item] = []
    for label in [*_own_first(bare, left), *_own_first(older, left)]:
        value = next(
            (v for v in left if fits(label.label or Label.OTHER, v.value) and not _misplaced(label, v)), None
        )
        if value is None:
            open_.append(label)
            continue
        run = [value, *(_continued(left, value) if label.label is Label.SUBJECT else [])]
        pairs.append(_pair(label, run))
        left = [item for item in left if item not in run]
    return pairs, open_


def _own_first(labels: Sequence[_Item], values: Sequence[_Item]) -> list[_Item]:
    """The labels in order; those of the letter itself first where there are more labels than values."""
    if len(labels) <= len(values):
        return list(labels)
    return sorted(labels, key=lambda item: item.label not in OWN_FIRST)


def _misplaced(label: _Item, value: _Item) -> bool:
    """A heading may be what a letter is about, never its date or number."""
    return value.heads and label.label is not Label.SUBJECT


def _continued(values: Sequence[_Item], first: _Item) -> list[_Item]:
    more: list[_Item] = []
    for item in values[values.index(first) + 1 :]:
        if item.block != first.block or not is_phrase(item.value) or of_letter(item.value):
            break
        more.append(item)
    return more


def _pair(label: _Item, values: Sequence[_Item]) -> Particular:
    return _joined(label.label or Label.OTHER, values)
