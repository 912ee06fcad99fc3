"""Text as extraction leaves it without white space: tight headings, footers, notes, tables, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Read = Callable[[str, str], Reading]

K, P, L, R, B, F = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.LETTERHEAD,
    BlockKind.FURNITURE,
)

FULL = "Dorpen in de polder hebben dit jaar opnieuw laten zien dat zij graag willen helpen,\n"
TEXT = f"{FULL}mits de kosten worden gedekt en de school er op tijd van weet.\n"

TIGHT = [
    (f"{TEXT}Toezicht\n{TEXT}", [P, K, P]),
    (f"{TEXT}1. Ruimte\n{TEXT}", [P, K, P]),
    (f"{TEXT}3. Ruimte\n3.1 Grond en netten\n{TEXT}", [P, K, K, P]),
    (f"{TEXT}Rondvraag\nEr zijn geen vragen.\n{TEXT}", [P, K, P, P]),
    (f"{TEXT}Kernpunten\n• het eerste punt;\n• het tweede punt.\n{TEXT}", [P, K, L, L, P]),
    (f"{TEXT}Genoemd werden:\nCijfers\nGeld\n", [P, P, P, P]),
    (f"{FULL}Hoogwade\n{TEXT}", [P, P]),
    (f"{TEXT}1. plekken;\n2. geld;\n3. grond.\n{TEXT}", [P, L, L, L, P]),
]


@pytest.mark.parametrize(("text", "expected"), TIGHT)
def test_headings_without_white_space(text: str, expected: list[BlockKind], reading: Read) -> None:
    assert [block.kind for block in reading("stuk.txt", text).blocks] == expected


def test_a_chapter_directly_above_its_first_section(reading: Read) -> None:
    found = reading("stuk.txt", f"{TEXT}\n2. Bevindingen\n\n2.1 Ruimte\n\n{TEXT}\n2.2 Geld\n\n{TEXT}")
    assert [block.kind for block in found.blocks] == [P, K, K, P, K, P]


def test_words_that_break_into_a_sentence_and_come_back_are_a_header(reading: Read) -> None:
    text = (
        f"{FULL}en\n\nBond van Polderdorpen\n\ndie ook buren heeft. {TEXT}\nBond van Polderdorpen\n\n{TEXT}"
    )
    found = reading("stuk.txt", text)
    assert [block.text for block in found.blocks if block.kind is F] == ["Bond van Polderdorpen"] * 2
    assert any("helpen, en die ook buren heeft." in block.text for block in found.blocks)


def test_a_footer_that_ends_in_page_of_pages(reading: Read) -> None:
    text = f"{TEXT}\nBond van Polderdorpen Dijk 1 1/2\n\n{TEXT}\nBond van Polderdorpen Dijk 1 2/2\n"
    assert [block.kind for block in reading("stuk.txt", text).blocks] == [P, F, P, F]


def test_an_action_at_the_foot_of_several_pages_is_no_footer(reading: Read) -> None:
    page = f"{TEXT}\nActie: secretaris\n"
    found = reading("stuk.txt", "\f".join([page] * 3))
    assert sum("Actie: secretaris" in block.text for block in found.blocks if block.kind is P) == 3


NOTES = [
    ("Dat kost te veel.3 Ook duurt het lang.", "Dat kost te veel. Ook duurt het lang."),
    ("3De brief van mei.", "De brief van mei."),
    ("Zie art.12 Sw.", "Zie art.12 Sw."),
    ("Het kostte 1.200 Euro per plek.", "Het kostte 1.200 Euro per plek."),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_the_number_of_a_note_is_no_text(text: str, expected: str, reading: Read) -> None:
    assert [block.text for block in reading("stuk.txt", text).blocks] == [expected]


def test_a_table_in_bars(reading: Read) -> None:
    found = reading("stuk.txt", f"{TEXT}\n| Dorp | Plekken |\n| Hoogwade | 190 |\n\n{TEXT}")
    assert [block.text for block in found.blocks if block.kind is R] == ["Dorp | Plekken", "Hoogwade | 190"]


def test_the_round_bullets_of_an_inner_list(reading: Read) -> None:
    found = reading("stuk.txt", "• Regie:\n  o wijs iemand aan;\n  o maak een planning.\n")
    assert [block.text for block in found.blocks] == ["Regie:", "wijs iemand aan;", "maak een planning."]


def test_a_closing_without_white_space(reading: Read) -> None:
    letter = (
        f"Onderwerp: Toets\n\nGeachte heer Mol,\n\n{TEXT}Met vriendelijke groet,\nA.B. Kuiper\nvoorzitter\n"
    )
    found = reading("brief.txt", letter)
    assert [block.kind for block in found.blocks] == [B, B, P, B]


def test_a_line_that_pdfium_joined_at_a_hyphen_does_not_widen_the_column(reading: Read) -> None:
    joined = FULL.strip() + "\ufffe" + FULL
    found = reading("stuk.txt", f"{TEXT}{TEXT}Toezicht\n{joined}{joined}{TEXT}")
    assert [block.text for block in found.blocks if block.kind is K] == ["Toezicht"]


def test_who_attends_a_meeting_did_not_write_its_minutes(reading: Read) -> None:
    text = f"Verslag overleg opvang\n\nAanwezig: VNG, COA, IND\nAfwezig: G40\n\nOpening\n\n{TEXT}"
    found = reading("verslag.txt", text).document.metadata
    assert found.senders == ()
    assert found.confidential is not None
