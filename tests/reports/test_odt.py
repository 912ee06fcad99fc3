import io
import time
from importlib.resources import files
from itertools import pairwise
from zipfile import ZIP_STORED, ZipFile

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ingest import registry
from reports import build, odt, odtxml, trace
from reports.blocks import Cell, Fixed, Heading, Quote, Row, Section, Statement, Table, sentences
from reports.characters import isolated, printable
from reports.odtxml import name
from reports.report import Report, Source
from tests.reports import everyblock

KINDS = ["rapport", "kamerbrief"]
EVERY = ["rapport", "kamerbrief", "register"]

HOSTILE = [
    "</text:p><text:script>weg()</text:script>",
    "&lt;b&gt; & &amp; ]]> <![CDATA[x]]> <!-- -->",
    '=1+1 {=cmd|"/c calc"!A1} ${x} #naam',
    "Links \u202eomgekeerd\u202c en \u200frechts\u200e",
    "Be\x00gin \x0bmidden\ufffe ein\x1bde \udc80",
    "  twee  vooraf,   drie\ten een\tregel\r\neinde\n\nslot ",
    "Lettergreep" * 50,
    "\U0001f3e0 é e\u0301 \u05e9\u05dc\u05d5\u05dd",
]


def _part(data, part="content.xml"):
    with ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(part))


def _read(element):
    """The characters of an element as a word processor shows them, without what its footnotes say."""
    return "".join(_pieces(element))


def _pieces(element):
    yield element.text or ""
    for child in element:
        if child.tag == name("text:s"):
            yield " " * int(child.get(name("text:c")))
        elif child.tag == name("text:tab"):
            yield "\t"
        elif child.tag == name("text:line-break"):
            yield "\n"
        elif child.tag != name("text:note"):
            yield from _pieces(child)
        yield child.tail or ""


def _shown(text):
    return isolated(printable(text)).replace("\r\n", "\n").replace("\r", "\n")


def _texts(root):
    return [_read(element) for element in root.iter(name("text:p"), name("text:h"))]


def _without_annex(report):
    annex = {id(s) for section in report.annex for s in sentences(section)}
    return [s for s in report.sentences() if report.has_contents or id(s) not in annex]


@pytest.fixture(scope="module", params=KINDS)
def rendered(request, findings, codebook):
    report = build.report(request.param, findings, codebook)
    data = odt.render(report)
    return report, data, _part(data)


@pytest.fixture(scope="module", params=EVERY)
def every(request):
    report = everyblock.report(kind=request.param)
    return report, odt.render(report)


def test_every_sentence_is_there(rendered):
    report, _, root = rendered
    text = "\n".join(_texts(root))
    assert [s.text for s in _without_annex(report) if s.text not in text] == []


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("words", HOSTILE)
def test_document_text_stands_literally(kind, words):
    report = everyblock.report(words, kind)
    root = _part(odt.render(report))
    text = "\n".join(_texts(root))
    assert [s.text for s in _without_annex(report) if _shown(s.text) not in text] == []
    plain = _part(odt.render(everyblock.report("Gewoon.", kind)))
    spaces = {name("text:s"), name("text:tab"), name("text:line-break")}
    assert {e.tag for e in root.iter()} - spaces == {e.tag for e in plain.iter()} - spaces


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_kept_character_for_character(text):
    element = etree.Element("p")
    odtxml.words(element, text)
    assert _read(etree.fromstring(etree.tostring(element))) == _shown(text)
    raw = "".join(element.itertext())
    assert raw == raw.strip(" ")
    assert "  " not in raw


def test_every_reference_leads_to_a_bookmark(rendered, every):
    for root in (rendered[2], _part(every[1])):
        targets = [mark.get(name("text:name")) for mark in root.iter(name("text:bookmark"))]
        hrefs = {link.get(name("xlink:href")) for link in root.iter(name("text:a"))}
        pages = {ref.get(name("text:ref-name")) for ref in root.iter(name("text:bookmark-ref"))}
        assert {href.removeprefix("#") for href in hrefs} | pages <= set(targets)
        assert len(set(targets)) == len(targets)


