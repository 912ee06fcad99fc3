"""The parts of an OpenDocument text (ISO/IEC 26300), stored as a package or as one flat XML file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from ingest.office.package import members, names
from ingest.office.xmltree import parse_xml
from ingest.settings import DEFAULT

if TYPE_CHECKING:
    from ingest.settings import Limits

_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
DRAW, OFFICE, STYLE, TABLE, TEXT = (
    _NAMESPACE.format(n) for n in ("drawing", "office", "style", "table", "text")
)
FO = _NAMESPACE.format("xsl-fo-compatible")

KIND = b"application/vnd.oasis.opendocument.text"
"""Media type of a text; a template's begins with it."""

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"

HEAD = 16 * 1024
"""In bytes: a flat file names its kind behind the namespaces that it declares, which take some four KiB."""

REMEDY = (
    "Open het in LibreOffice of Word en sla het opnieuw op als .odt, of haal het opnieuw op bij de afzender."
)


def holds_text(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text, by what they say of their kind."""
    if "mimetype" not in names(data):
        return _is_flat(data)
    try:
        kind = members(data, DEFAULT.limits, lambda name: name == "mimetype")
    except UnreadableError:
        return False
    return kind.get("mimetype", b"").strip().startswith(KIND)


@dataclass(frozen=True, slots=True)
class Parts:
    """The root with the text, and the roots with styles: later ones overrule earlier ones."""

    content: Any
    styles: tuple[Any, ...]


def parts(data: bytes, limits: Limits) -> Parts:
    """The parts of an OpenDocument text. Raises `UnreadableError` when it is none, damaged or protected."""
    if _is_flat(data):
        flat = parse_xml(data, REMEDY)
        return Parts(flat, (flat,))
    if not names(data):
        raise UnreadableError("Dit is geen ODT-bestand, of het is beschadigd.", REMEDY)
    found = members(data, limits, (CONTENT, STYLES, MANIFEST).__contains__)
    if b"encryption-data" in found.get(MANIFEST, b""):
        raise UnreadableError(
            "Dit ODT-bestand is met een wachtwoord beveiligd.",
            "Sla het zonder wachtwoord op en lever het opnieuw aan.",
        )
    if CONTENT not in found:
        raise UnreadableError("Dit is geen ODT-bestand, of het is beschadigd.", REMEDY)
    content = parse_xml(found[CONTENT], REMEDY)
    styles = [parse_xml(found[STYLES], REMEDY)] if STYLES in found else []
    return Parts(content, (*styles, content))


def _is_flat(data: bytes) -> bool:
    head = data[:HEAD]
    return b"<office:document" in head and KIND in head
