"""From the text of a question to what it means.

question = conjunction {OF conjunction}; conjunction = denial {[EN] denial}; denial = {NIET | -} part;
part = word | phrase | field | "(" question ")".
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.filters import values
from corpus.filters.cutting import cut
from corpus.filters.pointing import MisreadError, pointed
from corpus.filters.syntax import EVERYTHING, Phrase, Word, both, either, negated
from corpus.filters.tokens import Sort
from corpus.filters.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.codebook import Codebook
    from corpus.filters.syntax import Question
    from corpus.filters.tokens import Token

MAX_LENGTH = 2_000
"""Characters of a question, as typed and as `written`: more than anyone types, few enough to read at once."""

MAX_DEPTH = 20
"""Parentheses within parentheses: readers get lost long before, and databases some time after."""

MAX_TERMS = 200
"""Words, phrases and values: SQLite refuses an expression of over 1,000 levels, and each AND is a level."""

_ENDS = frozenset({Sort.OR, Sort.CLOSE, Sort.END})


def parse(text: str, codebook: Codebook) -> Question:
    """What a question asks, in normal form (see `syntax`); a blank text asks for everything.

    Raises nothing but `FilterError`, whose message points at the place that cannot be understood.
    """
    try:
        _check_length(text)
        pieces = tuple(cut(text))
        _check_terms(pieces)
        question = _Reading(deque(pieces), codebook).whole()
        _check_length(written(question), at=len(text))
    except MisreadError as misread:
        raise pointed(text, misread) from None
    return question


@dataclass(frozen=True, slots=True)
class _Reading:
    """The pieces that are still to be read; the last, an END, is never taken."""

    pieces: deque[Token]
    codebook: Codebook

    def whole(self) -> Question:
        if self._next is Sort.END:
            return EVERYTHING
        question = self._alternatives(0)
        if self._next is Sort.CLOSE:
            raise _closes_nothing(self.pieces[0])
        return question

    @property
    def _next(self) -> Sort:
        return self.pieces[0].sort

    def _alternatives(self, depth: int) -> Question:
        parts = [self._conjunction(depth)]
        while self._next is Sort.OR:
            self.pieces.popleft()
            parts.append(self._conjunction(depth))
        return either(*parts)

    def _conjunction(self, depth: int) -> Question:
        parts = [self._denial(depth)]
        while self._next not in _ENDS:
            if self._next is Sort.AND:
                self.pieces.popleft()
            parts.append(self._denial(depth))
        return both(*parts)

    def _denial(self, depth: int) -> Question:
        denied = False
        while self._next is Sort.NOT:
            self.pieces.popleft()
            denied = not denied
        part = self._part(depth)
        return negated(part) if denied else part

    def _part(self, depth: int) -> Question:
        token = self.pieces[0]
        if token.sort in (Sort.AND, *_ENDS):
            raise _closes_nothing(token) if token.sort is Sort.CLOSE and not depth else _missing(token)
        self.pieces.popleft()
        match token.sort:
            case Sort.OPEN:
                return self._group(token, depth + 1)
            case Sort.FIELD:
                return values.asked(token, self.codebook)
            case Sort.PHRASE:
                return Phrase(token.text)
            case _:
                return Word(token.text, token.sort is Sort.PREFIX)

    def _group(self, opening: Token, depth: int) -> Question:
        if depth > MAX_DEPTH:
            raise MisreadError(
                opening.at,
                f"Er staan meer dan {MAX_DEPTH} haakjes binnen elkaar.",
                "Maak de vraag eenvoudiger, of stel haar in delen.",
            )
        question = self._alternatives(depth)
        if self._next is not Sort.CLOSE:
            raise MisreadError(
                opening.at, "Dit haakje wordt niet gesloten.", "Zet een ) waar de groep eindigt."
            )
        self.pieces.popleft()
        return question


def _closes_nothing(token: Token) -> MisreadError:
    return MisreadError(
        token.at, "Dit haakje sluit niets.", "Haal het weg, of zet een ( waar de groep begint."
    )


def _missing(token: Token) -> MisreadError:
    where = "Aan het eind van de vraag" if token.sort is Sort.END else f"Voor {token.text}"
    return MisreadError(
        token.at,
        f"{where} ontbreekt een woord of veld.",
        "Vul het aan. Wie EN, OF of NIET zelf zoekt, zet het tussen aanhalingstekens.",
    )


def _check_length(text: str, *, at: int = MAX_LENGTH) -> None:
    if len(text) > MAX_LENGTH:
        raise MisreadError(
            at, f"De vraag is langer dan {MAX_LENGTH} tekens.", "Maak haar korter, of stel haar in delen."
        )


def _check_terms(pieces: Iterable[Token]) -> None:
    count = 0
    for piece in pieces:
        count += len(piece.values) or piece.sort in (Sort.WORD, Sort.PREFIX, Sort.PHRASE)
        if count > MAX_TERMS:
            raise MisreadError(
                piece.at,
                f"De vraag heeft meer dan {MAX_TERMS} woorden en waarden.",
                "Maak haar korter, of stel haar in delen.",
            )
