"""Which words of a text light up: those that the index finds it by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.filters.syntax import Phrase, Word
from corpus.fulltext import sought
from corpus.highlights import highlighter, joined
from corpus.language import PLAIN
from rodedraad import opening

DUTCH = opening.language()


def lit(text: str, *asked: Word | Phrase) -> list[str]:
    return [text[start:end] for start, end in highlighter(asked, DUTCH).ranges(text)]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("De uitvoeringstermijnen zijn krap.", Word("termijn"), ["uitvoeringstermijnen"]),
        ("Gemeenten vroegen de gemeente iets.", Word("gemeente"), ["Gemeenten", "gemeente"]),
        ("Het COA en de COA-cijfers.", Word("coa"), ["COA", "COA"]),
        (
            "Zij zijn niet tijdig beschikbaar, niet tijdig.",
            Phrase("niet tijdig beschikbaar"),
            ["niet tijdig beschikbaar"],
        ),
        ("Bij de COA-\ncijfers past dit.", Word("COA-cijfers"), ["COA-\ncijfers"]),
        ("Opvanglocaties en opvang", Word("opvang", prefix=True), ["Opvanglocaties", "opvang"]),
        ("De CDK's en foto’s", Word("foto"), ["foto’s"]),
        ("De ter\u00admij\u00adnen lopen af", Word("termijn"), ["ter\u00admij\u00adnen"]),
        ("Één cafe\u0301 en twee cafés", Word("café"), ["cafe\u0301", "cafés"]),
        ("Niets hiervan", Word("termijn"), []),
        ("", Word("termijn"), []),
        ("Alle tekst", Word("?!"), []),
    ],
)
def test_what_lights_up(text: str, asked: Word | Phrase, expected: list[str]) -> None:
    assert lit(text, asked) == expected


def test_ranges_that_overlap_become_one() -> None:
    assert lit("de lange termijn telt", Phrase("de lange"), Phrase("lange termijn")) == ["de lange termijn"]
    assert joined([(4, 9), (0, 5), (9, 12)]) == ((0, 9), (9, 12))


def test_without_dutch_words_light_up_as_they_are_written() -> None:
    assert highlighter([Word("termijn")], PLAIN).ranges("Termijnen, TERMIJN") == ((11, 18),)


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            "termijn",
            "Uitvoeringstermijnen",
            "COA-cijfers",
            "foto's",
            "½",
            "12e",
            "e\u0301e\u0301n",
            "\u00ad",
            "ﬁets",
            "_",
        ]
    ),
    max_size=6,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_what_the_index_finds_has_a_range_and_ranges_are_sound(text: str, data: st.DataObject) -> None:
    words = DUTCH.words(text).split()
    asked = data.draw(st.sampled_from([*words, "termijn", "cijfer", "foto"]))
    node = Phrase(asked) if data.draw(st.booleans()) else Word(asked, prefix=data.draw(st.booleans()))
    ranges = highlighter([node], DUTCH).ranges(text)
    edges = [edge for each in ranges for edge in each]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert bool(ranges) == _is_found(text, node)


def _is_found(text: str, node: Word | Phrase) -> bool:
    """As both databases hold a text against a word or phrase."""
    one = sought(node, DUTCH)
    end = "" if one.prefix else " "
    return any(
        bool(words) and f" {words}{end}" in f" {indexed} "
        for words, indexed in ((one.words, DUTCH.words(text)), (one.lemma, DUTCH.lemmas(text)))
    )
