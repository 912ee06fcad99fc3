"""What is asked of documents rather than of sentences, answered over the documents that the folder holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import select

from corpus import holdings, schema
from corpus.folding import folded, holds
from corpus.remembered import DOCUMENTS, remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    from corpus.rows import Row

WANTED = ("sender", "date", "confidential")
MOST_ANSWERS = 200
"""Answers that are kept: each may name every document."""


_folded = lru_cache(maxsize=2**14)(folded)


@dataclass(frozen=True, slots=True)
class About:
    """A document as questions and frames see it."""

    nr: int
    id: str
    stem: str
    name: str
    laag: str
    senders: tuple[str, ...]
    date: str
    confidential: bool

    def sent_by(self, words: frozenset[str], exact: frozenset[str]) -> bool:
        """Whether a sender's name has some of these words, or its layer or the file stem is one of these."""
        names = [_folded(sender) for sender in self.senders]
        return bool(exact & {self.stem.casefold(), self.laag}) or any(
            holds(name, some) for some in words for name in names
        )


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that the folder holds, by number."""

    by_number: Mapping[int, About]
    answers: dict[object, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)
    """What was asked before."""

    FIELDS: ClassVar = frozenset({"bron", "laag", "document", "vertrouwelijk"})

    def having(self, field: str, values: tuple[str, ...]) -> frozenset[int]:
        """The numbers of those with one of these values."""
        return self._once((field, values), lambda: self._having(field, values))

    def _having(self, field: str, values: tuple[str, ...]) -> frozenset[int]:
        exact = frozenset(value.casefold() for value in values)
        if field == "bron":
            words = frozenset(map(folded, values))
            return self._those(lambda about: about.sent_by(words, exact))
        if field == "vertrouwelijk":
            return self._those(lambda about: ("ja" if about.confidential else "nee") in exact)
        name = "stem" if field == "document" else field
        return self._those(lambda about: getattr(about, name).casefold() in exact)

    def between(self, low: str, high: str) -> frozenset[int]:
        """The numbers of those dated from `low` through `high`, ISO dates; "" leaves a side open."""
        last = high or "9999-12-31"
        return self._once(
            (low, high), lambda: self._those(lambda about: bool(about.date) and low <= about.date <= last)
        )

    def _once(self, asked: object, answer: Callable[[], frozenset[int]]) -> frozenset[int]:
        if len(self.answers) > MOST_ANSWERS:
            self.answers.clear()
        if asked not in self.answers:
            self.answers[asked] = answer()
        return self.answers[asked]

    def _those(self, wanted: Any) -> frozenset[int]:
        return frozenset(nr for nr, about in self.by_number.items() if wanted(about))


def documents(connection: Connection, *, every: bool = False) -> Documents:
    """What there is to ask of the documents that the folder holds, or of `every` one that it ever held."""
    if every:
        return _read(connection, every=True)
    return remembered(connection, "documents", (DOCUMENTS,), lambda: _read(connection))


def _read(connection: Connection, *, every: bool = False) -> Documents:
    table, fact = schema.document, schema.fact
    facts: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    read = select(fact.c.document, fact.c.field, fact.c.value).where(fact.c.field.in_(WANTED))
    for row in connection.execute(read.order_by(fact.c.document, fact.c.field, fact.c.idx)):
        facts[row.document][row.field].append(row.value)
    columns = [table.c[name] for name in ("nr", "id", "stem", "name", "laag")]
    query = select(*columns)
    query = query if every else query.where(table.c.id.in_(holdings.held()))
    found = (_about(dict(row), facts[row["id"]]) for row in connection.execute(query).mappings())
    return Documents({about.nr: about for about in found})


def _about(row: Row, facts: Mapping[str, list[str]]) -> About:
    senders, dates = tuple(facts.get("sender", ())), facts.get("date", [""])
    return About(**row, senders=senders, date=dates[0], confidential="confidential" in facts)
