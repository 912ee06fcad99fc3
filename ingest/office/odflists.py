"""The numbers that an OpenDocument text shows before list items and headings, as its lists count on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ingest.office.counting import Counters
from ingest.office.odfparts import TEXT
from ingest.office.odfstyles import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.office.odfstyles import Styles

PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ITEM, _HEADER = f"{TEXT}list-item", f"{TEXT}list-header"


@dataclass(frozen=True, slots=True)
class Item:
    """Where in a list a paragraph stands: its style, depth from 1 and counters; `label` is its number."""

    style: str
    depth: int
    counters: Counters
    opens: bool = False
    label: str = ""


class Lists:
    """The lists of a file and how far each has counted."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.outline = Counters(styles.outline)
        self.begun: dict[str, Counters] = {}

    def heading(self, element: Any) -> str:
        """The number of a heading that stands in no list, "" for none."""
        depth = number(element.get(f"{TEXT}outline-level"))
        unnumbered = element.get(f"{TEXT}is-list-header") == "true" or depth not in self.styles.outline
        if element.tag != f"{TEXT}h" or unnumbered:
            return ""
        return self.outline.label(depth, first=_first(element))

    def items(self, element: Any, outer: Item | None) -> Iterator[tuple[Any, Item]]:
        """What stands in a list, within the item `outer` of another or in none, each with its place."""
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        counters = outer.counters if outer else self._counters(element, style)
        inner = Item(style, outer.depth + 1 if outer else 1, counters)
        for child in element.iterchildren(_ITEM, _HEADER):
            for index, block in enumerate(child):
                counters.levels = self.styles.lists.get(style, {})
                opens = child.tag == _ITEM and index == 0 and block.tag in PARAGRAPHS
                label = counters.label(inner.depth, first=_first(child)) if opens else ""
                yield block, replace(inner, opens=opens, label=label)

    def _counters(self, element: Any, style: str) -> Counters:
        """How far the list that an outermost element goes on with has counted, or a new one."""
        known = element.get(f"{TEXT}continue-list", "")
        if element.get(f"{TEXT}continue-numbering") == "true" and not known:
            known = f" {style}"  # no identity has a space in it
        counters = self.begun.get(known) or Counters({})
        self.begun |= {f" {style}": counters, element.get(_XML_ID, f" {style}"): counters}
        return counters


def _first(element: Any) -> int | None:
    """The number with which a list or heading begins anew, if it says so."""
    start = element.get(f"{TEXT}start-value")
    return number(start) if start else None