def _notes(root):
    return {
        note.find(name("text:note-citation")).text: "".join(note.find(name("text:note-body")).itertext())
        for note in root.iter(name("text:note"))
    }


def test_footnotes_name_document_part_and_page(findings, codebook):
    report = build.report("kamerbrief", findings, codebook)
    root = _part(odt.render(report))
    notes = _notes(root)
    (told,) = [p for p in root.iter(name("text:p")) if _read(p).startswith("Complexe SPUK")]
    called = [note.find(name("text:note-citation")).text for note in told.iter(name("text:note"))]
    (block,) = [
        b
        for section in report.sections
        for b in section.blocks
        if getattr(b, "lead", "").startswith("Complexe SPUK")
    ]
    expected = [ids for ids in trace.noted(block.sentences) if ids]
    assert len(expected) > 1
    assert [notes[number] for number in called] == [
        "; ".join(place.text for place in trace.places(report, ids)) + "." for ids in expected
    ]
    assert list(notes) == [str(n) for n in range(1, len(notes) + 1)]
    assert not list(root.iter(name("text:bookmark")))


def test_footnotes_of_the_rapport_lead_to_its_annex():
    report = everyblock.report(kind="rapport")
    root = _part(odt.render(report))
    assert "[w2–w6" in " ".join(_notes(root).values()) or "[w1–w6]" in " ".join(_notes(root).values())
    annexed = {f"w{n}" for n in report.numbers.values()}
    targets = {mark.get(name("text:name")) for mark in root.iter(name("text:bookmark"))}
    assert annexed <= targets


@pytest.mark.parametrize("kind", EVERY)
def test_a_quotation_of_the_rapport_has_a_link_and_elsewhere_a_footnote(kind):
    root = _part(odt.render(everyblock.report(kind=kind)))
    (quote,) = [p for p in root.iter(name("text:p")) if p.get(name("text:style-name")) == "Quotations"]
    links = [link.text for link in quote.iter(name("text:a"))]
    notes = list(quote.iter(name("text:note")))
    assert (links, len(notes)) == ((["w9"], 0) if kind == "rapport" else ([], 1))


def test_a_row_has_one_footnote_where_there_is_no_annex():
    root = _part(odt.render(everyblock.report(kind="register")))
    body = [r for r in root.iter(name("table:table-row")) if r.getparent().tag == name("table:table")]
    assert body
    for row in body:
        first, *others = row
        assert len(list(first.iter(name("text:note")))) == 1
        assert not [note for cell in others for note in cell.iter(name("text:note"))]


def test_a_row_of_a_long_table_says_itself_what_it_rests_on():
    rows = tuple(Row((Cell(Statement(f"tekst {n}", (f"o{n}",))),)) for n in range(201))
    section = Section(Heading("Lijst"), (Table("Alles", ("Kop",), rows, (1,)),))
    sources = tuple(Source(f"o{n}", "COA", "COA", "brief", 1, "t") for n in range(201))
    root = _part(odt.render(Report("register", "T", "O", (), (section,), sources=sources)))
    cells = [
        [_read(p) for p in row[0]]
        for row in root.find(f".//{name('table:table')}").iter(name("table:table-row"))
    ]
    assert cells == [["Kop"], *([f"tekst {n}", "COA, brief, p. 1."] for n in range(201))]
    assert not list(root.iter(name("text:note")))


def test_counts_of_a_matrix_are_links_in_the_rapport():
    root = _part(odt.render(everyblock.report(kind="rapport")))
    matrix = root.findall(f".//{name('table:table')}")[1]
    links = {link.text: link.get(name("xlink:href")) for link in matrix.iter(name("text:a"))}
    assert links["1"] == "#w5"
    assert links["3"].startswith("#noot")
    assert "Noten bij de tabellen" in _texts(root)


