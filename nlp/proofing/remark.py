"""What there is to say of a codebook, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

FILES = 16
"""Files that are kept with where their lines begin: a codebook has fewer."""


class Severity(StrEnum):
    """How bad it is: it cannot be used, it will code badly, it could be better."""

    FAULT = "fout"
    WARNING = "waarschuwing"
    HINT = "aanwijzing"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark in Dutch with its remedy; `line` counts from 1, 0 when it is about no line in particular."""

    severity: Severity
    file: str
    line: int
    message: str
    remedy: str


def row_line(text: str, table: str, number: int) -> int:
    """The line on which the row with this number (from 0) of an array of tables begins; 0 when not found."""
    starts = _rows(text, table)
    return _line(text, starts[number]) if number < len(starts) else 0


@lru_cache(FILES)
def _rows(text: str, table: str) -> list[int]:
    found = re.compile(rf"^[ \t]*\[\[[ \t]*{re.escape(table)}[ \t]*\]\]", re.MULTILINE).finditer(text)
    return [match.start() for match in found]


def words_line(text: str, words: str, begin: int) -> int:
    """The first line from `begin` on that has these words as they stand; `begin` when there is none."""
    starts, first = _starts(text), max(begin - 1, 0)
    if "\n" in words or first >= len(starts):
        return begin
    at = text.find(words, starts[first])
    return begin if at < 0 else _line(text, at)


def table_line(text: str, table: str) -> int:
    """The line of a table's header; 0 when there is none."""
    found = re.search(rf"^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\]", text, re.MULTILINE)
    return _line(text, found.start()) if found else 0


def _line(text: str, at: int) -> int:
    return bisect_right(_starts(text), at)


@lru_cache(FILES)
def _starts(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]
