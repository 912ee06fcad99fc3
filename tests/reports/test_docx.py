import datetime
import io
import time
from itertools import pairwise
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator

from reports import build, docx
from reports.blocks import Cell, Fixed, Heading, Row, Section, Statement, Table
from reports.report import Report, Source
from tests.reports import everyblock
from tests.reports.wordreading import W, footnotes, marks, opened, part, styled, text

KINDS = ["rapport", "kamerbrief"]


@pytest.fixture(scope="module", params=KINDS)
def rendered(request, findings, codebook):
    report = build.report(request.param, findings, codebook)
    data = docx.render(report)
    return report, data, opened(data)


@pytest.fixture(scope="module", params=build.KINDS)
def every(request):
    """A report of each kind with every block."""
    report = everyblock.report(kind=request.param)
    data = docx.render(report)
    return report, data, opened(data)


def test_every_sentence_is_there(every):
    report, _, document = every
    told = text(document.element.body)
    assert [s.text for s in report.sentences() if s.text not in told] == []


def test_word_takes_every_kind_without_repair(every, tmp_path):
    report, data, _ = every
    path = tmp_path / f"{report.kind}.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_every_reference_leads_to_a_bookmark(findings, codebook):
    data = docx.render(build.report("rapport", findings, codebook))
    body = opened(data).element.body
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    anchors = _linked(body) | _linked(part(data, "word/footnotes.xml"))
    assert len(anchors) > 20
    assert anchors <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    assert all(name.replace("_", "").isalnum() and len(name) <= 40 for name in names)


def _linked(element):
    return {link.get(f"{W}anchor") for link in element.iter(f"{W}hyperlink")}


def test_only_the_rapport_has_an_annex_to_refer_to(every):
    report, data, document = every
    assert bool(_linked(document.element.body)) == (report.kind == "rapport")
    assert bool(_linked(part(data, "word/footnotes.xml"))) == (report.kind == "rapport")
    assert any(text(row).startswith("w1") for row in document.element.body.iter(f"{W}tr")) == (
        report.kind == "rapport"
    )


def test_a_letter_names_no_number_of_an_observation(findings, codebook):
    data = docx.render(build.report("kamerbrief", findings, codebook))
    assert opened(data).tables == []
    assert not [note for note in footnotes(data).values() if "[w" in note]


def test_headings_are_real_and_descend_one_level_at_a_time(rendered):
    _, _, document = rendered
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert len(levels) > 4
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_contents_are_a_filled_field_that_leads_to_the_headings(findings, codebook):
    document = opened(docx.render(build.report("rapport", findings, codebook)))
    (contents,) = document.element.body.iter(f"{W}sdt")
    assert [e.text.split()[0] for e in contents.iter(f"{W}instrText")] == ["TOC"]
    kinds = [e.get(f"{W}fldCharType") for e in contents.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    listed = {link.get(f"{W}anchor"): text(link) for link in contents.iter(f"{W}hyperlink")}
    marked = {
        mark.get(f"{W}name"): mark.getparent() for mark in document.element.body.iter(f"{W}bookmarkStart")
    }
    found = {name: text(heading) for name, heading in marked.items() if name.startswith("kop")}
    assert len(listed) > 6
    assert listed == found


def test_language_and_title_are_told(every):
    report, _, document = every
    assert {e.get(f"{W}val") for e in document.styles.element.iter(f"{W}lang")} == {"nl-NL"}
    properties = document.core_properties
    assert (properties.language, properties.title, properties.subject) == (
        "nl-NL",
        report.title,
        report.subtitle,
    )


def test_no_question_is_asked_when_the_file_opens(every):
    _, _, document = every
    assert document.settings.element.find(f"{W}updateFields") is None


def test_header_rows_are_marked_and_widths_add_up(every):
    _, _, document = every
    assert document.tables
    for table in document.tables:
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table._tbl.iter(f"{W}tr")]
        assert marked == [True] + [False] * (len(marked) - 1)
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
        columns = [int(c.get(f"{W}w")) for c in table._tbl.tblGrid.findall(f"{W}gridCol")]
        assert {len(row.findall(f"{W}tc")) for row in table._tbl.iter(f"{W}tr")} == {len(columns)}
        assert sum(columns) == int(table._tbl.tblPr.find(f"{W}tblW").get(f"{W}w"))


