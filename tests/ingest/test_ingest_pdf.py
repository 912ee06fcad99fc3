"""PDF: columns, margin, furniture, stamps, footnotes, broken sentences, and what cannot be read."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from corpus.errors import UnreadableError
from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, bytes], Reading]
    Typeset = Callable[[str], bytes]

SENTENCE = (
    "Gemeenten melden dat de tijd tussen besluit en oplevering te kort is voor een zorgvuldige inpassing in "
    "de omgeving, en dat omwonenden willen worden gehoord voordat er een keuze valt. "
    "Zij wijzen op bezwaren en op de kosten van vertraging. "
)

LETTER = r"""
#set page(paper: "a4", margin: (left: 2.2cm, right: 6cm, top: 4cm, bottom: 2.5cm),
  footer: context align(right, text(7pt)[Pagina #counter(page).display() van #counter(page).final().first()]),
  background: context place(top + left, dx: 16cm, dy: 4cm, block(width: 4cm, text(7pt)[
    #if counter(page).get().first() == 1 {
      [*Directie Spreiding*\ Afdeling Opvang\ \ *Onze referentie*\ 7654321]
    } else { [*Datum*\ 4 mei 2026\ \ *Onze referentie*\ 7654321] }])))
#set text(lang: "nl", size: 9pt)
#show heading: set text(9pt)
#text(7pt)[> Retouradres Postbus 98 1000 AB Ergens]

Aan de Voorzitter van de Tweede Kamer\
der Staten-Generaal\
Postbus 99\
1000 AA ERGENS

#grid(columns: (2cm, 1fr), row-gutter: 5pt, [Datum], [4 mei 2026], [Betreft], [Voortgang van de spreiding])

SENTENCES

= Bevindingen per fase van de wet en van de uitvoering, met wat daarbij opvalt
SENTENCES

SENTENCES

De Minister van Asiel en Migratie,


Jan de Vries
"""

PAPER = r"""
#set page(paper: "a4", margin: 2cm, header: [Position paper VNG en G40 #h(1fr) februari 2026],
  footer: align(center, context counter(page).display()))
#set text(lang: "nl", size: 10pt, hyphenate: true)
#set par(justify: true)
#align(center, text(18pt, weight: "bold")[Position paper VNG en G40 over de uitvoering van de Spreidingswet])
#place(top + right, rotate(-8deg, text(red)[12 FEB. 2026]))
#columns(2, gutter: 14pt)[
= Termijnen
SENTENCES #footnote[Zie de brief van de koepels aan de Kamer.]

= Wat wij vragen
Wij vragen het kabinet:
- de termijnen te verlengen naar een jaar, zodat opvang- en woonplekken kunnen worden gebouwd;
- het toezicht te starten.

SENTENCES

= Geld
SENTENCES SENTENCES
]
"""


def _filled(markup: str, times: int) -> str:
    return markup.replace("SENTENCES", SENTENCE * times)


def _texts(found: Reading, kind: BlockKind) -> list[str]:
    return [block.text for block in found.blocks if block.kind is kind]


def test_letter_to_parliament(reading: Make, typeset: Typeset) -> None:
    found = reading("brief.pdf", typeset(_filled(LETTER, 8)))
    assert found.document.page_count == 2
    assert _texts(found, BlockKind.HEADING) == [
        "Bevindingen per fase van de wet en van de uitvoering, met wat daarbij opvalt"
    ]
    assert _texts(found, BlockKind.LETTERHEAD) == [
        "Directie Spreiding Afdeling Opvang",
        "Onze referentie 7654321",
        "Retouradres Postbus 98 1000 AB Ergens",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Postbus 99 1000 AA ERGENS",
        "Datum 4 mei 2026 Betreft Voortgang van de spreiding",
        "De Minister van Asiel en Migratie,",
        "Jan de Vries",
    ]
    assert _texts(found, BlockKind.FURNITURE) == [
        "Pagina 1 van 2",
        "Datum",
        "4 mei 2026",
        "Onze referentie",
        "7654321",
        "Pagina 2 van 2",
    ]
    assert _texts(found, BlockKind.PARAGRAPH) == [(SENTENCE * 8).strip()] * 3


def test_a_sentence_broken_over_a_page_is_one_block_on_two_pages(reading: Make, typeset: Typeset) -> None:
    found = reading("brief.pdf", typeset(_filled(LETTER, 8)))
    (broken,) = [block for block in found.blocks if len(block.regions) == 2]
    assert [region.page for region in broken.regions] == [1, 2]
    assert broken.page == 1
    assert all(region.x0 < region.x1 and region.top < region.bottom for region in broken.regions)


def test_position_paper_in_two_columns(reading: Make, typeset: Typeset) -> None:
    found = reading("paper.pdf", typeset(_filled(PAPER, 7)))
    assert _texts(found, BlockKind.HEADING) == [
        "Position paper VNG en G40 over de uitvoering van de Spreidingswet",
        "Termijnen",
        "Wat wij vragen",
        "Geld",
    ]
    assert _texts(found, BlockKind.LIST_ITEM) == [
        "de termijnen te verlengen naar een jaar, zodat opvang- en woonplekken kunnen worden gebouwd;",
        "het toezicht te starten.",
    ]
    paragraphs = (SENTENCE * 7).strip(), "Wij vragen het kabinet:", (SENTENCE * 14).strip()
    note = "Zie de brief van de koepels aan de Kamer."
    assert [text for text in _texts(found, BlockKind.PARAGRAPH) if text != note] == [
        paragraphs[0],
        paragraphs[1],
        paragraphs[0],
        paragraphs[2],
    ]
    assert _texts(found, BlockKind.NOTE) == [note]
    assert found.blocks[-1].path == (
        "Position paper VNG en G40 over de uitvoering van de Spreidingswet",
        "Geld",
    )


def test_stamp_and_headers_are_furniture_and_date_the_paper(reading: Make, typeset: Typeset) -> None:
    found = reading("paper.pdf", typeset(_filled(PAPER, 7)))
    furniture = _texts(found, BlockKind.FURNITURE)
    assert furniture.count("Position paper VNG en G40") == found.document.page_count
    assert "12 FEB. 2026" in furniture
    assert found.document.metadata.date is not None
    assert found.document.metadata.date.value == "2026-02-12"


def test_rows_of_a_table(reading: Make, typeset: Typeset) -> None:
    cells = '"Gemeente", "Opgave", "Plekken", "Hier", "100", "120", "Daar", "9", "8"'
    table = f"#table(columns: (4cm, 4cm, 4cm), {cells})"
    found = reading("tabel.pdf", typeset(f"{SENTENCE * 3}\n\n{table}\n\n{SENTENCE * 3}"))
    assert _texts(found, BlockKind.TABLE_ROW) == [
        "Gemeente | Opgave | Plekken",
        "Hier | 100 | 120",
        "Daar | 9 | 8",
    ]


MINUTES = r"""
#set page(paper: "a4", margin: 2.5cm, header: align(right, text(8pt)[Vertrouwelijk]))
#set text(lang: "nl", size: 10.5pt)
*Conceptverslag PRT Overijssel*

