"""Words that the law in use adds to those of Dutch: lists of regular expressions in its codebook's files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus.errors import CodebookError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.lawbook import Lawbook


def added(book: Lawbook, file: str, table: str, name: str) -> tuple[str, ...]:
    """A list of a codebook's file; nothing where it is absent.

    Raises `CodebookError` when it holds something else than regular expressions.
    """
    found = named(book, file, table).get(name, [])
    return expressions(found, f"{file}, [{table}] {name}")


def named(book: Lawbook, file: str, table: str) -> Mapping[str, Any]:
    """A table of a codebook's file; nothing where it is absent. Raises `CodebookError` when it is none."""
    found = book.table(file).get(table, {})
    if not isinstance(found, dict):
        raise fault(f"{file}, [{table}]", "het is geen tabel")
    return found


def expressions(found: object, where: str) -> tuple[str, ...]:
    """The regular expressions of a list. Raises `CodebookError`, which tells where it stands."""
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise fault(where, "het is geen lijst van teksten")
    for one in found:
        try:
            re.compile(one)
        except re.error as error:
            raise fault(where, f"'{one}' is geen reguliere expressie ({error})") from error
    return tuple(found)


def fault(where: str, why: str) -> CodebookError:
    """The error that tells where a codebook is wrong, and why."""
    return CodebookError(f"Het codeboek klopt niet: {where}: {why}.", "Herstel het codeboekbestand.")
