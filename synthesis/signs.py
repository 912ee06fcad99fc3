"""Words that set a sentence on a scale of Dutch, with the negations that turn them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synthesis.lexicon import lexicon, scales, sign_begins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that set a sentence on a scale: the value, the half-open range, and the words themselves."""

    scale: str
    value: float
    start: int
    end: int
    text: str
    negated: bool = False


def signs_of(text: str) -> tuple[tuple[Sign, ...], tuple[int, ...]]:
    """The signs of a sentence with their negations worked in, and the negations that are left over."""
    plain = _longest(
        sorted(_all_signs(text), key=lambda found: (found[0].start - found[0].end, found[0].start))
    )
    spans = [(sign.start, sign.end) for sign, _ in plain]
    free = [n.start() for n in lexicon().negation.finditer(text) if not _within(n.start(), spans)]
    taken = {start: place for place in free for start in _negated(place, [sign for sign, _ in plain], text)}
    signs = tuple(_turned(sign, negated, taken.get(sign.start), text) for sign, negated in plain)
    return signs, tuple(place for place in free if place not in taken.values())


def _negated(place: int, signs: Sequence[Sign], text: str) -> Iterator[int]:
    """Where the signs begin that a negation turns: the next, and after words of manner the one after these.

    "Niet effectief gestart" says that it has not started, "niet volledig ingezet" that it has in part.
    """
    end = place
    for sign in signs:
        if sign.start > place:
            if not _reaches(text[place if end == place else end : sign.start]):
                return
            yield sign.start
            if sign.scale != "oordeel":
                return
            end = sign.end


def _all_signs(text: str) -> Iterator[tuple[Sign, float]]:
    """What each step of each scale finds, looked for where some step begins: one search serves all."""
    starts = [found.start() for found in sign_begins().finditer(text)]
    for scale in scales() if starts else ():
        for step in scale.steps:
            end = 0
            for start in starts:
                found = step.words.match(text, start) if start >= end else None
                if found:
                    end = found.end()
                    yield Sign(scale.name, step.value, start, end, found[0]), step.negated


def _longest(by_length: Sequence[tuple[Sign, float]]) -> list[tuple[Sign, float]]:
    """The signs in order of place; of those that overlap the longest, on each scale that it stands on."""
    kept: list[tuple[Sign, float]] = []
    for sign, negated in by_length:
        over = [other for other, _ in kept if sign.start < other.end and other.start < sign.end]
        if all((other.start, other.end) == (sign.start, sign.end) for other in over):
            kept.append((sign, negated))
    return sorted(kept, key=lambda found: (found[0].start, found[0].scale))


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _reaches(between: str) -> bool:
    """Whether a negation at the head of some words bears on what comes after them."""
    words = lexicon()
    return len(between.split()) <= words.negation_reach and not any(b in between for b in words.bounds)


def _turned(sign: Sign, negated: float, negation: int | None, text: str) -> Sign:
    if negation is None:
        return sign
    return Sign(sign.scale, negated, negation, sign.end, text[negation : sign.end], negated=True)
