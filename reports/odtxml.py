"""The pieces of OpenDocument XML that a report is written with, straight to XML.

A table of a thousand rows of eight takes odfdo 2.4 seconds and lxml 0.04. Text goes in as text nodes, so
that no markup in it is ever read as such, with its white space marked as the format wants it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from reports.characters import isolated, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

VERSION = "1.3"

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    **{name: f"{_OASIS}{name}:1.0" for name in ("office", "style", "text", "table", "manifest", "meta")},
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}

REFERENCE = "Verwijzing"
"""The character style of references to observations."""

STRONG = "Strong_20_Emphasis"

_WHITE = re.compile(r"^ +| +$|(?<= ) +|\t|\r\n?|\n")
"""White space that a reader would collapse: at the ends, more than one space, tabs and line ends."""


@cache
def name(prefixed: str) -> str:
    """The full name of an element or attribute: "text:p"."""
    prefix, local = prefixed.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def root(tag: str) -> Element:
    """The outermost element of a part of the package."""
    prefix = "manifest" if tag.startswith("manifest") else "office"
    return etree.Element(name(tag), {name(f"{prefix}:version"): VERSION}, nsmap=NAMESPACES)


def add(parent: Element, tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    """A new child with these attributes."""
    full = {name(key): value for key, value in (attributes or {}).items()}
    return etree.SubElement(parent, name(tag), full)


def paragraph(parent: Element, style: str) -> Element:
    """A new paragraph in this style."""
    return add(parent, "text:p", {"text:style-name": style})


def words(element: Element, text: str, style: str = "") -> None:
    """Text behind what the element holds already, character for character."""
    place = add(element, "text:span", {"text:style-name": style}) if style else element
    safe, done = isolated(printable(text)), 0
    for found in _WHITE.finditer(safe):
        plain(place, safe[done : found.start()])
        _white(place, found[0])
        done = found.end()
    plain(place, safe[done:])


def _white(place: Element, found: str) -> None:
    if found[0] == " ":
        add(place, "text:s", {"text:c": str(len(found))})
    else:
        add(place, "text:tab" if found == "\t" else "text:line-break")


def plain(element: Element, text: str) -> None:
    """Text of the report's own, in which a space is just a space between what stands around it."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def link(parent: Element, anchor: str, style: str = REFERENCE) -> Element:
    """A link to a bookmark in the same document, without its words."""
    return add(
        parent,
        "text:a",
        {
            "xlink:type": "simple",
            "xlink:href": f"#{anchor}",
            "text:style-name": style,
            "text:visited-style-name": style,
        },
    )


def bookmark(parent: Element, anchor: str) -> None:
    """A target for links; the name must be unique in the document."""
    add(parent, "text:bookmark", {"text:name": anchor})


def footnote(parent: Element, number: int) -> Element:
    """The paragraph of a new footnote that is called here."""
    note = add(parent, "text:note", {"text:id": f"ftn{number}", "text:note-class": "footnote"})
    add(note, "text:note-citation").text = str(number)
    return paragraph(add(note, "text:note-body"), "Footnote")


def sequence(parent: Element, kind: str, number: int) -> None:
    """The number of a table or figure ("Table" or "Figure"), which a word processor keeps in order."""
    add(
        parent,
        "text:sequence",
        {
            "text:name": kind,
            "text:ref-name": f"ref{kind}{number}",
            "text:formula": f"ooow:{kind}+1",
            "style:num-format": "1",
        },
    ).text = str(number)


def written(element: Element) -> bytes:
    """A part of the package as bytes."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8"))
