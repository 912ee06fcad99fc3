"""The pieces that a question consists of, and how each is spelt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Sort(Enum):
    """What a piece of a question is."""

    WORD = auto()
    PREFIX = auto()
    PHRASE = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field, without its quotes, and the character of the question where it begins."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a question that begins at character `at`.

    `text` is the word without its star, the phrase without its quotes, the name of the field as `fields`
    spells it, or the piece itself. Only a field has `values`, at least one.
    """

    sort: Sort
    text: str
    at: int
    values: tuple[Value, ...] = ()


OPERATORS = {
    "EN": Sort.AND,
    "AND": Sort.AND,
    "OF": Sort.OR,
    "OR": Sort.OR,
    "NIET": Sort.NOT,
    "NOT": Sort.NOT,
}
"""In capitals only: in lower case they are words."""

PARENTHESES = {"(": Sort.OPEN, ")": Sort.CLOSE}

SPACE = re.compile(r"\s*")
MINUS = re.compile(r"-(?=[^\s)])")
BARE = re.compile(r'[^\s()"“”„]+')
BARE_VALUE = re.compile(r'[^\s(),*"“”„]+')
QUOTED = re.compile(r'"((?:[^"]|"")*+)"|[“”„]([^“”„]*+)[“”„]')
"""A straight quote within straight quotes is doubled, as in CSV and SQL. Quotes of two sorts do not close
each other, so that a phrase may quote in its turn."""


def quoted(text: str) -> str:
    """The text in quotes, so that it is read back as it is."""
    return '"' + text.replace('"', '""') + '"'


def legible(text: str) -> bool:
    """Whether there is a letter or digit in it to look for."""
    return any(character.isalnum() for character in text)


def bare_word(text: str) -> bool:
    """Whether this is read as one word when it stands without quotes, unless it is an operator."""
    special = text.startswith("-") or ":" in text or "*" in text
    return not special and BARE.fullmatch(text) is not None and legible(text)


def bare_value(text: str) -> bool:
    """Whether this is read as one value of a field when it stands without quotes."""
    return BARE_VALUE.fullmatch(text) is not None
