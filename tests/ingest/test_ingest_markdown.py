"""Markdown: its blocks by structure, its text without marks, at its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from ingest.markdown import read
from ingest.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

    Make = Callable[[str, str], Reading]

TEXT = r"""# Inbreng COA bij de invoeringstoets

12 januari 2026

## Wat gaat **goed**

De samenwerking met [provincies](https://voorbeeld.nl) is *vooraf* getoetst en \[redacted\]
vindt dat zij werkt &amp; helpt.

1. eerste
2. tweede met
   vervolg
   - genest

| Fase | Oordeel |
|------|---------|
| Raming | te **krap** |

De zin die door een pagina is

gebroken loopt hier verder.

**Vet kopje**

Tekst onder het kopje die een hele zin vormt en dus lopende tekst is.
"""


def test_blocks_of_markdown(reading: Make) -> None:
    found = reading("inbreng.md", TEXT)
    assert [(block.kind, block.level, block.text) for block in found.blocks] == [
        (BlockKind.HEADING, 1, "Inbreng COA bij de invoeringstoets"),
        (BlockKind.LETTERHEAD, 0, "12 januari 2026"),
        (BlockKind.HEADING, 2, "Wat gaat goed"),
        (
            BlockKind.PARAGRAPH,
            0,
            "De samenwerking met provincies is vooraf getoetst en █ vindt dat zij werkt & helpt.",
        ),
        (BlockKind.LIST_ITEM, 1, "eerste"),
        (BlockKind.LIST_ITEM, 1, "tweede met vervolg"),
        (BlockKind.LIST_ITEM, 2, "genest"),
        (BlockKind.TABLE_ROW, 0, "Fase | Oordeel"),
        (BlockKind.TABLE_ROW, 0, "Raming | te krap"),
        (BlockKind.PARAGRAPH, 0, "De zin die door een pagina is gebroken loopt hier verder."),
        (BlockKind.HEADING, 3, "Vet kopje"),
        (BlockKind.PARAGRAPH, 0, "Tekst onder het kopje die een hele zin vormt en dus lopende tekst is."),
    ]


def test_every_word_is_shown_at_its_place(reading: Make) -> None:
    found = reading("inbreng.md", TEXT)
    for block in found.blocks:
        for word in (word for word in block.text.split() if word.isalpha()):
            start = block.text.index(word)
            first, last = block.content.source_span(start, start + len(word))
            assert found.source[first:last] == word


def test_quotes_and_code_keep_their_text(reading: Make) -> None:
    found = reading(
        "a.md",
        "> De minister schrijft een hele zin als citaat.\n\n```\ncode hier\n```\n",
    )
    assert [block.text for block in found.blocks] == [
        "De minister schrijft een hele zin als citaat.",
        "code hier",
    ]


NOTED = """\
---
title: Inbreng
---

De minister schrijft een hele zin[^1] als antwoord.

[^1]: De brief van mei.
[^a]: https://voorbeeld.nl
    en wat daar staat

[wet]: https://wetten.nl
"""


def test_notes_stand_apart_and_particulars_are_kept(reading: Make) -> None:
    found = reading("a.md", NOTED)
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.LETTERHEAD, "title: Inbreng"),
        (BlockKind.PARAGRAPH, "De minister schrijft een hele zin als antwoord."),
        (BlockKind.NOTE, "De brief van mei."),
        (BlockKind.NOTE, "https://voorbeeld.nl en wat daar staat"),
        (BlockKind.FURNITURE, "[wet]: https://wetten.nl"),
    ]


MARKUP = [
    ("<div><p>Een <b>vet</b> woord.<br>Twee.</p></div>\n", ["Een vet woord. Twee."]),
    ("Een zin met <u>lijn</u> en<br/>een regel.\n", ["Een zin met lijn en een regel."]),
    ("De heer <naam> vraagt of a < b is.\n", ["De heer █ vraagt of a < b is."]),
    ("Zie <https://voorbeeld.nl> voor meer.\n", ["Zie https://voorbeeld.nl voor meer."]),
    ("<script>kwaad()</script>\n\nEen zin.\n", ["Een zin."]),
    ("<!-- een opmerking\nover regels -->\n\nEen zin.\n", ["Een zin."]),
]


@pytest.mark.parametrize(("text", "expected"), MARKUP)
def test_tags_are_no_text(text: str, expected: list[str], reading: Make) -> None:
    asides = {BlockKind.FURNITURE, BlockKind.COMMENT}
    assert [block.text for block in reading("a.md", text).blocks if block.kind not in asides] == expected


def test_what_is_not_shown_is_kept_aside(reading: Make) -> None:
    found = reading("a.md", "<!-- nog nagaan -->\n\n<style>p {}</style>\n\nEen zin.\n")
    assert [block.kind for block in found.blocks] == [
        BlockKind.COMMENT,
        BlockKind.FURNITURE,
        BlockKind.PARAGRAPH,
    ]


def test_what_is_struck_out_is_kept_aside(reading: Make) -> None:
    text = "De raad vraagt ~~om uit~~\n~~stel~~ <del>en</del> om ~~oud~~ geld.\n"
    text += "\n| a | b |\n|---|---|\n| ~~1~~ 2 | 3 |\n"
    found = [(block.kind, block.text) for block in reading("a.md", text).blocks]
    assert found == [
        (BlockKind.PARAGRAPH, "De raad vraagt om geld."),
        (BlockKind.COMMENT, "om uit"),
        (BlockKind.COMMENT, "stel"),
        (BlockKind.COMMENT, "en"),
        (BlockKind.COMMENT, "oud"),
        (BlockKind.TABLE_ROW, "a | b"),
        (BlockKind.TABLE_ROW, "2 | 3"),
        (BlockKind.COMMENT, "1"),
    ]


def test_the_cells_of_tables(reading: Make) -> None:
    text = "> | Nr | Actie |\n> |---|---|\n> | 1 | a \\| b |\n\nTekst.\n\nA | B\n--|--\n | 2\n3 |\n"
    rows = [block for block in reading("a.md", text).blocks if block.row]
    assert [(b.text, b.row.table, b.row.header) for b in rows if b.row] == [
        ("Nr | Actie", 1, True),
        ("1 | a | b", 1, False),
        ("A | B", 2, True),
        ("2", 2, False),
        ("3", 2, False),
    ]
    assert [b.text[slice(*cell)] for b in rows if b.row for cell in b.row.cells] == [
        *("Nr", "Actie", "1", "a | b", "A", "B", "2", "", "3", ""),
    ]


PIECES = st.sampled_from(
    [
        "# ",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n|---|---|\n| c \\| d |\n",
        "[^1]",
        "[^1]: noot",
        "\n",
        "\n\n",
        "<div>",
        "</div>",
        "<!-- ",
        "-->",
        "```\n",
        "\t",
        "    ",
        "woord ",
        "**vet**",
        "&amp;",
        "\\*",
        "[a](b)",
        "[a]: x",
        "---\n",
        "===\n",
        "<br>",
        "<naam>",
        "█",
        "\x0b",
        "\u2028",
        "|",
        "<script>",
        "é",
        "\r",
        "\ufffe",
        "\x00",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        raw = read(text.encode(), DEFAULT)
    except UnreadableError:
        assert "\x00" in text
        return
    assert all(raw.source[o] for line in raw.lines for o in line.content.origins)
    if "<!--" not in text and "<script>" not in text:
        shown = "".join(line.text for line in raw.lines)
        assert shown.count("woord") == text.count("woord")


INDENTS = st.lists(
    st.sampled_from(["", "", " ", "  ", "    ", "\t", "- ", "1. ", "> ", "-\t", ">\t", "# ", "\n"]),
    max_size=4,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(INDENTS.map("".join), min_size=1, max_size=12))
def test_every_line_is_read_once_wherever_it_is_indented(indents: list[str]) -> None:
    text = "".join(f"{indent}regel w{number}w van de brief\n" for number, indent in enumerate(indents))
    found = " ".join(line.text for line in read(text.encode(), DEFAULT).lines).split()
    assert [found.count(f"w{number}w") for number in range(len(indents))] == [1] * len(indents)
    assert found.count("brief") == len(indents)


@pytest.mark.parametrize("indent", ["\t", "\t ", " \t"])
def test_lines_of_an_item_that_are_indented_by_a_tab_are_each_themselves(indent: str) -> None:
    text = f"1. De raming\n{indent}komt te laat\n{indent}en is te laag.\n"
    (line,) = read(text.encode(), DEFAULT).lines
    assert line.text == "De raming komt te laat en is te laag."
    shown = zip(line.text, line.content.origins, strict=True)
    assert all(text[at] == letter for letter, at in shown if letter != " ")
