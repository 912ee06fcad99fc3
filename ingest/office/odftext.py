"""The text of an OpenDocument paragraph, and what hangs on it: notes, comments, boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.office.odfparts import DRAW, FO, OFFICE, TEXT
from ingest.office.odfstyles import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.office.odfstyles import Styles

BLANKS = 100
"""So many spaces in a row are read at most; nobody types more, and a number costs a file nothing."""

BOLD = frozenset(("bold", "600", "700", "800", "900"))

NOTE, COMMENT = f"{TEXT}note", f"{OFFICE}annotation"

_HUNG = frozenset((NOTE, COMMENT))
_HIDDEN = frozenset((f"{TEXT}hidden-text", f"{TEXT}placeholder"))
"""Text that shows on a condition that is not met, and what a form asks for."""

_SKIPPED = frozenset((f"{TEXT}ruby-text", f"{TEXT}script", f"{OFFICE}forms", f"{TEXT}tracked-changes"))
_WHITE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Characters of a paragraph with the styles of their spans, innermost first, or what hangs there."""

    text: str
    spans: tuple[str, ...] = ()
    hidden: bool = False
    hung: Any = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a paragraph holds: its text, hidden text, the size of its type, and what hangs on it in order."""

    text: str
    hidden: str
    bold: bool
    size: float
    hung: tuple[Any, ...]


def gather(paragraph: Any, styles: Styles) -> Found:
    """The contents of a paragraph or heading as it reads with all tracked changes accepted."""
    style = paragraph.get(f"{TEXT}style-name", "")
    leaves = list(_leaves(paragraph, (), hidden=_is_hidden(paragraph)))
    away = [leaf.hidden or styles.text(leaf.spans, style, f"{TEXT}display") == "none" for leaf in leaves]
    seen = [leaf for leaf, hidden in zip(leaves, away, strict=True) if not hidden]
    words = [leaf for leaf in seen if leaf.text.strip()]
    weights = [styles.text(leaf.spans, style, f"{FO}font-weight") for leaf in words]
    return Found(
        "".join(leaf.text for leaf in seen),
        "".join(leaf.text for leaf, hidden in zip(leaves, away, strict=True) if hidden),
        bool(words) and all(weight in BOLD for weight in weights),
        styles.size(words[0].spans if words else (), style),
        tuple(leaf.hung for leaf in leaves if leaf.hung is not None),
    )


def _is_hidden(paragraph: Any) -> bool:
    """Whether a field in a paragraph hides it whole."""
    return any(field.get(f"{TEXT}is-hidden") == "true" for field in paragraph.iter(f"{TEXT}hidden-paragraph"))


def _leaves(element: Any, spans: tuple[str, ...], *, hidden: bool) -> Iterator[Leaf]:
    yield Leaf(_WHITE.sub(" ", element.text or ""), spans, hidden)
    for child in element:
        yield from _leaf(child, spans, hidden=hidden)
        yield Leaf(_WHITE.sub(" ", child.tail or ""), spans, hidden)


def _leaf(child: Any, spans: tuple[str, ...], *, hidden: bool) -> Iterator[Leaf]:
    if child.tag in _HUNG or child.tag.startswith(DRAW):
        yield Leaf("", hung=child)
    elif child.tag == f"{TEXT}s":
        yield Leaf(" " * min(number(child.get(f"{TEXT}c"), otherwise=1), BLANKS), spans, hidden)
    elif child.tag == f"{TEXT}tab":
        yield Leaf("\t", spans, hidden)
    elif child.tag == f"{TEXT}line-break":
        yield Leaf("\n", spans, hidden)
    elif child.tag not in _SKIPPED:
        style = child.get(f"{TEXT}style-name") if child.tag == f"{TEXT}span" else None
        inner = (style, *spans) if style else spans
        yield from _leaves(child, inner, hidden=hidden or child.tag in _HIDDEN)
