"""From what a question means to the one text that says it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.filters import periods
from corpus.filters.fields import FIELDS, Kind
from corpus.filters.syntax import AllOf, AnyOf, Between, Is, Not, Phrase, Word
from corpus.filters.tokens import OPERATORS, bare_value, bare_word, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.filters.syntax import Question


def written(question: Question) -> str:
    """The question in the filter language; `parse` gives the same question back if it is in normal form.

    A word that cannot be typed as one, which `parse` never gives, is written as a phrase.
    """
    return " OF ".join(_alternatives(question))


def _alternatives(question: Question) -> Iterator[str]:
    """What stands between OF; ranges of one field in a row share its name."""
    parts = question.parts if isinstance(question, AnyOf) else (question,)
    for field, run in groupby(parts, _listed):
        if field:
            yield f"{field}:" + ",".join(_range(part) for part in run if isinstance(part, Between))
        else:
            yield from (_conjunction(part) for part in run)


def _listed(question: Question) -> str:
    """The field of a range that may stand in a list, else ""."""
    listed = isinstance(question, Between) and FIELDS[question.field].kind is not Kind.SHARE
    return question.field if listed and isinstance(question, Between) else ""


def _conjunction(question: Question) -> str:
    return " ".join(map(_part, question.parts)) if isinstance(question, AllOf) else _part(question)


def _part(question: Question) -> str:
    match question:
        case Word(text, prefix):
            return _word(text, prefix=prefix)
        case Phrase(text):
            return quoted(text)
        case Is(field, values):
            return f"{field}:" + ",".join(text if bare_value(text) else quoted(text) for text in values)
        case Between(field):
            return f"{field}:{_range(question)}"
        case Not(part):
            return f"-{_part(part)}"
        case AllOf() | AnyOf():
            return _group(question)


def _group(question: AllOf | AnyOf) -> str:
    """In parentheses, unless it is one list of ranges, which is read as a whole."""
    alternatives = tuple(_alternatives(question))
    listed = isinstance(question, AnyOf) and len(alternatives) == 1
    return alternatives[0] if listed else f"({' OF '.join(alternatives)})"


def _word(text: str, *, prefix: bool) -> str:
    if not bare_word(text) or (text in OPERATORS and not prefix):
        return quoted(text)
    return f"{text}*" if prefix else text


def _range(part: Between) -> str:
    if FIELDS[part.field].kind is Kind.DATE:
        return periods.shortest(part.low, part.high)
    return part.low if part.low == part.high and _listed(part) else f"{part.low}..{part.high}"
