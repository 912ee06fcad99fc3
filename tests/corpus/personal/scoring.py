"""Sentences with marked personal data, and how much of it is found.

A mark `{kind:words}` says what is to be masked; `ambtenaar`, `inwoner` and `bestuurder` are kinds of names.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.persons.found import found
from corpus.persons.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

HALVES = ("open", "held")
KINDS = {
    "naam": Kind.NAME, "ambtenaar": Kind.NAME, "inwoner": Kind.NAME, "bestuurder": Kind.NAME,
    "mail": Kind.MAIL, "tel": Kind.PHONE, "bsn": Kind.BSN,
    "iban": Kind.ACCOUNT, "adres": Kind.HOME, "geboren": Kind.BORN,
    "kenteken": Kind.PLATE,
}  # fmt: skip
MARK = re.compile(r"\{([a-z]+):([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and the ranges that are to be masked, each with its mark."""

    text: str
    wanted: tuple[tuple[int, int, str], ...]


def sentences(half: str) -> Iterator[Sentence]:
    """Those of a half, of every file."""
    for path in sorted(Path(__file__).parent.glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="|"):
                if row["half"] == half:
                    yield parsed(row["sentence"])


def parsed(marked: str) -> Sentence:
    """A sentence without its marks."""
    text, wanted, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        wanted.append((len(text), len(text) + len(mark[2]), mark[1]))
        text, at = text + mark[2], mark.end()
    return Sentence(text + marked[at:], tuple(wanted))


@dataclass(frozen=True, slots=True)
class Tally:
    """By kind how many masks are right and shown; by mark how many are masked whole and are there."""

    right: Counter[Kind]
    shown: Counter[Kind]
    whole: Counter[str]
    there: Counter[str]

    def precision(self, kind: Kind) -> tuple[int, int]:
        """Masks of a kind that lie within what is to be masked, and all of them."""
        return self.right[kind], self.shown[kind]

    def recall(self, kind: Kind) -> tuple[int, int]:
        """What is masked whole of what is marked with this kind, and all of it."""
        marks = [mark for mark, of in KINDS.items() if of is kind]
        return sum(self.whole[mark] for mark in marks), sum(self.there[mark] for mark in marks)


def tally(half: str) -> Tally:
    """What is found in a half of the sentences; a mask of another kind counts, as it hides the same."""
    made = Tally(Counter(), Counter(), Counter(), Counter())
    for sentence in sentences(half):
        masks = found(sentence.text)
        for start, end, kind in masks:
            made.shown[kind] += 1
            made.right[kind] += any(a <= start and end <= b for a, b, _ in sentence.wanted)
        for a, b, mark in sentence.wanted:
            made.there[mark] += 1
            made.whole[mark] += any(start <= a and b <= end for start, end, _ in masks)
    return made
