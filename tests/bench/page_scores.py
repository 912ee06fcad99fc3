"""What a reading is worth beside its truth: pure functions on words, headings, cells, notes, furniture.

Words are compared in reading order by their longest common subsequence, so a moved line costs its own
words and no more. Every measure is kept as counts (hits and total), which layouts add
up. Tokens without a letter or digit (bullets, dashes, the bars between cells) are no words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.model import Block, Reading

BODY = frozenset(
    {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.LETTERHEAD}
)
NUMBER = re.compile(r"^\d+(\.\d+)*\.?\s+")

Truth = Mapping[str, Any]
Tally = dict[str, tuple[int, int]]
"""Each measure as hits and total."""

MEASURES = {
    "words": "woorden in volgorde",
    "precision": "gelezen woorden die kloppen",
    "headings": "koppen (F1)",
    "levels": "koppen met niveau (F1)",
    "cells": "cellen",
    "header_rows": "kopregels",
    "notes": "nootwoorden",
    "furniture": "paginaopmaak in tekst",
    "characters": "tekenfouten (scans)",
}


def words(text: str) -> list[str]:
    """The words of a text in a normal form: ligatures taken apart, soft hyphens out, no loose marks."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return [word for word in plain.split() if any(c.isalnum() for c in word)]


def common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of a longest common subsequence (Hunt & Szymanski, CACM 20(5), 1977)."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(right):
        places[word].append(j)
    tails: list[int] = []
    chains: list[tuple[int, int, Any]] = []
    for i, word in enumerate(left):
        for j in reversed(places.get(word, ())):
            length = bisect_left(tails, j)
            link = (i, j, chains[length - 1] if length else None)
            tails[length : length + 1] = [j]
            chains[length : length + 1] = [link]
    return _unlinked(chains[-1] if chains else None)


def _unlinked(link: Any) -> list[tuple[int, int]]:
    pairs = []
    while link is not None:
        i, j, link = link
        pairs.append((i, j))
    return pairs[::-1]


def edits(left: str, right: str) -> int:
    """The Levenshtein distance, a row of the table at a time."""
    codes = np.array([ord(c) for c in right], dtype=np.int32)
    steps = np.arange(len(right) + 1, dtype=np.int32)
    row = steps.copy()
    for i, c in enumerate(left, start=1):
        best = np.empty_like(row)
        best[0] = i
        best[1:] = np.minimum(row[1:] + 1, row[:-1] + (codes != ord(c)))
        row = np.minimum.accumulate(best - steps) + steps
    return int(row[-1])


def compare(reading: Reading, truth: Truth) -> Tally:
    """All measures of one reading. "furniture" and "characters" count faults, the others hits."""
    read = body_words(reading)
    true = words(" ".join(truth["words"]))
    return {
        **_word_tally(true, read, words(" ".join(truth["optional"]))),
        **_heading_tally(reading, truth),
        **_table_tally(reading, truth),
        "notes": _note_tally(reading, truth),
        "furniture": _furniture_tally(read, truth),
        "characters": _character_tally(true, read) if truth["scan"] else (0, 0),
    }


def unread(truth: Truth) -> Tally:
    """The measures of a file that could not be read: no hit, every character a fault."""
    cells = sum(len(row) for table in truth["tables"] for row in table)
    true = words(" ".join(truth["words"]))
    return {
        "words": (0, len(true)),
        "precision": (0, 0),
        "headings": (0, len(truth["headings"])),
        "levels": (0, len(truth["headings"])),
        "cells": (0, cells),
        "header_rows": (0, sum(truth["header_rows"])),
        "notes": (0, sum(len(words(" ".join(note))) for note in truth["notes"])),
        "furniture": (0, 0),
        "characters": (len(" ".join(true)),) * 2 if truth["scan"] else (0, 0),
    }


def body_words(reading: Reading) -> list[str]:
    """The words of the running text as read, without furniture and notes."""
    return [word for block in reading.blocks if block.kind in BODY for word in words(block.text)]


def _word_tally(true: list[str], read: list[str], optional: list[str]) -> Tally:
    """Recall and precision; a word that the text may hold or lack is no fault when it is read."""
    pairs = common(true, read)
    matched = {j for _, j in pairs}
    extra = Counter(word for j, word in enumerate(read) if j not in matched)
    excused = (extra & Counter(optional)).total()
    return {"words": (len(pairs), len(true)), "precision": (len(pairs), len(read) - excused)}


