from __future__ import annotations

import pytest

from corpus.model import Laag, PartKind
from synthesis.relayed import marked

OWN = "Uit de toets van mijn ministerie blijkt dat de bouw traag verloopt."
THEIRS = "Uit de toetsen van de provincies blijkt dat de termijn te kort is."


@pytest.fixture
def relayed(cited, write):
    """Which of the sentences of one document are relayed, as a string of + and -."""

    def find(paper, *sayings):
        passages, voices = cited([paper], write.code(paper, *sayings))
        return "".join("+" if passage.relayed else "-" for passage in marked(passages, voices))

    return find


@pytest.fixture
def kamerbrief(write):
    return write.document(
        "brief", "Minister van Asiel en Migratie", laag=Laag.RIJK, parts=(PartKind.KAMERBRIEF,)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OWN, "-"),
        (THEIRS, "+"),
        ("Uit de invoeringstoetsen komt een gebrek aan toezicht naar voren.", "+"),
        ("Volgens de gemeenten sluiten de regelingen niet op elkaar aan.", "+"),
        ("De medeoverheden geven in hun stukken aan dat de cijfers verschillen.", "+"),
        ("In de reacties van ketenpartners valt de werkdruk op.", "+"),
        ("In de door het COA en het IPO aangeleverde rapportages valt de werkdruk op.", "+"),
        ("Het IPO signaleert een tekort aan locaties.", "+"),
        ("De behandeling van bezwaren duurt lang.", "-"),
        ("Gemeenten hebben te weinig locaties.", "-"),
        ("Uit onze eigen toets bleek dat gemeenten lang wachten.", "-"),
        ("Uit de toets door mijn ministerie en die van de provincies blijkt hetzelfde.", "-"),
    ],
)
def test_a_sentence_that_names_the_toetsen_of_others(relayed, kamerbrief, write, text, expected):
    assert relayed(kamerbrief, write.says(text)) == expected


def test_a_source_holds_until_the_end_of_its_paragraph(relayed, kamerbrief, write):
    after = write.says("Ook ontbreekt het aan woningen.", joined=True)
    own = write.says(OWN, joined=True)
    later = write.says("Bezwaar maken duurt lang.")
    assert relayed(kamerbrief, write.says(THEIRS), after, own, after, later) == "++---"


def test_a_list_belongs_to_the_sentence_that_announces_it(relayed, kamerbrief, write):
    opening = write.says("Volgens de provincies spelen deze punten:")
    items = [write.says(text) for text in ("te weinig tijd;", "te weinig geld.")]
    paragraph = [write.says("De bouw stokt."), write.says("De grond is schaars.", joined=True)]
    assert relayed(kamerbrief, opening, *items, *paragraph) == "+++--"


def test_a_heading_ends_a_list(relayed, kamerbrief, write):
    opening = write.says("Volgens de provincies spelen deze punten:", path=("Bevindingen",))
    item = write.says("te weinig tijd.", path=("Bevindingen",))
    assert relayed(kamerbrief, opening, item, write.says("De bouw stokt.", path=("Vervolg",))) == "++-"


@pytest.mark.parametrize("rol", ["context", "toezegging", "actie", "standpunt", "meerwaarde", "kop"])
def test_only_what_makes_a_source_is_relayed(relayed, kamerbrief, write, rol):
    assert relayed(kamerbrief, write.says(THEIRS, rol)) == "-"


@pytest.mark.parametrize(
    ("laag", "kind", "expected"),
    [
        (Laag.RIJK, PartKind.KAMERBRIEF, "+"),
        (Laag.RIJK, PartKind.REPORT, "+"),
        (Laag.ONBEKEND, PartKind.BESLISNOTA, "+"),
        (Laag.RIJK, PartKind.MINUTES, "-"),
        (Laag.KOEPEL, PartKind.POSITION_PAPER, "-"),
        (Laag.PROVINCIE, PartKind.INVOERINGSTOETS, "-"),
    ],
)
def test_only_letters_of_the_rijk_answer(relayed, write, laag, kind, expected):
    assert relayed(write.document("stuk", laag=laag, parts=(kind,)), write.says(THEIRS)) == expected


def test_another_voice_in_a_letter_of_the_rijk_is_relayed(relayed, kamerbrief, write):
    said = [write.says("De bouw stokt.", spreker=s) for s in ("COA", "ministerie van Asiel en Migratie", "")]
    assert relayed(kamerbrief, *said) == "+--"


@pytest.mark.parametrize(
    ("annex", "expected"),
    [
        ("Nu het toezicht op achterblijvers nog altijd uitblijft, wachten gemeenten elkaar af.", "-+"),
        ("Het toezicht op achterblijvers blijft in onze streek uit sinds de zomer.", "--"),
        ("Achterblijvers wachten af.", "--"),
    ],
)
def test_an_annex_that_repeats_a_clause_of_its_letter_is_an_echo(relayed, write, annex, expected):
    paper = write.document("e", "Provincie Eemland", parts=(PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS))
    letter = (
        "De Kring betreurt dat, nu het toezicht op achterblijvers nog altijd uitblijft, "
        "wachten gemeenten elkaar af en stokt de bouw."
    )
    assert relayed(paper, write.says(letter, spreker="Kring"), write.says(annex, part=1)) == expected


def test_an_annex_in_a_file_of_its_own_echoes_the_letter_of_its_sender(cited, write):
    clause = "dat het toezicht op achterblijvende gemeenten nog altijd niet zichtbaar is begonnen"
    letter = write.document("brief", "Provincie Eemland", parts=(PartKind.COVER_LETTER,))
    annex = write.document("toets", "Provincie Eemland")
    other = write.document("ander", "Gemeente Wouddal", laag=Laag.GEMEENTE)
    coded = [
        *write.code(letter, write.says(f"Met zorg stelt de Kring vast {clause}.")),
        *write.code(annex, write.says(f"Ook wij zien {clause}.")),
        *write.code(other, write.says(f"Ook wij zien {clause}.")),
    ]
    passages, voices = cited([letter, annex, other], coded)
    assert [passage.stem for passage in marked(passages, voices) if passage.relayed] == ["toets"]


def test_a_negation_of_its_own_makes_it_no_echo(relayed, write):
    clause = "het toezicht op achterblijvende gemeenten dit jaar overal zichtbaar is begonnen"
    paper = write.document("e", "Provincie Eemland", parts=(PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS))
    says = (write.says(f"Wij zien dat {clause}."), write.says(f"Wij zien dat niet {clause}.", part=1))
    assert relayed(paper, *says) == "--"
