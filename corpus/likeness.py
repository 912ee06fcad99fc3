"""How alike two sentences are, and which of many are: by the words that they share. Pure.

Likeness is the ratio of Ratcliff and Metzener (Pattern Matching: the Gestalt Approach, 1988) over words, as
`difflib` has it. What can reach `ALIKE` at all is found by prefix filtering (S. Chaudhuri, V. Ganti and
R. Kaushik, A Primitive Operator for Similarity Joins in Data Cleaning, 2006): two sentences that are alike
share one of their rarest words, so that not every sentence is held against every other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ALIKE = 0.75
"""From this share of equal words on (`SequenceMatcher.ratio`), a sentence is taken for a rewording."""
LEAST = ALIKE / (2 - ALIKE)
"""The share of a sentence's words that anything alike has too, however short it is."""

Words = tuple[str, ...]
Token = tuple[str, int]


def likeness(one: Words, other: Words) -> float:
    """The share of words that stand in both in the same order, 0 to 1; the same in either direction."""
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else matcher.quick_ratio()


def alike(left: Sequence[Words], right: Sequence[Words]) -> Iterator[tuple[int, int, float]]:
    """The pairs that are alike enough, as their numbers in `left` and `right` with their likeness."""
    rarity = Counter(token for words in (*left, *right) for token in _tokens(words))
    having: defaultdict[Token, list[int]] = defaultdict(list)
    for number, words in enumerate(right):
        for token in _telling(words, rarity):
            having[token].append(number)
    for number, words in enumerate(left):
        for other in sorted({n for token in _telling(words, rarity) for n in having.get(token, ())}):
            how = likeness(words, right[other])
            if how >= ALIKE:
                yield number, other, how


def _telling(words: Words, rarity: Counter[Token]) -> Iterable[Token]:
    """The rarest words, so many that whatever is alike has one of them among its own."""
    ordered = sorted(_tokens(words), key=lambda token: (rarity[token], token))
    return ordered[: len(ordered) - ceil(LEAST * len(ordered) - 1e-9) + 1]


def _tokens(words: Words) -> Iterator[Token]:
    """The words, the second time that one occurs apart from the first."""
    seen: Counter[str] = Counter()
    for word in words:
        seen[word] += 1
        yield word, seen[word]
