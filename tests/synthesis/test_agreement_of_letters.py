from __future__ import annotations

import pytest

from corpus.model import Laag, PartKind
from synthesis.agreement import own_letters, spoken_for
from synthesis.declarations import agreed
from synthesis.shared import shared_texts
from synthesis.voices import together

KRING = together()
LETTER = (PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS)
CLAIM = "Wij zien dat de bouw van nieuwe locaties door trage vergunningen telkens opnieuw vertraging oploopt."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deze brief is in de Kring afgestemd.", True),
        ("De inhoud van deze brief is binnen de Kring van commissarissen vastgesteld.", True),
        ("Binnen de Kring is over deze tekst overeenstemming bereikt.", True),
        ("De twaalf commissarissen onderschrijven deze boodschap.", True),
        ("Mede namens de overige commissarissen vraag ik uw aandacht.", True),
        ("Ik schrijf u namens de Kring.", True),
        ("Mijn collega's in de Kring hebben met deze brief ingestemd.", True),
        ("Deze brief is in de Kring afgestemd, maar de toets is dat niet.", True),
        ("Deze brief is niet in de Kring afgestemd.", False),
        ("De tekst is buiten de Kring om opgesteld; afstemming volgt.", False),
        ("Deze brief moet nog in de Kring worden afgestemd.", False),
        ("Deze brief is gedeeltelijk in de Kring afgestemd.", False),
        ("Alleen de eerste alinea van deze brief is in de Kring afgestemd.", False),
        ("Met uitzondering van het slot is deze brief met de Kring afgestemd.", False),
        ("De bijgevoegde toets is in de Kring afgestemd.", None),
        ("De Kring heeft gisteren vergaderd.", None),
        ("Deze brief gaat over de opvang.", None),
    ],
)
def test_what_a_sentence_declares(text, expected):
    assert agreed(text) is expected


@pytest.fixture
def letter(cited, write):
    def make(*sayings, laag=Laag.PROVINCIE):
        paper = write.document("eemland", "Provincie Eemland", laag=laag, parts=LETTER)
        return cited([paper], write.code(paper, *sayings))

    return make


def voices_of(passages, voices):
    return [passage.bron.name for passage in spoken_for(passages, voices)]


def test_a_single_letter_that_declares_itself_agreed_speaks_for_the_kring(letter, write):
    said = letter(
        write.says("Deze brief is in de Kring afgestemd.", "context"),
        write.says(CLAIM),
        write.says("In onze provincie is dat ook zo.", part=1),
    )
    assert voices_of(*said) == [KRING.name, KRING.name, "Provincie Eemland"]


def test_a_letter_that_denies_it_speaks_for_its_sender(letter, write):
    said = letter(
        write.says("Deze brief is niet in de Kring afgestemd.", "context", spreker="Kring"),
        write.says(CLAIM, spreker="Kring"),
        write.says("De Kring acht dat een tekortkoming.", spreker="Kring"),
    )
    assert voices_of(*said) == [KRING.name, "Provincie Eemland", KRING.name]
    assert len(own_letters(*said)) == 1


def test_other_senders_do_not_speak_for_the_kring(letter, write):
    said = letter(write.says("Deze brief is in de Kring afgestemd.", "context"), laag=Laag.GEMEENTE)
    assert voices_of(*said) == ["Provincie Eemland"]


@pytest.mark.parametrize(("declared", "voice"), [("", KRING.name), ("niet ", "Provincie Aland")])
def test_letters_that_say_they_are_not_agreed_are_their_senders(cited, write, declared, voice):
    names = ("Aland", "Boland", "Celand")
    papers = [write.document(n, f"Provincie {n}", parts=LETTER) for n in names]
    sayings = (write.says(f"Deze brief is {declared}in de Kring afgestemd.", "context"), write.says(CLAIM))
    passages, voices = cited(papers, [o for paper in papers for o in write.code(paper, *sayings)])
    text = shared_texts(spoken_for(passages, voices), voices)[-1]
    assert text.voice.name == voice
