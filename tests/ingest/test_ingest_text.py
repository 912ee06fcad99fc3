"""Plain text: wrapped lines and one line a paragraph, headings by shape, sentences made whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

K, P, L, B, F = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.LETTERHEAD,
    BlockKind.FURNITURE,
)

WRAPPED = """\
Verslag overleg over de spreiding
14 maart 2025

Locatie: Stadhuis Zwolle

Aanwezig:
Drenthe –
Overijssel –

COA:
AenM: (voorziƩer),

(online)

Opening

 heet iedereen welkom en legt uit waarom de agenda anders is dan de vorige keer was
aangekondigd. De minister van AenM heeŌ de gemeenten om een reactie gevraagd op 26-
9-24. Daar is nog geen antwoord op gekomen. AcƟe: Team SW

Rondvraag
Aan het eind wordt gevraagd wanneer de volgende bijeenkomst is.
Punten die genoemd werden voor die bijeenkomst:
Cijfers van het COA
Plekken boven de opgave
Bezwaar

Vragen kunnen naar het secretariaat: info@voorbeeld.nl
"""


def shown(found: Reading) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in found.blocks]


def test_wrapped_minutes(reading: Callable[[str, str], Reading]) -> None:
    assert shown(reading("verslag.txt", WRAPPED)) == [
        (K, "Verslag overleg over de spreiding 14 maart 2025"),
        (B, "Locatie: Stadhuis Zwolle"),
        (B, "Aanwezig: Drenthe – Overijssel –"),
        (B, "COA: AenM: (voorzitter), (online)"),
        (K, "Opening"),
        (
            P,
            "heet iedereen welkom en legt uit waarom de agenda anders is dan de vorige keer was "
            "aangekondigd. De minister van AenM heeft de gemeenten om een reactie gevraagd op 26-9-24. "
            "Daar is nog geen antwoord op gekomen. Actie: Team SW",
        ),
        (K, "Rondvraag"),
        (P, "Aan het eind wordt gevraagd wanneer de volgende bijeenkomst is."),
        (P, "Punten die genoemd werden voor die bijeenkomst:"),
        (P, "Cijfers van het COA"),
        (P, "Plekken boven de opgave"),
        (P, "Bezwaar"),
        (B, "Vragen kunnen naar het secretariaat: info@voorbeeld.nl"),
    ]


LETTER = """\
> Retouradres Postbus 1 1000 AA Ergens

Aan de Voorzitter van de Tweede Kamer
der Staten-Generaal
Postbus 99
1000 AA ERGENS

**Directie
Spreiding**

Datum 4 mei 2026
Betreft Voortgang van de spreiding

Onze referentie
1234567

In deze brief ga ik in op de voortgang van de spreiding van de opvang over het land,\
 zoals uw Kamer heeft gevraagd, en op wat de minister van Asiel en Migratie daaraan doet.

Termijnen

Gemeenten vertellen dat de termijn van zes maanden na

Datum
4 mei 2026

Onze referentie
1234567

het besluit te kort is, en dat het *vooraf* afgesproken toezicht nog niet is begonnen.

Vervolg

Ik vraag gemeenten om:

- plekken op tijd te melden;
- cijfers te delen.

De Minister van Asiel en Migratie,

