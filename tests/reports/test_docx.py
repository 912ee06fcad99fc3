import datetime
import io
import time
from itertools import pairwise
from zipfile import ZipFile

import docx as python_docx
import pytest

from reports import build, docx
from reports.blocks import Cell, Fixed, Heading, Row, Section, Statement, Table
from reports.report import Report, Source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ["rapport", "kamerbrief"]


@pytest.fixture(scope="module", params=KINDS)
def rendered(request, findings, codebook):
    report = build.report(request.param, findings, codebook)
    data = docx.render(report)
    return report, data, python_docx.Document(io.BytesIO(data))


def test_every_sentence_is_there(rendered):
    report, _, document = rendered
    text = "".join(node.text or "" for node in document.element.body.iter(f"{W}t"))
    assert [s.text for s in report.sentences() if s.text not in text] == []


def test_every_reference_leads_to_a_bookmark(rendered):
    _, _, document = rendered
    body = document.element.body
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert len(anchors) > 20
    assert anchors <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    assert all(name.replace("_", "").isalnum() and len(name) <= 40 for name in names)


def _linked(element):
    return {link.get(f"{W}anchor") for link in element.iter(f"{W}hyperlink")}


def test_a_paragraph_refers_to_all_that_it_rests_on(findings, codebook):
    """Ranges and notes together reach every observation that the letter cites."""
    report = build.report("kamerbrief", findings, codebook)
    document = python_docx.Document(io.BytesIO(docx.render(report)))
    (told,) = [p for p in document.paragraphs if p.text.startswith("Complexe SPUK")]
    claims = [s for s in report.sentences() if "Merweland legt de oorzaak" in s.text]
    assert {f"w{report.numbers[i]}" for s in claims for i in s.observations} <= _linked(told._p)


def test_headings_are_real_and_descend_one_level_at_a_time(rendered):
    _, _, document = rendered
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert len(levels) > 6
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_language_is_dutch(rendered):
    _, _, document = rendered
    assert {e.get(f"{W}val") for e in document.styles.element.iter(f"{W}lang")} == {"nl-NL"}
    assert document.core_properties.language == "nl-NL"


def test_header_rows_are_marked_and_widths_add_up(rendered):
    _, _, document = rendered
    assert document.tables
    for table in document.tables:
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table._tbl.iter(f"{W}tr")]
        assert marked == [True] + [False] * (len(marked) - 1)
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
        columns = len(table._tbl.tblGrid.findall(f"{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table._tbl.iter(f"{W}tr")} == {columns}


def test_equal_findings_give_equal_bytes(findings, codebook, passages, derive):
    for kind in KINDS:
        assert docx.render(build.report(kind, findings, codebook)) == docx.render(
            build.report(kind, derive(passages), codebook)
        )


def test_nothing_in_the_file_knows_a_clock(rendered):
    _, data, document = rendered
    with ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
    properties = document.core_properties
    assert {properties.created, properties.modified} == {datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)}


def test_annex_of_the_rapport_lies_on_its_side(findings, codebook):
    document = python_docx.Document(io.BytesIO(docx.render(build.report("rapport", findings, codebook))))
    assert [section.page_width > section.page_height for section in document.sections] == [False, True]


def test_later_pages_of_a_letter_repeat_date_and_reference(findings, codebook):
    document = python_docx.Document(io.BytesIO(docx.render(build.report("kamerbrief", findings, codebook))))
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert "Datum" in section.header.paragraphs[0].text
    assert section.first_page_header.paragraphs[0].text == ""


def test_verantwoording_holds_document_part_page_and_id(findings, codebook):
    report = build.report("kamerbrief", findings, codebook)
    document = python_docx.Document(io.BytesIO(docx.render(report)))
    rows = document.tables[-1]._tbl.findall(f"{W}tr")
    told = [["".join(t.text for t in c.iter(f"{W}t")) for c in row.iter(f"{W}tc")] for row in rows]
    assert told[0] == ["Nr.", "Document", "Onderdeel", "Blz.", "Waarneming", "Tekst"]
    assert [row[4] for row in told[1:]] == list(report.numbers)
    assert told[1][:5] == ["w1", "Invoeringstoets Oostergo", "oplegbrief", "1", "oostergo001"]


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
