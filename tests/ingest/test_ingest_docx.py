"""Word files: styles, lists, tables, tracked changes, and what cannot be read."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import UnreadableError
from corpus.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from corpus.model import Reading

    Make = Callable[[str, bytes], Reading]

LONG = "De provincie vraagt het kabinet om de termijn te verlengen, zodat gemeenten zorgvuldig kunnen bouwen."


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def archive(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def body(inner: str) -> str:
    return f"<w:document {nsdecls('w')}><w:body>{inner}</w:body></w:document>"


def shown(found: Reading) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.text) for block in found.blocks]


def test_headings_lists_tables_and_footer(reading: Make) -> None:
    document = docx.Document()
    document.add_heading("Verslag overleg PRT Ergens", 0)
    document.add_heading("Opening", 1)
    document.add_paragraph(LONG)
    for text in ("eerste punt;", "tweede punt."):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("genest punt", style="List Bullet 2")
    document.add_heading("Cijfers", 2)
    table = document.add_table(2, 2)
    for index, text in enumerate(("Gemeente", "Plekken", "Hier", "120")):
        table.cell(index // 2, index % 2).text = text
    document.sections[0].footer.paragraphs[0].text = "Provincie Ergens"
    assert shown(reading("a.docx", saved(document))) == [
        (BlockKind.HEADING, 1, "Verslag overleg PRT Ergens"),
        (BlockKind.HEADING, 2, "Opening"),
        (BlockKind.PARAGRAPH, 0, LONG),
        (BlockKind.LIST_ITEM, 1, "eerste punt;"),
        (BlockKind.LIST_ITEM, 1, "tweede punt."),
        (BlockKind.LIST_ITEM, 2, "genest punt"),
        (BlockKind.HEADING, 3, "Cijfers"),
        (BlockKind.TABLE_ROW, 0, "Gemeente | Plekken"),
        (BlockKind.TABLE_ROW, 0, "Hier | 120"),
        (BlockKind.FURNITURE, 0, "Provincie Ergens"),
    ]


def test_path_follows_the_headings(reading: Make) -> None:
    document = docx.Document()
    for level, text in ((1, "Een"), (2, "Een punt een"), (1, "Twee")):
        document.add_heading(text, level)
        document.add_paragraph(LONG)
    found = reading("a.docx", saved(document))
    paths = [block.path for block in found.blocks if block.kind is BlockKind.PARAGRAPH]
    assert paths == [("Een",), ("Een", "Een punt een"), ("Twee",)]


def test_dutch_style_names_and_inheritance(reading: Make) -> None:
    styles = (
        f"<w:styles {nsdecls('w')}>"
        '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="Kop 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Eigen"><w:basedOn w:val="Kop2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Rond"><w:basedOn w:val="Rond"/></w:style>'
        "</w:styles>"
    )
    paragraph = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    inner = paragraph.format("Eigen", "Toezicht") + paragraph.format("Rond", LONG)
    found = reading("a.docx", archive(document=body(inner), styles=styles))
    assert shown(found) == [(BlockKind.HEADING, 2, "Toezicht"), (BlockKind.PARAGRAPH, 0, LONG)]


def test_a_bold_line_heads_the_paragraph_under_it(reading: Make) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Toezicht op gemeenten").bold = True
    document.add_paragraph(LONG)
    assert [block.kind for block in reading("a.docx", saved(document)).blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_tracked_changes_are_accepted(reading: Make) -> None:
    inner = (
        "<w:p><w:r><w:t>De termijn is </w:t></w:r>"
        "<w:del><w:r><w:delText>ruim</w:delText></w:r></w:del><w:ins><w:r><w:t>krap</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> voor gemeenten.</w:t></w:r></w:p>"
    )
    found = reading("a.docx", archive(document=body(inner)))
    assert [block.text for block in found.blocks] == ["De termijn is krap voor gemeenten."]


def test_a_text_box_is_read_once(reading: Make) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(LONG)
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:pict><w:txbxContent><w:p><w:r><w:t>{LONG} Terzijde.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    run = f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
    paragraph._p.append(parse_xml(f"{run}<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"))
    assert [block.text for block in reading("a.docx", saved(document)).blocks] == [LONG, f"{LONG} Terzijde."]


def test_paragraphs_are_never_glued(reading: Make) -> None:
    document = docx.Document()
    document.add_paragraph(f"{LONG} Actie: Team SW")
    document.add_paragraph("vertelt dat de cijfers later volgen, omdat de telling nog loopt.")
    assert len(reading("a.docx", saved(document)).blocks) == 2


def test_a_letter(reading: Make) -> None:
    document = docx.Document()
    for text in (
        "Ministerie van Asiel en Migratie\nPostbus 20011\n2500 EH DEN HAAG",
        "",
        "Datum: 3 februari 2026",
        "Onderwerp: Invoeringstoets Spreidingswet",
        "",
        "Geachte minister,",
        LONG,
        "Hoogachtend,",
        "De commissaris van de Koning in de provincie Drenthe,",
        "A. Voorbeeld",
    ):
        document.add_paragraph(text)
    found = reading("a.docx", saved(document))
    assert [block.text for block in found.blocks if block.kind is BlockKind.LETTERHEAD] == [
        "Ministerie van Asiel en Migratie Postbus 20011 2500 EH DEN HAAG",
        "Datum: 3 februari 2026 Onderwerp: Invoeringstoets Spreidingswet",
        "Geachte minister,",
        "Hoogachtend, De commissaris van de Koning in de provincie Drenthe, A. Voorbeeld",
    ]
    assert [sender.value for sender in found.document.metadata.senders] == ["Provincie Drenthe"]


BOMB = f"<!DOCTYPE d [<!ENTITY a '{'x' * 1000}'>]>{body('<w:p><w:r><w:t>&a;Een zin.</w:t></w:r></w:p>')}"

UNREADABLE = [
    (archive(document=BOMB), "documenttypedefinitie"),
    (b"geen zip", "geen Word-bestand"),
    (b"PK\x03\x04 afgekapt", "geen Word-bestand"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wachtwoord"),
    (archive(settings="<x/>"), "geen Word-bestand"),
    (archive(document="<w:document"), "beschadigd"),
    (archive(document=body("")), "geen tekst"),
    (archive(document=body("<w:p/>"), extra=" " * 70_000_000), "verdacht groot"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_what_cannot_be_read_says_why(data: bytes, reason: str, reading: Make) -> None:
    with pytest.raises(UnreadableError, match=reason):
        reading("a.docx", data)