#table(columns: (3cm, 1fr), stroke: none, [Datum], [12 maart 2025, 10.00 - 12.00 uur], [Locatie], [Zwolle],
  [Aanwezig], [A. Jansen (voorzitter), C. de Vries (COA)])

*1. Opening en mededelingen*\
SENTENCES *Actie:* COA levert de cijfers aan.

*2. Sluiting*

De volgende vergadering is op 4 juni 2025.
"""


def test_minutes_with_a_table_of_labels(reading: Make, typeset: Typeset) -> None:
    found = reading("verslag.pdf", typeset(_filled(MINUTES, 1)))
    assert [(block.kind, block.level, block.text) for block in found.blocks] == [
        (BlockKind.FURNITURE, 0, "Vertrouwelijk"),
        (BlockKind.HEADING, 1, "Conceptverslag PRT Overijssel"),
        (
            BlockKind.LETTERHEAD,
            0,
            "Datum 12 maart 2025, 10.00 - 12.00 uur Locatie Zwolle "
            "Aanwezig A. Jansen (voorzitter), C. de Vries (COA)",
        ),
        (BlockKind.HEADING, 2, "1. Opening en mededelingen"),
        (BlockKind.PARAGRAPH, 0, f"{SENTENCE.strip()} Actie: COA levert de cijfers aan."),
        (BlockKind.HEADING, 2, "2. Sluiting"),
        (BlockKind.PARAGRAPH, 0, "De volgende vergadering is op 4 juni 2025."),
    ]
    assert [sender.value for sender in found.document.metadata.senders] == ["Provincie Overijssel"]


def test_unstyled_agenda_lines_stay_apart(reading: Make, typeset: Typeset) -> None:
    items = "Cijfers van het COA\\\nPlekken boven de opgave\\\nBezwaar"
    markup = f"{SENTENCE * 3}\n\nPunten die genoemd werden:\\\n{items}"
    found = reading("agenda.pdf", typeset(markup))
    assert [block.text for block in found.blocks][1:] == [
        "Punten die genoemd werden:",
        "Cijfers van het COA",
        "Plekken boven de opgave",
        "Bezwaar",
    ]


def _bare_pdf(content: bytes, *, extra: bytes = b"") -> bytes:
    """A minimal file of one page with this content stream; `extra` are entries of its resources."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
        b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> " + extra + b" >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        _image(),
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, value in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            count,
            table,
            count,
            len(body),
        )
    )


def _image() -> bytes:
    data = zlib.compress(b"\x80" * 16)
    header = (
        b"<< /Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return header + b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def test_a_file_made_by_hand(reading: Make) -> None:
    found = reading("hand.pdf", _bare_pdf(b"BT /F1 12 Tf 72 700 Td (De termijn is te kort.) Tj ET"))
    assert [block.text for block in found.blocks] == ["De termijn is te kort."]
    (region,) = found.blocks[0].regions
    assert region.page == 1
    assert region.x0 == pytest.approx(72, abs=2)
    assert region.top == pytest.approx(842 - 712, abs=4)


GOOD = _bare_pdf(b"BT /F1 12 Tf 72 700 Td (Een zin.) Tj ET")
SCAN = _bare_pdf(b"q 595 0 0 842 0 0 cm /I1 Do Q", extra=b"/XObject << /I1 5 0 R >>")

KEYS = b"/P -4 /O <%s> /U <%s>" % (b"41" * 32, b"42" * 32)
LOCK = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 %s >>" % KEYS

UNREADABLE = [
    (b"", "leeg"),
    (GOOD[: len(GOOD) // 2], "niet volledig"),
    (b"%PDF-1.4\nniets dan rommel\n%%EOF", "beschadigd"),
    (b"Dit is gewoon tekst.", "niet volledig"),
    (GOOD.replace(b"/Root", LOCK + b" /Root"), "wachtwoord"),
    (SCAN, "scan|afbeelding"),
    (_bare_pdf(b""), "geen tekst"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_what_cannot_be_read_says_why(data: bytes, reason: str, reading: Make) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        reading("kapot.pdf", data)
    assert caught.value.remedy


def test_a_pdf_under_another_name_is_read_as_pdf(reading: Make) -> None:
    assert reading("brief.txt", GOOD).document.format == "pdf"