Jan de Vries
"""


def test_letter_with_one_line_a_paragraph(reading: Callable[[str, str], Reading]) -> None:
    assert shown(reading("brief.txt", LETTER)) == [
        (B, "Retouradres Postbus 1 1000 AA Ergens"),
        (B, "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Postbus 99 1000 AA ERGENS"),
        (B, "Directie Spreiding"),
        (B, "Datum 4 mei 2026 Betreft Voortgang van de spreiding"),
        (B, "Onze referentie 1234567"),
        (
            P,
            "In deze brief ga ik in op de voortgang van de spreiding van de opvang over het land, zoals "
            "uw Kamer heeft gevraagd, en op wat de minister van Asiel en Migratie daaraan doet.",
        ),
        (K, "Termijnen"),
        (
            P,
            "Gemeenten vertellen dat de termijn van zes maanden na het besluit te kort is, en dat het vooraf "
            "afgesproken toezicht nog niet is begonnen.",
        ),
        (F, "Datum 4 mei 2026"),
        (F, "Onze referentie 1234567"),
        (K, "Vervolg"),
        (P, "Ik vraag gemeenten om:"),
        (L, "plekken op tijd te melden;"),
        (L, "cijfers te delen."),
        (B, "De Minister van Asiel en Migratie,"),
        (B, "Jan de Vries"),
    ]


LONG = "De gemeenten in deze provincie hebben het afgelopen jaar veel werk verzet om plekken te vinden. " * 2

HEADINGS = [
    (f"Toezicht\n\n{LONG}", [K, P]),
    (f"Zonder vervolg\n\n{LONG}\n\nSlotwoord", [K, P, P]),
    (f"Lessen uit de praktijk (2024–2026):\n\n- een;\n- twee.\n\n{LONG}", [K, L, L, P]),
    (f"Dit betreft onder meer:\n\n- een;\n- twee.\n\n{LONG}", [P, L, L, P]),
    (f"Wat de provincie vraagt is helder:\n\n{LONG}", [P, P]),
    (
        f"Titel van het stuk\n\nHoe gaat het met de opvang in de provincie van nu?”\n\n{LONG}",
        [K, P, P],
    ),
    (f"{LONG}\n\nCijfers\n\nBezwaar\n\nGeld\n\n{LONG}", [P, P, P, P, P]),
    (f"1. Raming\n\n{LONG}\n\n2. Overleg\n\n{LONG}", [K, P, K, P]),
    (f"{LONG}\n\n1. een eerste punt;\n2. een tweede punt.", [P, L, L]),
    (f"{LONG}\n\nActie: Team SW\n\n{LONG}", [P, P, P]),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings_by_shape(
    text: str, expected: list[BlockKind], reading: Callable[[str, str], Reading]
) -> None:
    assert [block.kind for block in reading("stuk.txt", text).blocks] == expected


def test_form_feeds_make_pages_and_headers_furniture(reading: Callable[[str, str], Reading]) -> None:
    page = "Provincie Ergens\n\n{}\n\nPagina {} van 3\n"
    texts = [
        "De eerste zin begint op de ene bladzijde en",
        "eindigt op de andere bladzijde.",
        "Daarna volgt meer.",
    ]
    found = reading("p.txt", "\f".join(page.format(text, n) for n, text in enumerate(texts, start=1)))
    assert found.document.page_count == 3
    assert [(b.text, b.page) for b in found.blocks if b.kind is P] == [
        ("De eerste zin begint op de ene bladzijde en eindigt op de andere bladzijde.", 1),
        ("Daarna volgt meer.", 3),
    ]
    assert [b.page for b in found.blocks if b.kind is F] == [1, 1, 2, 2, 3, 3]


def test_footers_without_pages_do_not_cut_a_sentence(reading: Callable[[str, str], Reading]) -> None:
    text = f"{LONG}Zij wachten op de\n\nKoepel | 1\n\nKamer.\n\n{LONG}\n\nKoepel | 2\n\n{LONG}"
    found = reading("p.txt", text)
    assert [block.kind for block in found.blocks] == [P, F, P, F, P]
    assert found.blocks[0].text.endswith("Zij wachten op de Kamer.")


def test_lines_of_a_title_are_headings(reading: Callable[[str, str], Reading]) -> None:
    found = reading("p.txt", f"Position paper\n\nVNG en G40\n\nSamenvatting\n\n{LONG}")
    assert [block.kind for block in found.blocks] == [K, K, K, P]


def test_a_sentence_that_ended_without_stop_is_not_joined_to_the_next(
    reading: Callable[[str, str], Reading],
) -> None:
    found = reading("a.txt", f"{LONG}Dat vergroot de onzekerheid\n\n{LONG}")
    assert [block.text.startswith("De gemeenten") for block in found.blocks] == [True, True]


def test_a_blanked_name_after_an_action_begins_a_paragraph(reading: Callable[[str, str], Reading]) -> None:
    found = reading("a.txt", f"{LONG}\n\nActie: Team SW\n\nmeldt dat de cijfers later komen.\n\n{LONG}")
    assert [b.text for b in found.blocks][1:3] == [
        "Actie: Team SW",
        "meldt dat de cijfers later komen.",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("café".encode(), "café"),
        ("\ufeffcafé".encode(), "café"),
        ("café – €".encode("cp1252"), "café – €"),
        ("café".encode("utf-16"), "café"),
        ("\ufeffcafé".encode("utf-16-be"), "café"),
    ],
)
def test_encodings(data: bytes, expected: str, reading: Callable[[str, bytes], Reading]) -> None:
    assert reading("a.txt", data).source == expected


def test_rows_that_count_up_are_no_page_numbers(reading: Callable[[str, bytes | str], Reading]) -> None:
    rows = [f"| maand {n} | {n * 3} plekken |" for n in range(1, 20)]
    found = reading("tabel.txt", "\n".join(rows))
    assert {block.kind for block in found.blocks} == {BlockKind.TABLE_ROW}
    assert len(found.blocks) == len(rows)
