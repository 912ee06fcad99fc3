"""What stands in the place of personal data, and what stays as it was."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.persons.found import found
from corpus.persons.kinds import Kind
from corpus.persons.masking import barred, barred_as_name, has_mask, is_barred, masked, masked_as_name
from tests.corpus.personal.scoring import HALVES, sentences

PIECES = st.lists(
    st.sampled_from(
        (
            "de heer",
            "Bakker",
            "J.",
            "van",
            "BSN",
            "123456782",
            "06-12345678",
            "a@b.example",
            "zaak",
            "De",
            "\n",
            ",",
            "woont aan de",
            "Kerkweg 3",
            "geboren op",
            "1 mei 1980",
            "NL91 ABNA 0417 1643 00",
            "kenteken",
            "12-ABC-3",
        )
    )
).map(" ".join)
texts = PIECES | st.text(st.sampled_from("AaBbJjn .,:@-0126éÉ'\n")) | st.text()
EVERY = [sentence for half in HALVES for sentence in sentences(half)]
LONGER = 8
LEEWAY = 3
"""A text eight times as long takes some eight times as long on a busy machine; by its square it were 64."""


@given(texts)
def test_what_is_found_is_apart_and_nothing_else_changes(text: str) -> None:
    at, kept = 0, []
    for start, end, kind in found(text):
        assert at <= start < end <= len(text)
        kept += [text[at:start], f"[{kind}]"]
        at = end
    assert masked(text) == "".join((*kept, text[at:]))


@given(texts)
def test_bars_are_as_long_as_what_they_cover(text: str) -> None:
    shown = barred(text)
    assert len(shown) == len(text)
    assert shown.count("\n") == text.count("\n")
    under = {i for one in found(text) for i in range(one.start, one.end)}
    assert all(shown[i] == text[i] for i in range(len(text)) if i not in under)
    assert shown == text or is_barred(shown, text)


@pytest.mark.parametrize("mask", [masked, barred])
def test_a_masked_text_stays_as_it_is(mask) -> None:
    for sentence in EVERY:
        once = mask(sentence.text)
        assert mask(once) == once


@pytest.mark.parametrize("mask", [masked, barred])
def test_no_digit_of_a_citizen_or_a_telephone_stays(mask) -> None:
    for sentence in EVERY:
        shown = mask(sentence.text)
        for start, end, kind in found(sentence.text):
            if kind in (Kind.BSN, Kind.PHONE):
                assert sentence.text[start:end] not in shown
                assert not any(one.isdigit() for one in barred(sentence.text)[start:end])


def test_a_name_is_known_by_the_place_where_it_stands() -> None:
    assert masked("Bakker") == "Bakker"
    assert masked_as_name("Bakker") == "[naam]"
    assert barred_as_name("Bakker en COA") == "██████ en COA"
    assert (masked_as_name(""), masked_as_name("gemeente Duinkerk")) == ("", "gemeente Duinkerk")


def test_whether_something_is_masked() -> None:
    assert has_mask(masked("BSN 123456782"))
    assert not has_mask("BSN [onbekend]")


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("de heer ███", "de heer Vos", True),
        ("de heer ███", "de heer Bos", True),
        ("de heer ███", "de heer Vosse", False),
        ("die heer ██", "de heer Vos", False),
        ("de heer Vos", "de heer Vos", False),
    ],
)  # fmt: skip
def test_a_text_under_bars_is_known(text: str, own: str, expected: bool) -> None:
    assert is_barred(text, own) is expected


@pytest.mark.parametrize(
    "piece",
    [
        "van ", "heer ", "A", "Ab-", "Aanwezig: ", "\n", " ", "a.", "1", "1 ", "06-", "@", "a@", "a@a.", "x'",
        "B. ", "B. Bakker ", "De ", "woont ", "geb. ", "kenteken ", "NL", "1234 AB ", "Jan ", "heren Vos en ",
        "Van: A, ",
        "woont aan A ", "Actie: Jan, ",
    ],
)  # fmt: skip
def test_a_hostile_text_takes_time_by_its_length(piece: str) -> None:
    short, long_ = (piece * (length // len(piece)) for length in (2_000, LONGER * 2_000))
    # Below a tenth of a second the clock says little.
    assert seconds(long_) <= max(0.1, LONGER * LEEWAY * seconds(short))


def seconds(text: str) -> float:
    """Processor time, the least of three."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        found(text)
        taken.append(time.process_time() - begun)
    return min(taken)
