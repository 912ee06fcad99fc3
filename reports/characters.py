"""The characters that XML and HTML can hold."""

from __future__ import annotations

import re

_UNHOLDABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""All but the production Char of XML 1.0, less what it discourages: controls and noncharacters."""

_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text without the characters that no document can hold; all others stay as they are."""
    return _UNHOLDABLE.sub("", text)


def isolated(text: str) -> str:
    """A text with direction marks between isolates, so that they do not turn the words around it."""
    return f"\u2068{text}\u2069" if _DIRECTION.search(text) else text
