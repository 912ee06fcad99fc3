"""How pages set what belongs together: marks, signatures, columns of labels, justified lines, fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model import BlockKind
from ingest.pages.columns import arrange
from ingest.pages.fragments import Fragment
from ingest.pages.hanging import attached
from ingest.pages.sidebyside import downward

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, bytes], Reading]
    Typeset = Callable[[str], bytes]

SENTENCE = (
    "De raden in onze streek willen eerst weten wie de rekening betaalt, en pas daarna waar de huizen komen. "
)


def placed(text: str, x0: float, x1: float, top: float = 100.0, size: float = 10.0) -> Fragment:
    words = text.split(" ")
    step = (x1 - x0) / len(words)
    edges = tuple((x0 + i * step, x0 + (i + 1) * step - 1) for i in range(len(words)))
    return Fragment(text, x0, top, x1, top + size, size, words=edges)


def shown(found: Reading, *kinds: BlockKind) -> list[str]:
    return [block.text for block in found.blocks if block.kind in kinds]


MARKS = [
    ([("•", 50, 54, 10), ("een punt", 80, 200, 10)], ["• een punt"]),
    ([("2.", 50, 58, 10), ("tweede punt", 70, 200, 10)], ["2. tweede punt"]),
    ([("3", 50, 53, 7), ("Zie de bijlage.", 56, 200, 8.5)], ["3 Zie de bijlage."]),
    ([("Dat kan zo.", 50, 120, 10), ("4", 120, 123, 7)], ["Dat kan zo.4"]),
    ([("12", 50, 60, 10), ("plekken", 80, 120, 10)], ["12", "plekken"]),
    ([("•", 50, 54, 10), ("ver weg", 200, 300, 10)], ["•", "ver weg"]),
]


@pytest.mark.parametrize(("row", "expected"), MARKS)
def test_lone_marks(row: list[tuple[str, float, float, float]], expected: list[str]) -> None:
    found = attached([placed(text, x0, x1, size=size) for text, x0, x1, size in row])
    assert [fragment.text for fragment in found] == expected


def test_the_number_of_a_note_is_marked_as_one() -> None:
    (found,) = attached([placed("Dat kan zo.", 50, 120), placed("4", 120, 123, size=7)])
    assert [found.text[a:b] for a, b in found.notes] == ["4"]


DOWNWARD = [
    (
        [["namens de bond,", "namens het netwerk,"], ["A. Bakker", "C.D. Visser"], ["voorzitter", "lid"]],
        ["namens de bond,", "A. Bakker", "voorzitter", "namens het netwerk,", "C.D. Visser", "lid"],
    ),
    ([["Datum", "Ons kenmerk"], ["3 mei 2026", "A-12"]], ["Datum", "3 mei 2026", "Ons kenmerk", "A-12"]),
    ([["Hoogwade", "190"], ["Oeverhorst", "144"]], ["Hoogwade 190", "Oeverhorst 144"]),
    ([["A. Bakker", "voorzitter"], ["C. Visser", "lid"]], ["A. Bakker voorzitter", "C. Visser lid"]),
]


@pytest.mark.parametrize(("rows", "expected"), DOWNWARD)
def test_what_stands_side_by_side(rows: list[list[str]], expected: list[str]) -> None:
    lines = [
        [placed(text, 50 + 200 * i, 150 + 200 * i, 100 + 12 * n) for i, text in enumerate(row)]
        for n, row in enumerate(rows)
    ]
    assert [" ".join(f.text for f in row) for row in downward(lines)] == expected


def test_a_justified_line_with_wide_gaps_is_no_row_of_a_table() -> None:
    rows = [("gemeenten een bijdrage leveren aan", 100), ("verzoek van u om deze", 112)]
    lines = [
        placed(word, 50 + 40 * i, 70 + 40 * i, top)
        for text, top in rows
        for i, word in enumerate(text.split())
    ]
    assert [line.fragments[0].row for line in arrange(lines, None)] == [None, None]


SIGNED = r"""
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "nl", size: 10pt)
Onderwerp: Toets

Geachte mevrouw Kuiper,

TEXT

Met vriendelijke groet,

#grid(columns: (6cm, 6cm),
  [namens de Bond van Gemeentebesturen in het hele land,], [namens het Netwerk Kustgemeenten,],
  [B. (Bea) Mulder], [J.P. Aardema], [voorzitter directie], [voorzitter])
