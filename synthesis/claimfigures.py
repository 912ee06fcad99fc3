"""Whether the figures of a claim are those of the sources, on the same quantity and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.coverage import FigureCheck, FigureFault
from synthesis.amounts import DURATION, PERCENT, amounts
from synthesis.drafted import pattern
from synthesis.lexicon import lexicon
from synthesis.stances import stances

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.findings import Passage
    from corpus.model import Observation
    from synthesis.amounts import Amount

SAME = 0.5
"""Least likeness of a claim and a passage that give a figure for the same thing."""
NEAR = 0.35
"""Least likeness of a claim and a passage in which its figure may have its source."""
TWO_DIGITS = 10
PLURAL = ("en", "s")
"""How a thing that is counted ends, where a verb ("twee besliste ik") seldom does."""
UNIT = 3
"""Words after a number that may be its unit, and the letters that such a word has at least."""


def checked(sentence: Observation, ranked: Sequence[tuple[Passage, float]]) -> tuple[FigureCheck, ...]:
    """The figures of a claim that differ from those of the sources, or that none gives."""
    near = [passage for passage, likeness in ranked if likeness >= NEAR]
    same = [
        passage
        for passage, likeness in ranked
        if likeness >= SAME and _same_time(sentence, passage.observation)
    ]
    who = {found[0] for found in pattern("toeschrijving", "allen").finditer(sentence.text.lower())}
    own = [one for one in amounts(sentence.text) if not any(one.text.split()[0] in said for said in who)]
    return tuple(found for one in own if (found := _fault(one, same, near)))


def _counts(one: Amount) -> bool:
    """Whether it is a figure: with a unit, or a number of two digits at least; "acht ik" is none."""
    number, unit = one.text.split()[0].lower(), one.unit[0]
    if unit in (DURATION, PERCENT):
        return number not in ("een", "één")
    if number[0].isdigit():
        return _is_unit(unit) or one.high >= TWO_DIGITS
    return _is_unit(unit) and unit.endswith(PLURAL)


def _is_unit(word: str) -> bool:
    return len(word) > UNIT and word not in lexicon().empty


def _shown(one: Amount) -> str:
    """The figure with its unit, without the words that happen to follow."""
    told = one.text.split()
    unit = one.unit[0] in (DURATION, PERCENT) or _is_unit(one.unit[0])
    return " ".join(told[: 2 if unit else 1])


def _fault(one: Amount, same: Iterable[Passage], near: Iterable[Passage]) -> FigureCheck | None:
    if any(not one.differs(other) and _akin(one, other) for _, other in _given(near)):
        return None
    theirs = [(_shown(other), passage) for passage, other in _given(same) if _akin(one, other)]
    if not (theirs or _counts(one)):
        return None
    fault = FigureFault.DIFFERS if theirs else FigureFault.UNSOURCED
    return FigureCheck(_shown(one), fault, tuple(theirs))


def _given(passages: Iterable[Passage]) -> list[tuple[Passage, Amount]]:
    return [(passage, one) for passage in passages for one in amounts(passage.observation.text)]


def _akin(one: Amount, other: Amount) -> bool:
    """Whether both count the same: a word of their units is one."""
    return not _unit_words(one).isdisjoint(_unit_words(other))


def _unit_words(one: Amount) -> frozenset[str]:
    return frozenset(word for word in one.unit[:UNIT] if len(word) > UNIT or one.unit == (word,))


def _same_time(sentence: Observation, other: Observation) -> bool:
    """Whether they may speak of one date: neither names a day or year that the other gainsays."""
    a, b = stances(sentence.text)[0], stances(other.text)[0]
    return not _apart(a.days, b.days) and not _apart(a.years, b.years) and not _apart(a.names, b.names)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)
