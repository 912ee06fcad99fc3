"""TOML that anybody may have written: whatever is wrong with it is told in one way."""

from __future__ import annotations

import tomllib
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_MUCH = "Too deep or too long"
"""How the complaint begins of lists in lists without an end, and of numbers that fill a page."""
CONTROL = "Control character"
"""Idem of what a terminal takes for a command."""
_LAYOUT = "\t\n\r"


def read(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises `tomllib.TOMLDecodeError`, also for what cannot be held or shown."""
    try:
        found = tomllib.loads(text)
        words = list(_words(found))
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise tomllib.TOMLDecodeError(TOO_MUCH) from error
    if any(unicodedata.category(letter) == "Cc" and letter not in _LAYOUT for letter in chain(*words)):
        raise tomllib.TOMLDecodeError(CONTROL)
    return found


def _words(value: object) -> Iterator[str]:
    """All keys and texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        yield from chain.from_iterable(map(_words, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_words, value))
