from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import AlignedText, join_aligned

TEXTS = st.text(alphabet="ab -\nﬁé", max_size=40)


@given(TEXTS)
def test_a_piece_of_the_source_stands_for_itself(source: str) -> None:
    aligned = AlignedText.of(source)
    assert aligned.text == source
    for i in range(len(source)):
        assert aligned.source_span(i, i + 1) == (i, i + 1)


@given(TEXTS, st.data())
def test_runs_hold_the_whole_alignment(source: str, data: st.DataObject) -> None:
    repaired = AlignedText.of(source).sub(re.compile("ﬁ"), "fi").sub(re.compile(r"\s+"), " ")
    start = data.draw(st.integers(0, len(repaired)))
    piece = join_aligned([repaired.slice(start, len(repaired)), repaired.slice(0, start)], " ")
    assert AlignedText.from_runs(piece.text, piece.runs()) == piece


@given(TEXTS)
def test_substitution_keeps_characters_that_it_does_not_touch_in_place(source: str) -> None:
    repaired = AlignedText.of(source).sub(re.compile(r"-\n"), "")
    assert repaired.text == source.replace("-\n", "")
    assert all(
        source[origin] == character for character, origin in zip(repaired.text, repaired.origins, strict=True)
    )


@given(TEXTS)
def test_substitution_equals_that_of_the_standard_library(source: str) -> None:
    for pattern, new in ((r"a+", "X"), (r"\s+", " "), (r"ﬁ", "fi"), (r"b", "")):
        assert AlignedText.of(source).sub(re.compile(pattern), new).text == re.sub(pattern, new, source)


def test_a_glyph_that_becomes_two_letters_keeps_its_place() -> None:
    repaired = AlignedText.of("conﬁguratie").sub(re.compile("ﬁ"), "fi")
    assert repaired.source_span(3, 5) == (3, 4)
    assert repaired.source_span(0, len(repaired)) == (0, 11)


@given(TEXTS)
def test_strip_equals_that_of_a_string(source: str) -> None:
    assert AlignedText.of(source).strip().text == source.strip()


def test_every_character_needs_an_origin() -> None:
    with pytest.raises(ValueError, match="origin"):
        AlignedText("ab", (0,))
