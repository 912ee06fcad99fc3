"""Patterns that can run away: those that take twice as long for each further letter that nearly fits.

A repetition within a repetition can match the same letters in very many ways, which are all tried before the
text is found not to fit (catastrophic backtracking; J. Friedl, Mastering Regular Expressions, 3rd ed.,
ch. 6). Not every such pattern does, so that each is tried on texts that grow letter by letter.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = ("a", "a ", " ", "1", "-", "aa ")
"""What the texts repeat, beside the letters and words of the pattern itself."""
LENGTHS = range(8, 31, 2)
SLOWEST = 0.05
"""Seconds of the processor's time on a text of at most some thirty letters; what does not run away needs
a thousandth of it."""
AGAIN = re.compile(r"[+*]|\{\d+,\}")
"""A quantifier without an end."""
NEVER = "\x01"


def runs_away(pattern: str) -> bool:
    """Whether a repetition within it runs away. The pattern is one that compiles."""
    return any(_explodes(group) for group in nested(pattern))


def nested(pattern: str) -> Iterator[str]:
    """The groups that may be repeated without end and have within them what may be so too."""
    opened: list[int] = []
    for at, letter in _unescaped(pattern):
        if letter == "(":
            opened.append(at)
        elif letter == ")" and opened:
            begin = opened.pop()
            again = AGAIN.match(pattern, at + 1)
            if again and AGAIN.search(_bare(pattern[begin:at])):
                yield pattern[begin : again.end()]


def _explodes(group: str) -> bool:
    try:
        compiled = re.compile(rf"(?:{group}){NEVER}")
    except re.error:  # it refers to a group outside it
        return False
    own = {*re.findall(r"[^\W\d_]+", group), *group}
    return any(_slow(compiled, letters) for letters in (*HOSTILE, *sorted(own)))


def _slow(compiled: re.Pattern[str], letters: str) -> bool:
    for length in LENGTHS:
        began = time.thread_time()
        compiled.match(letters * length)
        if time.thread_time() - began > SLOWEST:
            return True
    return False


def _unescaped(pattern: str) -> Iterator[tuple[int, str]]:
    """The signs of a pattern that are neither escaped nor in a set, with their places."""
    bare = _bare(pattern)
    yield from ((at, letter) for at, letter in enumerate(bare) if letter in "()")


def _bare(pattern: str) -> str:
    """The pattern with what is escaped, and sets, made plain letters of the same length."""
    return re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", lambda match: "x" * len(match.group()), pattern)
