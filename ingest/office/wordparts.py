"""The parts of a Word file by what they are for (ECMA-376 part 2: relationships), as parsed XML."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from ingest.office.package import members, names
from ingest.office.xmltree import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.settings import Limits

MAIN = "word/document.xml"

OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of a Compound File: an old .doc, or a .docx behind a password."""

OLD_WORD, LOCKED = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
"""Names within a Compound File: of the text of an old .doc, and of a package behind a password."""

REMEDY = "Open het in Word en sla het opnieuw op als .docx, of haal het opnieuw op bij de afzender."

STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = {
    f"{STRICT}wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    f"{STRICT}officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    f"{STRICT}officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
"""The namespaces of ISO/IEC 29500 Strict, and those that Word writes by default."""

_MAIN = re.compile(r"word/document\d*\.xml$")
_PART = re.compile(r"word/(styles|numbering|footnotes|endnotes|comments|header|footer)\d*\.xml$")


def holds_document(data: bytes) -> bool:
    """Whether the bytes are a Word file: a package with a document in it, or an old .doc."""
    old = data.startswith(OLE) and OLD_WORD in data
    return old or any(_MAIN.match(name) for name in names(data))


@dataclass(frozen=True, slots=True)
class Parts:
    """The document, and its other parts by purpose ("styles", "header"), in order of their names."""

    document: Any
    others: tuple[tuple[str, Any], ...]

    def all(self, purpose: str) -> list[Any]:
        """The root elements of the parts for this purpose."""
        return [root for known, root in self.others if known == purpose]


def parts(data: bytes, limits: Limits) -> Parts:
    """The parts of a Word file. Raises `UnreadableError` when it is none, damaged, protected or too large."""
    if data.startswith(OLE):
        raise _old(data)
    if not names(data):
        raise UnreadableError("Dit is geen Word-bestand, of het is beschadigd.", REMEDY)
    found = members(data, limits, lambda name: name.endswith((".xml", ".rels")))
    main = next((name for purpose, name in _related("", found) if purpose == "officeDocument"), MAIN)
    if main not in found:
        raise UnreadableError("Dit is geen Word-bestand, of het is beschadigd.", REMEDY)
    related = {name: purpose for purpose, name in _related(main, found) if name in found and name != main}
    others = related or {name: m[1] for name in found if (m := _PART.match(name))}
    known = [
        (purpose, name) for name, purpose in sorted(others.items()) if _PART.match(f"word/{purpose}.xml")
    ]
    return Parts(_parsed(found[main]), tuple((purpose, _parsed(found[name])) for purpose, name in known))


def _old(data: bytes) -> UnreadableError:
    if LOCKED in data:
        return UnreadableError(
            "Dit Word-bestand is met een wachtwoord beveiligd.",
            "Sla het in Word zonder wachtwoord op als .docx en lever het opnieuw aan.",
        )
    message = "Dit is een oud Word-bestand (.doc)" + (
        "." if OLD_WORD in data else ", een bestand met een wachtwoord of geen Word-bestand."
    )
    return UnreadableError(message, "Open het in Word en sla op als .docx, zonder wachtwoord.")


def _related(source: str, found: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """What a part refers to within the package ("" is the package itself): purpose and name of each."""
    folder, base = posixpath.split(source)
    listed = found.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    for relation in [] if listed is None else parse_xml(listed, REMEDY):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/")


def _parsed(xml: bytes) -> Any:
    """The root of a part, in the namespaces that Word writes by default."""
    root = parse_xml(xml, REMEDY)
    if any(str(namespace).startswith(STRICT) for namespace in root.nsmap.values()):
        for element in root.iter():
            element.tag = _transitional(element.tag)
            for name, value in element.items():
                del element.attrib[name]
                element.set(_transitional(name), value)
    return root


def _transitional(name: str) -> str:
    namespace, _, local = name.removeprefix("{").rpartition("}")
    return f"{{{TRANSITIONAL[namespace]}}}{local}" if namespace in TRANSITIONAL else name
