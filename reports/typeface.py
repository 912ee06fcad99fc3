"""The typeface of what typst sets, and which characters it can show.

Source Sans 3 lies in `fonts/` under the SIL Open Font License. The fonts of a machine are left alone, so
that pages are equal everywhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reports.characters import printable

if TYPE_CHECKING:
    from typst import Fonts

FAMILY = "Source Sans 3"
FOLDER = Path(__file__).with_name("fonts")

CARRIED = frozenset({*range(0x05D0, 0x05EB), *range(0x0621, 0x063B), *range(0x0641, 0x064B)})
"""Letters of Hebrew and Arabic: the fonts that typst carries itself have them."""

INVISIBLE = frozenset({0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)})
"""Marks of direction, which need no glyph."""

BLANK = re.compile("[\t\n\r\x85\u2028\u2029]")
BYTE_ORDER = "\ufeff"
LONG = re.compile(r"\S{31,}")
STRETCH = re.compile(r"(\S{12})(?=\S)")
"""Where a word that is longer than any Dutch one may be broken: without it, it would run off the page."""
HIDDEN_BREAK = "\u200b"


@cache
def fonts() -> Fonts:
    """The fonts to hand to typst."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(FOLDER)])


@cache
def _shown() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(FOLDER / "SourceSans3.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap()) | CARRIED | INVISIBLE


def legible(text: str) -> str:
    """The text in characters that can be set; another stands as its number: "[U+1F3E0]".

    PDF/A refuses a character without a glyph, and a reader could not tell an empty box from another.
    """
    plain = BLANK.sub(" ", printable(text).replace(BYTE_ORDER, ""))
    if plain.isascii():
        return plain
    return "".join(char if ord(char) in _shown() else f"[U+{ord(char):04X}]" for char in plain)


def breakable(text: str) -> str:
    """The text with hidden breaks in words that are longer than a line."""
    return LONG.sub(lambda word: STRETCH.sub(rf"\1{HIDDEN_BREAK}", word[0]), text)
