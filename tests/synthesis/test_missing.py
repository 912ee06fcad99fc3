from __future__ import annotations

import pytest

from corpus.model import Laag, PartKind
from synthesis.missing import missing_documents

COVER, TOETS, OTHER = PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS, PartKind.OTHER


@pytest.fixture
def missing(cited, write):
    """Descriptions of what a sentence in the first of the documents names and none of them is."""

    def find(text, *papers, rol="context"):
        observations = write.code(papers[0], write.says(text, rol))
        passages, voices = cited(papers, observations)
        return [found.description for found in missing_documents(passages, papers, voices)]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Onze korte notitie over geld is separaat aangeleverd.", ["Onze korte notitie over geld"]),
        ("Op verzoek is een overzicht van locaties apart toegezonden.", ["een overzicht van locaties"]),
        ("Separaat zonden wij u een advies over huisvesting.", ["een advies over huisvesting"]),
        ("Afzonderlijk toegezonden is het rapport.", ["het rapport"]),
        ("Aanbevelingen zijn afzonderlijk verstuurd.", ["Aanbevelingen zijn afzonderlijk verstuurd."]),
        ("Zie de rapportage van mijn ministerie.", ["de rapportage van mijn ministerie"]),
        ("De bijgevoegde notitie en de bijgaande tabel.", ["De bijgevoegde notitie", "de bijgaande tabel"]),
        ("Die treft u als bijlage bij deze brief aan.", ["Die treft u als bijlage bij deze brief aan."]),
        ("Het onderzoek vindt u ook als bijlage bij deze brief.", ["Het onderzoek"]),
        # no document is said to exist elsewhere
        ("Uit de toets van mijn ministerie blijkt dat dit werkt.", []),
        ("Hierover zal ik uw Kamer separaat informeren.", []),
        ("Deze groepen worden apart opgevangen.", []),
        ("Het rapport van vorig jaar noemt dit ook.", []),
        ("De bijlage is opgenomen in de wet.", []),
        ("De bijgevoegde waarde van het plan is klein.", []),
    ],
)  # fmt: skip
def test_what_a_sentence_names(missing, write, text, expected):
    assert missing(text, write.document("brief", "Provincie Eemland", parts=(COVER,))) == expected


@pytest.mark.parametrize("rol", ["kop", "formaliteit"])
def test_furniture_names_nothing(missing, write, rol):
    text = "Zie de bijgevoegde notitie."
    assert missing(text, write.document("brief", "Eemland"), rol=rol) == []


@pytest.mark.parametrize(
    ("text", "parts", "lacks"),
    [
        ("Zie de bijgevoegde invoeringstoets.", (COVER, TOETS), False),
        ("Zie de bijgevoegde invoeringstoets.", (COVER, OTHER), False),
        ("Zie de bijgevoegde invoeringstoets.", (COVER, PartKind.POSITION_PAPER), True),
        ("Zie de bijgevoegde invoeringstoets.", (COVER,), True),
        ("Zie de bijgevoegde notitie.", (COVER, TOETS), False),
        ("De cijfers treft u als bijlage bij deze brief aan.", (COVER, TOETS), False),
        ("De invoeringstoets is separaat toegezonden.", (COVER, TOETS), False),
        ("Onze notitie is separaat toegezonden.", (COVER, TOETS), True),
        ("Onze notitie is separaat toegezonden.", (COVER, OTHER), True),
        ("Onze notitie is separaat toegezonden.", (COVER, COVER), True),
    ],
)
def test_another_part_of_the_file_may_be_it(missing, write, text, parts, lacks):
    assert bool(missing(text, write.document("brief", "Provincie Eemland", parts=parts))) is lacks


def test_another_file_of_the_sender_may_be_it(missing, write):
    brief = write.document("brief", "Minister van AenM", laag=Laag.RIJK, parts=(PartKind.KAMERBRIEF,))
    report = write.document("toets", "Directie Opvang", laag=Laag.RIJK, parts=(PartKind.REPORT,))
    other = write.document("coa", "COA", laag=Laag.UITVOERING, parts=(PartKind.REPORT,))
    text = "Zie de rapportage van mijn ministerie."
    assert missing(text, brief, report) == []
    assert missing(text, brief, other) == ["de rapportage van mijn ministerie"]


def test_minutes_of_the_sender_are_no_annex_of_its_letter(missing, write):
    brief = write.document("brief", "Ministerie van AenM", laag=Laag.RIJK, parts=(PartKind.KAMERBRIEF,))
    minutes = write.document("overleg", "Ministerie van AenM", laag=Laag.RIJK, parts=(PartKind.MINUTES,))
    text = "Die treft u als bijlage bij deze brief aan."
    assert missing(text, brief, minutes) == [text]


def test_a_title_that_holds_the_word_may_be_it(missing, write):
    brief = write.document("brief", "Provincie Eemland", parts=(COVER,))
    note = write.document("n", "Provincie Eemland", parts=(PartKind.OTHER,), title="Notitie kosten")
    assert missing("Onze notitie is separaat toegezonden.", brief, note) == []


def test_a_document_is_listed_once_for_each_file_that_names_it(cited, write):
    papers = [write.document(name, name, parts=(COVER,)) for name in ("a", "b")]
    twice = [write.says("Zie de bijgevoegde notitie."), write.says("De bijgevoegde notitie licht dit toe.")]
    passages, voices = cited(papers, [o for paper in papers for o in write.code(paper, *twice)])
    found = missing_documents(passages, papers, voices)
    assert [entry.passage.stem for entry in found] == ["a", "b"]
