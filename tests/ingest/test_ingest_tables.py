"""Ruled tables of a PDF: a row a block, a cell whole however many lines it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Read = Callable[[str, bytes], Reading]

PAGE = """
#set page(paper: "a4")
#set text(size: 10pt, lang: "nl")
De stand van de realisatie is als volgt, zo melden de gemeenten in hun opgave aan de provincie van dit jaar.

TABLE

Na de tabel gaat de tekst verder met een zin die uitlegt waarom de opgave in Oeverhorst nog niet is gehaald.
"""


def rows(made: Reading) -> list[str]:
    return [block.text for block in made.blocks if block.kind is BlockKind.TABLE_ROW]


def test_rows_and_wrapped_cells(typeset: Callable[[str], bytes], reading: Read) -> None:
    table = """#table(columns: (3cm, 5cm, 2cm),
    [*Gemeente*], [*Stand van zaken*], [*Plekken*],
    [Hoogwade], [Het gebouw is klaar en wordt in het najaar na een keuring in gebruik genomen], [190],
    [Oeverhorst], [Nog in bezwaar], [144])"""
    made = reading("tabel.pdf", typeset(PAGE.replace("TABLE", table)))
    assert rows(made) == [
        "Gemeente | Stand van zaken | Plekken",
        "Hoogwade | Het gebouw is klaar en wordt in het najaar na een keuring in gebruik genomen | 190",
        "Oeverhorst | Nog in bezwaar | 144",
    ]
    text = [block.text for block in made.blocks if block.kind is BlockKind.PARAGRAPH]
    assert [t.split()[0] for t in text] == ["De", "Na"]


def test_a_frame_around_text_is_no_table(typeset: Callable[[str], bytes], reading: Read) -> None:
    frame = "#rect(width: 100%)[Let op: de cijfers in dit kader zijn voorlopig en worden later beter.]" * 3
    assert rows(reading("kader.pdf", typeset(PAGE.replace("TABLE", frame)))) == []


def test_a_framed_reference_block_stays_letter_furniture(
    typeset: Callable[[str], bytes], reading: Read
) -> None:
    block = "#table(columns: 2, [Datum], [3 maart 2026], [Ons kenmerk], [AB-12], [Betreft], [Toets])"
    body = PAGE.replace("TABLE", "")
    markup = f"Aan de minister van Asiel en Migratie\n\n{block}\n\nGeachte minister,\n\n{body}"
    made = reading("brief.pdf", typeset(markup))
    assert rows(made) == []
    assert made.document.metadata.date is not None
    assert made.document.metadata.date.value == "2026-03-03"
