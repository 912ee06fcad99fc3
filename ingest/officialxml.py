"""Official publications as XML (officielebekendmakingen.nl): Kamerstukken, Staatscourant, Staatsblad.

The elements are those of the scheme op-xsd; an element that it does not know is read as what it holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from ingest.office.xmltree import parse_xml
from ingest.web.publication import Publication, name_of, words_of

if TYPE_CHECKING:
    from ingest.lines import Raw
    from ingest.settings import Settings

START = 8_192
"""In bytes: the root element stands within them, behind a document type and comments."""

ROOTS = (
    "officiele-publicatie",
    "kamerstuk",
    "kamervragen",
    "handelingen",
    "agenda",
    "staatscourant",
    "staatsblad",
    "tractatenblad",
    "gemeenteblad",
    "provinciaalblad",
    "waterschapsblad",
    "bladgemeenschappelijkeregeling",
)

REMEDY = "Haal de publicatie opnieuw op bij officielebekendmakingen.nl, als XML of als PDF."

_ROOT = re.compile(rf"<(?:[\w.-]{{1,40}}:)?(?:{'|'.join(ROOTS)})[\s/>]".encode())
_PROLOG = re.compile(
    rb"\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*){0,20}", re.DOTALL
)
_IDENTIFIER = re.compile(r"(?:kst|blg|ah|kv|h|ag|stb|stcrt|trb|gmb|prb|wsb|bgr)(?:-[A-Za-z0-9]+){1,6}")
_IDENTIFIERS = ("DC.identifier", "DCTERMS.identifier", "dcterms.identifier")


def is_publication(data: bytes) -> bool:
    """Whether the root element is that of an official publication."""
    head = data[:START].removeprefix(b"\xef\xbb\xbf")
    prolog = _PROLOG.match(head)
    return prolog is not None and _ROOT.match(head, prolog.end()) is not None


def read(data: bytes, _: Settings) -> Raw:
    """The text of a publication: its headings, paragraphs, lists, tables and notes.

    Raises `UnreadableError` when the XML is damaged or hostile, or something else than a publication.
    """
    root = parse_xml(data, REMEDY)
    if name_of(root) not in ROOTS:
        raise UnreadableError("Dit XML-bestand is geen officiële publicatie.", REMEDY)
    return Publication(root).read(identifier_of(root))


def identifier(data: bytes) -> str:
    """The number under which a publication is found ("kst-36333-96"); "" when the file does not say it."""
    try:
        return identifier_of(parse_xml(data, REMEDY))
    except UnreadableError:
        return ""


def identifier_of(root: Any) -> str:
    """The same of a publication, or of the file with its particulars, that was parsed already."""
    for meta in root.iter("{*}meta", "{*}metadata"):
        given = (meta.get("content") or "").strip()
        if meta.get("name") in _IDENTIFIERS and _IDENTIFIER.fullmatch(given):
            return given
    dossier, number = (next(root.iter(f"{{*}}{name}"), None) for name in ("dossiernummer", "ondernummer"))
    if dossier is None or number is None:
        return ""
    found = re.fullmatch(r"([\d\s]{5,9})[\s(-]*([IVXLCA-H]{0,6})\)?", words_of(dossier).strip())
    if found is None:
        return ""
    pieces = ("kst", "".join(found[1].split()), found[2], "".join(words_of(number).split()))
    made = "-".join(piece for piece in pieces if piece)
    return made if _IDENTIFIER.fullmatch(made) else ""
