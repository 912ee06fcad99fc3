"""The table of contents of a Word report: a field that Word fills again when asked, filled already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports import wordxml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

LEVELS = 2

INSTRUCTION = f' TOC \\o "1-{LEVELS}" \\h \\z \\u '
"""Headings as links; without page numbers until Word works them out, because only Word knows its pages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, its level, and the name of the bookmark that stands there."""

    level: int
    text: str
    target: str


def write_contents(block: Element, entries: Sequence[Entry]) -> None:
    """Fill the block (`w:sdt`) with the list and its heading: Word knows it as a table of contents."""
    part = wordxml.add(wordxml.add(block, "sdtPr"), "docPartObj")
    wordxml.add(part, "docPartGallery", val="Table of Contents")
    wordxml.add(part, "docPartUnique")
    content = wordxml.add(block, "sdtContent")
    wordxml.line(content, "KopInhoud", "Inhoud")
    lines = [wordxml.paragraph(content, f"TOC{entry.level}") for entry in entries]
    lines = lines or [wordxml.paragraph(content, "TOC1")]
    _character(lines[0], "begin")
    wordxml.add(wordxml.add(lines[0], "r"), "instrText").text = INSTRUCTION
    _character(lines[0], "separate")
    for line, entry in zip(lines, entries, strict=False):
        wordxml.link(line, entry.target, entry.text, style="")
    _character(lines[-1], "end")


def _character(line: Element, kind: str) -> None:
    wordxml.add(wordxml.add(line, "r"), "fldChar", fldCharType=kind)