"""


def test_two_signatories(reading: Make, typeset: Typeset) -> None:
    found = reading("brief.pdf", typeset(SIGNED.replace("TEXT", SENTENCE * 5)))
    assert " ".join(shown(found, BlockKind.LETTERHEAD)[-3:]) == (
        "namens de Bond van Gemeentebesturen in het hele land, B. (Bea) Mulder voorzitter directie "
        "namens het Netwerk Kustgemeenten, J.P. Aardema voorzitter"
    )
    assert shown(found, BlockKind.TABLE_ROW) == []
    assert len(found.document.parts) == 1


MEMO = r"""
#set page(paper: "a4", margin: (left: 2.2cm, right: 6cm, y: 3cm), background: place(
  top + left, dx: 16cm, dy: 3.5cm, block(width: 4cm, text(7pt)[Directie Spreiding\ \ *Ons kenmerk*\ 81])))
#set text(lang: "nl", size: 9pt)
#show heading: set text(9pt)
#text(13pt)[Beslisnota]

#grid(columns: (2.6cm, 1fr), row-gutter: 5pt,
  [Aan], [de minister van Asiel en Migratie], [Van], [Directie Spreiding],
  [Datum], [3 maart 2026], [Betreft], [Verzending van de toets])

TEXT
= Informatie die niet openbaar gemaakt kan worden
Niet van toepassing.
"""


def test_a_memo_of_short_sections_with_a_margin(reading: Make, typeset: Typeset) -> None:
    heads = ["Aanleiding", "Advies", "Kern", "Geld", "Recht", "Media", "Vervolg", "Tijdpad"]
    body = "\n".join(f"= {head}\n{SENTENCE}\n" for head in heads)
    found = reading("nota.pdf", typeset(MEMO.replace("TEXT", body)))
    last = "Informatie die niet openbaar gemaakt kan worden"
    assert shown(found, BlockKind.HEADING) == ["Beslisnota", *heads, last]
    assert shown(found, BlockKind.TABLE_ROW) == []
    assert found.document.metadata.subject is not None
    assert found.document.metadata.subject.value == "Verzending van de toets"


def by_hand(content: bytes) -> bytes:
    """A PDF of which the fonts say neither their weight nor how high and deep they reach."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 "
        + font % b"ABCDEF+Eigen"
        + b" /F2 "
        + font % b"ABCDEF+Eigen-Bold"
        + b" >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF"


def test_a_font_is_bold_by_its_name(reading: Make) -> None:
    lines = [b"/F2 11 Tf 72 700 Td (Termijnen) Tj", b"/F1 11 Tf 0 -14 Td (De raad wil eerst geld zien.) Tj"]
    found = reading("hand.pdf", by_hand(b"BT " + b" ".join(lines) + b" ET"))
    assert shown(found, BlockKind.HEADING) == ["Termijnen"]


@pytest.mark.parametrize("word", [b"Gj", b"nu", b"Tijd"])
def test_the_height_of_a_line_does_not_depend_on_its_letters(word: bytes, reading: Make) -> None:
    found = reading("hand.pdf", by_hand(b"BT /F1 10 Tf 72 700 Td (%s) Tj ET" % word))
    (region,) = found.blocks[0].regions
    assert region.bottom - region.top == pytest.approx(9.3, abs=0.05)


MARGIN = r"""
#set page(paper: "a4", margin: (left: 2.2cm, right: 6cm, y: 3cm), background: place(
  top + left, dx: 16cm, dy: 3.5cm, block(width: 4cm, text(7pt)[Directie Spreiding\ \
  *Ons kenmerk*\ 81\ \ Wij vragen u bij het antwoord ons kenmerk te noemen.
  Schrijf over niet meer dan een zaak.])))
#set text(lang: "nl", size: 9pt)
Aan de Voorzitter van de Tweede Kamer\ Postbus 1\ 2500 AA DEN HAAG

#v(1cm)
Datum 3 maart 2026\ Betreft Voortgang van de wet

Geachte voorzitter,

TEXT
"""


def test_a_sentence_in_the_margin_does_not_begin_the_text(reading: Make, typeset: Typeset) -> None:
    found = reading("brief.pdf", typeset(MARGIN.replace("TEXT", SENTENCE * 5)))
    assert found.document.metadata.addressee is not None
    assert [block.text for block in found.blocks if block.kind is BlockKind.PARAGRAPH] == [
        (SENTENCE * 5).strip()
    ]
