"""Sets the texts of `texts/` as the documents of `dossier/`: the same words give the same bytes.

Run it as `.venv/bin/python examples/make_dossier.py` after a change in a text. A text is Markdown
with one sentence on a line. Fenced blocks hold letter furniture; the fence named "opmaak" holds, as
TOML, how the document is to look.
"""

from __future__ import annotations

import io
import json
import textwrap
import tomllib
import zipfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import typst
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word
    from docx.section import Section
    from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent

BROKEN_GLYPHS = {"ti": "Ɵ", "tt": "Ʃ", "ft": "Ō"}
"""Ligatures of a common office font, as they come out of a PDF whose glyph table is broken."""

RAW_WIDTH = 88
"""Characters on a line of the raw text: about what A4 holds at 10 points."""

RAW_LINES = 27
"""Lines on a page of raw text without its furniture; with this number pages end within sentences."""

PLAIN = {
    "paragraph": "alinea",
    "bullet_list": "opsomming",
    "ordered_list": "nummering",
    "hr": "bladzijde",
}
"""The elements of Markdown that only hold lines, and what they are called here."""

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can hold; Word does not look at it."""


@dataclass(frozen=True, slots=True)
class Blok:
    """A stretch of text.

    `soort` is kop, alinea, opsomming, nummering, tabel, bladzijde (a new page) or the name of a piece of
    letter furniture. `niveau` is the depth of a heading; `rijen` are the rows of a table, heading first.
    """

    soort: str
    regels: tuple[str, ...] = ()
    niveau: int = 0
    rijen: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text with its settings; `source` is the Markdown below the settings."""

    opmaak: dict[str, Any]
    blokken: tuple[Blok, ...]
    source: str


def read(path: Path) -> Tekst:
    """The text in a file of `texts/`, which begins with its settings."""
    source = path.read_text(encoding="utf-8")
    settings, *nodes = SyntaxTreeNode(MarkdownIt().enable("table").parse(source)).children
    body = source.split("```", maxsplit=2)[2].strip()
    return Tekst(tomllib.loads(settings.content), tuple(map(_blok, nodes)), body)


def _blok(node: SyntaxTreeNode) -> Blok:
    pieces = [inner.content for inner in node.walk() if inner.type == "inline"]
    lines = tuple(line for piece in pieces for line in piece.split("\n"))
    match node.type:
        case "heading":
            return Blok("kop", lines, niveau=int(node.tag[1]))
        case "table":
            width = sum(inner.type == "th" for inner in node.walk())
            return Blok("tabel", rijen=tuple(lines[i : i + width] for i in range(0, len(lines), width)))
        case "fence":
            return Blok(node.info, tuple(node.content.splitlines()))
        case plain:
            return Blok(PLAIN[plain], lines)


def as_pdf(tekst: Tekst) -> bytes:
    """The text as a letter, set by `brief.typ`."""
    return typst.compile(
        HERE / "brief.typ",
        ignore_system_fonts=True,
        sys_inputs={
            "opmaak": json.dumps(tekst.opmaak, default=str),
            "blokken": json.dumps([asdict(blok) for blok in tekst.blokken]),
        },
        timestamp=_moment(tekst),
    )


def as_md(tekst: Tekst) -> bytes:
    """The text as Markdown, its paragraphs wrapped anew."""
    blocks = tekst.source.split("\n\n")
    wrapped = [b if b.startswith(("#", "-", "<")) else textwrap.fill(b, 100) for b in blocks]
    return ("\n\n".join(wrapped) + "\n").encode()


def as_txt(tekst: Tekst) -> bytes:
    """The text as it is got out of a PDF: hard lines, page furniture, broken glyphs, glued action items."""
    lines = "\n\n".join(_raw(blok) for blok in tekst.blokken).split("\n")
    pages = [lines[i : i + RAW_LINES] for i in range(0, len(lines), RAW_LINES)]
    head, foot = tekst.opmaak["kop"], tekst.opmaak["voet"]
    raw = "\f".join(
        "\n".join([head, "", *page, "", f"{foot}    Pagina {number} van {len(pages)}", ""])
        for number, page in enumerate(pages, 1)
    )
    for letters, glyph in BROKEN_GLYPHS.items():
        raw = raw.replace(letters, glyph)
    return raw.encode()


def _raw(blok: Blok) -> str:
    if blok.soort == "alinea":
        return textwrap.fill(" ".join(blok.regels).replace(". Actie:", ".Actie:"), RAW_WIDTH)
    return "\n".join(textwrap.fill(line, RAW_WIDTH) for line in blok.regels)


LIST_STYLES = {"opsomming": "List Bullet", "nummering": "List Number"}


def as_docx(tekst: Tekst) -> bytes:
    """The text as a Word document with the styles that Word itself offers."""
    word = docx.Document()
    _describe(word, tekst)
    for blok in tekst.blokken:
        _write(word, blok)
    buffer = io.BytesIO()
    word.save(buffer)
    return _dated(buffer)


def _describe(word: Word, tekst: Tekst) -> None:
    properties = word.core_properties
    properties.title, properties.author = tekst.opmaak["titel"], tekst.opmaak["afzender"]
    properties.last_modified_by, properties.comments = tekst.opmaak["afzender"], ""
    properties.created = properties.modified = _moment(tekst)
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


def _dated(buffer: io.BytesIO) -> bytes:
    """The same zip file with a fixed date for every member."""
    result = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _moment(tekst: Tekst) -> datetime:
    return datetime.combine(tekst.opmaak["datum"], time(12, tzinfo=UTC))


SETTERS = {"pdf": as_pdf, "docx": as_docx, "txt": as_txt, "md": as_md}


def dossier() -> dict[str, bytes]:
    """The content of every document by file name."""
    texts = {path.stem: read(path) for path in sorted((HERE / "texts").glob("*.md"))}
    return {f"{stem}.{t.opmaak['formaat']}": SETTERS[t.opmaak["formaat"]](t) for stem, t in texts.items()}


if __name__ == "__main__":
    for name, content in dossier().items():
        (HERE / "dossier" / name).write_bytes(content)
