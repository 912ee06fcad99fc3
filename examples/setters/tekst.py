"""A text of `texts/`: its settings and its blocks, whatever document is set from it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = {
    "paragraph": "alinea",
    "bullet_list": "opsomming",
    "ordered_list": "nummering",
    "blockquote": "citaat",
    "hr": "bladzijde",
}
"""The elements of Markdown that only hold lines, and what they are called here."""

NOTE = re.compile(r"\^\[([^\]]+)\]")
"""A footnote, as Pandoc writes it within the line."""


@dataclass(frozen=True, slots=True)
class Blok:
    """A stretch of text.

    `soort` is kop, alinea, opsomming, nummering, citaat, tabel, bladzijde (a new page) or the name of a
    piece of letter furniture. `niveau` is the depth of a heading; `rijen` are the rows of a table, heading
    first.
    """

    soort: str
    regels: tuple[str, ...] = ()
    niveau: int = 0
    rijen: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text with its settings; `source` is the Markdown below the settings."""

    opmaak: dict[str, Any]
    blokken: tuple[Blok, ...]
    source: str

    @property
    def moment(self) -> datetime:
        """The moment at which the document says to be made: noon of its day."""
        return datetime.combine(self.opmaak["datum"], time(12, tzinfo=UTC))

    @property
    def formaten(self) -> tuple[str, ...]:
        """The formats in which it is set."""
        return tuple(self.opmaak["formaat"].split())


def read(path: Path) -> Tekst:
    """The text in a file of `texts/`, which begins with its settings."""
    source = path.read_text(encoding="utf-8")
    settings, *nodes = SyntaxTreeNode(MarkdownIt().enable("table").parse(source)).children
    body = source.split("```", maxsplit=2)[2].strip()
    return Tekst(tomllib.loads(settings.content), tuple(map(_blok, nodes)), body)


def _blok(node: SyntaxTreeNode) -> Blok:
    pieces = [inner.content for inner in node.walk() if inner.type == "inline"]
    lines = tuple(line for piece in pieces for line in piece.split("\n"))
    match node.type:
        case "heading":
            return Blok("kop", lines, niveau=int(node.tag[1]))
        case "table":
            width = sum(inner.type == "th" for inner in node.walk())
            return Blok("tabel", rijen=tuple(lines[i : i + width] for i in range(0, len(lines), width)))
        case "fence":
            return Blok(node.info, tuple(node.content.splitlines()))
        case plain:
            return Blok(PLAIN[plain], lines)
