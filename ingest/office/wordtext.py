"""The text of a Word paragraph as it reads with all changes accepted, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.office.symbols import symbol
from ingest.office.wordstyles import W, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.office.wordstyles import Styles

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

SKIPPED = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText", "rt")
)
"""What is no text of the document: removed, properties, the code of a field, the gloss over a word."""

_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_TEXT, _SYMBOL, _FIELD, _BOX = f"{W}t", f"{W}sym", f"{W}fldChar", f"{W}txbxContent"
REFERENCES = {
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
    f"{W}commentReference": "comment",
}
_LEAVES = frozenset((*_CHARACTERS, *REFERENCES, _TEXT, _MATH, _SYMBOL, _FIELD, _BOX))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A bit of a paragraph with the run that it stands in; `hidden` says that a form waits there for text."""

    element: Any
    run: Any
    hidden: bool

    @property
    def text(self) -> str:
        """The characters that it stands for."""
        tag = self.element.tag
        if tag == _SYMBOL:
            return symbol(self.element.get(f"{W}font", ""), self.element.get(f"{W}char", ""))
        return (self.element.text or "") if tag in (_TEXT, _MATH) else _CHARACTERS.get(tag, "")


@dataclass(frozen=True, slots=True)
class Found:
    """What a paragraph holds: its text, hidden text, and by kind and id the notes and comments on it."""

    text: str
    hidden: str
    bold: bool
    references: tuple[tuple[str, str], ...]
    boxes: tuple[Any, ...]


def gather(paragraphs: Sequence[Any], styles: Styles) -> Found:
    """The contents of paragraphs that read as one because the marks between them were deleted."""
    leaves = [leaf for paragraph in paragraphs for leaf in _shown(list(_leaves(paragraph)))]
    style = attribute(paragraphs[0], f"{W}pPr/{W}pStyle")
    hidden = [leaf.hidden or styles.on(leaf.run, style, "vanish") for leaf in leaves]
    seen = [leaf for leaf, away in zip(leaves, hidden, strict=True) if not away]
    return Found(
        "".join(leaf.text for leaf in seen),
        "".join(leaf.text for leaf, away in zip(leaves, hidden, strict=True) if away),
        all(styles.on(leaf.run, style, "b") for leaf in seen if leaf.text.strip()) and bool(seen),
        tuple(
            (REFERENCES[leaf.element.tag], leaf.element.get(f"{W}id", ""))
            for leaf in leaves
            if leaf.element.tag in REFERENCES
        ),
        tuple(leaf.element for leaf in leaves if leaf.element.tag == _BOX),
    )


def chosen(element: Any) -> Any:
    """Of contents that Word stores in several ways, for readers old and new, the first; else the element."""
    if element.tag != f"{_MC}AlternateContent":
        return element
    return next(element.iterchildren(f"{_MC}Choice", f"{_MC}Fallback"), element)


def _leaves(element: Any, run: Any = None, *, hidden: bool = False) -> Iterator[Leaf]:
    for child in chosen(element):
        if child.tag in _LEAVES:
            yield Leaf(child, run, hidden)
        elif child.tag not in SKIPPED:
            waits = child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            yield from _leaves(child, child if child.tag == f"{W}r" else run, hidden=hidden or waits)


def _shown(leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """The leaves without the codes of fields and without the marks that an author chose for a note."""
    codes = _codes(leaves)
    marked, until = None, 0
    for index, leaf in enumerate(leaves):
        until = max(until, codes.get(index, 0))
        if leaf.element.get(f"{W}customMarkFollows", "0") in ("1", "true", "on"):
            marked = leaf.run
        own_mark = marked is not None and leaf.run is marked and leaf.element.tag not in REFERENCES
        if index >= until and not own_mark:
            yield leaf


def _codes(leaves: Sequence[Leaf]) -> dict[int, int]:
    """Where the code of each field begins and ends; one that does not end in its paragraph hides nothing."""
    codes: dict[int, int] = {}
    begun: list[int] = []
    for index, leaf in enumerate(leaves):
        match leaf.element.get(f"{W}fldCharType"):
            case "begin":
                begun.append(index)
            case "separate" if begun:
                codes.setdefault(begun[-1], index)
            case "end" if begun:
                codes.setdefault(begun.pop(), index)
    return codes
