"""Texts as they are typed, and as they are got out of a PDF."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from setters.tekst import Blok, Tekst

BROKEN_GLYPHS = {"ti": "Ɵ", "tt": "Ʃ", "ft": "Ō"}
"""Ligatures of a common office font, as they come out of a PDF whose glyph table is broken."""

RAW_WIDTH = 88
"""Characters on a line of the raw text: about what A4 holds at 10 points."""

RAW_LINES = 27
"""Lines on a page of raw text without its furniture; with this number pages end within sentences."""


def as_md(tekst: Tekst) -> bytes:
    """The text as Markdown, its paragraphs wrapped anew."""
    blocks = tekst.source.split("\n\n")
    wrapped = [b if b.startswith(("#", "-", "<")) else textwrap.fill(b, 100) for b in blocks]
    return ("\n\n".join(wrapped) + "\n").encode()


def as_txt(tekst: Tekst) -> bytes:
    """The text as it is got out of a PDF: hard lines, page furniture, broken glyphs, glued action items."""
    lines = "\n\n".join(_raw(blok) for blok in tekst.blokken).split("\n")
    pages = [lines[i : i + RAW_LINES] for i in range(0, len(lines), RAW_LINES)]
    head, foot = tekst.opmaak["kop"], tekst.opmaak["voet"]
    raw = "\f".join(
        "\n".join([head, "", *page, "", f"{foot}    Pagina {number} van {len(pages)}", ""])
        for number, page in enumerate(pages, 1)
    )
    for letters, glyph in BROKEN_GLYPHS.items():
        raw = raw.replace(letters, glyph)
    return raw.encode()


def _raw(blok: Blok) -> str:
    if blok.soort == "alinea":
        return textwrap.fill(" ".join(blok.regels).replace(". Actie:", ".Actie:"), RAW_WIDTH)
    return "\n".join(textwrap.fill(line, RAW_WIDTH) for line in blok.regels)
