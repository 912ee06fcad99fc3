"""Which rows head a table: those at its top that are bold, shaded, repeated, or words above numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.drawings import Drawings
    from ingest.pages.fragments import Fragment

    Cells = tuple[tuple[Fragment, ...], ...]

MOST = 3
"""A table seldom has so many rows of heads; more that look like them are its contents."""

NUMBERS = 2
"""So many numbers under a word show that the word heads them."""

_NUMBER = re.compile(r"[€$±<>~-]?\s*\d[\d.,\s]*(?:%|euro|mln\.?|fte)?$", re.IGNORECASE)


def heads(rows: Sequence[Cells], drawn: Drawings) -> int:
    """How many rows head a table."""
    shown = [_stands_out(row, drawn) for row in rows]
    count = next((i for i, out in enumerate(shown) if not out), 0)
    if count:
        return count if count <= MOST else 0
    if any(shown):
        return 0
    return 1 if _names_numbers(rows) else 2 * (_is_two_deep(rows) and _names_numbers(_as_one(rows)))


def repeated(above: Sequence[Cells], rows: Sequence[Cells]) -> int:
    """How many rows repeat the head of the same table on the page before."""
    same = [_words(a) == _words(b) for a, b in zip(above[:MOST], rows, strict=False)]
    return next((i for i, alike in enumerate(same) if not alike), len(same))


def _words(row: Cells) -> list[str]:
    return [fragment.text for cell in row for fragment in cell]


def _stands_out(row: Cells, drawn: Drawings) -> bool:
    parts = [f for cell in row for f in cell]
    return all(f.bold for f in parts) or all(_is_shaded(f, drawn) for f in parts)


def _is_shaded(fragment: Fragment, drawn: Drawings) -> bool:
    x = (fragment.x0 + fragment.x1) / 2
    return any(x0 < x < x1 and top < fragment.middle < bottom for x0, top, x1, bottom in drawn.grounds)


def _names_numbers(rows: Sequence[Cells]) -> bool:
    """Whether the first row holds words only, and some column nothing but numbers under its word."""
    first = [" ".join(f.text for f in cell) for cell in rows[0]]
    if (
        any(character.isdigit() for text in first for character in text)
        or sum(map(bool, first)) < len(first) - 1
    ):
        return False
    return any(
        first[column] and _are_numbers([row[column] for row in rows[1:]]) for column in range(len(first))
    )


def _is_two_deep(rows: Sequence[Cells]) -> bool:
    """Whether the second row only fills what heads over several columns or rows leave open in the first."""
    if len(rows) < 2:
        return False
    first, second = ([bool(cell) for cell in row] for row in rows[:2])
    fills = any(b and not a for a, b in zip(first, second, strict=True))
    return fills and (not all(second) or first.count(False) > 1)


def _as_one(rows: Sequence[Cells]) -> list[Cells]:
    """The rows with the first two put together, column by column."""
    return [tuple(a + b for a, b in zip(*rows[:2], strict=True)), *rows[2:]]


def _are_numbers(cells: Sequence[tuple[Fragment, ...]]) -> bool:
    texts = [" ".join(f.text for f in cell) for cell in cells if cell]
    return len(texts) >= NUMBERS and all(_NUMBER.match(text) for text in texts)
