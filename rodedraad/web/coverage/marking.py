"""Which words of a text the other side does not have: so that two wordings can be held side by side. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synthesis.wording import spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rodedraad.web.coverage.model import Marked

    Lemma = Callable[[str], str]

SHORTEST = 4
"""Characters: shorter words are grammar, but for figures and negations, which tell all the more."""
MOST = 0.6
"""The share of its words that may be marked: a text in wholly other words is not told word by word."""
TELLING = frozenset({"niet", "geen", "nog"})


def marked(text: str, others: Sequence[str], lemma: Lemma) -> Marked:
    """The text in pieces, those marked whose words stand in none of the others, in whatever form.

    Nothing is marked beside nothing, nor where the two hardly share a word.
    """
    known = {form for other in others for word, *_ in spelled(other) for form in _forms(word, lemma)}
    telling = [spelt for spelt in spelled(text) if _tells(spelt[0])]
    own = [(start, end) for word, start, end in telling if known.isdisjoint(_forms(word, lemma))]
    if not own or len(own) > MOST * len(telling):
        return ((text, False),)
    return tuple(_pieces(text, _joined(text, own)))


def _forms(word: str, lemma: Lemma) -> set[str]:
    return {word, *lemma(word).split()}


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST or word in TELLING or any(sign.isdigit() for sign in word)


def _joined(text: str, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Words beside each other are one stretch."""
    made: list[tuple[int, int]] = []
    for start, end in ranges:
        if made and not text[made[-1][1] : start].strip():
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _pieces(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in ranges:
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
