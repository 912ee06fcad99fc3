import pytest

from reports.blocks import (
    BulletList,
    Cell,
    Chart,
    Fields,
    Fixed,
    Heading,
    Paragraph,
    Quote,
    Row,
    Section,
    Statement,
    Table,
    sentences,
)
from reports.report import Report, Source
from tests.reports import everyblock

SAID = Statement("Twee bronnen melden dit.", ("a", "b"))
GIVEN = Fixed("Zo staat het in de wet.", "artikel 12, eerste lid")


@pytest.mark.parametrize("observations", [(), ("",), ("a", "")])
def test_no_statement_without_observations(observations):
    with pytest.raises(ValueError, match="zonder waarnemingen"):
        Statement("Dit is zo.", observations)


def test_no_statement_without_words():
    with pytest.raises(ValueError, match="zonder tekst"):
        Statement(" \n", ("a",))


@pytest.mark.parametrize("basis", ["", "  "])
def test_no_fixed_text_without_basis(basis):
    with pytest.raises(ValueError, match="zonder grondslag"):
        Fixed("Dit is zo.", basis)


def test_no_quote_without_passage():
    with pytest.raises(ValueError, match="zonder passage"):
        Quote("Zomaar een zin.", "(ergens)")


@pytest.mark.parametrize("make", [lambda text: Paragraph((text,)), lambda text: BulletList((text,)), Cell])
@pytest.mark.parametrize("untraced", ["Een losse zin.", None, ("Een losse zin.", ("a",)), Heading("Kop")])
def test_untraced_sentence_fits_nowhere(make, untraced):
    with pytest.raises(ValueError, match="zonder herkomst"):
        make(untraced)


def test_rows_of_a_table_are_equally_long():
    with pytest.raises(ValueError, match="ongelijke lengte"):
        Table("Tabel", ("A", "B"), (Row((Cell(SAID),)),), (1, 1))


def _report(*blocks, answered=("a", "b")):
    sources = tuple(Source(known, "COA", "COA", "brief", 1, known) for known in answered)
    section = Section(Heading("Eén", "een"), (Section(Heading("Twee"), blocks),))
    return Report("rapport", "Titel", "Ondertitel", (GIVEN,), (section,), sources=sources)


def test_report_numbers_its_sources():
    assert _report(Paragraph((SAID,)), answered=("b", "a")).numbers == {"b": 1, "a": 2}


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((SAID,)),
        BulletList((SAID,)),
        Table("Tabel", ("A",), (Row((Cell(SAID),)),), (1,)),
        Section(Heading("Drie"), (Paragraph((SAID,)),)),
    ],
)
def test_report_refuses_a_reference_that_nothing_answers(block):
    assert _report(block)
    with pytest.raises(ValueError, match="zonder bron: b"):
        _report(block, answered=("a",))


def test_report_refuses_a_quote_that_nothing_answers(saying):
    quote = Quote(saying("De bouw duurt te lang."), "(provincie Oostergo, p. 1)")
    with pytest.raises(ValueError, match="zonder bron: oostergo099"):
        _report(quote)


def test_sentences_come_in_order_of_reading():
    block = Section(Heading("Kop"), (Paragraph((GIVEN, SAID)), BulletList((SAID,))))
    assert list(sentences(block)) == [GIVEN, SAID, SAID]


def test_quote_has_the_exact_words(saying):
    quote = Quote(saying("  Twee  spaties; en dan “dit” — "), "(bron)")
    assert quote.text == "“  Twee  spaties; en dan “dit” — ”"
    assert quote.observations == ("oostergo099",)


def test_a_chart_and_fields_take_traced_sentences_only():
    table = Table("Tabel", ("A",), (), (1,))
    with pytest.raises(ValueError, match="zonder herkomst"):
        Chart("bars", "Een losse zin.", table)
    with pytest.raises(ValueError, match="zonder herkomst"):
        Fields((("Aan", "de minister"),))


@pytest.mark.parametrize("kind", ["rapport", "kamerbrief"])
def test_sentences_of_every_block_are_found(kind):
    told = [s.text for s in everyblock.report("Wat er staat", kind).sentences()]
    assert sum("Wat er staat" in text for text in told) > 15
