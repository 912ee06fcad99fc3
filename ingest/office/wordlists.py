"""The numbers that Word shows before list items and headings (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.office.counting import Counters, Level
from ingest.office.wordstyles import STYLE, W, attribute, number

if TYPE_CHECKING:
    from ingest.office.wordstyles import Styles

NUMERALS = {
    "decimalZero": "01",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "bullet": "",
    "none": "",
}
"""Word's names of numerals; all others are shown in figures."""


class Lists:
    """The numberings of a file as they count on, paragraph by paragraph in the order of the text."""

    def __init__(self, roots: list[Any], styles: Styles) -> None:
        self.styles = styles
        self.nums = {n.get(f"{W}numId", ""): n for root in roots for n in root.iterchildren(f"{W}num")}
        self.abstracts = {
            a.get(f"{W}abstractNumId", ""): a for root in roots for a in root.iterchildren(f"{W}abstractNum")
        }
        self.counters: dict[str, Counters] = {}
        self.begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """The number of the next paragraph of the text as Word shows it, "" for a bullet or none."""
        num, depth = self.styles.numbering(paragraph)
        if num not in self.nums:
            return ""
        abstract, shape = self._shape(num)
        depth = self._of_style(shape, paragraph, depth) + 1
        levels = _levels(shape) | self._overridden(num)
        counters = self.counters.setdefault(abstract, Counters(levels))
        counters.levels = levels
        first = None if (num, depth) in self.begun else self._restart(num, depth)
        self.begun.add((num, depth))
        return counters.label(depth, first=first)

    def _shape(self, num: str) -> tuple[str, Any]:
        """The id and the element of the levels that a numbering uses; a style may have them."""
        abstract = attribute(self.nums[num], f"{W}abstractNumId")
        shape = self.abstracts.get(abstract)
        linked = "" if shape is None else attribute(shape, f"{W}numStyleLink")
        for key, other in self.abstracts.items():
            if linked and attribute(other, f"{W}styleLink") == linked:
                return key, other
        return abstract, shape

    def _of_style(self, shape: Any, paragraph: Any, depth: int) -> int:
        """The level from 0: a numbering may tie its levels to styles."""
        style = attribute(paragraph, STYLE)
        if shape is None or not style or paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl") is not None:
            return depth
        tied = (lvl for lvl in shape.iterchildren(f"{W}lvl") if attribute(lvl, f"{W}pStyle") == style)
        return next((number(lvl.get(f"{W}ilvl", "")) for lvl in tied), depth)

    def _overridden(self, num: str) -> dict[int, Level]:
        return {
            depth: level
            for override in self.nums[num].iterchildren(f"{W}lvlOverride")
            for depth, level in _levels(override).items()
        }

    def _restart(self, num: str, depth: int) -> int | None:
        """The number with which this numbering begins anew at a level, if it says so."""
        for override in self.nums[num].iterchildren(f"{W}lvlOverride"):
            start = attribute(override, f"{W}startOverride")
            if number(override.get(f"{W}ilvl", "")) + 1 == depth and start:
                return number(start)
        return None


def _levels(shape: Any) -> dict[int, Level]:
    if shape is None:
        return {}
    found = {number(lvl.get(f"{W}ilvl", "")) + 1: _level(lvl) for lvl in shape.iterchildren(f"{W}lvl")}
    return {depth: level for depth, level in found.items() if depth <= 9}


def _level(element: Any) -> Level:
    style = attribute(element, f"{W}numFmt") or "decimal"
    level = Level(
        number(attribute(element, f"{W}start")),
        NUMERALS.get(style, "1"),
        attribute(element, f"{W}lvlText"),
        plain=element.find(f"{W}isLgl") is not None,
    )
    again = attribute(element, f"{W}lvlRestart")
    return replace(level, again=number(again)) if again else level
