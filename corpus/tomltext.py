"""TOML that anybody may have written: whatever is wrong with it is told in one way."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_MUCH = "Too deep or too long"
"""How the complaint begins of lists in lists without an end, and of numbers that fill a page."""
CONTROL = "Control character"
"""Idem of what a terminal takes for a command."""
_COMMANDS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""All of them (Cc) but for tabs and ends of lines."""


def read(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises `tomllib.TOMLDecodeError`, also for what cannot be held or shown."""
    try:
        found = tomllib.loads(text)
        words = list(_words(found))
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise tomllib.TOMLDecodeError(TOO_MUCH) from error
    if any(map(_COMMANDS.search, words)):
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
