"""Texts as Word documents, with the styles that Word itself offers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from setters.package import packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word
    from docx.section import Section
    from docx.text.paragraph import Paragraph
    from setters.tekst import Blok, Tekst

LIST_STYLES = {"opsomming": "List Bullet", "nummering": "List Number"}


def as_docx(tekst: Tekst) -> bytes:
    """The text as a Word document."""
    word = docx.Document()
    _describe(word, tekst)
    for blok in tekst.blokken:
        _write(word, blok)
    buffer = io.BytesIO()
    word.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def _describe(word: Word, tekst: Tekst) -> None:
    properties = word.core_properties
    properties.title, properties.author = tekst.opmaak["titel"], tekst.opmaak["afzender"]
    properties.last_modified_by, properties.comments = tekst.opmaak["afzender"], ""
    properties.created = properties.modified = tekst.moment
    properties.language = "nl-NL"
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    _furnish(word.sections[0], tekst)


def _furnish(section: Section, tekst: Tekst) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.header.paragraphs[0].text = tekst.opmaak["kop"]
    foot = section.footer.paragraphs[0]
    foot.text = f"{tekst.opmaak['voet']}\tPagina "
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    foot._p.append(number)  # noqa: SLF001 - python-docx has no interface for fields


def _write(word: Word, blok: Blok) -> None:
    match blok.soort:
        case "kop":
            word.add_heading(blok.regels[0], blok.niveau)
        case "alinea":
            word.add_paragraph(" ".join(blok.regels))
        case "opsomming" | "nummering":
            for line in blok.regels:
                word.add_paragraph(line, LIST_STYLES[blok.soort])
        case "tabel":
            _tabulate(word, blok.rijen)
        case "bladzijde":
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            _stack(word.add_paragraph(), blok.regels)


def _stack(paragraph: Paragraph, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)


def _tabulate(word: Word, rows: Sequence[Sequence[str]]) -> None:
    table = word.add_table(len(rows), len(rows[0]), "Table Grid")
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    heading = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no interface for header rows
    heading.append(OxmlElement("w:tblHeader"))
