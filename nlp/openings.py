"""With which letters a match of a pattern begins, so that each is tried only where it can match.

An index of patterns by their opening letters replaces trying each pattern at each word (A. Aho and
M. Corasick, CACM 18, 1975, do so for plain words).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

LONGEST = 8
"""Letters of an opening; longer ones would hardly part patterns better."""
CACHED = 2**16
"""More than the different openings of words in a large dossier."""
WORD_START = re.compile(r"(?<!\w)\w")
ANCHOR = r"\A"
"""A pattern that must stand at the beginning of the text opens with what follows this."""
DIGIT = r"\d"
_LITERAL = re.compile(r"[\w -]*")
_REPEATS = tuple("?*{")
_NESTED = re.compile(r"\((?!\?)((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)")
"""A group that holds at most one level of groups."""


def openings(pattern: str) -> frozenset[str]:
    """The openings of all texts that a pattern can match; none when its beginning is no plain text."""
    heads = {head for branch in _branches(pattern) for head in _heads(branch.removeprefix(ANCHOR))}
    if any(not head[:1].isalnum() for head in heads):
        return frozenset()
    return frozenset(head[:LONGEST] for head in heads)


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern: what stands between the bars outside brackets."""
    depth, start, found = 0, 0, []
    for match in re.finditer(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]", pattern):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == "|" and depth == 0:
            found.append(pattern[start : match.start()])
            start = match.end()
    return [*found, pattern[start:]]


def _heads(branch: str) -> Iterator[str]:
    """The plain texts with which one alternative begins; an empty one when that is not plain."""
    if group := _NESTED.match(branch):
        if branch.startswith(_REPEATS, group.end()):
            yield ""
            return
        rest = _literal(branch[group.end() :])
        for inner in _branches(group[1]):
            for head in _heads(inner):
                yield head + rest if head == inner else head
        return
    if branch.startswith(DIGIT):
        yield from "0123456789"
    else:
        yield _literal(branch)


def _literal(branch: str) -> str:
    match = _LITERAL.match(branch)
    literal = match[0] if match else ""
    return literal[:-1] if branch.startswith(_REPEATS, len(literal)) else literal


class Openings(Generic[T]):
    """Patterns with what belongs to them, found by the opening of the text at the beginning of a word."""

    def __init__(self, entries: Sequence[tuple[str, T]]) -> None:
        """Each entry is a pattern and a value that stands for it."""
        self._entries = [(openings(pattern), value) for pattern, value in entries]

    @cached_property
    def anywhere(self) -> tuple[T, ...]:
        """The values of patterns that must be tried on the whole text."""
        return tuple(value for heads, value in self._entries if not heads)

    @cached_property
    def _index(self) -> dict[str, tuple[T, ...]]:
        table: defaultdict[str, list[T]] = defaultdict(list)
        for heads, value in self._entries:
            for head in heads:
                table[head].append(value)
        return {head: tuple(values) for head, values in table.items()}

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(head) for head in self._index}))

    def places(self, text: str) -> Iterator[tuple[int, T]]:
        """The places, ascending, where a pattern may match, with its value; a superset of where it does."""
        candidates = self._candidates
        for word in WORD_START.finditer(text):
            at = word.start()
            for value in candidates(text[at : at + LONGEST]):
                yield at, value

    @cached_property
    def _candidates(self) -> Callable[[str], tuple[T, ...]]:
        index, lengths = self._index, self._lengths

        @lru_cache(maxsize=CACHED)
        def candidates(opening: str) -> tuple[T, ...]:
            heads = dict.fromkeys(opening[:length] for length in lengths)
            return tuple(value for head in heads for value in index.get(head, ()))

        return candidates
