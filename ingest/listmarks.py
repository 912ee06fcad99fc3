"""The marks of list items: recognised, measured, taken off."""

from __future__ import annotations

import re

_BULLET = re.compile(r"^(?:[•▪●○◦■□∙·‣⁃➢►✓\uf0b7\uf0a7\uf0d8]|[-–—*](?=\s)|o(?=\s))\s*(?=\S)")
_NUMBER = re.compile(
    r"^(?:\d{1,2}[.)]|\(?[a-z0-9]{1,2}\)|[a-z]\.|(?:i|ii|iii|iv|v|vi{1,3}|ix|x)[.)])\s+(?=\S)"
)


def mark_length(text: str) -> int:
    """The length of the mark that opens a list item, with the space behind it; 0 if there is none."""
    match = _BULLET.match(text) or _NUMBER.match(text)
    return match.end() if match and not text.startswith("**") else 0


def is_mark(text: str) -> bool:
    """Whether a text is nothing but such a mark."""
    return 0 < mark_length(f"{text.strip()} A") == len(text.strip()) + 1


def is_item(text: str) -> bool:
    """Whether a line opens a list item."""
    return mark_length(text.strip()) > 0


def is_dash(text: str) -> bool:
    """Whether the mark is a dash, which may also set off a phrase within a sentence."""
    return text.lstrip()[:2] in ("- ", "– ", "— ")
