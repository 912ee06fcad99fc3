"""Text as extraction leaves it without white space: tight headings, footers, notes, tables, signatures."""

from __future__ import annotations

from itertools import zip_longest
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


LAYOUT = """\
Verslag Dorpenberaad                                                                        Vertrouwelijk


1. Opening
                   opent de bijeenkomst en heet de bezoekers van alle dorpen hartelijk
welkom.

2. Stand van zaken
De dorpen lichten hun plannen toe. Van de 2.300 woningen zijn er 1.100 gebouwd. Dorpsraad
Zevenhuizen wijst op de drukte bij de netbeheerder en op de brief die daarover is gestuurd
aan de bewoners. Actie: het secretariaat vraagt vóór 12 maart
2027 om een antwoord.

 Nr.   Actie                                         Eigenaar               Termijn
 1     Brief aan de netbeheerder schrijven over de   Secretariaat           2 maart 2027
       wachttijd
 2     Plannen van de dorpen naast elkaar            Voorzitter             eind april
       leggen
 3     Zaal huren                                                           z.s.m.
"""


def test_a_table_and_a_header_do_not_hide_how_wide_the_text_is(reading: Read) -> None:
    found = [(block.kind, block.text) for block in reading("verslag.txt", LAYOUT).blocks]
    assert (K, "1. Opening") in found
    assert (P, "opent de bijeenkomst en heet de bezoekers van alle dorpen hartelijk welkom.") in found
    text = next(text for kind, text in found if kind is P and text.startswith("De dorpen"))
    assert "Dorpsraad Zevenhuizen wijst" in text
    assert text.endswith("vóór 12 maart 2027 om een antwoord.")
    assert [kind for kind, _ in found].count(R) == 4


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


COLUMN = 44
LEFT = """\
Ervaringen

De dorpen in deze polder hebben het afgelopen
jaar veel werk verzet om plekken te vinden
voor wie daar tijdelijk moest wonen. Zij
deden dat met steun van de buren en van de
bond zelf, die een aanjager heeft benoemd.
Iedereen weet wie hij moet bellen.

De termijnen zijn echter te kort, zo melden
de dorpen die een vergunning aanvragen en dus
lukt het niet om een gebouw nog in deze"""
RIGHT = """\
zomer te openen. Ook wijken de cijfers van
de bond af van wat dorpen zelf tellen, en
dat kost tijd en geduld.

Toezicht

Het toezicht is nog niet begonnen. Dorpen
vragen zich af of het ooit nog komt, nu de
bond de afspraak wil opzeggen en de streek
niet weet waar zij aan toe is. Dat raakt
het vertrouwen van wie wel meedoet."""


def _beside(left: str, right: str) -> str:
    rows = zip_longest(left.split("\n"), right.split("\n"), fillvalue="")
    return "\n".join(f"{a:<{COLUMN + 6}}{b}".rstrip() for a, b in rows)


@pytest.mark.parametrize("end", ["\n", "\n\n\fOp de volgende bladzijde staat een gewone zin.\n"])
def test_two_columns_are_read_one_after_another(end: str, reading: Read) -> None:
    found = reading(
        "stuk.txt",
        f"Een titel die breder is dan de linkerkolom van deze bladzijde\n\n{_beside(LEFT, RIGHT)}{end}",
    )
    assert [(block.kind, block.text[:24], block.text[-20:]) for block in found.blocks][:6] == [
        (K, "Een titel die breder is ", "m van deze bladzijde"),
        (K, "Ervaringen", "Ervaringen"),
        (P, "De dorpen in deze polder", "wie hij moet bellen."),
        (P, "De termijnen zijn echter", "kost tijd en geduld."),
        (K, "Toezicht", "Toezicht"),
        (P, "Het toezicht is nog niet", "van wie wel meedoet."),
    ]


ONE_COLUMN = [
    "Aan:      het dorp\nVan:      de bond van polderdorpen\nDatum:    4 mei 2026\nBetreft:  de voortgang\n"
    * 3,
    "\n".join(f"{i}. Het dorp heeft nummer {i}" for i in range(12)),
    TEXT * 8,
]


@pytest.mark.parametrize("text", ONE_COLUMN)
def test_a_text_in_one_column_stays_as_it_is(text: str, reading: Read) -> None:
    found = reading("stuk.txt", text)
    starts = [block.content.origins[0] for block in found.blocks if block.kind is not F]
    assert starts == sorted(starts)
    assert all(block.row is None for block in found.blocks)


CELLS = """\
Nr   Actie                    Eigenaar     Deadline
1    Cijfers rondsturen       Bond         1 april
2    Regels uitleggen aan     [naam]       z.s.m.
     alle dorpen
3    Locaties bezoeken                     week 12
"""


def test_a_table_of_loose_cells(reading: Read) -> None:
    found = reading("stuk.txt", f"{TEXT}\n{CELLS}\n{TEXT}")
    rows = [block for block in found.blocks if block.kind is R]
    assert [block.text for block in rows] == [
        "Nr | Actie | Eigenaar | Deadline",
        "1 | Cijfers rondsturen | Bond | 1 april",
        "2 | Regels uitleggen aan alle dorpen | █ | z.s.m.",
        "3 | Locaties bezoeken | week 12",
    ]
    assert [(b.row.table, b.row.header, len(b.row.cells)) for b in rows if b.row] == [
        (1, True, 4),
        (1, False, 4),
        (1, False, 4),
        (1, False, 4),
    ]
    assert [b.kind for b in found.blocks if b.kind is not R] == [P, P]


def test_figures_under_one_another_are_a_table(reading: Read) -> None:
    found = reading(
        "stuk.txt", f"{TEXT}\nDorp          Plekken\nHoogwade          190\nLaagwade        1.200\n"
    )
    assert [block.text for block in found.blocks if block.kind is R] == [
        "Dorp | Plekken",
        "Hoogwade | 190",
        "Laagwade | 1.200",
    ]


def test_bars_and_drawn_lines(reading: Read) -> None:
    found = reading(
        "stuk.txt", f"{TEXT}\n| Dorp | Plekken |\n|---|---|\n| Hoogwade | |\n\n----------\n\n{TEXT}"
    )
    rows = [(block.row, block.text) for block in found.blocks if block.row]
    assert [(row.table, row.header, [text[a:b] for a, b in row.cells]) for row, text in rows] == [
        (1, True, ["Dorp", "Plekken"]),
        (1, False, ["Hoogwade", ""]),
    ]
    assert [block.kind for block in found.blocks] == [P, R, F, R, F, P]


def test_the_marks_of_headings_are_no_text(reading: Read) -> None:
    found = reading("stuk.txt", f"# Verslag\n\n{TEXT}\n## Toezicht\n{TEXT}")
    assert [(b.kind, b.level, b.text) for b in found.blocks if b.kind is K] == [
        (K, 1, "Verslag"),
        (K, 2, "Toezicht"),
    ]


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
