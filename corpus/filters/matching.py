"""One row held against a question, in plain Python: what every faster way to answer must agree with.

Fields of text hold words whatever their case and accents, in a row within one of their values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.filters.fields import FIELDS, NONE, Kind
from corpus.filters.syntax import AllOf, AnyOf, Between, Is, Not, Phrase, Word
from corpus.folding import folded, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpus.filters.syntax import Question

    Said = Callable[[Word | Phrase, str], bool]

_COLUMNS = {"deel": "part", "pagina": "page", "zekerheid": "rol_score"}
"""Where the column of `corpus.query.COLUMNS` is not named as the field."""


def literally(asked: Word | Phrase, text: str) -> bool:
    """Whether a text holds a word or phrase as it is spelt, whatever its case: whole words, in a row."""
    spelt = r"\s+".join(map(re.escape, asked.text.casefold().split()))
    end = "" if isinstance(asked, Word) and asked.prefix else r"(?!\w)"
    return re.search(rf"(?<!\w){spelt}{end}", text.casefold()) is not None


def matches(question: Question, row: Mapping[str, object], said: Said = literally) -> bool:
    """Whether a question asks for this row, with keys as `corpus.query.COLUMNS` and the fields beside.

    `said` tells whether the row's text holds a word or phrase, which depends on how texts are indexed.
    """
    match question:
        case AllOf(parts):
            return all(matches(part, row, said) for part in parts)
        case AnyOf(parts):
            return any(matches(part, row, said) for part in parts)
        case Not(part):
            return not matches(part, row, said)
        case Word() | Phrase():
            return said(question, str(row["text"]))
        case Between():
            return any(_within(question, value) for value in _held(question.field, row))
        case Is(field, values):
            return any(_is(field, value, row) for value in values)


def _within(asked: Between, value: str) -> bool:
    if FIELDS[asked.field].kind is Kind.DATE:
        return asked.low <= value and (not asked.high or value <= asked.high)
    return float(asked.low or "-inf") <= float(value) <= float(asked.high or "inf")


def _is(field: str, value: str, row: Mapping[str, object]) -> bool:
    held = _held(field, row)
    if FIELDS[field].kind is Kind.TEXT:
        whole = (*_held("laag", row), *_held("document", row)) if field == "bron" else ()
        return _equal(value, whole) or any(holds(folded(text), folded(value)) for text in held)
    return _equal(value, held)


def _equal(value: str, held: tuple[str, ...]) -> bool:
    return value.casefold() in {text.casefold() for text in held}


def _held(field: str, row: Mapping[str, object]) -> tuple[str, ...]:
    """The row's values for a field as a question spells them."""
    value = row.get(_COLUMNS.get(field, field))
    if isinstance(value, bool):
        return ("ja" if value else "nee",)
    values = value if isinstance(value, list | tuple) else () if value is None else (value,)
    none = (NONE,) if NONE in FIELDS[field].values else ()
    return tuple(map(str, values)) or none
