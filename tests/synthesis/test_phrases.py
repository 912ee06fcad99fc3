"""What phrase a sentence gives, as a table; and that nothing is put into words that nobody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import searching
from synthesis.phrases import GOOD, LEANING, LONG, SPOKEN, TOO_LONG, UNREADABLE, phrase
from synthesis.wording import words

WHOLE = "De drempel van de bonus werkt averechts."
PHRASES = [
    (WHOLE, GOOD, "De drempel van de bonus werkt averechts"),
    ("- de drempel van de bonus werkt averechts;", GOOD, "De drempel van de bonus werkt averechts"),
    ("3) De drempel werkt averechts (zie bijlage 2).", GOOD, "De drempel werkt averechts"),
    (
        "De provincie krijgt geen inzage in de bezetting, omdat juristen zich op de privacywet beroepen.",
        GOOD,
        "De provincie krijgt geen inzage in de bezetting",
    ),
    (
        "De klok tikt door en de zaal blijft leeg zodat de wethouder elk jaar weer opnieuw moet beginnen.",
        GOOD,
        "De klok tikt door en de zaal blijft leeg",
    ),
    # The comma parts what belongs together: no cut.
    (
        "De ene stad krijgt een boze brief en de andere, met precies dezelfde achterstand, helemaal niets.",
        LONG,
        "De ene stad krijgt een boze brief en de andere, met precies dezelfde achterstand, helemaal niets",
    ),
    (
        "De lijst, die pas in mei met uitleg kwam, bleek op elf plaatsen in het geheel niet te kloppen.",
        TOO_LONG,
        "De lijst, die pas in mei met uitleg kwam, bleek op elf plaatsen in het geheel niet te kloppen",
    ),
    # What is wrong stands behind "maar".
    (
        "De commissaris mag met iedereen praten, maar hij heeft geen enkel middel om iemand te dwingen.",
        LONG,
        "De commissaris mag met iedereen praten, maar hij heeft geen enkel middel om iemand te dwingen",
    ),
    ("Daarnaast is de uitleg van het ministerie te laat verschenen.", LEANING, None),
    ("Wij hebben deze zorgen al eerder onder uw aandacht gebracht.", LEANING, None),
    ("Wij missen een minister die het verhaal mee uitdraagt.", SPOKEN, None),
    ("Het overleg met █ is nooit hervat door de provincie.", UNREADABLE, ""),
    ("Hoe zit dat met de huur van het pand?", UNREADABLE, ""),
    ("Te laat.", UNREADABLE, ""),
    ("", UNREADABLE, ""),
    ("—", UNREADABLE, ""),
]


@pytest.mark.parametrize(("text", "grade", "expected"), PHRASES)
def test_a_sentence_gives_its_main_clause_or_nothing(text: str, grade: int, expected: str | None) -> None:
    found = phrase(text, searching.lemmas)
    assert found[0] == grade
    assert expected is None or found[1] == expected


@given(st.text(alphabet="abc DEd,;:.()-█?! zodat maar", max_size=80))
def test_a_phrase_has_only_words_of_its_sentence_in_their_order(text: str) -> None:
    grade, found = phrase(text, str)
    spoken = iter(words(text))
    assert all(word in spoken for word in words(found))
    assert (grade == UNREADABLE) == (found == "")
