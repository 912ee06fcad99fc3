"""Questions of the filter language as conditions in SQL on `effective`, joined with nothing.

Only values reach SQL, always as bound parameters. What is asked of documents is answered first, since there
are few: a small set of documents is looked up by it, of a large one each row is asked for its document.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Text,
    and_,
    cast,
    exists,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)

from corpus import schema
from corpus.filters.syntax import AllOf, AnyOf, Between, Is, Not, Phrase, Word
from corpus.folding import folded
from corpus.migrations import POSTGRESQL
from corpus.model import PartKind
from corpus.rows import storable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sqlalchemy import ColumnElement, Select, TableClause

    from corpus.about import Documents
    from corpus.filters.syntax import Question

    Condition = ColumnElement[bool]
    Textual = Callable[[Word | Phrase], Condition]

FEW = 40
"""Up to so many documents are looked up by their number; the rows of more are gone through in order."""
NONE = "geen"
ALL = 2**31 - 1
"""More values than any list has."""
e, o, c, d = schema.effective.c, schema.observation.c, schema.coding.c, schema.document.c
OWN = {"rol": e.rol, "fase": e.fase, "toerekening": e.toerekening, "eerder": e.eerder, "beoordeling": e.state}
SETS = {"thema": schema.effective_thema, "onderwerp": schema.effective_onderwerp}
LISTED = {"modaliteit": c.modaliteit, "taal": c.taal}
WORDED = {
    "spreker": func.folded(c.spreker),
    "getroffen": func.folded_each(c.getroffen, ALL),
    "aan": func.folded(c.aan),
    "eigenaar": func.folded_each(c.action, 1),
}
"""Fields of text of a coding, folded; the owner comes first in an action."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question is asked of: the documents, and how words are found in text."""

    documents: Documents
    textual: Textual
    dialect: str

    def condition(self, question: Question) -> Condition:
        """The question as a condition on a row of `effective`."""
        match question:
            case AllOf(parts):
                return and_(true(), *map(self.condition, parts))
            case AnyOf(parts):
                return or_(false(), *map(self.condition, parts))
            case Not(part):
                return not_(self.condition(part))
            case Word() | Phrase():
                return self.textual(question)
            case Between(field, low, high):
                dated = self.documents.between(low, high) if field == "datum" else None
                return _within(field, low, high) if dated is None else self._of(dated)
            case Is(field, values):
                asked = field in self.documents.FIELDS
                return self._of(self.documents.having(field, values)) if asked else _is(field, values)

    def _of(self, numbers: frozenset[int]) -> Condition:
        if len(numbers) <= FEW:
            return e.document.in_(sorted(numbers))
        return (e.document + 0).in_(listed(numbers, self.dialect))  # + 0: not to be looked up one by one


def listed(numbers: Collection[int], dialect: str) -> Select[Any]:
    """Numbers as a table, bound as one value: there may be more than a statement has parameters for."""
    bound = literal(json.dumps(sorted(numbers)))
    if dialect == POSTGRESQL:
        return select(cast(func.json_array_elements_text(cast(bound, JSON)), BigInteger))
    return select(func.json_each(bound).table_valued("value").c.value)


def _is(field: str, asked: tuple[str, ...]) -> Condition:
    values = tuple(map(storable, asked))
    if field in OWN:
        return OWN[field].in_(values)
    if field in SETS:
        return or_(*(_among(SETS[field], field, value) for value in values))
    if field in LISTED:
        return _coding(LISTED[field].in_(values))
    if field in WORDED:
        return _coding(or_(*(_worded(WORDED[field], value) for value in values)))
    return _other(field, values)


def _within(field: str, low: str, high: str) -> Condition:
    column = e.rol_score if field == "zekerheid" else o.page
    bounds = [column >= float(low)] if low else []
    bounds += [column <= float(high)] if high else []
    if field == "zekerheid":
        return and_(true(), *bounds)
    return _observation(and_(column > 0, *bounds))


def _among(table: TableClause, field: str, value: str) -> Condition:
    """Whether the row has this thema or subject; `NONE` asks for rows without any."""
    if value == NONE:
        return e[field] == "[]"
    return exists(select(table.c.place).where(table.c[field] == value, table.c.place == e.place))


def _other(field: str, values: tuple[str, ...]) -> Condition:
    match field:
        case "onzeker":
            return e.onzeker.in_([int(value == "ja") for value in values])
        case "id":
            return _observation(o.id.in_([value.casefold() for value in values]))
        case "kop":
            return _observation(or_(*(_worded(func.folded_each(o.path, ALL), value) for value in values)))
        case "door":
            return or_(*(_worded(func.folded_each(e.authors, ALL), value) for value in values))
        case "deel":
            return _part(values)
        case _:
            column = schema.analysis.c.model if field == "model" else schema.analysis.c.codebook
            said = or_(*(_worded(func.folded(column), value) for value in values))
            return exists(select(schema.analysis.c.nr).where(schema.analysis.c.nr == e.analysis, said))


def _worded(text: ColumnElement[Any], value: str) -> Condition:
    """Whether the words of a value stand in a folded text, in a row.

    Not by LIKE: SQLite refuses a long pattern.
    """
    words = folded(value)
    if not words:
        return false()
    spaced = literal(" ") + cast(text, Text) + " "
    return func.replace(spaced, f" {words} ", "") != spaced


def _coding(condition: Condition) -> Condition:
    same = and_(c.analysis == e.analysis, c.observation == e.basis)
    return exists(select(literal(1)).select_from(schema.coding).where(same, condition))


def _observation(condition: Condition) -> Condition:
    observed = schema.observation
    return exists(select(literal(1)).select_from(observed).where(o.nr == e.observation, condition))


def _part(values: tuple[str, ...]) -> Condition:
    """Whether the part is of one of these kinds; one that is not there is of another."""
    part = schema.part
    own = and_(part.c.document == o.document, part.c.idx == o.part)
    joined = schema.observation.outerjoin(part, own)
    kind = func.coalesce(part.c.kind, PartKind.OTHER.value)
    return exists(select(literal(1)).select_from(joined).where(o.nr == e.observation, kind.in_(values)))