def test_headings_are_real_and_descend_one_level_at_a_time(rendered, every):
    for root in (rendered[2], _part(every[1])):
        levels = [int(h.get(name("text:outline-level"))) for h in root.iter(name("text:h"))]
        assert len(levels) > 3
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_style_that_is_named_exists(every):
    _, data = every
    content, styles = _part(data), _part(data, "styles.xml")
    known = {e.get(name("style:name")) for root in (content, styles) for e in root.iter(etree.Element)}
    named = {"text:style-name", "table:style-name", "draw:style-name", "style:parent-style-name",
             "style:master-page-name", "style:page-layout-name", "text:visited-style-name"}  # fmt: skip
    used = {e.get(name(a)) for root in (content, styles) for e in root.iter(etree.Element) for a in named}
    assert used - {None} <= known


def _schema(part):
    schemas = files("openxml_audit.odf") / "schemas" / "odf-1.3"
    return etree.RelaxNG(etree.fromstring((schemas / f"OpenDocument-v1.3-{part}schema.rng").read_bytes()))


@pytest.mark.parametrize("kind", EVERY)
def test_every_part_is_valid_odf(kind):
    """Against the schemas of OASIS; what LibreOffice reads beside the standard is not judged."""
    data = odt.render(everyblock.report(kind=kind))
    schemas = {"META-INF/manifest.xml": _schema("manifest-")}
    parts = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
    document = _schema("")
    for part in parts:
        root = _part(data, part)
        for element in root.iter(etree.Element):
            element.attrib.pop(name("loext:writing-mode"), None)
        schemas.get(part, document).assertValid(root)


def test_language_is_dutch_and_properties_are_told(rendered):
    report, data, _ = rendered
    default = _part(data, "styles.xml").find(
        f".//{name('style:default-style')}/{name('style:text-properties')}"
    )
    assert (default.get(name("fo:language")), default.get(name("fo:country"))) == ("nl", "NL")
    meta = {e.tag: e.text for e in _part(data, "meta.xml")[0]}
    assert meta[name("dc:title")] == report.title
    assert meta[name("dc:subject")] == report.subtitle
    assert meta[name("dc:language")] == "nl-NL"


def test_header_rows_are_marked_and_rows_are_of_one_length(rendered, every):
    for root in (rendered[2], _part(every[1])):
        for table in root.iter(name("table:table")):
            columns = len(list(table.iter(name("table:table-column"))))
            rows = list(table.iter(name("table:table-row")))
            assert {len(row) for row in rows} == {columns}
            assert [row.getparent().tag for row in rows[:2]] == [name("table:table-header-rows"), table.tag]
            assert table.find(name("table:title")).text


def test_captions_are_numbered_in_sequence(every):
    root = _part(every[1])
    captions = [p for p in root.iter(name("text:p")) if p.get(name("text:style-name")) == "Caption"]
    tables = [_read(p) for p in captions if _read(p).startswith("Tabel")]
    figures = [_read(p) for p in captions if _read(p).startswith("Figuur")]
    assert [text.split(".")[0] for text in tables] == [f"Tabel {n}" for n in range(1, len(tables) + 1)]
    assert figures == ["Figuur 1. Toerekening", "Figuur 2. Verloop"]
    assert all(len(list(p.iter(name("text:sequence")))) == 1 for p in captions)


def test_a_chart_is_a_picture_with_words_for_it(every):
    _, data = every
    frames = list(_part(data).iter(name("draw:frame")))
    assert len(frames) == 2
    with ZipFile(io.BytesIO(data)) as package:
        for frame in frames:
            path = frame.find(name("draw:image")).get(name("xlink:href"))
            assert package.read(path).startswith(b"\x89PNG")
            assert path in package.read("META-INF/manifest.xml").decode()
            assert frame.find(name("svg:title")).text in ("Toerekening", "Verloop")
            assert frame.find(name("svg:desc")).text.startswith("Twaalf keer")


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        ("rapport", ["Standard", "Landscape", "Standard"]),
        ("kamerbrief", ["First_20_Page", "Standard"]),
        ("register", ["Standard"]),
    ],
)
def test_pages_turn_for_the_annex_and_differ_for_a_letter(kind, pages):
    data = odt.render(everyblock.report(kind=kind))
    content = _part(data)
    turns = {
        s.get(name("style:name")): s.get(name("style:master-page-name"))
        for s in content.iter(name("style:style"))
    }
    used = [turns.get(e.get(name("text:style-name"))) for e in content.iter(name("text:p"), name("text:h"))]
    found = [page for page in used if page]
    assert [p for n, p in enumerate(found) if not n or found[n - 1] != p] == pages


