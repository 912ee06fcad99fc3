"""OpenDocument texts: headings, lists, tables, notes, changes, hidden text, and what cannot be read."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from ingest.odt import read
from ingest.registry import misnamed
from ingest.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Block, Reading
    from ingest.lines import Line

    Make = Callable[[str, bytes], Reading]

FILES = Path(__file__).parent / "files"
KIND = "application/vnd.oasis.opendocument.text"
LONG = "De provincie vraagt het kabinet om de termijn te verlengen, zodat gemeenten zorgvuldig kunnen bouwen."
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible")),
    )
)


def content(body: str, automatic: str = "") -> str:
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def sheet(styles: str = "", pages: str = "") -> str:
    return (
        f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )


def archive(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", KIND)
        for name, text in parts.items():
            target.writestr("META-INF/manifest.xml" if name == "manifest" else f"{name}.xml", text)
    return stream.getvalue()


def odt(body: str, automatic: str = "", styles: str = "", pages: str = "") -> bytes:
    return archive(content=content(body, automatic), styles=sheet(styles, pages))


def lines(body: str, automatic: str = "", styles: str = "") -> tuple[Line, ...]:
    return read(odt(body, automatic, styles), DEFAULT).lines


def texts(body: str, automatic: str = "", styles: str = "") -> list[str]:
    return [line.text for line in lines(body, automatic, styles)]


def cells(block: Block) -> list[str]:
    return [block.text[a:b] for a, b in block.row.cells] if block.row else []


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def shown(found: Reading) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.text) for block in found.blocks]


def test_a_document(reading: Make) -> None:
    body = (
        p("Verslag overleg PRT Ergens", "Title")
        + h("Opening", 1)
        + p(LONG)
        + "<text:list><text:list-item><text:p>eerste punt;</text:p><text:list><text:list-item>"
        + "<text:p>genest punt</text:p></text:list-item></text:list></text:list-item></text:list>"
        + h("Cijfers", 2)
    )
    page = (
        "<style:master-page><style:header><text:p>Provincie Ergens</text:p></style:header>"
        '<style:footer-left style:display="false"><text:p>Niet getoond</text:p></style:footer-left>'
        "</style:master-page>"
    )
    title = '<style:style style:name="Title" style:family="paragraph"/>'
    found = reading("a.odt", odt(body, styles=title, pages=page))
    assert shown(found) == [
        (BlockKind.HEADING, 1, "Verslag overleg PRT Ergens"),
        (BlockKind.HEADING, 2, "Opening"),
        (BlockKind.PARAGRAPH, 0, LONG),
        (BlockKind.LIST_ITEM, 1, "eerste punt;"),
        (BlockKind.LIST_ITEM, 2, "genest punt"),
        (BlockKind.HEADING, 3, "Cijfers"),
        (BlockKind.FURNITURE, 0, "Provincie Ergens"),
    ]
    assert (found.document.format, found.document.page_count) == ("odt", 0)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('Een<text:s text:c="3"/>twee', "Een   twee"),
        ("Een<text:s/>twee", "Een twee"),
        ('Een<text:s text:c="999999999"/>twee', "Een twee"),
        ("Een\n   twee", "Een twee"),
        ("Een<text:tab/>twee", "Een\ttwee"),
        ("E<text:span>e</text:span>n <text:a>twee</text:a>", "Een twee"),
        ("Een <text:soft-page-break/>twee", "Een twee"),
        ("Een <text:page-number>7</text:page-number>", "Een 7"),
        (
            "<text:ruby><text:ruby-base>Een</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>",
            "Een",
        ),
        ("Een <text:bookmark-start/>twee<text:bookmark-end/>", "Een twee"),
    ],
)
def test_characters(inner: str, text: str) -> None:
    assert texts(p(inner)) == [text]


STYLES = (
    '<style:style style:name="Kop_20_2" style:family="paragraph"/>'
    '<style:style style:name="Eigen" style:family="paragraph" style:parent-style-name="Kop_20_2"/>'
    '<style:style style:name="X" style:display-name="Heading 3" style:family="paragraph"/>'
    '<style:style style:name="Diep" style:family="paragraph" style:default-outline-level="4"/>'
    '<style:style style:name="Rond" style:family="paragraph" style:parent-style-name="Rond"/>'
)


@pytest.mark.parametrize(
    ("style", "level"), [("Kop_20_2", 2), ("Eigen", 2), ("X", 3), ("Diep", 4), ("Rond", 0)]
)
def test_headings_by_style(style: str, level: int) -> None:
    (line,) = lines(p("Toezicht", style), styles=STYLES)
    assert (line.kind, line.level) == (BlockKind.HEADING if level else None, level)


LEVEL = '<text:list-level-style-number text:level="{}" style:num-format="{}" {}/>'
LISTS = (
    '<text:list-style style:name="L">'
    + LEVEL.format(1, "1", 'style:num-suffix="."')
    + LEVEL.format(2, "a", 'style:num-prefix="(" style:num-suffix=")"')
    + LEVEL.format(3, "i", 'style:num-suffix="." text:display-levels="3" text:start-value="4"')
    + '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)


def items(*inner: str, attributes: str = 'text:style-name="L"') -> str:
    each = "".join(f"<text:list-item>{item}</text:list-item>" for item in inner)
    return f"<text:list {attributes}>{each}</text:list>"


NUMBERED = [
    (items(p("a"), p("b")), ["1. a", "2. b"]),
    (items(p("a") + p("vervolg"), p("b")), ["1. a", "vervolg", "2. b"]),
    (items(p("a") + items(p("b"), p("c"), attributes=""), p("d")), ["1. a", "(a) b", "(b) c", "2. d"]),
    (
        items(p("a") + items(p("b") + items(p("c"), attributes=""), attributes="")),
        ["1. a", "(a) b", "1.a.iv. c"],
    ),
    (items(items(p("b"), attributes="")), ["(a) b"]),
    (items(p("a"), attributes='text:style-name="B"'), ["a"]),
    (items(p("a")) + p(LONG) + items(p("b")), ["1. a", LONG, "1. b"]),
    (
        items(p("a"))
        + p(LONG)
        + items(p("b"), attributes='text:style-name="L" text:continue-numbering="true"'),
        ["1. a", LONG, "2. b"],
    ),
    (
        items(p("a"), attributes='text:style-name="L" xml:id="x"')
        + items(p("c"))
        + items(p("b"), attributes='text:style-name="L" text:continue-list="x"'),
        ["1. a", "1. c", "2. b"],
    ),
    (
        '<text:list text:style-name="L"><text:list-header><text:p>kop</text:p></text:list-header>'
        '<text:list-item text:start-value="7"><text:p>a</text:p></text:list-item></text:list>',
        ["kop", "7. a"],
    ),
    (items(h("Toezicht", 1)), ["1. Toezicht"]),
]


@pytest.mark.parametrize(("body", "expected"), NUMBERED)
def test_numbers_as_they_show(body: str, expected: list[str]) -> None:
    assert texts(body, LISTS) == expected


def test_numbers_of_headings() -> None:
    level = '<text:outline-level-style text:level="{}" style:num-format="1" text:display-levels="{}"/>'
    outline = f"<text:outline-style>{level.format(1, 1)}{level.format(2, 2)}</text:outline-style>"
    body = (
        h("Een", 1) + h("Onder", 2) + '<text:h text:outline-level="1" text:is-list-header="true">Los</text:h>'
    )
    assert texts(body + h("Twee", 1) + h("Onder", 2), styles=outline) == [
        *("1 Een", "1.1 Onder", "Los", "2 Twee", "2.1 Onder")
    ]


def tr(*cells_: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells_)}</table:table-row>"


def td(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(text)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_tables(reading: Make) -> None:
    nested = f"<table:table>{tr(td('binnen een'))}{tr(td('binnen twee'))}</table:table>"
    table = (
        "<table:table><table:table-header-rows>"
        + tr(td("Gemeente"), td("Plekken", 'table:number-columns-spanned="2"'), COVERED)
        + "</table:table-header-rows>"
        + tr(td("Hier", 'table:number-rows-spanned="2"'), td("120"), td("waarvan 30"))
        + tr(COVERED, td("80"), f"<table:table-cell>{nested}</table:table-cell>")
        + tr(
            td("leeg"),
            td("0", 'table:number-columns-repeated="2"'),
            attributes='table:number-rows-repeated="2"',
        )
        + "</table:table>"
    )
    found = reading("a.odt", odt(p(LONG) + table + f"<table:table>{tr(td('a'), td('b'))}</table:table>"))
    rows = [(block.row.table, block.row.header, cells(block)) for block in found.blocks if block.row]
    assert rows == [
        (1, True, ["Gemeente", "Plekken", ""]),
        (1, False, ["Hier", "120", "waarvan 30"]),
        (1, False, ["", "80", "binnen een binnen twee"]),
        (1, False, ["leeg", "0", "0"]),
        (1, False, ["leeg", "0", "0"]),
        (2, False, ["a", "b"]),
    ]


SET_OFF = (
    '<style:style style:name="V" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
    '<style:style style:name="G" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#dddddd"/></style:style>'
)


@pytest.mark.parametrize(
    ("first", "second", "header"),
    [
        (td('<text:span text:style-name="V">Kop</text:span>'), td("cel"), True),
        (td("Kop", 'table:style-name="G"'), td("cel"), True),
        (td("Kop", 'table:style-name="G"'), td("cel", 'table:style-name="G"'), False),
        (td("Kop"), td("cel"), False),
    ],
)
def test_a_first_row_that_stands_out_heads_the_table(first: str, second: str, header: bool) -> None:
    found = lines(f"<table:table>{tr(first, first)}{tr(second, second)}</table:table>", SET_OFF)
    assert [line.row and line.row.header for line in found] == [header, False]


def test_a_million_repetitions_are_not_written_out() -> None:
    many = 'table:number-columns-repeated="99999" table:number-rows-repeated="99999"'
    row = tr(td("cel", many), attributes=many)
    found = read(odt(f"<table:table>{row * 50}</table:table>"), DEFAULT)
    assert len(found.source) < 200_000


def test_a_table_of_one_cell_is_a_frame(reading: Make) -> None:
    found = reading("a.odt", odt(f"<table:table>{tr(td(LONG))}</table:table>"))
    assert shown(found) == [(BlockKind.PARAGRAPH, 0, LONG)]


NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Zie de brief van vorig jaar.</text:p></text:note-body></text:note>"
)
REMARK = (
    '<office:annotation><dc:creator xmlns:dc="d">Jan Jansen</dc:creator><text:p>Klopt dit?</text:p>'
    "</office:annotation>"
)
BOX = "<draw:frame><draw:text-box><text:p>In het kader.</text:p></draw:text-box></draw:frame>"
SHAPE = "<draw:g><draw:custom-shape><text:p>In de vorm.</text:p></draw:custom-shape></draw:g>"


def test_what_stands_beside_does_not_cut_the_sentence(reading: Make) -> None:
    found = reading(
        "a.odt", odt(p(f"De termijn{NOTE} is{REMARK}{BOX}{SHAPE} te kort voor alle gemeenten.") + p(LONG))
    )
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "De termijn is te kort voor alle gemeenten."),
        (BlockKind.NOTE, "Zie de brief van vorig jaar."),
        (BlockKind.COMMENT, "Klopt dit?"),
        (BlockKind.PARAGRAPH, "In het kader."),
        (BlockKind.PARAGRAPH, "In de vorm."),
        (BlockKind.PARAGRAPH, LONG),
    ]
    assert "Jan" not in found.source


def test_boxes_stand_aside() -> None:
    assert [line.aside for line in lines(p(f"Naast{BOX}"))] == [False, True]


NO_DISPLAY = '<style:text-properties text:display="none"/>'
HIDE = f'<style:style style:name="H" style:family="text">{NO_DISPLAY}</style:style>'

HIDDEN = [
    p('Te zien. <text:span text:style-name="H">Weg.</text:span>'),
    p("Te zien. <text:hidden-text>Weg.</text:hidden-text>"),
    p("Te zien. <text:placeholder>Weg.</text:placeholder>"),
    p("Te zien. ") + p('<text:hidden-paragraph text:is-hidden="true"/>Weg.'),
    p("Te zien. ") + f'<text:section text:display="none">{p("Weg.")}</text:section>',
    p("Te zien. ")
    + f'<text:section text:display="condition" text:is-hidden="true">{p("Weg.")}</text:section>',
]


@pytest.mark.parametrize("body", HIDDEN)
def test_hidden_text_is_kept_apart(body: str) -> None:
    assert [(line.text.strip(), line.kind) for line in lines(body, HIDE)] == [
        ("Te zien.", None),
        ("Weg.", BlockKind.COMMENT),
    ]


def region(identity: str, kind: str) -> str:
    change = f"<text:{kind}>{p('oud')}</text:{kind}>"
    return f'<text:changed-region text:id="{identity}">{change}</text:changed-region>'


def span(identity: str, inner: str) -> str:
    mark = f'<text:change-{{}} text:change-id="{identity}"/>'
    return mark.format("start") + inner + mark.format("end")


TRACKED = f"<text:tracked-changes>{region('d', 'deletion')}{region('i', 'insertion')}</text:tracked-changes>"

CHANGES = [
    (p('Een <text:change text:change-id="d"/>twee'), ["Een twee"]),
    (p(f"Een {span('i', 'nieuw')} twee"), ["Een nieuw twee"]),
    (p(f"Een {span('d', 'oud <text:span>en</text:span><text:s/>weg ')}twee"), ["Een twee"]),
    ('<text:p>Een<text:change-start text:change-id="d"/> x</text:p><text:p>y<text:s/><text:change-end '
     'text:change-id="d"/><text:span> twee</text:span> drie</text:p>', ["Een twee drie"]),
    ('<text:h text:outline-level="1"><text:change-start text:change-id="d"/>Weg</text:h><text:p>'
     '<text:change-end text:change-id="d"/>Gewoon</text:p>', ["Gewoon"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CHANGES)
def test_tracked_changes_are_accepted(body: str, expected: list[str]) -> None:
    assert texts(TRACKED + body) == expected


def test_a_flat_file_is_known_by_its_contents(reading: Make) -> None:
    text = f"<office:body><office:text>{p(LONG)}</office:text></office:body>"
    flat = f'<office:document {NAMES} office:mimetype="{KIND}">{text}'
    found = reading("a.fodt", f"{flat}</office:document>".encode())
    assert (found.document.format, [block.text for block in found.blocks]) == ("odt", [LONG])


def test_the_media_type_decides_whatever_the_name(reading: Make) -> None:
    found = reading("a.docx", odt(p(LONG)))
    assert found.document.format == "odt"
    assert "extensie" in misnamed("a.docx", found.document.format)[0].message


def test_objects_are_told_of(reading: Make) -> None:
    found = reading("a.odt", odt(p(f"{LONG}<draw:frame><draw:object/></draw:frame>")))
    assert [(notice.lost, "objecten" in notice.message) for notice in found.notices] == [(True, True)]


def test_word_and_opendocument_give_the_same_blocks(reading: Make) -> None:
    """The ODT was made of the Word file by LibreOffice 7.4."""
    word, open_ = (reading(f"a.{name}", (FILES / f"verslag.{name}").read_bytes()) for name in ("docx", "odt"))
    assert shown(word) == shown(open_)
    assert [block.row for block in word.blocks] == [block.row for block in open_.blocks]
    assert {block.kind for block in word.blocks} == set(BlockKind) - {BlockKind.LETTERHEAD}


UNREADABLE = [
    (b"geen zip", "geen ODT-bestand"),
    (b"PK\x03\x04 afgekapt", "geen ODT-bestand"),
    (archive(styles=sheet()), "geen ODT-bestand"),
    (archive(content="<office:"), "klopt niet"),
    (archive(content=f"<!DOCTYPE a [<!ENTITY b 'c'>]>{content(p('&b;'))}"), "documenttypedefinitie"),
    (archive(content=content("")), "geen tekst"),
    (archive(content="x", manifest="<m><encryption-data/></m>"), "wachtwoord"),
    (archive(content=" " * 70_000_000), "verdacht groot"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE)
def test_what_cannot_be_read_says_why(data: bytes, reason: str, reading: Make) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        reading("a.odt", data)
    assert caught.value.remedy


@lru_cache
def unpacked() -> dict[str, bytes]:
    with zipfile.ZipFile(FILES / "verslag.odt") as source:
        return {name: source.read(name) for name in ("mimetype", "content.xml", "styles.xml")}


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(("content.xml", "styles.xml")),
    st.floats(0, 1),
    st.integers(0, 400),
    st.binary(max_size=3),
)
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
    *("text:p", "text:h", "text:list", "text:list-item", "text:span", "text:section", "office:annotation"),
    *("table:table", "table:table-row", "table:table-cell", "draw:frame", "draw:text-box"),
)


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.sampled_from(("tekst", "<text:s/>", "<text:tab/>", "", NOTE)),
        lambda inner: st.builds("<{0}>{1}{2}</{0}>".format, st.sampled_from(TAGS), inner, inner),
    )
)
def test_no_nesting_breaks_the_reader(body: str) -> None:
    found = read(odt(body), DEFAULT)
    assert all(line.text.strip() for line in found.lines)
