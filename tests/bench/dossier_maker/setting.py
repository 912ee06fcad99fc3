"""Documents as files, by format: by the setters of `examples`, but Word from a template that is made once.

python-docx takes some sixty milliseconds a document; a dossier of 100,000 has fifteen thousand of them.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from setters.mail import as_eml
from setters.opendocument import as_odt
from setters.package import packed
from setters.paper import as_pdf
from setters.plain import as_md, as_txt
from setters.publication import as_xml
from setters.web import as_html
from setters.word import as_docx

from dossier_maker.layout import Tekst
from tests.outlook import compound, moment, properties, wide

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossier_maker.layout import Blok

MARKS = {name: f"@@{name}@@" for name in ("titel", "afzender", "kop", "voet")}
"""What the template has in the place of a document's settings."""
BODY = "word/document.xml"
STYLES = {"opsomming": "ListBullet", "nummering": "ListNumber"}


def as_word(tekst: Tekst) -> bytes:
    """The text as a Word document, with the same styles and parts as python-docx makes."""
    members = dict(_template(tekst.opmaak["datum"].year))
    paragraphs = "".join(map(_paragraphs, tekst.blokken))
    members[BODY] = members[BODY].replace("<w:sectPr", f"{paragraphs}<w:sectPr", 1)
    for path in _marked(tekst.opmaak["datum"].year):
        for name, mark in MARKS.items():
            members[path] = members[path].replace(mark, escape(tekst.opmaak[name]))
    return packed({path: text.encode() for path, text in members.items()})


@cache
def _template(year: int) -> dict[str, str]:
    """The members of a document without text, made in this year."""
    from datetime import date

    with zipfile.ZipFile(io.BytesIO(as_docx(Tekst({**MARKS, "datum": date(year, 1, 1)}, (), "")))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


@cache
def _marked(year: int) -> tuple[str, ...]:
    """The members of the template in which something is to be filled in."""
    return tuple(path for path, text in _template(year).items() if any(m in text for m in MARKS.values()))


def _paragraphs(block: Blok) -> str:
    match block.soort:
        case "kop":
            return _paragraph(escape(block.regels[0]), f"Heading{block.niveau}")
        case "opsomming" | "nummering":
            return "".join(_paragraph(escape(line), STYLES[block.soort]) for line in block.regels)
        case "alinea":
            return _paragraph(escape(" ".join(block.regels)))
        case _:
            lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(map(escape, block.regels))
            return _paragraph(lines)


def _paragraph(text: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _mailed(tekst: Tekst) -> bytes:
    return as_eml(tekst, {})


def as_msg(tekst: Tekst) -> bytes:
    """The text as a mail that Outlook kept: its subject, sender, addressee, moment and body (MS-OXPROPS)."""
    sender, _, address = tekst.opmaak["From"].rstrip(">").partition(" <")
    body = as_eml(tekst, {}).decode("utf-8").partition("\r\n\r\n")[2]
    texts = {"0037": tekst.opmaak["Subject"], "0C1A": sender, "5D01": address, "0E04": tekst.opmaak["To"]}
    streams = {f"__substg1.0_{number}001F": wide(text) for number, text in (texts | {"1000": body}).items()}
    return compound({"__properties_version1.0": properties(32, p0039=moment(tekst.moment))} | streams)


SETTERS: dict[str, Callable[[Tekst], bytes]] = {
    "docx": as_word,
    "eml": _mailed,
    "html": as_html,
    "md": as_md,
    "msg": as_msg,
    "odt": as_odt,
    "pdf": as_pdf,
    "txt": as_txt,
    "xml": as_xml,
}
