"""Codes as XML, which a project and a codebook share, and the codebook file (.qdc) by itself.

The codebook file follows Codebook.xsd of REFI-QDA 1.5; its sets (groups of codes) are not taken over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.errors import ExchangeError
from corpus.refi.project import ORIGIN, Code
from corpus.refi.xmlreading import content, first, identity, named, parsed, value
from corpus.refi.xmlwriting import add, add_text, root, serialised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.refi.xmlreading import Element

_COLOUR = re.compile("#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def write_codebook(codes: tuple[Code, ...]) -> bytes:
    """The codes as a codebook file (.qdc). Raises `ExchangeError` without any, which the standard forbids."""
    if not codes:
        raise ExchangeError("Er zijn geen codes om weg te schrijven.", "Kies een codeboek dat waarden heeft.")
    book = root("CodeBook", "codebook", origin=ORIGIN)
    add_codes(add(book, "Codes"), codes)
    return serialised(book)


def read_codebook(data: bytes) -> tuple[Code, ...]:
    """The codes of a codebook file (.qdc). Raises `ExchangeError` when it is none or is damaged."""
    return read_codes(first(parsed(data, "CodeBook"), "Codes"))


def add_codes(parent: Element, codes: Iterable[Code]) -> None:
    """Writes the codes, with those below them, as children of an element."""
    for code in codes:
        element = add(
            parent,
            "Code",
            guid=code.guid,
            name=code.name,
            isCodable="true" if code.codable else "false",
            color=code.colour or None,
        )
        add_text(element, "Description", code.description)
        add_codes(element, code.children)


def read_codes(parent: Element | None) -> tuple[Code, ...]:
    """The codes that are children of an element (none of a missing one), with those below them."""
    return tuple(_code(element) for element in named(parent, "Code"))


def _code(element: Element) -> Code:
    colour = element.get("color", "").strip()
    return Code(
        guid=identity(element),
        name=value(element, "name"),
        description=content(element, "Description"),
        colour=colour if _COLOUR.fullmatch(colour) else "",
        codable=element.get("isCodable", "true").strip() not in ("false", "0"),
        children=read_codes(element),
    )


def all_codes(codes: Iterable[Code]) -> Iterator[Code]:
    """Each code before those below it."""
    for code in codes:
        yield code
        yield from all_codes(code.children)
