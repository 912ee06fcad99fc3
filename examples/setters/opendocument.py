"""Texts as OpenDocument (ODF 1.3, ISO/IEC 26300), with the elements that a word processor writes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from setters.package import packed
from setters.tekst import NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from setters.tekst import Blok, Tekst

MIMETYPE = "application/vnd.oasis.opendocument.text"

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    [f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta")]
    + [f'xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)

MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def as_odt(tekst: Tekst) -> bytes:
    """The text as an OpenDocument text."""
    members = {
        "mimetype": MIMETYPE,
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": _content(tekst),
        "styles.xml": _styles(tekst),
        "meta.xml": _meta(tekst),
    }
    return packed({name: text.encode() for name, text in members.items()}, stored=("mimetype",))


def _document(kind: str, inner: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-{kind} {SPACES} office:version="1.3">'
        f"{inner}</office:document-{kind}>"
    )


def _content(tekst: Tekst) -> str:
    notes = iter(range(1, 100))
    blocks = "\n".join(_element(blok) for blok in tekst.blokken)
    numbered = NOTE.sub(lambda match: _note(next(notes), match[1]), blocks)
    body = f"<office:body><office:text>\n{numbered}\n</office:text></office:body>"
    styles = "".join(
        f'<text:list-style style:name="{name}">{level}</text:list-style>'
        for name, level in (
            ("opsomming", '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'),
            (
                "nummering",
                '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>',
            ),
        )
    )
    return _document("content", f"<office:automatic-styles>{styles}</office:automatic-styles>{body}")


def _note(number: int, words: str) -> str:
    return (
        f'<text:note text:id="noot{number}" text:note-class="footnote"><text:note-citation>{number}'
        f"</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


def _element(blok: Blok) -> str:
    match blok.soort:
        case "kop":
            return f'<text:h text:outline-level="{blok.niveau}">{escape(blok.regels[0])}</text:h>'
        case "alinea":
            return f"<text:p>{escape(' '.join(blok.regels))}</text:p>"
        case "opsomming" | "nummering":
            items = "".join(
                f"<text:list-item><text:p>{escape(line)}</text:p></text:list-item>" for line in blok.regels
            )
            return f'<text:list text:style-name="{blok.soort}">{items}</text:list>'
        case "tabel":
            return _table(blok.rijen)
        case _:
            return f"<text:p>{'<text:line-break/>'.join(map(escape, blok.regels))}</text:p>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *others = (
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    heading = f"<table:table-header-rows>{head}</table:table-header-rows>"
    return f'<table:table table:name="Tabel1">{columns}{heading}{"".join(others)}</table:table>'


def _styles(tekst: Tekst) -> str:
    head, foot = escape(tekst.opmaak["kop"]), escape(tekst.opmaak["voet"])
    return _document(
        "styles",
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties '
        'fo:language="nl" fo:country="NL"/></style:default-style></office:styles><office:automatic-styles>'
        '<style:page-layout style:name="blad"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm"/></style:page-layout></office:automatic-styles><office:master-styles>'
        '<style:master-page style:name="Standard" style:page-layout-name="blad">'
        f"<style:header><text:p>{head}</text:p></style:header><style:footer><text:p>{foot}, pagina "
        "<text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
        "</office:master-styles>",
    )


def _meta(tekst: Tekst) -> str:
    title, author = escape(tekst.opmaak["titel"]), escape(tekst.opmaak["afzender"])
    moment = f"{tekst.moment:%Y-%m-%dT%H:%M:%S}"
    return _document(
        "meta",
        f"<office:meta><dc:title>{title}</dc:title><meta:initial-creator>{author}</meta:initial-creator>"
        f"<dc:date>{moment}</dc:date><dc:language>nl-NL</dc:language></office:meta>",
    )
