from __future__ import annotations

import pytest

from corpus.model import Part, PartKind
from nlp import entities
from nlp.speaker import AGREED, meeting, speaker


@pytest.mark.parametrize(
    "text",
    [
        "De inhoud van deze brief is afgestemd binnen de Kring van commissarissen van de Koning.",
        "De tekst hiervan, een oplegbrief, is in de Kring van commissarissen vastgesteld.",
        "Wij schrijven u namens de Kring.",
        "Hieronder staat waarvoor de Kring gezamenlijk aandacht vraagt.",
    ],
)
def test_a_letter_says_that_it_was_agreed(text: str) -> None:
    assert AGREED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "De Kring heeft ons verzocht om een toets.",
        "De brief van de minister is in de vergadering besproken.",
        "In de Kring is hierover gesproken.",
    ],
)
def test_a_letter_that_only_names_the_kring(text: str) -> None:
    assert not AGREED.search(text)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("De Kring acht dit onwenselijk.", PartKind.INVOERINGSTOETS, "Kring"),
        ("Daarnaast constateert de Kring dat het toezicht hapert.", PartKind.COVER_LETTER, "Kring"),
        ("Wij achten dit onwenselijk.", PartKind.INVOERINGSTOETS, "Provincie Merenland"),
        ("Op verzoek van de Kring is dit weggelaten.", PartKind.INVOERINGSTOETS, "Provincie Merenland"),
        ("Het COA meldt dat de cijfers kloppen.", PartKind.MINUTES, "COA"),
        ("De VNG vraagt om uitleg.", PartKind.MINUTES, "VNG"),
        ("Het COA meldt dat de cijfers kloppen.", PartKind.INVOERINGSTOETS, "Provincie Merenland"),
        ("Gemeenten vragen het COA om uitleg.", PartKind.MINUTES, "Provincie Merenland"),
    ],
)
def test_whose_voice_a_sentence_is(text: str, kind: PartKind, expected: str) -> None:
    assert speaker(text, entities.mentions(text), kind, "Provincie Merenland") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Verslag bestuurlijk overleg opvang 12 maart 2026", "Bestuurlijk overleg opvang"),
        ("Conceptverslag van de regietafel Merenland, 3 juni", "Regietafel Merenland"),
        ("Notulen", ""),
        ("Terugblik op het overleg", ""),
    ],
)
def test_what_nobody_in_particular_says_is_the_voice_of_the_meeting(title: str, expected: str) -> None:
    assert meeting(Part(0, PartKind.MINUTES, title, title)) == expected
