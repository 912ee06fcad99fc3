"""Source and blocks of a document made anew from its sentences, so that every range holds. Pure.

What stood between the sentences is not known: there are spaces.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.spans import Run

WANTED = (
    "blok", "begin", "eind", "oorsprong_begin", "oorsprong_eind", "text", "deel", "bloksoort", "niveau",
    "page", "kop",
)  # fmt: skip
"""The columns that places are made of, in the order of the arguments of `placed`."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The source, and the blocks as rows without their document: index, part, kind, level, page, text, ..."""

    source: str
    blocks: list[tuple[Any, ...]]


def placed(*columns: Sequence[Any]) -> Placed:
    """The source and the blocks of the sentences of one document, which stand in order of place."""
    rows = list(zip(*columns, strict=True))
    blocks: list[tuple[Any, ...]] = []
    for index, own in groupby(rows, key=itemgetter(0)):
        blocks += (_empty(missing) for missing in range(len(blocks), index))
        blocks.append(_block(index, list(own)))
    return Placed(_source((row[3], row[4], row[5]) for row in rows), blocks)


def _empty(index: int) -> tuple[Any, ...]:
    """A block of which nothing came along, such as a page header: blocks are numbered without gaps."""
    return index, 0, BlockKind.FURNITURE.value, 0, 0, "", "[]", "[]", "[]", ""


def _source(pieces: Iterable[tuple[int, int, str]]) -> str:
    """A text that has each piece in its range, and spaces elsewhere."""
    found: list[str] = []
    done = 0
    every = sorted(pieces)
    for start, end, text in every:
        if start < done:
            return _overlaid(every)
        found += (" " * (start - done), fitted(text, end - start))
        done = end
    return "".join(found)


def _overlaid(pieces: Sequence[tuple[int, int, str]]) -> str:
    """Idem where ranges lie over each other, as those of table cells may: the last one stays."""
    characters = [" "] * max(end for _, end, _ in pieces)
    for start, end, text in pieces:
        characters[start:end] = fitted(text, end - start)
    return "".join(characters)


def fitted(text: str, length: int) -> str:
    """The text as the source of so many characters that it was repaired from."""
    if len(text) == length:
        return text
    return text[:length] if len(text) > length else text[:-1] + " " * (length - len(text)) + text[-1]


def _block(index: int, rows: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    texts: list[str] = []
    runs: list[Run] = []
    done, came_to = 0, max(rows[0][3] - rows[0][1], 0)
    for _, start, end, source_start, source_end, text, *_ in rows:
        if start > done:
            texts.append(" " * (start - done))
            _gap(runs, done, start, came_to, source_start)
        texts.append(text)
        _aligned(runs, start, end - start, source_start, source_end)
        done, came_to = end, source_end
    _, _, _, _, _, _, part, kind, level, page, path = rows[0]
    aligned = json.dumps(runs, separators=(",", ":"))
    headings = json.dumps(path, ensure_ascii=False, separators=(",", ":"))
    return index, part, kind, level, page, "".join(texts), aligned, headings, "[]", ""


def _gap(runs: list[Run], start: int, end: int, source_start: int, source_end: int) -> None:
    """Spaces between sentences, in step with what the source has; all for one character if it has none."""
    if source_end > source_start:
        _aligned(runs, start, end - start, source_start, source_end)
        return
    for i in range(start, end):
        _add(runs, i, max(source_end - 1, 0), 1)


def _aligned(runs: list[Run], start: int, length: int, source_start: int, source_end: int) -> None:
    """Characters in step with the source; the last one takes what is left of either."""
    source = source_end - source_start
    step = length if source == length else min(length, source) - 1
    if step:
        _add(runs, start, source_start, step)
    for i in range(step, length):
        _add(runs, start + i, source_end - 1, 1)


def _add(runs: list[Run], start: int, source: int, length: int) -> None:
    """Add a run, to the one before it where that goes on in step: `AlignedText.runs` has no shorter form."""
    if runs:
        before_at, before_source, before = runs[-1]
        if before_source + before == source:
            runs[-1] = (before_at, before_source, before + length)
            return
    runs.append((start, source, length))
