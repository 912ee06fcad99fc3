"""What a question in the filter language means, whatever it was typed like.

Questions keep no place, so that two that are put the same way are equal. The normal form, which `parse`
gives and `both`, `either` and `negated` keep: groups of at least two different parts, never a group directly
in a group of its own sort, no double denial.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from corpus.errors import FilterError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Word:
    """The text holds this word in any form; with `prefix` a word that begins like this. As it was typed."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The text holds these words literally, in this order; single spaces between them."""

    text: str


@dataclass(frozen=True, slots=True)
class Is:
    """A field has one of these values.

    Values of a closed list are spelt as the list spells them; others are as they were typed, and are meant
    whatever their case.
    """

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A field lies from `low` through `high`, both included; "" leaves that side open.

    Dates are full ISO dates ("2025-01-01"), so that they compare as strings; numbers are decimal, without
    superfluous zeros. What has no value for the field does not lie in any range.
    """

    field: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; without parts it asks nothing, which is everything."""

    parts: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Question


Term: TypeAlias = Word | Phrase | Is | Between
Question: TypeAlias = Term | AllOf | AnyOf | Not

EVERYTHING = AllOf(())
"""The empty question."""


def both(*questions: Question) -> Question:
    """The question that asks all of these at once, in normal form if they are."""
    parts = _flat(questions, AllOf)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def either(first: Question, *others: Question) -> Question:
    """The question that is content with any of these, in normal form if they are."""
    parts = _flat((first, *others), AnyOf)
    if EVERYTHING in parts:
        return EVERYTHING
    return parts[0] if len(parts) == 1 else AnyOf(parts)


def negated(question: Question) -> Question:
    """The question that asks for all else, in normal form if it is. Raises `FilterError` on `EVERYTHING`."""
    if question == EVERYTHING:
        raise FilterError("Buiten een lege vraag valt niets.", "Zeg wat u wilt uitsluiten.")
    return question.part if isinstance(question, Not) else Not(question)


def terms(question: Question) -> Iterator[Term]:
    """The words, phrases and fields that a question asks for or excludes, in order."""
    match question:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from terms(part)
        case Not(part):
            yield from terms(part)
        case _:
            yield question


def _flat(questions: Iterable[Question], group: type[AllOf | AnyOf]) -> tuple[Question, ...]:
    """The different parts, those of a group of the same sort in its place."""
    nested = (question.parts if isinstance(question, group) else (question,) for question in questions)
    return tuple(dict.fromkeys(part for parts in nested for part in parts))
