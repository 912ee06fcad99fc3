"""XML from outside, parsed without entities, without a document type's say, without the network."""

from __future__ import annotations

from typing import Any

from corpus.errors import UnreadableError

DEEPEST = 150
"""So many elements may stand in one another; tables in text boxes in tables make some eighty."""


def parse_xml(data: bytes, remedy: str) -> Any:
    """The root element (lxml) of an XML file, without comments and processing instructions.

    Raises `UnreadableError` with this remedy when it is not well-formed, brings entities of its own, or is
    nested or sized as no program writes it.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableError("Het bestand is beschadigd: de inhoud (XML) klopt niet.", remedy) from error
    declared = root.getroottree().docinfo.internalDTD
    if (declared is not None and any(declared.iterentities())) or any(True for _ in root.iter(etree.Entity)):
        raise UnreadableError(
            "Het bestand bevat een documenttypedefinitie die tekst kan verbergen of laten groeien.", remedy
        )
    if root.xpath("boolean(" + "/*" * (DEEPEST + 1) + ")"):
        raise UnreadableError("Het bestand is beschadigd: de inhoud (XML) is te diep genest.", remedy)
    return root
