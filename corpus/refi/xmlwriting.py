"""Writing the XML of an exchange file: elements in the namespace of their parent, in UTF-8.

Attributes that are None are left out. An `Element` is lxml's.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from corpus.refi.lettering import escaped

if TYPE_CHECKING:
    from datetime import datetime

Element = Any

_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def root(name: str, kind: str, /, **attributes: str | None) -> Element:
    """A root element of the standard's "project" or "codebook", whichever `kind` says."""
    from lxml import etree

    namespace = f"urn:QDA-XML:{kind}:1.0"
    schema = f"http://schema.qdasoftware.org/versions/{kind.title()}/v1.0/{kind.title()}.xsd"
    element = etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace, "xsi": _XSI})
    element.set(f"{{{_XSI}}}schemaLocation", f"{namespace} {schema}")
    return _marked(element, attributes)


def add(parent: Element, name: str, /, **attributes: str | None) -> Element:
    """A new last child."""
    from lxml import etree

    namespace = parent.tag.rpartition("}")[0]
    return _marked(etree.SubElement(parent, f"{namespace}}}{name}"), attributes)


def add_text(parent: Element, name: str, text: str) -> None:
    """A new last child that holds the text; none when there is no text."""
    if text:
        add(parent, name).text = escaped(text)


def instant(when: datetime | None) -> str | None:
    """A moment as xsd:dateTime, in UTC ("2026-03-02T09:30:00Z") unless it has no time zone."""
    if when is None:
        return None
    if when.tzinfo is None:
        return when.isoformat()
    return when.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def serialised(element: Element) -> bytes:
    """The document of this root element."""
    from lxml import etree

    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8"))


def _marked(element: Element, attributes: dict[str, str | None]) -> Element:
    for name, text in attributes.items():
        if text is not None:
            element.set(name, escaped(text))
    return element
