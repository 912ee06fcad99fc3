"""Characters that extraction put in the place of others, and what stands for them in repaired text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.spans import AlignedText

GLYPHS = {"Ɵ": "ti", "Ʃ": "tt", "Ō": "ft", "ƫ": "tti", "ﬅ": "ft", "Ʀ": "tf"}
"""Ligatures of Calibri and its kin that Word's PDF export maps to letters with the same glyph number."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
"""Unicode's presentation forms, which no author types."""

HYPHENS = "\u2010\u2011"
"""Hyphens by another number: the plain one is what every other text of a dossier has."""

BULLETS = "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf06c\uf06e\uf06f\uf071\uf076\uf077\uf02d"
"""The marks of lists in the fonts Symbol and Wingdings, as Word numbers them for private use."""

ARROW = "\uf0e0"
"""The arrow of Wingdings, which Word makes of "-->"."""

JOINTS = "\x02\ufffe"
"""What pdfium leaves where it joined two lines of which the first ended in a hyphen."""

_GLYPH = re.compile(
    "(?<=[a-zà-ÿ{0}])[{0}]|(?<=[^\\W\\d_])[{0}](?=[a-z{0}])|Ɵ(?=[a-z{0}])".format("".join(GLYPHS))
)
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_BULLET = re.compile(rf"(?<!\S)[{BULLETS}]")
_ARROW = re.compile(rf"{ARROW}(?!\w)")
_WINDOWS = re.compile("[\x80-\x9f]")
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_DIAERESIS = re.compile("(?<=[a-z])¨([aeiou])")
_ACUTE = re.compile("(?<=[a-z])´(e)(?!\\w*´)|´(e)(?=´e)")
_INVISIBLE = re.compile(
    "\u00ad(?!\\s*$)|[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff\ue000-\uf8ff]"
    "|[\x00\x01\x03-\x08\x0e-\x1f\x7f]|(?<!\\w)[\x02\ufffe]|[\x02\ufffe](?!\\w|\\s*$)"
)
_LINE_END = re.compile(f"[{JOINTS}](?=\\s*$)")


def _following_bytes() -> str:
    """The characters that the bytes 80 to BF show as in Windows-1252, as the inside of a class."""
    return re.escape("".join(_windows(chr(byte)) or chr(byte) for byte in range(0x80, 0xC0)))


def _windows(control: str) -> str:
    return control.encode("latin-1").decode("cp1252", errors="ignore")


_NEXT = f"[{_following_bytes()}\x80-\x9f]"
_TWICE = re.compile(f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}")
"""A character of UTF-8 that was read as Windows-1252: "Ã«" for "ë"."""

TWICE_SHARE = 0.9
"""In a file that was encoded twice all letters beyond ASCII are; a few may have got lost on the way."""


def twice_encoded(texts: Iterable[str]) -> bool:
    """Whether a file as a whole shows that its UTF-8 was read as Windows-1252 once."""
    beyond = found = 0
    for text in texts:
        beyond += sum(character > "\x7f" and not character.isspace() for character in text)
        found += sum(len(match[0]) for match in _TWICE.finditer(text) if _once(match) != match[0])
    return found > 0 and found >= TWICE_SHARE * beyond


def encoded_once(content: AlignedText) -> AlignedText:
    """The text of such a file as it was written."""
    return content.sub(_TWICE, _once)


def _once(match: re.Match[str]) -> str:
    data = b"".join(_byte(character) for character in match[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _byte(character: str) -> bytes:
    return character.encode("latin-1") if character <= "\xff" else character.encode("cp1252")


def mended(content: AlignedText) -> AlignedText:
    """The text with the letters, hyphens and marks that its odd characters stand for.

    A joint of pdfium within a word is left to `hyphens`, which knows whether its hyphen is real.
    """
    content = content.sub(_WINDOWS, lambda m: _windows(m[0])).sub(_BULLET, "•").sub(_ARROW, "→")
    content = content.sub(_LINE_END, "-").sub(_INVISIBLE, "").sub(_HYPHEN, "-")
    content = _composed(content.sub(_LIGATURE, lambda m: LIGATURES[m[0]]))
    content = _composed(content.sub(_GLYPH, lambda m: GLYPHS[m[0]]))
    content = content.sub(_DIAERESIS, lambda m: unicodedata.normalize("NFC", m[1] + "\u0308"))
    return content.sub(_ACUTE, "é")


def _composed(content: AlignedText) -> AlignedText:
    return content.sub(_DECOMPOSED, lambda match: unicodedata.normalize("NFC", match[0]))
