"""What the styles of a Word file say about a paragraph: heading, list item, size, bold, hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.model import BlockKind
from ingest.office.stylenames import heading_level, is_title, list_level

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BODY_LEVEL = 9
"""The outline level that Word gives to running text (ECMA-376, 17.3.1.20)."""

DEPTH = 12
"""So many styles may be based on one another; a file that goes on has a circle in it."""

STYLE = f"{W}pPr/{W}pStyle"


def attribute(element: Any, path: str) -> str:
    """The value of the element at this path, "" if there is none."""
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def number(text: str, *, otherwise: int = 0) -> int:
    """A whole number as Word writes it; what is none, or larger than any that Word writes, is `otherwise`."""
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def switched(element: Any) -> bool | None:
    """An on/off property: absent, on by its mere presence, or what its value says."""
    return None if element is None else element.get(f"{W}val", "1") not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Styles:
    """By the id of each style of a file that style and those it is based on, nearest first.

    `plain` is the style of paragraphs that name none and `plain_size` the size of type that no style sets,
    in points (0: not said); `titled` says that the document uses the style of a title.
    """

    chains: dict[str, tuple[Any, ...]]
    plain: str = ""
    plain_size: float = 0.0
    titled: bool = False

    @classmethod
    def of(cls, roots: list[Any], document: Any) -> Styles:
        """The styles in `styles.xml` (a file may have none), and whether the document has a title."""
        found = [style for root in roots for style in root.iterchildren(f"{W}style")]
        by_id = {style.get(f"{W}styleId", ""): style for style in found}
        chains = {style: tuple(_chain(style, by_id)) for style in by_id}
        plain = [
            s for s in found if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")
        ]
        used = {mark.get(f"{W}val", "") for mark in document.iter(f"{W}pStyle")}
        sizes = [attribute(root, f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz") for root in roots]
        titled = any(is_title(attribute(s, f"{W}name")) for style in used for s in chains.get(style, ()))
        first = plain[0].get(f"{W}styleId", "") if plain else ""
        return cls(chains, first, number("".join(sizes)) / 2, titled)

    def chain(self, style: str) -> tuple[Any, ...]:
        """A style ("" is that of plain paragraphs) and those it is based on, nearest first."""
        return self.chains.get(style or self.plain, ())

    def role(self, paragraph: Any) -> tuple[BlockKind | None, int]:
        """Heading or list item with its level from 1, or (None, 0) for running text."""
        chain = self.chain(attribute(paragraph, STYLE))
        if level := self._outline((paragraph, *chain)):
            return BlockKind.HEADING, level
        named = next((n for style in chain if (n := list_level(attribute(style, f"{W}name")))), 0)
        num, depth = self.numbering(paragraph)
        if num == "0":
            return None, 0
        if num or named:
            return BlockKind.LIST_ITEM, max(depth + 1, named)
        return None, 0

    def numbering(self, paragraph: Any) -> tuple[str, int]:
        """The id of the numbering of a paragraph ("": none, "0": taken off) and its level from 0."""
        elements = [paragraph, *self.chain(attribute(paragraph, STYLE))]
        marks = [mark for element in elements for mark in element.iterfind(f"{W}pPr/{W}numPr")]
        nums = [num for mark in marks if (num := attribute(mark, f"{W}numId"))]
        depths = [depth for mark in marks if (depth := attribute(mark, f"{W}ilvl"))]
        return (nums[0] if nums else ""), min(number(depths[0]) if depths else 0, BODY_LEVEL - 1)

    def _outline(self, chain: tuple[Any, ...]) -> int:
        """The level of a heading from 1, by outline level or by the name of its style; 0 for none.

        Under a title all other headings stand one level deeper.
        """
        for element in chain:
            name = attribute(element, f"{W}name")
            if is_title(name):
                return 1
            level = attribute(element, f"{W}pPr/{W}outlineLvl")
            if level:
                depth = number(level, otherwise=BODY_LEVEL)
                return depth + 1 + self.titled if depth < BODY_LEVEL else 0
            if heading := heading_level(name):
                return heading + self.titled
        return 0

    def size(self, paragraph: Any) -> float:
        """The size of a paragraph's type in points: its first run's, else its style's, else the file's."""
        chain = self.chain(attribute(paragraph, STYLE))
        elements = (*[*paragraph.iterchildren(f"{W}r")][:1], *chain)
        sizes = [number(attribute(element, f"{W}rPr/{W}sz")) / 2 for element in elements]
        return next((size for size in sizes if size), self.plain_size)

    def on(self, run: Any, style: str, name: str) -> bool:
        """Whether a property ("b", "vanish") is on for a run in a paragraph of this style."""
        own = () if run is None else (run, *self._of_run(run))
        path = f"{W}rPr/{W}{name}"
        marks = (switched(element.find(path)) for element in (*own, *self.chain(style)))
        return next((mark for mark in marks if mark is not None), False)

    def _of_run(self, run: Any) -> tuple[Any, ...]:
        style = attribute(run, f"{W}rPr/{W}rStyle")
        return self.chain(style) if style else ()


def _chain(style: str, by_id: dict[str, Any]) -> Iterator[Any]:
    for _ in range(DEPTH):
        if style not in by_id:
            return
        yield by_id[style]
        style = attribute(by_id[style], f"{W}basedOn")
