"""Questions answered on the labels at a glance; what these do not tell is asked of the database.

Gives the same as `conditions`, which asks all of the database; a test holds one against the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import query
from corpus.filters.syntax import AllOf, AnyOf, Between, Is, Not, both, either

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from corpus.atglance import Column, Glance
    from corpus.filters.syntax import Question
    from corpus.language import Language

    Mask = NDArray[np.bool_]
    Rows = NDArray[np.int64]

AT_HAND = 32
"""What the database said of so many questions is kept, a byte for every observation."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Which observations of a glance meet a question."""

    connection: Connection
    language: Language
    glance: Glance

    def mask(self, question: Question) -> Mask:
        """For each observation whether it meets the question; what was rejected is no exception."""
        if self._is_known(question):
            return self._known(question)
        parts = question.parts if isinstance(question, AllOf) else (question,)
        known = both(*(part for part in parts if self._is_known(part)))
        return self._known(known) & self._unknown([p for p in parts if not self._is_known(p)])

    def _unknown(self, parts: Sequence[Question]) -> Mask:
        """What meets all of these. Where each rules something out, less is ruled out than is left."""
        ruled_out = [part.part for part in parts if isinstance(part, Not)]
        if len(ruled_out) < len(parts):
            return self._asked(both(*parts))
        return ~self._asked(either(*ruled_out))

    def _is_known(self, question: Question) -> bool:
        match question:
            case AllOf(parts) | AnyOf(parts):
                return all(map(self._is_known, parts))
            case Not(part):
                return self._is_known(part)
            case Is(field):
                return field in self.glance.columns or field in self.glance.documents.FIELDS
            case Between(field):
                return field in {"datum", "zekerheid"}
            case _:
                return False

    def _known(self, question: Question) -> Mask:
        import numpy as np

        whole = np.full(len(self.glance.places), fill_value=True)
        match question:
            case AllOf(parts):
                whole = np.logical_and.reduce([whole, *map(self._known, parts)])
            case AnyOf(parts):
                whole = np.logical_or.reduce([~whole, *map(self._known, parts)])
            case Not(part):
                whole = ~self._known(part)
            case Is(field, values):
                whole = self._having(field, values)
            case Between("datum", low, high):
                whole = self._of(self.glance.documents.between(low, high))
            case Between(_, low, high):
                least, most = float(low or 0), float(high or 1)
                whole = (self.glance.scores >= least) & (self.glance.scores <= most)
        return whole

    def _having(self, field: str, values: Sequence[str]) -> Mask:
        if field in self.glance.columns:
            wanted = frozenset(values)
            return held(self.glance.columns[field], lambda there: not wanted.isdisjoint(there))
        return self._of(self.glance.documents.having(field, tuple(values)))

    def _of(self, numbers: Collection[int]) -> Mask:
        return held(self.glance.by_document, lambda there: int(there[0]) in numbers)

    def _asked(self, question: Question) -> Mask:
        """By the database, once for as long as nothing changes."""
        import numpy as np

        known: dict[object, Mask] = self.glance.asked
        mask = known.get(question)
        if mask is None:
            mask = np.zeros(len(self.glance.places), dtype=np.bool_)
            asked = query.asking(self.connection, self.language)
            wanted = query.meeting(self.connection, question, asked, self.language).order_by(None)
            mask[self.rows(list(self.connection.scalars(wanted)))] = True
            if len(known) >= AT_HAND:
                known.clear()
            known[question] = mask
        return mask

    def rows(self, places: Sequence[int]) -> Rows:
        """Which observations stand at these places, in this order; places where none stands are left out."""
        import numpy as np

        wanted = np.array(places, dtype=np.int64)
        if not len(self.glance.places):
            return wanted[:0]
        found = np.searchsorted(self.glance.places, wanted).clip(max=len(self.glance.places) - 1)
        there: Rows = found[self.glance.places[found] == wanted]
        return there


def held(column: Column, wanted: Callable[[tuple[str, ...]], bool]) -> Mask:
    """For each observation whether its values are wanted."""
    import numpy as np

    table = np.array([wanted(values) for values in column.values], dtype=np.bool_)
    whole: Mask = table[column.codes]
    return whole
