"""A question cut in pieces: words, phrases, fields with their values, operators and parentheses."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from corpus.filters import suggesting
from corpus.filters.fields import FIELDS
from corpus.filters.pointing import MisreadError, shown
from corpus.filters.tokens import (
    BARE,
    BARE_VALUE,
    MINUS,
    OPERATORS,
    PARENTHESES,
    QUOTED,
    SPACE,
    Sort,
    Token,
    Value,
    legible,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_QUOTES = ('"', "“", "”", "„")
_LINES = {ord(character): " " for character in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"}
_UNSEEN = frozenset({"Cc", "Cs"})
"""Control characters and halves of characters: not every database and terminal takes them."""


def cut(question: str) -> Iterator[Token]:
    """The pieces of a question in order, an `END` last. Raises `MisreadError`."""
    question = question.translate(_LINES)
    _check_characters(question)
    at = _end(SPACE, question, 0)
    while at < len(question):
        token, end = _token(question, at)
        yield token
        at = _end(SPACE, question, end)
    yield Token(Sort.END, "", len(question.rstrip()))


def _token(question: str, at: int) -> tuple[Token, int]:
    first = question[at]
    if first in PARENTHESES:
        return Token(PARENTHESES[first], first, at), at + 1
    if MINUS.match(question, at):
        return Token(Sort.NOT, first, at), at + 1
    token, end = _term(question, at)
    _check_apart(question, end)
    return token, end


def _term(question: str, at: int) -> tuple[Token, int]:
    if question.startswith(_QUOTES, at):
        text, end = _quoted(question, at)
        return _phrase(text, at), end
    end = _end(BARE, question, at)
    text = question[at:end]
    if text in OPERATORS:
        return Token(OPERATORS[text], text, at), end
    if ":" in text:
        return _field(question, at, text)
    return _word(text, at), end


def _phrase(text: str, at: int) -> Token:
    words = " ".join(text.split())
    _check_legible(words, at)
    return Token(Sort.PHRASE, words, at)


def _word(text: str, at: int) -> Token:
    word = text.removesuffix("*")
    if "*" in word or not word:
        raise MisreadError(
            at + text.index("*"),
            "Een * kan alleen achter het begin van een woord staan.",
            "Schrijf bijvoorbeeld termijn* voor alle woorden die met termijn beginnen.",
        )
    _check_legible(word, at)
    return Token(Sort.WORD if word == text else Sort.PREFIX, word, at)


def _field(question: str, at: int, text: str) -> tuple[Token, int]:
    typed = text.partition(":")[0]
    name = typed.casefold()
    if name not in FIELDS:
        what = f"'{shown(typed)}' is geen veld." if typed else "Voor de dubbele punt staat geen veld."
        raise MisreadError(at, what, suggesting.field(text))
    value, end = _value(question, at + len(typed) + 1, f"{name}:")
    values = [value]
    while question.startswith(",", end):
        value, end = _value(question, end + 1, "de komma")
        values.append(value)
    return Token(Sort.FIELD, name, at, tuple(values)), end


def _value(question: str, at: int, after: str) -> tuple[Value, int]:
    if question.startswith(_QUOTES, at):
        text, end = _quoted(question, at)
        value = Value(text.strip(), at + 1)
    else:
        end = _end(BARE_VALUE, question, at)
        value = Value(question[at:end], at)
    if not value.text:
        raise MisreadError(
            at,
            f"Achter {after} ontbreekt een waarde.",
            "Schrijf de waarden er zonder spatie achter, met komma's ertussen: rol:knelpunt,gevolg.",
        )
    return value, end


def _quoted(question: str, at: int) -> tuple[str, int]:
    found = QUOTED.match(question, at)
    if found is None:
        closing = '"' if question[at] == '"' else "”"
        raise MisreadError(
            at, "Dit aanhalingsteken wordt niet gesloten.", f"Sluit de frase af met {closing}."
        )
    straight, typographic = found.groups()
    return typographic if straight is None else straight.replace('""', '"'), found.end()


def _end(pattern: re.Pattern[str], question: str, at: int) -> int:
    found = pattern.match(question, at)
    return found.end() if found else at


def _check_apart(question: str, at: int) -> None:
    """A term ends at a space, a parenthesis or the end: what is glued to it could mean two things."""
    following = question[at : at + 1]
    if following == "*":
        raise MisreadError(
            at,
            "Een * kan alleen achter een los woord staan.",
            "Laat de * weg, of zoek op het begin van een woord: termijn*.",
        )
    if following and following not in PARENTHESES and not following.isspace():
        raise MisreadError(at, "Hier ontbreekt een spatie.", f"Zet een spatie voor {shown(following)}.")


def _check_legible(text: str, at: int) -> None:
    if not legible(text):
        raise MisreadError(
            at,
            f"In '{shown(text)}' staat geen letter of cijfer om naar te zoeken.",
            "Laat het weg. Combineren gaat met EN, OF en NIET in hoofdletters.",
        )


def _check_characters(question: str) -> None:
    for at, character in enumerate(question):
        if unicodedata.category(character) in _UNSEEN:
            raise MisreadError(
                at,
                "Hier staat een onzichtbaar stuurteken of een half teken.",
                "Haal het weg, of typ de vraag opnieuw.",
            )
