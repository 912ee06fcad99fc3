"""Word files: styles, lists, tables, tracked changes, and what cannot be read."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from ingest.docx import read
from ingest.office.counting import numeral
from ingest.registry import takes
from ingest.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from corpus.model import Reading
    from ingest.lines import Line

    Make = Callable[[str, bytes], Reading]

FILES = Path(__file__).parent / "files"
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
        "Onderwerp: Invoeringstoets Spreidingswet\nOns kenmerk: 12-A",
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
        "Datum: 3 februari 2026",
        "Onderwerp: Invoeringstoets Spreidingswet",
        "Ons kenmerk: 12-A",
        "Geachte minister,",
        "Hoogachtend,",
        "De commissaris van de Koning in de provincie Drenthe,",
        "A. Voorbeeld",
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


def para(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def lines(inner: str, **parts: str) -> tuple[Line, ...]:
    return read(archive(document=body(inner), **parts), DEFAULT).lines


def texts(inner: str, **parts: str) -> list[str]:
    return [line.text for line in lines(inner, **parts)]


def root(name: str, inner: str) -> str:
    return f"<w:{name} {nsdecls('w')}>{inner}</w:{name}>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def run(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def word(text: str, properties: str = "") -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>', properties)


CODE = run("<w:instrText> REF x </w:instrText>")

RUNS = [
    (word("Een") + run("<w:tab/>") + word("twee"), "Een\ttwee"),
    (word("niet") + run("<w:noBreakHyphen/>") + word("EU"), "niet-EU"),
    (word("ver") + run("<w:softHyphen/>") + word("deling"), "ver\u00addeling"),
    (word("Een ") + run('<w:sym w:font="Wingdings" w:char="F0E0"/>') + word(" twee"), "Een → twee"),
    (word("Een ") + run('<w:sym w:font="Symbol" w:char="F0B3"/>') + word(" 2"), "Een ≥ 2"),
    (word("Een ") + run('<w:sym w:font="Eigen" w:char="F0B3"/>'), "Een \ufffd"),
    (word("Een ") + run('<w:sym w:font="Arial" w:char="00E9"/>'), "Een é"),
    (word("Een ") + run('<w:sym w:font="Arial" w:char="hoi"/>'), "Een \ufffd"),
    (f"<w:hyperlink>{word('Een')}</w:hyperlink>{word(' twee')}", "Een twee"),
    (f"<w:smartTag>{word('Een')}<w:customXml>{word(' twee')}</w:customXml></w:smartTag>", "Een twee"),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{word('Een')}</w:sdtContent></w:sdt>{word(' twee')}", "Een twee"),
    (f"<w:fldSimple>{word('Een')}</w:fldSimple>{word(' twee')}", "Een twee"),
    (field("begin") + CODE + field("separate") + word("Een") + field("end") + word(" twee"), "Een twee"),
    (
        field("begin") + field("begin") + CODE + field("separate") + word("x") + field("end") + CODE
        + field("separate") + word("Een") + field("end"),
        "Een",
    ),
    (field("begin") + CODE + field("end") + word("Een"), "Een"),
    (field("end") + field("begin") + word("Een"), "Een"),
    (word("Een") + run("<w:lastRenderedPageBreak/>") + word(" twee"), "Een twee"),
    (f"<w:moveFrom>{word('weg')}</w:moveFrom><w:moveTo>{word('Een')}</w:moveTo>", "Een"),
    (f"<w:ins><w:del>{word('weg')}</w:del>{word('Een')}</w:ins>", "Een"),
    (word("Een", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "Een"),
    (f"<w:r><w:ruby><w:rt>{word('x')}</w:rt><w:rubyBase>{word('Een')}</w:rubyBase></w:ruby></w:r>", "Een"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "text"), RUNS)
def test_characters(inner: str, text: str) -> None:
    assert texts(f"<w:p>{inner}</w:p>") == [text]


def test_hidden_text_is_kept_apart() -> None:
    waits = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{word('Klik.')}</w:sdtContent></w:sdt>"
    )
    styles = root("styles", '<w:style w:styleId="Weg"><w:rPr><w:vanish/></w:rPr></w:style>')
    hidden = word("Weg.", "<w:vanish/>") + word("Ook.", '<w:rStyle w:val="Weg"/>') + waits
    again = word("Nog", '<w:vanish w:val="0"/>')
    found = lines(f"<w:p>{word('Te zien. ')}{hidden}{again}</w:p>", styles=styles)
    assert [(line.text, line.kind) for line in found] == [
        ("Te zien. Nog", None),
        ("Weg.Ook.Klik.", BlockKind.COMMENT),
    ]


GONE = "<w:rPr><w:del/></w:rPr>"

JOINED = [
    (para("Een", GONE) + para(" twee"), ["Een twee"]),
    (para("Een", GONE) + para(" en", GONE) + para(" twee"), ["Een en twee"]),
    (para("Een", GONE) + "<w:tbl><w:tr/></w:tbl>" + para("twee"), ["Een", "twee"]),
    (para("Een", GONE), ["Een"]),
    (para("Een", "<w:rPr><w:ins/></w:rPr>") + para("twee"), ["Een", "twee"]),
]


@pytest.mark.parametrize(("inner", "expected"), JOINED)
def test_a_deleted_paragraph_mark_joins(inner: str, expected: list[str]) -> None:
    assert texts(inner) == expected


def test_a_deleted_heading_leaves_the_paragraph_under_it_as_it_was() -> None:
    gone = f'<w:p><w:pPr><w:outlineLvl w:val="0"/>{GONE}</w:pPr><w:del>{word("Kop")}</w:del></w:p>'
    assert [(line.text, line.kind) for line in lines(gone + para("Gewoon"))] == [("Gewoon", None)]


def level(index: int, format_: str, text: str, more: str = "") -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{index}">{inner}</w:lvl>'


def abstract(identity: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def num(identity: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


NUMBERING = root(
    "numbering",
    abstract(
        0,
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)"),
        level(2, "upperRoman", "%1.%2.%3", "<w:isLgl/>"),
        level(3, "lowerRoman", "%4.", '<w:lvlRestart w:val="0"/>'),
    )
    + abstract(1, level(0, "bullet", "&#xF0B7;"))
    + abstract(
        2,
        level(0, "decimal", "Deel %1", '<w:pStyle w:val="K1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="K2"/>'),
    )
    + num(1, 0)
    + num(2, 1)
    + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    + num(4, 2),
)


def numbered(*places: tuple[int, int]) -> str:
    return "".join(
        para("x", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')
        for num, depth in places
    )


COUNTED = [
    (((1, 0), (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)), ["1. x", "2. x", "a) x", "b) x", "3. x", "a) x"]),
    (((1, 0), (2, 0), (1, 0)), ["1. x", "x", "2. x"]),
    (((1, 0), (3, 0), (3, 0), (1, 0)), ["1. x", "5. x", "6. x", "7. x"]),
    (((1, 0), (1, 1), (1, 2)), ["1. x", "a) x", "1.1.1 x"]),
    (((1, 1),), ["a) x"]),
    (((1, 0), (1, 3), (1, 0), (1, 3)), ["1. x", "i. x", "2. x", "ii. x"]),
    (((9, 0),), ["x"]),
    (((1, 99_999_999),), ["1. x"]),
]


@pytest.mark.parametrize(("places", "expected"), COUNTED)
def test_numbers_as_word_shows_them(places: tuple[tuple[int, int], ...], expected: list[str]) -> None:
    assert texts(numbered(*places), numbering=NUMBERING) == expected


def test_numbers_of_headings_by_their_style() -> None:
    numbering = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    style = f'<w:style w:styleId="K{{0}}"><w:name w:val="heading {{0}}"/>{numbering}</w:style>'
    styles = root("styles", style.format(1) + style.format(2))
    inner = "".join(para("Kop", f'<w:pStyle w:val="K{depth}"/>') for depth in (1, 2, 2, 1, 2))
    found = lines(inner, styles=styles, numbering=NUMBERING)
    assert [line.text for line in found] == ["Deel 1 Kop", "1.1 Kop", "1.2 Kop", "Deel 2 Kop", "2.1 Kop"]
    assert [(line.kind, line.level) for line in found[:2]] == [(BlockKind.HEADING, 1), (BlockKind.HEADING, 2)]


@pytest.mark.parametrize(
    ("count", "numerals", "text"),
    [
        (3, "1", "3"),
        (3, "01", "03"),
        (27, "a", "aa"),
        (54, "A", "BBB"),
        (49, "i", "xlix"),
        (4, "", ""),
        (0, "i", "0"),
    ],
)
def test_numerals(count: int, numerals: str, text: str) -> None:
    assert numeral(count, numerals) == text


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def td(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def test_tables(reading: Make) -> None:
    nested = f"<w:tc><w:tbl>{tr(td('binnen een'))}{tr(td('binnen twee'))}</w:tbl><w:p/></w:tc>"
    table = (
        tr(td("Gemeente"), td("Plekken", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
        + tr(td("Hier", '<w:vMerge w:val="restart"/>'), td("120"), td("waarvan 30"))
        + tr(td("Weg"), properties="<w:del/>")
        + f"<w:sdt><w:sdtContent>{tr(td('', '<w:vMerge/>'), td('80'), nested)}</w:sdtContent></w:sdt>"
        + tr(
            td("later"),
            td("Weg", "<w:cellDel/>"),
            properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>',
        )
    )
    inner = para(LONG) + f"<w:tbl>{table}</w:tbl>{para(LONG)}<w:tbl>{tr(td('a'), td('b'))}</w:tbl>"
    found = reading("a.docx", archive(document=body(inner)))
    rows = [
        (b.row.table, b.row.header, [b.text[start:end] for start, end in b.row.cells])
        for b in found.blocks
        if b.row
    ]
    assert rows == [
        (1, True, ["Gemeente", "Plekken", ""]),
        (1, False, ["Hier", "120", "waarvan 30"]),
        (1, False, ["", "80", "binnen een binnen twee"]),
        (1, False, ["", "later", ""]),
        (2, False, ["a", "b"]),
    ]


BOLD = f"<w:tc><w:p>{word('Kop', '<w:b/>')}</w:p></w:tc>"
SHADED = td("Kop", '<w:shd w:fill="DDDDDD"/>')
LOOK = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/></w:tblPr>'


@pytest.mark.parametrize(
    ("properties", "first", "second", "header"),
    [
        ("", BOLD, td("cel"), True),
        ("", SHADED, td("cel"), True),
        ("", SHADED, SHADED, False),
        ("", td("Kop", '<w:shd w:fill="auto"/>'), td("cel"), False),
        (LOOK, td("Kop"), td("cel"), True),
        (LOOK.replace("04A0", "0480"), td("Kop"), td("cel"), False),
    ],
)
def test_a_first_row_that_stands_out_heads_the_table(
    properties: str, first: str, second: str, header: bool
) -> None:
    first_row = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    look = f'<w:style w:styleId="T">{first_row}</w:style>'
    table = f"<w:tbl>{properties}{tr(first, first)}{tr(second, second)}</w:tbl>"
    found = lines(table, styles=root("styles", look))
    assert [line.row and line.row.header for line in found] == [header, False]


def test_a_table_of_one_cell_is_a_frame(reading: Make) -> None:
    found = reading("a.docx", archive(document=body(f"<w:tbl>{tr(td(LONG))}</w:tbl>")))
    assert shown(found) == [(BlockKind.PARAGRAPH, 0, LONG)]


def test_a_cell_that_spans_a_million_columns() -> None:
    wide = td("a", '<w:gridSpan w:val="99999"/>')
    found = lines(f"<w:tbl>{tr(wide, td('b')) * 2}</w:tbl>")
    assert [len(line.row.contents) for line in found if line.row] == [66, 66]


def story(kind: str, identity: int, text: str, more: str = "") -> str:
    return f'<w:{kind} w:id="{identity}" {more}>{para(text)}</w:{kind}>'


def refer(kind: str, identity: int) -> str:
    return run(f'<w:{kind}Reference w:id="{identity}"/>')


NOTES = {
    "footnotes": root(
        "footnotes", story("footnote", 2, "Zie de brief.") + story("footnote", 3, "Weggehaald.")
    ),
    "endnotes": root("endnotes", story("endnote", 2, "Achteraan.")),
    "comments": root(
        "comments",
        story("comment", 0, "Klopt dit?", 'w:author="Jan Jansen" w:date="2026-01-01T00:00:00Z"')
        + story("comment", 1, "Los van tekst."),
    ),
}


def test_notes_and_comments_do_not_cut_the_sentence(reading: Make) -> None:
    inner = (
        f"<w:p>{word('De termijn')}{refer('footnote', 2)}{word(' is')}{refer('comment', 0)}"
        f"<w:del>{refer('footnote', 3)}</w:del>{word(' te kort voor alle gemeenten.')}"
        f"{refer('endnote', 2)}</w:p>{para(LONG)}"
    )
    found = reading("a.docx", archive(document=body(inner), **NOTES))
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "De termijn is te kort voor alle gemeenten."),
        (BlockKind.NOTE, "Zie de brief."),
        (BlockKind.COMMENT, "Klopt dit?"),
        (BlockKind.NOTE, "Achteraan."),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.COMMENT, "Los van tekst."),
    ]
    assert "Jan" not in found.source


def test_the_mark_that_an_author_chose_for_a_note_is_no_text() -> None:
    mark = run('<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t>')
    found = texts(f"<w:p>{word('Een')}{mark}{word(' twee')}</w:p>", footnotes=NOTES["footnotes"])
    assert found == ["Een twee", "Zie de brief."]


def test_notes_that_refer_to_one_another_end() -> None:
    inner = f'<w:footnote w:id="2"><w:p>{word("Rond.")}{refer("footnote", 2)}</w:p></w:footnote>'
    found = texts(f"<w:p>{word('Een')}{refer('footnote', 2)}</w:p>", footnotes=root("footnotes", inner))
    assert found == ["Een", "Rond."]


def packed(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, text in files.items():
            target.writestr(name, text)
    return stream.getvalue()


def relations(**targets: str) -> str:
    inner = "".join(
        f'<Relationship Type="http://a/{kind}" Target="{name}"/>' for kind, name in targets.items()
    )
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return f"<Relationships {names}>{inner}</Relationships>"


def test_parts_are_found_by_their_relations(reading: Make) -> None:
    files = {
        "_rels/.rels": relations(officeDocument="/stuk/tekst.xml"),
        "stuk/tekst.xml": body(para(LONG)),
        "stuk/_rels/tekst.xml.rels": relations(header="../kop.xml", footer="weg.xml"),
        "kop.xml": root("hdr", para("Provincie Ergens")),
        "stuk/header9.xml": root("hdr", para("Niet van dit document")),
    }
    assert shown(reading("a.docm", packed(files))) == [
        (BlockKind.PARAGRAPH, 0, LONG),
        (BlockKind.FURNITURE, 0, "Provincie Ergens"),
    ]


def test_strict_files_are_read(reading: Make) -> None:
    strict = body(para("Toezicht", '<w:outlineLvl w:val="0"/>') + para(LONG)).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert shown(reading("a.docx", archive(document=strict))) == [
        (BlockKind.HEADING, 1, "Toezicht"),
        (BlockKind.PARAGRAPH, 0, LONG),
    ]


def test_a_bold_numbered_line_may_be_a_heading(reading: Make) -> None:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    head = f"<w:p><w:pPr>{place}</w:pPr>{word('Toezicht op gemeenten', '<w:b/>')}</w:p>"
    inner = head + para(LONG) + para("gewoon punt", place)
    found = reading("a.docx", archive(document=body(inner), numbering=NUMBERING))
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.HEADING, "1. Toezicht op gemeenten"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.LIST_ITEM, "gewoon punt"),
    ]


def test_objects_are_told_of(reading: Make) -> None:
    found = reading("a.docx", archive(document=body(f"{para(LONG)}<w:altChunk/>")))
    assert [(notice.lost, "objecten" in notice.message) for notice in found.notices] == [(True, True)]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = "".join(f"<!ENTITY b{n} '{f'&b{n - 1};' * 10}'>" for n in range(1, 11))

UNREADABLE_MORE = [
    (OLE + "EncryptedPackage".encode("utf-16-le"), "met een wachtwoord beveiligd"),
    (OLE + "WordDocument".encode("utf-16-le"), "sla op als .docx"),
    (archive(document=f"<!DOCTYPE d [<!ENTITY b0 'ha'>{LAUGHS}]>{body(para('&b10;'))}"), "beschadigd"),
    (archive(document=f"<!DOCTYPE d SYSTEM 'd.dtd'>{body(para('&b;'))}"), "documenttypedefinitie"),
    (archive(document=body("<w:smartTag>" * 200 + "</w:smartTag>" * 200)), "te diep"),
    (archive(document=body(para(LONG)))[:-40], "geen Word-bestand"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE_MORE)
def test_protected_old_and_hostile_files_say_why(data: bytes, reason: str, reading: Make) -> None:
    with pytest.raises(UnreadableError) as caught:
        reading("a.docx", data)
    assert reason in str(caught.value)


def test_an_old_word_file_is_taken_to_be_told_of(tmp_path: Path) -> None:
    path = tmp_path / "oud.doc"
    path.write_bytes(OLE + bytes(5_000) + "WordDocument".encode("utf-16-le"))
    assert takes(path)


@lru_cache
def unpacked() -> dict[str, bytes]:
    with zipfile.ZipFile(FILES / "verslag.docx") as source:
        return {info.filename: source.read(info) for info in source.infolist()}


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(sorted(unpacked())), st.floats(0, 1), st.integers(0, 400), st.binary(max_size=3))
def test_damage_is_read_or_refused(name: str, place: float, cut: int, put: bytes) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for member, data in unpacked().items():
            at = int(place * len(data))
            target.writestr(member, data[:at] + put + data[at + cut :] if member == name else data)
    try:
        found = read(stream.getvalue(), DEFAULT)
    except UnreadableError:
        return
    covered = {origin for line in found.lines for origin in line.content.origins}
    assert not [c for i, c in enumerate(found.source) if not c.isspace() and i not in covered]


TAGS = (
    *(
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "pPr",
        "rPr",
        "numPr",
        "txbxContent",
    ),
    *(
        "fldChar",
        "footnoteReference",
        "commentReference",
        "sym",
        "vanish",
        "pStyle",
        "tcPr",
        "gridSpan",
        "vMerge",
    ),
)


@settings(deadline=None, max_examples=80)
@given(
    st.recursive(
        st.sampled_from(("tekst", "<w:br/>", "<w:t>woord</w:t>")),
        lambda inner: st.builds(
            "<w:{0} w:val='{1}' w:id='2'>{2}{3}</w:{0}>".format,
            st.sampled_from(TAGS),
            st.sampled_from(("1", "-1", "²", "x", "99999999999", "")),
            inner,
            inner,
        ),
    )
)
def test_no_nesting_breaks_the_reader(inner: str) -> None:
    found = read(archive(document=body(inner), numbering=NUMBERING, **NOTES), DEFAULT)
    assert all(line.text.strip() for line in found.lines)
