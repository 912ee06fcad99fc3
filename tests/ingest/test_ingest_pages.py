"""Pages of every kind: columns that change, notes, contents, lists in lists, turned pages, stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, bytes], Reading]
    Typeset = Callable[[str], bytes]

A4 = '#set page(paper: "a4", margin: 2.5cm, numbering: "1")\n#set text(lang: "nl", size: 10pt)\n'
SUBJECTS = (
    *("scholen", "huisartsen", "wegen", "bussen", "winkels", "sporthallen", "bruggen"),
    *("parken", "havens", "lijnen", "kerken", "velden", "molens", "tuinen"),
)


def text(first: int, count: int) -> str:
    """So many sentences, none of which stands elsewhere."""
    return " ".join(
        f"In de {n}e week bleek dat de {SUBJECTS[n % 14]} bij de opvang te ver weg liggen voor wie er woont."
        for n in range(first, first + count)
    )


def of(kind: BlockKind, found: Reading) -> list[str]:
    return [block.text for block in found.blocks if block.kind is kind]


def headings(found: Reading) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in found.blocks if b.kind is BlockKind.HEADING]


def test_one_column_then_two_then_one_again(typeset: Typeset, reading: Make) -> None:
    top, middle = f"= Titel van het stuk\n{text(1, 5)}", f"#columns(2)[== Smal\n{text(10, 14)}]"
    justified = f"{A4}#set par(justify: true)\n"
    found = reading("a.pdf", typeset(f"{justified}{top}\n{middle}\n== Breed\n{text(40, 5)}"))
    assert [text for _, text in headings(found)] == ["Titel van het stuk", "Smal", "Breed"]
    assert of(BlockKind.PARAGRAPH, found) == [text(1, 5), text(10, 14), text(40, 5)]


def test_a_last_page_of_few_lines_is_read_by_column(typeset: Typeset, reading: Make) -> None:
    sheet = "#set page(width: 16cm, height: 8cm, margin: 1.5cm, columns: 2)\n#set text(size: 9pt)\n"
    last = "#colbreak()\n".join(
        f"Kort {word} staat hier links of rechts van de rand." for word in ("een", "twee")
    )
    made = typeset(f"{sheet}#set par(justify: true)\n{text(1, 11)}\n#pagebreak()\n{last}")
    read = " ".join(of(BlockKind.PARAGRAPH, reading("a.pdf", made)))
    assert read.endswith(
        "Kort een staat hier links of rechts van de rand. Kort twee staat hier links of rechts van de rand."
    )


def test_numbers_of_headings_say_their_level(typeset: Typeset, reading: Make) -> None:
    sizes = "#show heading.where(level: 1): set text(14pt)\n#show heading.where(level: 2): set text(12pt)\n"
    parts = "\n\n".join(f"= {n} Deel {n}\n{text(n, 3)}\n== {n}.1 Stuk\n{text(n + 20, 3)}" for n in (1, 2))
    assert headings(reading("a.pdf", typeset(A4 + sizes + parts))) == [
        (1, "1 Deel 1"), (2, "1.1 Stuk"), (1, "2 Deel 2"), (2, "2.1 Stuk")
    ]  # fmt: skip


def test_lists_within_lists(typeset: Typeset, reading: Make) -> None:
    items = "- de wet;\n  - in het kort;\n  - in het lang;\n    + met kaart;\n- het besluit."
    found = reading("a.pdf", typeset(f"{A4}{text(1, 3)}\n\nWij vragen:\n{items}"))
    assert [(b.level, b.text) for b in found.blocks if b.kind is BlockKind.LIST_ITEM] == [
        (1, "de wet;"), (2, "in het kort;"), (2, "in het lang;"), (3, "met kaart;"), (1, "het besluit.")
    ]  # fmt: skip


CONTENTS = {
    "leaders": "#outline(title: [Inhoud])",
    "no leaders": "= Inhoud\n"
    + "".join(
        f"#grid(columns: (1fr, 1cm), [{t}], align(right)[{n}])\n"
        for n, t in ((2, "Aarde"), (3, "Water"), (4, "Lucht"))
    ),
}


@pytest.mark.parametrize("table", CONTENTS.values(), ids=CONTENTS)
def test_contents_are_no_text_and_no_headings(table: str, typeset: Typeset, reading: Make) -> None:
    parts = "\n".join(
        f"#pagebreak()\n= {word}\n{text(n, 4)}" for n, word in enumerate(("Aarde", "Water", "Lucht"))
    )
    found = reading("a.pdf", typeset(f"{A4}{table}\n{parts}"))
    assert [text for _, text in headings(found)] == ["Inhoud", "Aarde", "Water", "Lucht"]
    assert of(BlockKind.PARAGRAPH, found) == [text(n, 4) for n in range(3)]


def test_notes_at_the_foot_of_columns(typeset: Typeset, reading: Make) -> None:
    notes = [
        f"Kamerstukken II 20{n + 10}/{n + 11}, nr. {n}, over de {SUBJECTS[n]} en wat daar nog meer bij hoort."
        for n in range(8)
    ]
    paragraphs = "\n\n".join(f"{text(n * 5, 3)}#footnote[{note}]" for n, note in enumerate(notes))
    found = reading("a.pdf", typeset(f"{A4}#set page(columns: 2)\n#set par(justify: true)\n{paragraphs}"))
    assert sorted(of(BlockKind.NOTE, found)) == sorted(notes)
    assert of(BlockKind.PARAGRAPH, found) == [text(n * 5, 3) for n in range(8)]


def test_a_caption_is_no_heading(typeset: Typeset, reading: Make) -> None:
    figure = "#figure(rect(width: 5cm, height: 2cm), caption: [Plekken per regio])"
    found = reading("a.pdf", typeset(f"{A4}= Kop\n{text(1, 3)}\n\n{figure}\n\n{text(9, 3)}"))
    assert headings(found) == [(1, "Kop")]


def test_text_drawn_on_its_side(typeset: Typeset, reading: Make) -> None:
    side = f"#rotate(-90deg, reflow: true, block(width: 20cm)[= Liggend\n{text(1, 4)}\n\n{text(9, 4)}])"
    found = reading("a.pdf", typeset(A4 + side))
    assert headings(found) == [(1, "Liggend")]
    assert of(BlockKind.PARAGRAPH, found) == [text(1, 4), text(9, 4)]
    (heading,) = (block for block in found.blocks if block.kind is BlockKind.HEADING)
    (region,) = heading.regions
    assert region.bottom - region.top > region.x1 - region.x0
    (page,) = found.pages
    assert page.width < page.height


def test_a_page_that_the_file_turns(typeset: Typeset, reading: Make) -> None:
    made = typeset(f"{A4}= Kop\n{text(1, 6)}")
    plain, turned = (
        reading("a.pdf", made),
        reading("b.pdf", made.replace(b"/MediaBox", b"/Rotate 90 /MediaBox", 1)),
    )
    assert [block.text for block in turned.blocks] == [block.text for block in plain.blocks]


STAMP = "#place(top + left, dx: 6cm, dy: {dy}, rotate(-10deg, text(11pt)[19 FEB. 2026]))\n"


def test_a_stamp_behind_a_label_without_value(typeset: Typeset, reading: Make) -> None:
    letter = "#grid(columns: (3cm, 1fr), row-gutter: 8pt, [Ons kenmerk], [AB/12], [Verzenddatum], [])"
    found = reading(
        "a.pdf", typeset(f"{A4}{STAMP.format(dy='0.5cm')}{letter}\n\nGeachte minister,\n\n{text(1, 4)}")
    )
    assert "Verzenddatum 19 FEB. 2026" in of(BlockKind.FURNITURE, found)


def test_the_lines_of_a_stamp_are_one(typeset: Typeset, reading: Make) -> None:
    stamp = "#place(top + right, rotate(-10deg, text(11pt)[Ontvangen\\ 19 FEB. 2026]))\n"
    found = reading("a.pdf", typeset(f"{A4}{stamp}{text(1, 4)}"))
    assert "Ontvangen 19 FEB. 2026" in of(BlockKind.FURNITURE, found)


def test_lines_of_text_at_the_top_of_two_pages_are_no_header(typeset: Typeset, reading: Make) -> None:
    page = f"De stand is als volgt, met alle cijfers van het jaar erbij voor wie daarvan houdt.\n{text(1, 5)}"
    found = reading("a.pdf", typeset(f"{A4}{page}\n#pagebreak()\n{page}"))
    assert of(BlockKind.FURNITURE, found) == ["1", "2"]


@pytest.mark.parametrize("degrees", [-90, -45, -20, -12, 8, 12, 20, 45, 90, 180])
def test_a_stamp_at_any_angle_is_read_whole_and_in_order(
    degrees: int, typeset: Typeset, reading: Make
) -> None:
    stamp = f"#place(top + right, dx: 1cm, dy: 9cm, rotate({degrees}deg)[INGEKOMEN OP\\ 29 JAN. 2026])\n"
    found = reading("a.pdf", typeset(f"{A4}{stamp}{text(1, 4)}"))
    assert "INGEKOMEN OP 29 JAN. 2026" in of(BlockKind.FURNITURE, found)
    assert of(BlockKind.PARAGRAPH, found) == [text(1, 4)]


SHAPES = {
    "filled circles": "circle(radius: 1.6pt, fill: black)",
    "hollow circles": "circle(radius: 1.6pt, stroke: 0.5pt)",
    "squares": "rect(width: 3.4pt, height: 3.4pt, fill: blue)",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_bullets_that_are_drawn(shape: str, typeset: Typeset, reading: Make) -> None:
    items = (
        "- de termijn is te kort;\n- de wet is lang\n  - voor kinderen\n  - voor wie alleen is\n- er is meer."
    )
    marked = f"#set list(marker: box(height: 5pt, {shape}))\n{items}"
    found = reading("a.pdf", typeset(f"{A4}De gemeente noemt drie punten.\n\n{marked}\n\n{text(1, 3)}"))
    assert [(b.level, b.text) for b in found.blocks if b.kind is BlockKind.LIST_ITEM] == [
        (1, "de termijn is te kort;"), (1, "de wet is lang"), (2, "voor kinderen"),
        (2, "voor wie alleen is"), (1, "er is meer."),
    ]  # fmt: skip


def test_a_dot_between_words_is_no_bullet(typeset: Typeset, reading: Make) -> None:
    dot = "#box(circle(radius: 1.5pt, fill: black), baseline: -2pt)"
    found = reading("a.pdf", typeset(f"{A4}{text(1, 3)}\n\nHoudt {dot} u {dot} daar rekening mee."))
    assert of(BlockKind.LIST_ITEM, found) == []


def test_a_text_box_left_of_the_text(typeset: Typeset, reading: Make) -> None:
    box = "Het kader noemt tachtig\\ plekken in de opvang\\ van dit jaar."
    beside = text(20, 3)
    placed = f"#place(top + left, dy: 4pt, block(width: 4.5cm)[{box}])\n#pad(left: 5.5cm)[{beside}]"
    found = reading("a.pdf", typeset(f"{A4}{text(1, 2)}\n\n#block[{placed}]\n\n{text(9, 2)}"))
    assert of(BlockKind.PARAGRAPH, found) == [
        text(1, 2),
        box.replace("\\", ""),
        beside,
        text(9, 2),
    ]


@pytest.mark.parametrize("number", ["#super[{n}] ", "#h(0pt){n}#h(14pt)"], ids=["raised", "hanging"])
def test_the_number_of_a_note_is_none_of_its_words(number: str, typeset: Typeset, reading: Make) -> None:
    notes = [f"{number.format(n=n)}Zie de brief van de {SUBJECTS[n]}, die hierop ingaat." for n in (1, 2)]
    rule = "#line(length: 4cm, stroke: 0.5pt)\n#v(-8pt)"
    foot = f"#place(bottom + left)[{rule}\n#text(8pt)[{notes[0]}\\ {notes[1]}]]"
    found = reading("a.pdf", typeset(f"{A4}{text(1, 3)}\n{foot}"))
    assert of(BlockKind.NOTE, found) == [
        f"Zie de brief van de {SUBJECTS[n]}, die hierop ingaat." for n in (1, 2)
    ]
