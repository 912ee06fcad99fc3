"""Words in text: FTS5 on SQLite, `tsvector` on PostgreSQL, over the same columns of words and lemmas.

A word is found in any form and as part of a compound (its lemma is among the lemmas), or literally; a phrase
literally. Ranks are BM25 on SQLite (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework,
2009; k1 = 1.2, b = 0.75, as FTS5 has them) and cover density on PostgreSQL (C. Clarke et al., 2000).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import and_, column, false, func, literal_column, or_, select, table

from corpus import schema
from corpus.filters.syntax import AllOf, AnyOf, Phrase, Word
from corpus.migrations import POSTGRESQL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Select

    from corpus.filters.syntax import Question
    from corpus.language import Language

    Condition = ColumnElement[bool]

SEARCH = table("search", column("rowid"), column("search"))
WEIGHTS = (0.5, 1.0)
"""What a word counts in the text and among the lemmas; found best on tests/eval/questions.toml, by little."""
BM25 = func.bm25(SEARCH.c.search, *WEIGHTS).label("rank")
e = schema.effective.c
SIMPLE: ColumnElement[Any] = literal_column("'simple'::regconfig")


@dataclass(frozen=True, slots=True)
class Sought:
    """What a word or phrase comes down to: its words as they are indexed, and its lemmas (of a word)."""

    words: str
    lemma: str = ""
    prefix: bool = False


def sought(node: Word | Phrase, language: Language) -> Sought:
    """What to look for."""
    words = language.words(node.text)
    if isinstance(node, Phrase):
        return Sought(words)
    return Sought(words, words if node.prefix else language.term(node.text), node.prefix)


class FullText(Protocol):
    """How a kind of database finds words."""

    @property
    def language(self) -> Language:
        """How text is made findable."""

    def condition(self, question: Question) -> Condition:
        """A question of words and phrases alone as a condition on `effective`."""

    def places(self, question: Question) -> Select[Any]:
        """The places of the rows that answer it; other conditions can be put on `effective`."""

    def ranked(self, question: Question) -> Select[Any]:
        """Idem with their rank, best first, which is lowest."""

    def best(self, question: Question, limit: int) -> Select[Any]:
        """The places of so many, best first, when nothing else is asked."""

    def some(self, question: Question, limit: int) -> Select[Any]:
        """The places of so many, whichever."""


@dataclass(frozen=True, slots=True)
class Fts5:
    """On SQLite."""

    language: Language

    def condition(self, question: Question) -> Condition:
        """The places that a search gives."""
        asked = self._match(question)
        return false() if not asked else e.place.in_(select(SEARCH.c.rowid).where(_matches(asked)))

    def places(self, question: Question) -> Select[Any]:
        """In order of place without sorting, since the index holds them so."""
        return self._joined(question, SEARCH.c.rowid.label("place")).order_by(SEARCH.c.rowid)

    def ranked(self, question: Question) -> Select[Any]:
        """All that answer it are ranked, for as far as they meet the other conditions."""
        return self._joined(question, SEARCH.c.rowid.label("place"), BM25).order_by(BM25, SEARCH.c.rowid)

    def best(self, question: Question, limit: int) -> Select[Any]:
        """By the index alone: the table need not be looked at."""
        return self.some(question, limit).order_by(BM25, SEARCH.c.rowid)

    def some(self, question: Question, limit: int) -> Select[Any]:
        """Idem."""
        asked = self._match(question)
        return select(SEARCH.c.rowid).where(_matches(asked) if asked else false()).limit(limit)

    def _joined(self, question: Question, *columns: ColumnElement[Any]) -> Select[Any]:
        joined = SEARCH.join(schema.effective, e.place == SEARCH.c.rowid)
        asked = self._match(question)
        return select(*columns).select_from(joined).where(_matches(asked) if asked else false())

    def _match(self, question: Question) -> str:
        """The expression in the language of FTS5; "" when nothing can answer it."""
        match question:
            case AllOf(parts):
                every = [self._match(part) for part in parts]
                return f"({' AND '.join(every)})" if all(every) else ""
            case AnyOf(parts):
                return _any(self._match(part) for part in parts)
            case Word() | Phrase():
                return _term(sought(question, self.language))
            case _:
                raise TypeError("only words and phrases")


def _any(expressions: Iterable[str]) -> str:
    there = [expression for expression in expressions if expression]
    return f"({' OR '.join(there)})" if there else ""


def _term(one: Sought) -> str:
    star = " *" if one.prefix else ""
    literally = f'words : "{one.words}"{star}' if one.words else ""
    lemma = f'lemmas : "{one.lemma}"{star}' if one.lemma else ""
    return _any((literally, lemma))


def _matches(expression: str) -> Condition:
    return SEARCH.c.search.op("MATCH", is_comparison=True)(expression)


@dataclass(frozen=True, slots=True)
class TsVector:
    """On PostgreSQL."""

    language: Language

    def condition(self, question: Question) -> Condition:
        """Two indexes, one for words and one for lemmas."""
        match question:
            case AllOf(parts):
                return and_(*map(self.condition, parts))
            case AnyOf(parts):
                return or_(*map(self.condition, parts))
            case Word() | Phrase():
                one = sought(question, self.language)
                return or_(_holds(e.words, one.words, one), _holds(e.lemmas, one.lemma, one))
            case _:
                raise TypeError("only words and phrases")

    def places(self, question: Question) -> Select[Any]:
        """In order of place."""
        return select(e.place).where(self.condition(question)).order_by(e.place)

    def ranked(self, question: Question) -> Select[Any]:
        """By how close together and how often the words stand, in text and lemmas as one."""
        asked = self._query(question)
        rank = func.ts_rank_cd(func.to_tsvector(SIMPLE, e.words + " " + e.lemmas), asked, 1)
        found = select(e.place, (-rank).label("rank")).where(self.condition(question))
        return found.order_by((-rank), e.place)

    def best(self, question: Question, limit: int) -> Select[Any]:
        """As `ranked` gives them."""
        return self.ranked(question).limit(limit)

    def some(self, question: Question, limit: int) -> Select[Any]:
        """By both indexes."""
        return select(e.place).where(self.condition(question)).limit(limit)

    def _query(self, question: Question) -> ColumnElement[Any]:
        """All words of a question, any of which adds to the rank."""
        tokens = [_tokens(part, sought(part, self.language)) for part in _words(question)]
        return func.to_tsquery(SIMPLE, " | ".join(f"({found})" for found in tokens if found) or "''")


def _words(question: Question) -> Iterable[Word | Phrase]:
    match question:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _words(part)
        case Word() | Phrase():
            yield question
        case _:
            raise TypeError("only words and phrases")


def _tokens(_: Word | Phrase, one: Sought) -> str:
    found = (_row(words, prefix=one.prefix) for words in (one.words, one.lemma) if words)
    return " | ".join(found)


def _row(words: str, *, prefix: bool) -> str:
    """Words in a row, in the language of PostgreSQL."""
    return " <-> ".join(f"'{word}'" for word in words.split()) + (":*" if prefix else "")


def _holds(indexed: ColumnElement[Any], words: str, one: Sought) -> Condition:
    if not words:
        return false()
    asked = func.to_tsquery(SIMPLE, _row(words, prefix=one.prefix))
    return func.to_tsvector(SIMPLE, indexed).op("@@", is_comparison=True)(asked)


def full_text(dialect: str, language: Language) -> FullText:
    """How the database of this kind finds words."""
    return TsVector(language) if dialect == POSTGRESQL else Fts5(language)
