"""What the names of styles say, in Word and in OpenDocument, English and Dutch: heading, title, list item."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^(?:heading|kop|kopje|header level|koptekst niveau)[\s_]?([1-9])\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:list (?:bullet|number)|lijst(?: ?opsom\w*|nummering)|opsomming)\b.*?(\d?)$", re.IGNORECASE
)


def heading_level(name: str) -> int:
    """The level of a heading in a style of this name, from 1; 0 for none."""
    match = _HEADING.match(name)
    return int(match[1]) if match else 0


def is_title(name: str) -> bool:
    """Whether the title of a document is set in a style of this name."""
    return _TITLE.match(name) is not None


def list_level(name: str) -> int:
    """The level of a list item in a style of this name, from 1; 0 for none."""
    match = _LIST.match(name)
    return int(match[1] or 1) if match else 0