def test_later_pages_of_a_letter_repeat_date_and_reference(findings, codebook):
    styles = _part(odt.render(build.report("kamerbrief", findings, codebook)), "styles.xml")
    masters = {m.get(name("style:name")): m for m in styles.iter(name("style:master-page"))}
    header = _read(masters["Standard"].find(name("style:header"))[0])
    assert header == "Datum [in te vullen]\tOnze referentie [in te vullen]"
    assert masters["First_20_Page"].find(name("style:header")) is None
    assert masters["First_20_Page"].get(name("style:next-style-name")) == "Standard"
    assert _read(masters["Standard"].find(name("style:footer"))[0]) == "Pagina 1 van 1"


def test_contents_list_chapters_and_their_parts():
    root = _part(odt.render(everyblock.report("Woorden.", "rapport")))
    entries = [_read(p) for p in root.find(f".//{name('text:index-body')}").iter(name("text:p"))]
    assert entries[:4] == ["Inhoud", "1. Bevindingen\t", "1.1 Woorden.\t", "2. Beeld\t"]
    letter = _part(odt.render(everyblock.report(kind="kamerbrief")))
    assert letter.find(f".//{name('text:table-of-content')}") is None


def test_equal_findings_give_equal_bytes(findings, codebook, passages, derive):
    for kind in KINDS:
        again = build.report(kind, derive(passages), codebook)
        assert odt.render(build.report(kind, findings, codebook)) == odt.render(again)


def test_package_begins_with_its_kind_and_knows_no_clock(rendered):
    _, data, _ = rendered
    with ZipFile(io.BytesIO(data)) as package:
        first, *_ = entries = package.infolist()
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        listed = {e.get(name("manifest:full-path")) for e in _part(data, "META-INF/manifest.xml")}
        assert listed == {"/"} | {e.filename for e in entries} - {"mimetype", "META-INF/manifest.xml"}


def test_odfdo_opens_it(rendered):
    report, data, _ = rendered
    document = odfdo.Document(io.BytesIO(data))
    assert document.get_type() == "text"
    assert len(document.body.tables) == len(_part(data).findall(f".//{name('table:table')}"))
    headings = [h.text_recursive for h in document.body.headers]
    assert set(headings) >= {section.heading.text for section in report.sections}


def test_own_reader_gives_the_text_back(rendered, tmp_path):
    report, data, _ = rendered
    path = tmp_path / "rapport.odt"
    path.write_bytes(data)
    reading = registry.read(path, name=path.name)
    text = " ".join(" ".join(block.text for block in reading.blocks).split())
    said = [s for section in report.sections for s in sentences(section) if isinstance(s, Statement | Quote)]
    assert said
    assert [s.text for s in said if " ".join(s.text.split()) not in text] == []


def test_a_long_annex_is_written_quickly():
    rows = tuple(
        Row(tuple(Cell(Statement(f"tekst {n}", (f"o{n}",))) for _ in range(8)), f"o{n}") for n in range(1000)
    )
    annex = Section(Heading("Bijlage", "bijlage"), (Table("Alles", ("Kop",) * 8, rows, (1,) * 8),))
    sources = tuple(Source(f"o{n}", "COA", "COA", "brief", 1, f"tekst {n}") for n in range(1000))
    report = Report(
        "rapport", "Titel", "Onder", (Fixed("CONCEPT", "telling"),), (), (annex,), sources=sources
    )
    start = time.process_time()
    odt.render(report)
    assert time.process_time() - start < 2
