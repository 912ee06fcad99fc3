"""Safe parsing of the XML of an exchange file, and its parts by name.

Elements are found by their local name, because programs write several versions in the namespace
("urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:0:4"). An `Element` is lxml's.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from corpus.errors import ExchangeError
from corpus.refi.lettering import unescaped
from corpus.refi.project import canonical, guid

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any

MAX_XML = 256 * 2**20
"""Bytes: some two hundred thousand observations with five codes each."""

_OTHER_FILE = (
    "Exporteer het opnieuw als REFI-QDA-project of -codeboek uit het programma waar het vandaan komt."
)


def damaged(what: str) -> ExchangeError:
    """The error that something is the matter with the file, `what` being a Dutch sentence."""
    return ExchangeError(what, _OTHER_FILE)


def parsed(data: bytes, root: str) -> Element:
    """The root element, which must have this local name.

    Raises `ExchangeError` when the file is no XML, is too large, declares entities or is something else.
    """
    from lxml import etree

    if len(data) > MAX_XML:
        raise damaged(f"De XML in het bestand is groter dan {MAX_XML // 2**20} MB.")
    # Entities grow or reach for files before there is a tree. Without zeros it shows in UTF-16 too.
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise damaged("De XML in het bestand heeft een DOCTYPE; dat kent de standaard niet en is onveilig.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        element = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise damaged("De XML in het bestand is beschadigd.") from error
    if element.getroottree().docinfo.internalDTD is not None or local(element) != root:
        raise damaged(f"Het bestand is geen REFI-QDA-bestand: het element {root} ontbreekt.")
    return element


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def named(element: Element | None, *names: str) -> Iterator[Element]:
    """The children that have one of these names, in order; none of a missing element."""
    return (child for child in (() if element is None else element) if local(child) in names)


def first(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next(named(element, name), None)


def content(element: Element, name: str) -> str:
    """The text of the first child of this name, "" without one."""
    child = first(element, name)
    return "" if child is None else unescaped("".join(child.itertext()))


def value(element: Element, attribute: str) -> str:
    """The text of an attribute, "" without one."""
    return unescaped(element.get(attribute, ""))


def reference(element: Element, *attributes: str) -> str:
    """The guid in the first of these attributes that is there, "" without one."""
    return next((canonical(element.get(a)) for a in attributes if element.get(a, "").strip()), "")


def identity(element: Element) -> str:
    """The guid of an element; a missing one is made from its place in the file."""
    return reference(element, "guid") or guid("plaats", element.getroottree().getpath(element))


def moment(element: Element, *attributes: str) -> datetime | None:
    """The moment in the first of these attributes that holds one (xsd:dateTime), None without one."""
    for attribute in attributes:
        try:
            return datetime.fromisoformat(element.get(attribute, "").strip())
        except ValueError:
            continue
    return None
