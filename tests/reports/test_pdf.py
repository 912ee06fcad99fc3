"""A PDF read back: what it declares, how it is marked, and that every word is in it."""

import io
import re
import time
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from reports import build, pdf, typeface
from reports.blocks import Cell, Quote, Row, Statement, Table
from reports.report import Report, Source
from reports.typeface import legible
from tests.reports import everyblock

KINDS = ("rapport", "kamerbrief", "kringmemo", "samenvatting")
HOSTILE = [
    '#eval("1") #panic() #import "x.typ"',
    "$x$ *vet* _schuin_ `code` = kop",
    "@verwijzing <label> [haak] {accolade} // weg /* weg */",
    "\\ \\n \\u{41} \" ' `",
    "<script>&amp;</script> {{ 7 * 7 }}",
    "Links \u202eomgekeerd\u202c en \u200frechts\u200e \u2068los",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "\U0001f3e0 huis, \u6f22\u5b57, \uf0b7 e\u0301",
    "nul\x00 een\x01 \ufeff \ufffe \u2028 regel\nregel\ttab",
    "Lettergreep" * 46,
]
UNSEEN = re.compile(r"[\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u0002\ufffe-]")
"""What a line's end and a direction add or take away: blanks, hyphens, marks."""


def _opened(data):
    return pikepdf.open(io.BytesIO(data))


def _elements(data):
    """The tags of the structure tree in reading order, each with its element."""

    def walk(element):
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield str(element.S)[1:], element
        kids = element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else []
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                yield from walk(kid)

    opened = _opened(data)
    tags = list(walk(opened.Root.StructTreeRoot))
    return opened, tags


def _text(data):
    document = pypdfium2.PdfDocument(data)
    return _bare("".join(page.get_textpage().get_text_range() for page in document))


def _bare(text):
    return UNSEEN.sub("", text)


@pytest.fixture(scope="module", params=KINDS)
def made(request):
    report = everyblock.report(kind=request.param)
    return report, pdf.render(report)


def test_it_says_what_it_is(made):
    report, data = made
    opened = _opened(data)
    assert str(opened.Root.Lang) == "nl-NL"
    assert bool(opened.Root.MarkInfo.Marked)
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    with opened.open_metadata() as about:
        assert about["dc:title"] == report.title
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert about["pdfuaid:part"] == "1"


def test_headings_are_marked_and_skip_no_level(made):
    report, data = made
    opened, tags = _elements(data)
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "/Outlines" in opened.Root
    assert len(levels) >= len(report.sections)


def test_every_table_has_header_cells_and_every_picture_a_text(made):
    _, data = made
    _, tags = _elements(data)
    kinds = [tag for tag, _ in tags]
    assert kinds.count("Table") == kinds.count("THead") >= 4
    assert kinds.count("TH") >= 3 * kinds.count("Table") - 2
    texts = [str(element.Alt) for tag, element in tags if tag == "Figure" and "/Alt" in element]
    assert texts == ["Twaalf keer: Een zin uit een brief."] * 2
    assert {"L", "LI", "Note", "Caption"} <= set(kinds)


def test_every_sentence_is_in_it(made):
    report, data = made
    text = _text(data)
    for sentence in report.sentences():
        assert _bare(sentence.text) in text
        if isinstance(sentence, Quote):
            assert _bare(sentence.citation) in text


def test_footnotes_tell_document_part_and_page(made):
    _, data = made
    assert _bare("Provincie Drenthe (1 februari 2026), invoeringstoets, p. 2") in _text(data)


def test_references_of_the_rapport_lead_to_the_row_of_the_annex():
    data = pdf.render(everyblock.report(kind="rapport"))
    opened = _opened(data)
    links = [a for page in opened.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert len(links) > 20
    assert all("/Dest" in a or "/D" in a.get("/A", {}) for a in links)
    assert "[w3]" in _text(data)


def test_only_the_rapport_has_references_to_an_annex():
    assert not re.search(r"\[w\d", _text(pdf.render(everyblock.report(kind="kringmemo"))))


def test_a_count_of_many_leads_to_a_note():
    assert _bare("Noot 1: w1–w3") in _text(pdf.render(everyblock.report(kind="rapport")))


@pytest.mark.parametrize("kind", ["rapport", "kamerbrief"])
@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_document_are_shown_and_never_read(words, kind):
    report = everyblock.report(words, kind)
    data = pdf.render(report)
    plain = pdf.render(everyblock.report(kind=kind))
    shown = _bare(legible(words))
    backwards = bool(re.search("[\u0590-\u06ff]", words))  # a page gives these letters as they are seen
    assert max(_text(data).count(shown), backwards * _text(data).count(shown[::-1])) > 10
    assert {tag for tag, _ in _elements(data)[1]} <= {tag for tag, _ in _elements(plain)[1]} | {"Span"}


def test_every_character_that_counts_as_shown_can_be_set():
    words = " ".join(f"a{chr(code)}b" for code in sorted(typeface.CARRIED | typeface.INVISIBLE))
    assert "[U+" not in legible(words)
    assert pdf.render(everyblock.report(words, "samenvatting"))


def test_a_long_word_stays_on_the_page():
    document = pypdfium2.PdfDocument(pdf.render(everyblock.report("a" * 500)))
    for page in document:
        text = page.get_textpage()
        edges = [text.get_charbox(n)[2] for n in range(text.count_chars())]
        assert max(edges, default=0) <= page.get_width()


@pytest.mark.parametrize("times", [40, 400])
def test_a_quotation_stays_on_a_page_unless_it_is_longer_than_one(times):
    report = everyblock.report()
    quotes = (Quote(everyblock.passage("tussen de regels door " * times), "(p. 2)"),) * 25
    data = pdf.render(replace(report, sections=(replace(report.sections[0], blocks=quotes),)))
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage() for page in document]
    counted = [_bare(text.get_text_range()).count("tussende") for text in pages]
    assert sum(counted) == times * len(quotes)
    assert all(count % times == 0 for count in counted) == (times == 40)
    assert min(text.get_charbox(n)[1] for text in pages for n in range(text.count_chars())) > 0


def test_equal_reports_give_equal_bytes(findings, codebook):
    first, second = (pdf.render(build.report("rapport", findings, codebook)) for _ in range(2))
    assert first == second


def test_the_letter_of_the_dossier_has_one_to_three_pages(findings, codebook):
    letter = replace(build.report("kamerbrief", findings, codebook), annex=(), changes=())
    assert 1 <= len(_opened(pdf.render(letter)).pages) <= 3


def test_an_annex_of_a_thousand_rows_is_set_in_reasonable_time():
    ids = [f"o{n}" for n in range(1000)]
    sources = tuple(Source(id_, "COA", "COA", "brief", 1, "Een zin.") for id_ in ids)
    rows = tuple(
        Row((Cell(Statement("brief", (id_,))), Cell(Statement(f"Een zin van {id_}.", (id_,)))), id_)
        for id_ in ids
    )
    report = everyblock.report()
    bijlage = replace(report.annex[0], blocks=(Table("Alle", ("Onderdeel", "Tekst"), rows, (1, 3)),))
    started = time.process_time()
    data = pdf.render(Report("rapport", "Titel", "Onder", (), (), (bijlage,), sources=sources))
    assert time.process_time() - started < 20
    assert "Eenzinvano999." in _text(data)
