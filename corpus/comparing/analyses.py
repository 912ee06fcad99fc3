"""What the machine made of the same documents with two codebooks or two models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import ComparisonError
from corpus.language import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.comparing.comparison import Entry
    from corpus.comparing.standing import Analysis, Record

Entries = tuple["Entry", ...]
FIELDS = {"codeboek": "codebook", "model": "model"}
"""What an analysis was made with, by the Dutch word for it."""


def analyses(record: Record, names: Sequence[str], kind: str) -> tuple[Entries, Entries, tuple[str, ...]]:
    """What the machine said with either codebook (or model), of the documents that both were used on.

    Judgements by people are left out: it is the machine that is compared. Of several analyses with one
    codebook the latest that counted is taken. Beside them, gives the files of documents that only one was
    used on.
    Raises `ComparisonError`.
    """
    made = {getattr(one, FIELDS[kind]) for one in record.analyses.values()}
    left, right = (_by_document(record, kind, chosen(name, made, kind)) for name in names)
    both = sorted(left.keys() & right.keys(), key=lambda id_: (record.about[id_].name, id_))
    alone = sorted(record.about[id_].name for id_ in left.keys() ^ right.keys())
    return _entries(record, left, both), _entries(record, right, both), tuple(alone)


def chosen(name: str, made: Iterable[str], kind: str) -> str:
    """The one that is meant: its name, or words in it that no other has. Raises `ComparisonError`."""
    there = sorted(made)
    exact = [one for one in there if one.casefold() == name.casefold()]
    words = f" {folded(name)} "
    found = exact or [one for one in there if words.strip() and words in f" {folded(one)} "]
    if len(found) == 1:
        return found[0]
    trouble = f"'{name}' kan van alles zijn" if found else f"Met '{name}' is niets gecodeerd"
    raise ComparisonError(f"{trouble} ({kind}).", f"Kies uit: {'; '.join(found or there)}.")


def _by_document(record: Record, kind: str, name: str) -> dict[str, Analysis]:
    """The latest analysis of each document with this codebook or model."""
    return {a.document: a for a in record.analyses.values() if getattr(a, FIELDS[kind]) == name}


def _entries(record: Record, chosen_: dict[str, Analysis], documents: Iterable[str]) -> Entries:
    return tuple(entry for id_ in documents for entry in record.entries(chosen_[id_], ()))
