"""Ruled tables of a PDF: a row a block, a cell whole however many lines it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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


def grid(made: Reading) -> list[tuple[int, bool, tuple[str, ...]]]:
    found = [(block.text, block.row) for block in made.blocks if block.kind is BlockKind.TABLE_ROW]
    return [
        (row.table, row.header, tuple(text[a:b] for a, b in row.cells))
        for text, row in found
        if row is not None
    ]


HEAD = ("Gemeente", "Opgave", "Gereed", "Toelichting")
BODY = (
    (
        "Aalwijk",
        "120",
        "80",
        "De bouw loopt achter doordat het net vol is en de aansluiting wacht op een kast",
    ),
    ("Beemdam", "90", "", "Gereed"),
    ("Corveen", "200", "150", ""),
)
CELLS = ", ".join(f"[{cell}]" for row in BODY for cell in row)
BOLD = ", ".join(f"[*{cell}*]" for cell in HEAD)
PLAIN = ", ".join(f"[{cell}]" for cell in HEAD)
RULE = "table.hline()"
COLUMNS = "columns: (3cm, 2cm, 2cm, 6cm)"
STRIPES = "fill: (x, y) => if calc.even(y) { silver }"
LOOKS = {
    "ruled": f"#table({COLUMNS}, {BOLD}, {CELLS})",
    "ruled, plain head": f"#table({COLUMNS}, {PLAIN}, {CELLS})",
    "three rules": f"#table({COLUMNS}, stroke: none, {RULE}, {BOLD}, {RULE}, {CELLS}, {RULE})",
    "a rule under each row": f"#table({COLUMNS}, stroke: (x, y) => (bottom: 0.5pt), {BOLD}, {CELLS})",
    "shaded head": f"#table({COLUMNS}, stroke: none, fill: (x, y) => if y == 0 {{ gray }}, {PLAIN}, {CELLS})",
    "striped": f"#table({COLUMNS}, stroke: none, {STRIPES}, {PLAIN}, {CELLS})",
    "nothing drawn": f"#table({COLUMNS}, stroke: none, {BOLD}, {CELLS})",
}


@pytest.mark.parametrize("table", LOOKS.values(), ids=LOOKS)
def test_cells_however_a_table_looks(table: str, typeset: Callable[[str], bytes], reading: Read) -> None:
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert found == [(1, True, HEAD), *((1, False, row) for row in BODY)]


def test_merged_cells(typeset: Callable[[str], bytes], reading: Read) -> None:
    head = "table.cell(rowspan: 2)[*Gemeente*], table.cell(colspan: 2)[*2024*], [*in*], [*uit*]"
    table = f"#table(columns: 3, {head}, [Aalwijk], [1], [2], [Beemdam], [3], [4])"
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert found == [
        (1, True, ("Gemeente", "2024", "")),
        (1, True, ("", "in", "uit")),
        (1, False, ("Aalwijk", "1", "2")),
        (1, False, ("Beemdam", "3", "4")),
    ]


def test_a_table_goes_on_with_its_head_repeated(typeset: Callable[[str], bytes], reading: Read) -> None:
    rows_ = "".join(f"[Plaats {n}], [{n}], [Is klaar sinds de {n}e week]," for n in range(60))
    table = f"#table(columns: (4cm, 2cm, 6cm), table.header([*Gemeente*], [*Aantal*], [*Stand*]), {rows_})"
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert {number for number, *_ in found} == {1}
    assert [cells for _, header, cells in found if header] == [("Gemeente", "Aantal", "Stand")] * 2
    assert [cells[1] for _, header, cells in found if not header] == [str(n) for n in range(60)]


def test_two_tables_have_two_numbers(typeset: Callable[[str], bytes], reading: Read) -> None:
    between = "Tussen de tabellen staat een zin die uitlegt wat de tweede tabel toont."
    table = f"{LOOKS['ruled']}\n\n{between}\n\n{LOOKS['three rules']}"
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert [number for number, *_ in found] == [1] * 4 + [2] * 4


def test_a_hyphen_at_the_end_of_a_line_in_a_cell(typeset: Callable[[str], bytes], reading: Read) -> None:
    table = (
        "#table(columns: (3cm, 3cm), [*Stuk*], [*Stand*], [Een], [De ver-\\ gunning is er], [Twee], [Klaar])"
    )
    assert grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))[1][2] == (
        "Een",
        "De vergunning is er",
    )


def test_bullets_in_a_box_are_no_table(typeset: Callable[[str], bytes], reading: Read) -> None:
    points = "- een eerste punt\n- een tweede punt\n- een derde punt"
    box = f"#block(fill: silver, inset: 8pt, width: 100%)[\n{points}\n]"
    made = reading("kader.pdf", typeset(PAGE.replace("TABLE", box)))
    assert rows(made) == []
    assert sum(block.kind is BlockKind.LIST_ITEM for block in made.blocks) == 3


ONE_ROW = {
    "one column wraps": ("Cijfers delen", "gemeente\\\\ Oeverhorst", "1 mei 2027"),
    "the first column wraps": ("Cijfers delen en uitleg geven\\\\ aan de regietafel", "COA", "1 mei 2027"),
    "all columns wrap": ("Cijfers delen aan de\\\\ Kring", "gemeente\\\\ Oeverhorst", "1 mei\\\\ 2027"),
}


@pytest.mark.parametrize("cells", ONE_ROW.values(), ids=ONE_ROW)
def test_one_ruled_row_under_its_head_is_one_row(
    cells: tuple[str, ...], typeset: Callable[[str], bytes], reading: Read
) -> None:
    row = ", ".join(f"[{cell}]".replace("\\\\", "\\") for cell in cells)
    table = f"#table(columns: (1fr, 3cm, 3cm), [Actie], [Wie], [Gereed], {row})"
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert [row for *_, row in found] == [
        ("Actie", "Wie", "Gereed"),
        tuple(cell.replace("\\\\", "") for cell in cells),
    ]


def test_rows_that_no_line_parts_under_a_ruled_head(typeset: Callable[[str], bytes], reading: Read) -> None:
    body = "[Aalwijk\\ Beemdam\\ Corveen], [120\\ 90\\ 200], [klaar\\ deels\\ open]"
    table = f"#table(columns: (4cm, 3cm, 3cm), [Gemeente], [Opgave], [Stand], {body})"
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert [cells for *_, cells in found][1:] == [
        ("Aalwijk", "120", "klaar"), ("Beemdam", "90", "deels"), ("Corveen", "200", "open")
    ]  # fmt: skip


BAR = "#box(fill: black, width: 2cm, height: 0.8em)"


@pytest.mark.parametrize("look", ["", "stroke: (x, y) => (bottom: 0.5pt),"])
def test_a_bar_alone_in_its_cell(look: str, typeset: Callable[[str], bytes], reading: Read) -> None:
    cells = f"[Cijfers sturen], [{BAR}], [z.s.m.], [Overleg plannen], [COA], [1 mei]"
    table = f"#table(columns: (5cm, 4cm, 3cm), {look} [*Actie*], [*Wie*], [*Gereed*], {cells})"
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert [cells for *_, cells in found][1] == ("Cijfers sturen", "█", "z.s.m.")


def test_the_ground_of_an_empty_cell_is_no_bar(typeset: Callable[[str], bytes], reading: Read) -> None:
    empty = "table.cell(fill: black, inset: 2pt)[]"
    table = f"#table(columns: (5cm, 4cm), inset: 2pt, [Een], [12], [Twee], {empty}, [Drie], [15])"
    assert "█" not in reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))).source


def test_a_head_of_two_rows_over_numbers(typeset: Callable[[str], bytes], reading: Read) -> None:
    head = "table.cell(rowspan: 2)[Gemeente], table.cell(colspan: 2)[Regulier], table.cell(rowspan: 2)[Amv]"
    body = "[Aalwijk], [120], [80], [4], [Beemdam], [90], [60], [-]"
    table = f"#table(columns: 4, {head}, [Opgave], [Stand], {body})"
    found = grid(reading("tabel.pdf", typeset(PAGE.replace("TABLE", table))))
    assert [header for _, header, _ in found] == [True, True, False, False]
