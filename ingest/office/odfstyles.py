"""What the styles of an OpenDocument text say: heading, size, bold, hidden, shaded, how lists count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ingest.office.counting import Level
from ingest.office.odfparts import FO, OFFICE, STYLE, TEXT
from ingest.office.stylenames import heading_level, is_title, list_level

DEPTH = 12
"""So many styles may be based on one another; a file that goes on has a circle in it."""

_POINTS = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)pt$")
_CODED = re.compile(r"_([0-9a-f]{2})_")
_NUMERALS = frozenset(("1", "a", "A", "i", "I"))
_COLOURLESS = frozenset((None, "", "transparent", "#ffffff"))


def number(text: str | None, *, otherwise: int = 0) -> int:
    """A whole number; what is none, or larger than any in a document, is `otherwise`."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by family and name, those of lists by name, and whether a title's is used."""

    by_name: dict[tuple[str, str], Any]
    lists: dict[str, dict[int, Level]]
    outline: dict[int, Level]
    titled: bool = False

    @classmethod
    def of(cls, roots: tuple[Any, ...], content: Any) -> Styles:
        """The styles in these roots, of which later ones overrule earlier ones."""
        groups = [
            g
            for tag in ("automatic-styles", "styles")
            for root in roots
            for g in root.iterchildren(f"{OFFICE}{tag}")
        ]
        groups += content.iterchildren(f"{OFFICE}automatic-styles")
        found = [style for group in groups for style in group]
        by_name = {(s.get(f"{STYLE}family", ""), s.get(f"{STYLE}name", "")): s for s in found}
        lists = {s.get(f"{STYLE}name", ""): _levels(s) for s in found if s.tag == f"{TEXT}list-style"}
        outlines = [_levels(s) for s in found if s.tag == f"{TEXT}outline-style"]
        styles = cls(by_name, lists, outlines[0] if outlines else {})
        used = {p.get(f"{TEXT}style-name", "") for p in content.iter(f"{TEXT}p")}
        titled = any(is_title(name) for style in sorted(used) for name in styles.names(style))
        return cls(by_name, lists, styles.outline, titled)

    def chain(self, family: str, style: str) -> list[Any]:
        """A style and those it is based on, nearest first."""
        found: list[Any] = []
        while (family, style) in self.by_name and len(found) < DEPTH:
            found.append(self.by_name[family, style])
            style = found[-1].get(f"{STYLE}parent-style-name", "")
        return found

    def names(self, style: str) -> list[str]:
        """The names that a user sees of a paragraph's style and those it is based on."""
        return [
            element.get(f"{STYLE}display-name") or _shown(element.get(f"{STYLE}name", ""))
            for element in self.chain("paragraph", style)
        ]

    def heading(self, paragraph: Any) -> int:
        """The level of a heading from 1, 0 for none; under a title all others stand one level deeper."""
        style = paragraph.get(f"{TEXT}style-name", "")
        names = self.names(style)
        if any(map(is_title, names)):
            return 1
        outlines = [number(e.get(f"{STYLE}default-outline-level")) for e in self.chain("paragraph", style)]
        own = number(paragraph.get(f"{TEXT}outline-level"), otherwise=1) if paragraph.tag == f"{TEXT}h" else 0
        level = own or next((n for n in (*outlines, *map(heading_level, names)) if n), 0)
        return level + self.titled if level else 0

    def listed(self, paragraph: Any) -> int:
        """The level of a list item by the name of its style, 0 for none."""
        return next((n for n in map(list_level, self.names(paragraph.get(f"{TEXT}style-name", ""))) if n), 0)

    def text(self, spans: tuple[str, ...], paragraph: str, name: str) -> str:
        """A property of text as the innermost span that sets it says, else the style of the paragraph."""
        chains = [*(self.chain("text", span) for span in spans), self.chain("paragraph", paragraph)]
        properties = (p for chain in chains for e in chain for p in e.iterchildren(f"{STYLE}text-properties"))
        return next((value for p in properties if (value := p.get(name))), "")

    def size(self, spans: tuple[str, ...], paragraph: str) -> float:
        """The size of type in points, 0 where no style says it."""
        match = _POINTS.match(self.text(spans, paragraph, f"{FO}font-size"))
        return float(match[1]) if match else 0.0

    def is_shaded(self, cell: str) -> bool:
        """Whether a style gives cells a colour."""
        found = self.chain("table-cell", cell)
        properties = [p for e in found for p in e.iterchildren(f"{STYLE}table-cell-properties")]
        return any(p.get(f"{FO}background-color") not in _COLOURLESS for p in properties)


def _shown(name: str) -> str:
    """The name of a style without the codes for the characters that XML does not allow in it."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), name)


def _levels(style: Any) -> dict[int, Level]:
    found = {number(level.get(f"{TEXT}level")): _level(level) for level in style}
    return {depth: level for depth, level in found.items() if 0 < depth <= 9}


def _level(element: Any) -> Level:
    numerals = element.get(f"{STYLE}num-format", "")
    depth, shown = (
        number(element.get(f"{TEXT}level")),
        number(element.get(f"{TEXT}display-levels"), otherwise=1),
    )
    joined = ".".join(f"%{n}" for n in range(max(1, depth - shown + 1), depth + 1))
    label = f"{element.get(f'{STYLE}num-prefix', '')}{joined}{element.get(f'{STYLE}num-suffix', '')}"
    written = [value for name, value in element.items() if name.endswith("}num-list-format")]
    return Level(
        number(element.get(f"{TEXT}start-value"), otherwise=1),
        numerals if numerals in _NUMERALS else "",
        re.sub(r"%(\d)%", r"%\1", written[0]) if written else label,
    )
