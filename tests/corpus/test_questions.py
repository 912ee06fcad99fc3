"""Questions give on both databases what they mean in plain Python."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from corpus import schema
from corpus.errors import FilterError
from corpus.filters import both, either, negated, parse, written
from corpus.filters.fields import FIELDS, RANGES, Kind
from corpus.filters.matching import matches
from corpus.filters.syntax import Is, Phrase, Word
from corpus.query import Page, asking, counted, places
from corpus.saying import said
from rodedraad import opening
from tests.corpus import varied
from tests.corpus.test_filters_writing import QUESTIONS, TEXTS, _spans, _values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.filters import Question
    from corpus.query import Row
    from corpus.store import Corpus

EVERY = Is("beoordeling", FIELDS["beoordeling"].values)
SAID = cache(said(opening.language()))
HOSTILE = [
    "' OR 1=1 --", "\" OR \"\"=\"", "%", "_", "%a%", "a_b", "\\", "'", '"', "''", "NEAR(termijn, 5)", "NEAR(",
    "*", "termijn*", "words : termijn", "lemmas:", "^termijn", "+", "a & b", "a | b", "!a", "<->", "a <2> b",
    "termijn:*", "(a", "a)", ":", ";", "--", "/*", "{lemmas words}", "AND", "OR NOT", "NOT termijn", "EN",
    "\u0661\u0662", "12e3x", "1e400", "0x1F", "1.5e10", "a.b@c.nl", "http://a.nl/b?c", "ﷺ", "ʼn", "ß", "İ",
    "\u0345", "x" * 1_900, "ﷺ" * 1_900,
    "Я" * 1_900, "$$", "$1", "%s", "%(a)s", ":naam", "?", "{}", "\u2028", "🏠",
]  # fmt: skip
REFUSED = ["\0", "a\0b", "\ud800", "a\udfffb", "\x1b[31m"]


@pytest.fixture(scope="module")
def filled(pair: tuple[Corpus, Corpus]) -> tuple[Corpus, Corpus]:
    for corpus in pair:
        varied.filled(corpus)
        corpus.keep_codebook(varied.CODEBOOK)
    return pair


@pytest.fixture(scope="module")
def rows(filled: tuple[Corpus, Corpus]) -> list[Row]:
    """Every row there is, by the SQLite corpus."""
    return filled[0].observations(EVERY).to_dicts()


def found(corpus: Corpus, question: Question) -> list[str]:
    """The ids that a corpus gives, in order."""
    with corpus.reading() as connection:
        asked = asking(connection, corpus.language)
        at = places(connection, question, asked, corpus.language).subquery()
        rows = schema.effective.join(at, at.c.place == schema.effective.c.place).join(
            schema.observation, schema.observation.c.nr == schema.effective.c.observation
        )
        ids = select(schema.observation.c.id).select_from(rows).order_by(schema.effective.c.place)
        return list(connection.scalars(ids))


def agree(corpora: tuple[Corpus, Corpus], every: list[Row], question: Question) -> int:
    """Hold both databases against plain Python; gives the number of rows that answer."""
    expected = [row["id"] for row in every if matches(counted(question), row, SAID)]
    for corpus in corpora:
        assert found(corpus, question) == expected, (corpus.name, question)
    return len(expected)


def test_both_hold_the_same(filled: tuple[Corpus, Corpus], rows: list[Row]) -> None:
    assert len(rows) == 80
    assert filled[1].observations(EVERY).to_dicts() == rows
    assert {row["beoordeling"] for row in rows} == set(EVERY.values)


def _words(row: str) -> Iterator[Question]:
    words = [word.strip(".,;:!?\"'„”()*") for word in row.split()]
    for word in filter(str.isalnum, words):
        yield from (Word(word), Word(word.upper()), Word(word[:4], prefix=True), Phrase(word))
    for start in range(len(words) - 2):
        yield Phrase(" ".join(words[start : start + 3]))


SPOKEN = [question for sentence in (*varied.SENTENCES, *varied.HEADINGS) for question in _words(sentence)] + [
    Word("termijn"),
    Word("uitvoering"),
    Word("gemeente"),
    Word("vragen"),
    Word("coa"),
    Word("cijfer"),
]
NAMES = {
    "bron": ["merenland", "een waard", "VNG", "kring", "rijk", "brief 1 é", "Brief 1 É", "kring van"],
    "spreker": ["mérenland", "KRING VAN", "van gemeenten", "gemeente een waard"],
    "getroffen": ["kleine", "gemeenten", "gemeenten VNG", "provincie noord", 'provincie "noord"'],
    "aan": ["minister", "de Minister", "staten gedeputeerde"],
    "eigenaar": ["coa", "waardland", "juli", "1 juli", "█"],
    "kop": ["realisatie", "2.1 termijnen", "coordinatie", "een loket", "2"],
    "door": ["jansen", "zoe", "de vries jansen", "Zoë de Vries"],
    "model": ["toeval", "toeval/1", "1"],
    "codeboek": [varied.CODEBOOK.name, varied.CODEBOOK.id],
    "document": ["brief 1 é", "BRIEF 2 É", "brief"],
    "id": [],
}


def _known(field: str) -> st.SearchStrategy[Question]:
    """What may well be there, for fields of which a question may ask for any text."""
    return st.lists(st.sampled_from(NAMES[field]), min_size=1, max_size=2, unique=True).map(
        lambda values: Is(field, tuple(values))
    )


LIKELY: st.SearchStrategy[Question] = st.one_of(
    st.sampled_from(SPOKEN),
    *(_known(name) for name, values in NAMES.items() if values),
    *(
        _spans(f) if f.kind in RANGES else _values(f)
        for f in FIELDS.values()
        if f.kind not in {Kind.TEXT, Kind.NAME}
    ),
)
ASKED = st.recursive(
    LIKELY,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: both(*parts)),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: either(*parts)),
        inner.map(negated),
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=150)
@given(ASKED)
def test_a_likely_question_gives_the_rows_that_it_means(
    filled: tuple[Corpus, Corpus], rows: list[Row], question: Question
) -> None:
    agree(filled, rows, question)


@settings(deadline=None, max_examples=100)
@given(QUESTIONS)
def test_any_question_gives_the_rows_that_it_means(
    filled: tuple[Corpus, Corpus], rows: list[Row], question: Question
) -> None:
    agree(filled, rows, question)


def test_every_word_of_the_texts_is_found(filled: tuple[Corpus, Corpus], rows: list[Row]) -> None:
    for question in SPOKEN:
        agree(filled, rows, question)


@pytest.mark.parametrize("field", [name for name, values in NAMES.items() if values])
def test_names_are_found_whatever_their_case_and_accents(
    filled: tuple[Corpus, Corpus], rows: list[Row], field: str
) -> None:
    assert any(agree(filled, rows, Is(field, (value,))) for value in NAMES[field])


def test_two_values_of_a_list_are_no_phrase(filled: tuple[Corpus, Corpus], rows: list[Row]) -> None:
    assert agree(filled, rows, Is("getroffen", ("kleine gemeenten",)))
    assert not agree(filled, rows, Is("getroffen", ("gemeenten VNG",)))
    assert not agree(filled, rows, Is("eigenaar", ("juli",)))


@pytest.mark.parametrize("field", list(NAMES))
def test_no_value_is_more_than_a_value(filled: tuple[Corpus, Corpus], rows: list[Row], field: str) -> None:
    agree(filled, rows, Is(field, (*HOSTILE, *REFUSED)))


def test_no_value_is_more_than_a_value_one_by_one(filled: tuple[Corpus, Corpus], rows: list[Row]) -> None:
    for value in (*HOSTILE, *REFUSED):
        agree(filled, rows, either(*(Is(field, (value,)) for field in NAMES)))


def test_no_word_is_more_than_a_word(filled: tuple[Corpus, Corpus], rows: list[Row]) -> None:
    for value in (*HOSTILE, *REFUSED):
        for question in (Word(value), Word(value, prefix=True), Phrase(value)):
            agree(filled, rows, negated(question))
        agree(filled, rows, both(either(Word(value), Word("krap")), Word("termijn")))


def ask(corpora: tuple[Corpus, Corpus], typed: str) -> None:
    """Put what was typed to both; only an error of the question may come of it."""
    try:
        question = parse(typed, varied.CODEBOOK)
    except FilterError:
        return
    for corpus in corpora:
        corpus.observations(question, Page(limit=2))


def test_nothing_but_an_error_of_the_question_comes_of_what_is_typed(filled: tuple[Corpus, Corpus]) -> None:
    for value in (*HOSTILE, *REFUSED):
        ask(filled, " OF ".join(f"{field.name}:{value}" for field in FIELDS.values()))
        for typed in (value, f'"{value}"', f"{value}*", f'bron:"{value}"', f'id:"{value}"', f"-({value})"):
            ask(filled, typed)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30) | TEXTS | st.sampled_from(HOSTILE))
def test_nothing_typed_breaks_anything(filled: tuple[Corpus, Corpus], typed: str) -> None:
    ask(filled, typed)


@settings(deadline=None, max_examples=30)
@given(ASKED, st.integers(0, 30), st.integers(0, 30), st.booleans())
def test_a_page_is_a_part_of_the_whole(
    filled: tuple[Corpus, Corpus], question: Question, limit: int, offset: int, doubtful: bool
) -> None:
    for corpus in filled:
        whole = corpus.observations(question).to_dicts()
        if doubtful:
            whole.sort(key=lambda row: row["rol_score"])
        page = corpus.observations(question, Page(limit, offset, doubtful=doubtful)).to_dicts()
        assert page == whole[offset : offset + limit]


@settings(deadline=None, max_examples=30)
@given(ASKED)
def test_a_question_means_the_same_when_it_was_typed(
    filled: tuple[Corpus, Corpus], rows: list[Row], question: Question
) -> None:
    agree(filled, rows, parse(written(question), varied.CODEBOOK))
