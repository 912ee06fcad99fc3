"""The bullets of a Word document, which stand in a part of their own."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reports.wordxml import W

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

ABSTRACT, NUMBER = f"{W}abstractNumId", f"{W}numId"
PARTNAME = "/word/numbering.xml"


def adopt_list(style: Element, ours: Document, document: Document) -> None:
    """Take over the bullets that our style names, under numbers that the document does not use."""
    for named in style.findall(f"{W}pPr/{W}numPr/{NUMBER}"):
        theirs = _numbering(document)
        number = _find(_numbering(ours), "num", NUMBER, named.get(f"{W}val"))
        abstract = _find(_numbering(ours), "abstractNum", ABSTRACT, number.find(ABSTRACT).get(f"{W}val"))
        _renumber(abstract, ABSTRACT, _free(theirs, "abstractNum", ABSTRACT))
        number.find(ABSTRACT).set(f"{W}val", abstract.get(ABSTRACT))
        _renumber(number, NUMBER, _free(theirs, "num", NUMBER))
        named.set(f"{W}val", number.get(NUMBER))
        theirs.insert(len(theirs.findall(f"{W}numPicBullet")), abstract)
        theirs.append(number)
        _unnamed(abstract)


def _numbering(document: Document) -> Element:
    """The part with the lists, made if the document has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    part = document.part
    if not any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        root = parse_xml(f'<w:numbering xmlns:w="{W[1:-1]}"/>')
        made = NumberingPart(PackURI(PARTNAME), CONTENT_TYPE.WML_NUMBERING, root, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def _find(numbering: Element, tag: str, key: str, value: str) -> Element:
    """A copy of the element with this number."""
    return deepcopy(next(e for e in numbering.findall(f"{W}{tag}") if e.get(key) == value))


def _free(numbering: Element, tag: str, key: str) -> int:
    return 1 + max((int(e.get(key)) for e in numbering.findall(f"{W}{tag}")), default=0)


def _renumber(element: Element, key: str, number: int) -> None:
    element.set(key, str(number))


def _unnamed(abstract: Element) -> None:
    """Without the marks by which Word tells lists apart, and the styles that ours had by another id."""
    for tag in ("nsid", "tmpl"):
        for mark in abstract.findall(f"{W}{tag}"):
            abstract.remove(mark)
    for named in list(abstract.iter(f"{W}pStyle")):
        named.getparent().remove(named)
