import pytest

from reports import build, docx, trace
from reports.blocks import Fixed, Paragraph, Quote, Section, Statement
from reports.report import Report
from tests.reports import everyblock
from tests.reports.wordreading import W, footnotes, marks, names, opened, part, text

FIRST = "Provincie Drenthe (1 februari 2026), invoeringstoets"


@pytest.fixture(scope="module", params=build.KINDS)
def every(request):
    report = everyblock.report(kind=request.param)
    return report, docx.render(report)


def test_numbers_in_the_text_are_those_of_the_notes_in_order(every):
    _, data = every
    found = marks(opened(data).element.body)
    assert found == list(range(1, len(found) + 1))
    assert found == list(footnotes(data))


def test_separators_are_notes_that_the_settings_name(every):
    _, data = every
    notes = part(data, "word/footnotes.xml")
    kinds = {n.get(f"{W}id"): n.get(f"{W}type") for n in notes if n.get(f"{W}type")}
    assert kinds == {"-1": "separator", "0": "continuationSeparator"}
    settings = part(data, "word/settings.xml")
    assert [e.get(f"{W}id") for e in settings.findall(f"{W}footnotePr/{W}footnote")] == ["-1", "0"]


def _paragraph(kind, *sentences):
    made = everyblock.report(kind=kind)
    paragraph = Section(made.sections[0].heading, (Paragraph(sentences),))
    status = (Fixed("CONCEPT", "telling"),)
    return docx.render(Report(kind, "Titel", "Onder", status, (paragraph,), made.annex, sources=made.sources))


def test_a_note_gives_document_part_and_page():
    data = _paragraph(
        "kamerbrief", Statement("Twee bronnen.", ("o2", "o7")), Statement("Geen pagina.", ("o0",))
    )
    assert footnotes(data) == {
        1: f"{FIRST}, p. 2; Provincie Zeeland (2 februari 2026), oplegbrief, p. 7.",
        2: f"{FIRST}.",
    }


def test_a_note_of_the_rapport_links_to_the_rows_of_its_annex():
    data = _paragraph("rapport", Statement("Drie plaatsen.", ("o2", "o4", "o5", "o7")))
    assert footnotes(data) == {
        1: f"{FIRST}, p. 2, 4; oplegbrief, p. 5 [w3, w5–w6]; "
        "Provincie Zeeland (2 februari 2026), oplegbrief, p. 7 [w8]."
    }
    links = part(data, "word/footnotes.xml").iter(f"{W}hyperlink")
    assert [link.get(f"{W}anchor") for link in links] == ["w3", "w5", "w8"]


def test_a_note_stands_behind_the_sentence_that_it_serves():
    data = _paragraph(
        "kamerbrief", Statement("Een.", ("o2",)), Statement("Twee.", ("o2",)), Fixed("Drie.", "wet")
    )
    (told,) = [p for p in opened(data).paragraphs if p.text.startswith("Een.")]
    assert marks(told._p) == [1]
    (run,) = [r for r in told._p.iter(f"{W}r") if marks(r)]
    assert text(run.getprevious()) == "Twee."


@pytest.mark.parametrize(("kind", "noted"), [("rapport", False), ("kamerbrief", True)])
def test_a_quotation_that_names_its_place_needs_no_note_beside_an_annex(kind, noted):
    (quote,) = [s for s in everyblock.report().sentences() if isinstance(s, Quote)]
    data = _paragraph(kind, quote)
    assert bool(footnotes(data)) == noted
    assert ("[w9]" in text(opened(data).element.body)) != noted


def test_a_row_without_annex_has_one_note_for_all_its_cells():
    data = docx.render(everyblock.report(kind="register"))
    rows = [row for table in opened(data).tables for row in table._tbl.iter(f"{W}tr")]
    headers = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert all(len(marks(row)) == (row not in headers) for row in rows)
    assert [marks(row.find(f"{W}tc")) for row in rows] == [marks(row) for row in rows]


def test_no_note_stands_in_a_link(every):
    _, data = every
    assert not [link for link in opened(data).element.body.iter(f"{W}hyperlink") if marks(link)]


@pytest.mark.parametrize("kind", ["rapport", "kamerbrief"])
def test_notes_and_links_reach_all_that_is_cited(kind, findings, codebook):
    """In the letter by document, in the rapport by row."""
    report = build.report(kind, findings, codebook)
    data = docx.render(report)
    told = " ".join(footnotes(data).values())
    documents = {source.document for source in report.sources} if kind == "kamerbrief" else set()
    assert [d for d in documents if trace.capital(d) not in told] == []
    assert len(footnotes(data)) > 10


def test_a_report_without_claims_has_no_notes():
    report = Report("samenvatting", "Titel", "", (Fixed("CONCEPT", "telling"),), ())
    assert "word/footnotes.xml" not in names(docx.render(report))
