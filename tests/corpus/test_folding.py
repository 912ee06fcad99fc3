"""Fields of text as they are compared: the same in Python and in both databases."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from corpus import migrations
from corpus.conditions import ALL
from corpus.folding import APART, MARKS, folded, folded_each, holds
from corpus.language import plain

if TYPE_CHECKING:
    from corpus.store import Corpus

FOLDED = [
    ("", ""),
    ("Provincie Merenland", "provincie merenland"),
    ("  de „Coördinatie”—één\nIJssellocatie ", "de coordinatie een ijssellocatie"),
    ("ŒUVRE Ångström straße GROẞ Łódź Đà", "oeuvre angstrom strasse gross lodz da"),
    ("İstanbul ısı", "istanbul isi"),
    ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
    ("tele\u00adfoon re\u0301el ﬁnanciën ①", "telefoon reel financien 1"),
    ("Москва́ и Киев", "москва и киев"),
    ("COA_2|12e-lijst's a\0b\ud800c", "coa 2 12e lijst s a b c"),
    ("█ – … ☎ 🏠 €", ""),
]
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\0"), max_size=12)


@pytest.mark.parametrize(("given_text", "words"), FOLDED)
def test_a_text_is_folded(given_text: str, words: str) -> None:
    assert folded(given_text) == words


@given(LETTERS)
def test_what_is_folded_stays_so_whatever_the_case(words: str) -> None:
    assert folded(folded(words)) == folded(words)
    assert folded(f"{words} ÉN") == f"{folded(words)} en".strip()


def on(corpus: Corpus, texts: list[str]) -> list[str]:
    """What the database makes of texts."""
    with corpus.reading() as connection:
        return [str(connection.scalar(select(func.folded(one)))) for one in texts]


@settings(deadline=None, max_examples=60)
@given(st.lists(LETTERS, min_size=1, max_size=20))
def test_both_databases_fold_like_python(pair: tuple[Corpus, Corpus], texts: list[str]) -> None:
    expected = [folded(one) for one in texts]
    assert [on(corpus, texts) for corpus in pair] == [expected, expected]


def test_postgresql_folds_every_letter_of_the_first_planes_like_python(pair: tuple[Corpus, Corpus]) -> None:
    letters = [chr(code) for code in (*range(1, 0x3000), *range(0xA640, 0xAC00), *range(0xF900, 0x10000))]
    made = [f"a{letter}B" for letter in letters if unicodedata.category(letter) != "Cn"]
    asked = (
        "SELECT folded(value) FROM unnest(CAST(:made AS TEXT[])) WITH ORDINALITY AS u (value, nr) ORDER BY nr"
    )
    with pair[1].reading() as connection:
        found = connection.scalars(text(asked), {"made": made}).all()
    assert found == [folded(one) for one in made]


@settings(deadline=None, max_examples=40)
@given(st.lists(LETTERS, max_size=4), st.integers(0, 5))
def test_both_databases_fold_lists_like_python(
    pair: tuple[Corpus, Corpus], values: list[str], most: int
) -> None:
    written = json.dumps(values, ensure_ascii=False)
    for corpus in pair:
        with corpus.reading() as connection:
            found = connection.scalar(select(func.folded_each(written, most)))
        assert found == folded_each(written, most) == " | ".join(map(folded, values[:most]))


def test_an_absent_list_is_empty(pair: tuple[Corpus, Corpus]) -> None:
    for corpus in pair:
        with corpus.reading() as connection:
            assert connection.scalar(select(func.folded_each("", ALL))) == ""


def test_words_of_two_values_do_not_stand_in_a_row() -> None:
    each = folded_each('["Kleine gemeenten", "VNG"]', ALL)
    assert holds(each, "kleine gemeenten")
    assert holds(each, "vng")
    assert not holds(each, "gemeenten vng")
    assert not holds(each, "")
    assert not holds(folded("gemeenten"), "gemeente")


def test_the_step_for_postgresql_names_the_same_characters() -> None:
    statements = next(made for _, name, made in migrations.steps(migrations.POSTGRESQL) if name == "search")
    assert sum(MARKS in statement for statement in statements) == 1
    assert sum(APART in statement for statement in statements) == 1


@given(LETTERS)
def test_words_without_a_language_have_nothing_that_an_index_would_cut(words: str) -> None:
    found = plain(words)
    assert all(word.isalnum() for word in found.split())
    assert plain(found) == found
    assert plain("x" * 3_000) == "x" * 100
