"""Markdown: its blocks by structure, its text without marks, at its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import BlockKind

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
            "De samenwerking met provincies is vooraf getoetst en [redacted] vindt dat zij werkt & helpt.",
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