def _heading_tally(reading: Reading, truth: Truth) -> Tally:
    """F1 as hits: twice the matches of all that is true or read. Numbers and capitals do not count.

    Levels count from the highest that is no document title; a heading of true level 0 may have any.
    """
    true = [(level, _heading(text)) for level, text in truth["headings"]]
    read = [
        (block.level, _heading(block.text)) for block in reading.blocks if block.kind is BlockKind.HEADING
    ]
    titles = {text for level, text in true if level == 0}
    top = min((level for level, text in read if text in {t for _, t in true} - titles), default=1)
    found = Counter(text for _, text in read)
    levelled = Counter((0 if text in titles else level - top + 1, text) for level, text in read)
    total = len(true) + len(read)
    return {
        "headings": (2 * (found & Counter(text for _, text in true)).total(), total),
        "levels": (2 * (levelled & Counter(true)).total(), total),
    }


def _heading(text: str) -> str:
    return " ".join(words(NUMBER.sub("", text.strip()))).casefold()


def _table_tally(reading: Reading, truth: Truth) -> Tally:
    """Exact cells and marked header rows, over the best alignment of rows in order."""
    true = [tuple(normal_cell(cell) for cell in row) for table in truth["tables"] for row in table]
    heads = [
        i < count
        for table, count in zip(truth["tables"], truth["header_rows"], strict=True)
        for i in range(len(table))
    ]
    read = [(cells(block), _marked(block)) for block in reading.blocks if block.kind is BlockKind.TABLE_ROW]
    pairs = _aligned(true, [row for row, _ in read])
    exact = sum(_exact(true[i], read[j][0]) for i, j in pairs)
    marked = sum(heads[i] and read[j][1] for i, j in pairs)
    return {"cells": (exact, sum(map(len, true))), "header_rows": (marked, sum(heads))}


def cells(block: Block) -> tuple[str, ...]:
    """The cells of a table row, in a normal form."""
    row = getattr(block, "row", None)
    if row is None:
        return tuple(normal_cell(cell) for cell in block.text.split(" | "))
    return tuple(normal_cell(block.text[start:end]) for start, end in row.cells)


def normal_cell(text: str) -> str:
    """A cell as it is compared; a cell that holds only a dash is not the same as an empty one."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split())


def _marked(block: Block) -> bool:
    row = getattr(block, "row", None)
    return row is not None and row.header


def _exact(true: Sequence[str], read: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(true, read, strict=False))


def _aligned(true: Sequence[Sequence[str]], read: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of rows in order with the most exact cells together (Needleman & Wunsch without gap costs)."""
    best = [[0] * (len(read) + 1) for _ in range(len(true) + 1)]
    for i in range(len(true) - 1, -1, -1):
        for j in range(len(read) - 1, -1, -1):
            paired = best[i + 1][j + 1] + _exact(true[i], read[j])
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(true) and j < len(read):
        gain = _exact(true[i], read[j])
        if gain and best[i][j] == best[i + 1][j + 1] + gain:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _note_tally(reading: Reading, truth: Truth) -> tuple[int, int]:
    true = [word for note in truth["notes"] for word in words(" ".join(note))]
    read = [word for block in reading.blocks if block.kind is BlockKind.NOTE for word in words(block.text)]
    return len(common(true, read)), len(true)


def _furniture_tally(read: Sequence[str], truth: Truth) -> tuple[int, int]:
    """Furniture lines that stand in the running text, beyond the times that they belong there."""
    lines = Counter(tuple(words(line)) for line in truth["furniture"])
    lines.pop((), None)
    true, optional = words(" ".join(truth["words"])), words(" ".join(truth["optional"]))
    left = 0
    for line, printed in lines.items():
        belongs = occurrences(line, true) + occurrences(line, optional)
        left += min(printed, max(0, occurrences(line, read) - belongs))
    return left, lines.total()


def occurrences(line: Sequence[str], text: Sequence[str]) -> int:
    """How often these words stand in a row in a text."""
    line = list(line)
    return sum(list(text[i : i + len(line)]) == line for i, word in enumerate(text) if word == line[0])


def _character_tally(true: Sequence[str], read: Sequence[str]) -> tuple[int, int]:
    text = " ".join(true)
    return edits(text, " ".join(read)), len(text)


def pooled(tallies: Iterable[Tally]) -> dict[str, float | None]:
    """The measures of several layouts together, each from 0 to 1; `None` when there is nothing to measure."""
    sums: dict[str, list[int]] = {name: [0, 0] for name in MEASURES}
    for tally in tallies:
        for name, (hits, total) in tally.items():
            sums[name][0] += hits
            sums[name][1] += total
    return {name: round(hits / total, 4) if total else None for name, (hits, total) in sums.items()}
