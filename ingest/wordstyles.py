"""What the styles of a Word file say about a paragraph: heading, list item, size, bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from corpus.model import BlockKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_HEADING = re.compile(r"^(?:heading|kop|kopje|header level)\s?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:list (?:bullet|number)|lijst(?: ?opsom\w*|nummering)|opsomming)\b.*?(\d?)$", re.IGNORECASE
)

BODY_LEVEL = 9
"""The outline level that Word gives to running text (ECMA-376, 17.3.1.20)."""

DEPTH = 12
"""So many styles may be based on one another; a file that goes on has a circle in it."""


def attribute(element: Any, path: str) -> str:
    """The value of the element at this path, "" if there is none."""
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def switched(element: Any) -> bool | None:
    """An on/off property: absent, on by its mere presence, or what its value says."""
    return None if element is None else element.get(f"{W}val", "1") not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a file by id, and whether one of them is used as title."""

    by_id: dict[str, Any]
    titled: bool = False

    @classmethod
    def of(cls, root: Any, document: Any) -> Styles:
        """The styles in `styles.xml` (`None` is a file without), and whether the document has a title."""
        found = [] if root is None else root.findall(f"{W}style")
        by_id = {style.get(f"{W}styleId", ""): style for style in found}
        used = {mark.get(f"{W}val", "") for mark in document.iter(f"{W}pStyle")}
        names = (attribute(by_id[style], f"{W}name") for style in used if style in by_id)
        return cls(by_id, any(_TITLE.match(name) for name in names))

    def chain(self, style: str) -> list[Any]:
        """A style and those it is based on, nearest first."""
        found: list[Any] = []
        while style in self.by_id and len(found) < DEPTH:
            found.append(self.by_id[style])
            style = attribute(self.by_id[style], f"{W}basedOn")
        return found

    def role(self, paragraph: Any) -> tuple[BlockKind | None, int]:
        """Heading or list item with its level from 1, or (None, 0) for running text."""
        chain = self.chain(attribute(paragraph, f"{W}pPr/{W}pStyle"))
        level = self._outline([paragraph, *chain])
        if level:
            return BlockKind.HEADING, level
        listed = [m for style in chain if (m := _LIST.match(attribute(style, f"{W}name")))]
        numberings = [element.find(f"{W}pPr/{W}numPr") for element in (paragraph, *chain)]
        for numbering in (mark for mark in numberings if mark is not None):
            if attribute(numbering, f"{W}numId") == "0":
                return None, 0
            depth = attribute(numbering, f"{W}ilvl") or "0"
            return BlockKind.LIST_ITEM, max(int(depth) + 1, *(int(m[1] or 1) for m in listed), 1)
        if listed:
            return BlockKind.LIST_ITEM, int(listed[0][1] or 1)
        return None, 0

    def _outline(self, chain: list[Any]) -> int:
        """The level of a heading from 1, by outline level or by the name of its style; 0 for none.

        Under a title all other headings stand one level deeper.
        """
        for element in chain:
            if _TITLE.match(attribute(element, f"{W}name")):
                return 1
            level = attribute(element, f"{W}pPr/{W}outlineLvl")
            if level.isdigit():
                return int(level) + 1 + self.titled if int(level) < BODY_LEVEL else 0
            if match := _HEADING.match(attribute(element, f"{W}name")):
                return int(match[1]) + self.titled
        return 0

    def size(self, paragraph: Any) -> float:
        """The size of a paragraph's type in points: its first run's, else its style's, else 0."""
        run = paragraph.find(f"{W}r")
        chain = self.chain(attribute(paragraph, f"{W}pPr/{W}pStyle") or "Normal")
        own = [] if run is None else [run]
        sizes = [attribute(element, f"{W}rPr/{W}sz") for element in (*own, *chain)]
        return next((int(size) / 2 for size in sizes if size.isdigit()), 0.0)

    def bold(self, style: str) -> bool:
        """Whether a style sets its text in bold."""
        marks = [switched(element.find(f"{W}rPr/{W}b")) for element in self.chain(style)]
        return next((mark for mark in marks if mark is not None), False)
