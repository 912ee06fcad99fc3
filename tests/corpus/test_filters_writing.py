"""A question, its canonical text, and what is made of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import FilterError
from corpus.filters import EVERYTHING, both, either, negated, parse, terms, written
from corpus.filters.fields import FIELDS, RANGES, Kind
from corpus.filters.parsing import MAX_LENGTH, MAX_TERMS
from corpus.filters.syntax import AllOf, AnyOf, Between, Is, Not, Phrase, Word
from corpus.filters.tokens import OPERATORS, bare_word
from nlp import codebooks

if TYPE_CHECKING:
    from corpus.filters import Question
    from corpus.filters.fields import Field

CODEBOOK = codebooks.load().codebook

A, B, C = Word("appel"), Word("boom"), Word("citroen")

SEEN = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
TEXTS = st.text(SEEN, min_size=1, max_size=12) | st.text('a"“ :,*()-', min_size=1, max_size=8)


def _words(text: str) -> str:
    return " ".join(text.split())


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


WORDS = st.builds(Word, TEXTS.filter(bare_word), st.booleans()).filter(
    lambda word: word.prefix or word.text not in OPERATORS
)
PHRASES = TEXTS.map(_words).filter(_has_letters).map(Phrase)


EDGES = {
    Kind.DATE: st.dates().map(str)
    | st.sampled_from(["2024-01-01", "2024-02-01", "2024-02-29", "2024-12-31", "2025-12-31"]),
    Kind.PAGE: st.integers(1, 999_999).map(str),
    Kind.SHARE: st.integers(0, 10**6).map(lambda n: f"{n / 10**6:.6f}".rstrip("0").rstrip(".")),
}


def _spans(field: Field) -> st.SearchStrategy[Between]:
    edges = EDGES[field.kind]
    rank = int if field.kind is Kind.PAGE else str
    closed = st.tuples(edges, edges).map(lambda pair: Between(field.name, *sorted(pair, key=rank)))
    opened = st.builds(Between, st.just(field.name), edges, st.just(""))
    return closed | opened | st.builds(Between, st.just(field.name), st.just(""), edges)


def _values(field: Field) -> st.SearchStrategy[Is]:
    listed = {Kind.LANGUAGE: ["nl", "fy", "pap"]}.get(field.kind, list(map(str, field.permitted(CODEBOOK))))
    one = st.sampled_from(listed) if listed else TEXTS.map(str.strip).filter(bool)
    return st.builds(Is, st.just(field.name), st.lists(one, min_size=1, max_size=3, unique=True).map(tuple))


TERMS: st.SearchStrategy[Question] = st.one_of(
    WORDS, PHRASES, *(_spans(f) if f.kind in RANGES else _values(f) for f in FIELDS.values())
)
QUESTIONS = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: both(*parts)),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: either(*parts)),
        inner.map(negated),
    ),
    max_leaves=12,
)


@given(QUESTIONS)
def test_what_is_written_is_read_back_as_the_same_question(question: Question) -> None:
    assert parse(written(question), CODEBOOK) == question


@given(st.lists(QUESTIONS, min_size=1, max_size=3))
def test_the_text_of_a_question_is_its_own_canonical_text(questions: list[Question]) -> None:
    text = " ".join(f"( {written(question)} )" for question in questions)
    question = parse(text, CODEBOOK)
    assert question == both(*questions)
    assert written(parse(written(question), CODEBOOK)) == written(question)


WRITTEN = [
    (EVERYTHING, ""),
    (AllOf((A, AnyOf((B, C)))), "appel (boom OF citroen)"),
    (AnyOf((AllOf((A, B)), C)), "appel boom OF citroen"),
    (Not(AllOf((A, B))), "-(appel boom)"),
    (Not(Phrase("een frase")), '-"een frase"'),
    (Phrase('een "kale" frase'), '"een ""kale"" frase"'),
    (Word("termijn", prefix=True), "termijn*"),
    (Word("EN"), '"EN"'),
    (Word("12:30"), '"12:30"'),
    (Is("bron", ("Provincie Merenland", "COA")), 'bron:"Provincie Merenland",COA'),
    (Between("datum", "2025-01-01", "2025-12-31"), "datum:2025"),
    (Between("datum", "2025-01-01", "2026-12-31"), "datum:2025..2026"),
    (Between("datum", "2024-02-01", "2024-02-29"), "datum:2024-02"),
    (Between("datum", "2025-01-01", "2025-02-28"), "datum:2025-01..2025-02"),
    (Between("datum", "2025-01-01", "2025-02-27"), "datum:2025-01-01..2025-02-27"),
    (Between("datum", "", "2025-12-31"), "datum:..2025"),
    (Between("pagina", "3", ""), "pagina:3.."),
    (Between("zekerheid", "0.5", "0.5"), "zekerheid:0.5..0.5"),
    (AnyOf((Between("pagina", "1", "1"), Between("pagina", "3", "4"))), "pagina:1,3..4"),
]


@pytest.mark.parametrize(("question", "text"), WRITTEN)
def test_a_question_is_written(question: Question, text: str) -> None:
    assert written(question) == text


def test_questions_are_joined_in_normal_form() -> None:
    assert both() == EVERYTHING
    assert both(A, EVERYTHING, A) == A
    assert both(AllOf((A, B)), B, C) == AllOf((A, B, C))
    assert both(A, AnyOf((B, C))) == AllOf((A, AnyOf((B, C))))
    assert either(A, AnyOf((B, A)), C) == AnyOf((A, B, C))
    assert either(A, EVERYTHING) == EVERYTHING
    assert negated(negated(A)) == A
    with pytest.raises(FilterError):
        negated(EVERYTHING)


def test_the_terms_of_a_question_come_in_order() -> None:
    question = parse('appel (rol:vraag OF -"een frase") pagina:3', CODEBOOK)
    asked = (A, Is("rol", ("vraag",)), Phrase("een frase"), Between("pagina", "3", "3"))
    assert tuple(terms(question)) == asked


def test_as_many_ranges_as_may_be_asked_can_be_written() -> None:
    question = parse("pagina:" + ",".join(f"..{page}" for page in range(1, MAX_TERMS + 1)), CODEBOOK)
    assert parse(written(question), CODEBOOK) == question


def test_a_question_that_would_be_too_long_when_written_is_refused() -> None:
    text = " ".join(f"datum:2025..{year}-01-02" for year in range(2026, 2112))
    assert len(text) <= MAX_LENGTH
    with pytest.raises(FilterError, match="langer dan"):
        parse(text, CODEBOOK)
