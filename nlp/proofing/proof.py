"""All that can be said of a codebook by reading it."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus import lawbook, tomltext
from corpus.errors import RodedraadError
from nlp import codebooks
from nlp.proofing import overlap, patterns, references, rows, tables, values
from nlp.proofing.remark import Remark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.lawbook import Lawbook

OPTIONAL = {
    lawbook.ORGANISATIONS: "wie over de wet schrijft",
    lawbook.NAMES: "wie en wat de stukken noemen",
    lawbook.WORDING: "hoe rapporten over de wet spreken",
}
"""The files that a codebook can do without, and what a program does not know then."""
BOOKS = 4
"""Codebooks of which is kept what was said: each edition of the pages asks, and they seldom change."""
WORDED = ("ondertekening", "toets", "evaluatie")
"""The tables of the wording without which reports speak of any law."""


@lru_cache(BOOKS)
def remarks(book: Lawbook, names: tuple[str, ...] = ()) -> tuple[Remark, ...]:
    """What lacks and what overlaps: faults first, then by file and line. Raises nothing.

    `names` are of organisations that a codebook need not tell of, because they write under any law.
    """
    return in_order((*_files(book), *_read(book, names)))


def in_order(found: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each remark once: faults first, then by file and line."""
    rank = list(Severity)
    return tuple(sorted(set(found), key=lambda r: (rank.index(r.severity), r.file, r.line, r.message)))


def _read(book: Lawbook, names: tuple[str, ...]) -> Iterator[Remark]:
    """What is in the files, of those that are TOML."""
    for file in dict(book.texts):
        if (broken := _broken(book, file)) is not None:
            yield broken
    of_tables = tuple(_tables(book))
    yield from of_tables
    text, said = book.text(lawbook.CODEBOOK), _table(book, lawbook.CODEBOOK)
    if said is None:
        return
    try:
        of_codebook = (*values.remarks(said, text), *patterns.remarks(said, text))
        signs = tuple(patterns.of_signs(_table(book, lawbook.SIGNS) or {}, book.text(lawbook.SIGNS)))
        of_references = tuple(_references(book, names))
    except (AttributeError, TypeError, re.error) as error:
        message = f"Een waarde heeft een verkeerde vorm ({error})."
        yield Remark(Severity.FAULT, lawbook.CODEBOOK, 0, message, "Houd de vorm van een nieuw codeboek aan.")
        return
    found = (*of_codebook, *signs, *of_references, *_wording(book))
    yield from found
    if not any(remark.severity is Severity.FAULT for remark in (*of_tables, *found)):
        yield from _as_whole(book, said, text)


def _tables(book: Lawbook) -> Iterator[Remark]:
    for file, text in book.texts:
        try:
            said = _table(book, file) or {}
            yield from (*tables.remarks(file, said, text), *rows.remarks(file, said, text))
        except (AttributeError, TypeError, ValueError) as error:
            message = f"Een waarde heeft een verkeerde vorm ({error})."
            yield Remark(Severity.FAULT, file, 0, message, "Houd de vorm van een nieuw codeboek aan.")


def _as_whole(book: Lawbook, said: dict[str, Any], text: str) -> Iterator[Remark]:
    """What shows when the rules are put to use."""
    try:
        ruled = codebooks.of(book)
    except RodedraadError as error:
        where = (file for file, _ in book.texts if f" {file}" in error.message)
        yield Remark(Severity.FAULT, next(where, lawbook.CODEBOOK), 0, error.message, error.remedy)
        return
    yield from overlap.remarks(ruled, said, text)


def _files(book: Lawbook) -> Iterator[Remark]:
    there = dict(book.texts)
    for file, meaning in OPTIONAL.items():
        if file not in there:
            message = f"{file} ontbreekt: Rodedraad weet niet {meaning}."
            yield Remark(Severity.HINT, file, 0, message, "Neem het bestand over uit een nieuw codeboek.")


def _wording(book: Lawbook) -> Iterator[Remark]:
    said = _table(book, lawbook.WORDING)
    for table in WORDED:
        if said is not None and table not in said:
            message = f"[{table}] ontbreekt; rapporten spreken daarover in het algemeen."
            yield Remark(Severity.HINT, lawbook.WORDING, 0, message, "Vul in wat is nagegaan.")


def _references(book: Lawbook, names: tuple[str, ...]) -> Iterator[Remark]:
    said = {file: _table(book, file) or {} for file, _ in book.texts}
    yield from references.remarks(said, dict(book.texts), names)


def _table(book: Lawbook, file: str) -> dict[str, Any] | None:
    """What a file says; none when it is not there or not TOML."""
    try:
        return tomltext.read(book.text(file)) if file in dict(book.texts) else None
    except tomllib.TOMLDecodeError:
        return None


def _broken(book: Lawbook, file: str) -> Remark | None:
    try:
        tomltext.read(book.text(file))
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        message = f"Dit is geen TOML ({error})."
        return Remark(
            Severity.FAULT, file, int(at[1]) if at else 0, message, "Herstel aanhalingstekens en haken."
        )
    return None