def test_captions_number_tables_and_figures(every):
    _, _, document = every
    told = [text(p) for p in styled(document, "Caption")]
    tables = [t for t in told if t.startswith("Tabel")]
    figures = [t for t in told if t.startswith("Figuur")]
    assert [t.split(".")[0] for t in tables] == [f"Tabel {n}" for n in range(1, len(document.tables) + 1)]
    assert figures == ["Figuur 1. Toerekening", "Figuur 2. Verloop"]
    fields = [e.get(f"{W}instr").split()[1] for e in document.element.body.iter(f"{W}fldSimple")]
    assert fields == [t.split()[0] for t in told]


def test_charts_are_pictures_with_words_for_who_cannot_see_them(every):
    _, _, document = every
    described = [e.get("descr") for e in document.element.body.iter("{*}docPr")]
    assert described == ["Twaalf keer: Een zin uit een brief."] * 2
    assert len(document.inline_shapes) == 2


def test_fields_are_a_column_of_labels_and_one_of_values(every):
    report, _, document = every
    lines = styled(document, "Veld")
    assert all(len(line.findall(f"{W}r/{W}tab")) == 1 for line in lines)
    first = "Datum" if report.is_letter else "Aan"
    assert text(lines[0]) == f"{first}Zo staat het in de wet."


def test_changes_stand_on_a_last_page_of_their_own(every):
    _, _, document = every
    last = styled(document, "Heading1")[-1]
    assert text(last) == "Gewijzigd"
    before = last.getprevious().find(f"{W}pPr/{W}sectPr")
    assert last.find(f"{W}pPr/{W}pageBreakBefore") is not None or before is not None


def test_equal_findings_give_equal_bytes(findings, codebook, passages, derive):
    for kind in KINDS:
        assert docx.render(build.report(kind, findings, codebook)) == docx.render(
            build.report(kind, derive(passages), codebook)
        )


def test_nothing_in_the_file_knows_a_clock(every):
    _, data, document = every
    with ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
    properties = document.core_properties
    assert {properties.created, properties.modified} == {datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)}


def test_annex_of_the_rapport_lies_on_its_side():
    document = opened(docx.render(everyblock.report()))
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]


def test_pages_are_numbered(every):
    _, _, document = every
    (section, *_) = document.sections
    assert [e.get(f"{W}instr").strip() for e in section.footer._element.iter(f"{W}fldSimple")] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_later_pages_of_a_letter_repeat_date_and_reference(findings, codebook):
    document = opened(docx.render(build.report("kamerbrief", findings, codebook)))
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert "Datum" in section.header.paragraphs[0].text
    assert "Onze referentie" in section.header.paragraphs[0].text
    assert section.first_page_header.paragraphs[0].text == ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "words",
    [
        "<w:p><w:r><w:t>vals</w:t></w:r></w:p>",
        "{ TOC \\o } { HYPERLINK http://voorbeeld.test }",
        "=SOM(A1:A9)",
        "Links \u202eomgekeerd\u202c en \u200frechts\u200e",
        "Lettergreep" * 50,
        "]]> &lt; \x00\x08",
    ],
)
def test_hostile_words_stand_literally(kind, words):
    data = docx.render(everyblock.report(words, kind))
    plain = opened(docx.render(everyblock.report(kind=kind))).element.body
    body = opened(data).element.body
    seen = words.replace("\x00", "").replace("\x08", "")
    assert sum(seen in (t.text or "") for t in body.iter(f"{W}t")) >= 12
    assert {e.tag for e in body.iter()} == {e.tag for e in plain.iter()}
    assert len(marks(body)) == len(marks(plain))


def test_a_long_annex_is_written_quickly():
    """A thousand rows through python-docx's own cells take most of a minute."""
    rows = tuple(
        Row(tuple(Cell(Statement(f"tekst {n}", (f"o{n}",))) for _ in range(8)), f"o{n}") for n in range(1000)
    )
    annex = Section(Heading("Bijlage", "bijlage"), (Table("Alles", ("Kop",) * 8, rows, (1,) * 8),))
    sources = tuple(Source(f"o{n}", "COA", "COA", "brief", 1, f"tekst {n}") for n in range(1000))
    status = (Fixed("CONCEPT", "telling"),)
    report = Report("rapport", "Titel", "Onder", status, (), (annex,), sources=sources)
    start = time.process_time()
    docx.render(report)
    assert time.process_time() - start < 10
