from __future__ import annotations

import re
from hashlib import sha256

import pytest

from corpus.model import Laag, PartKind
from synthesis.relayed import marked
from synthesis.shared import shared_texts
from synthesis.voices import together
from synthesis.wording import normal_form

KRING = together()
LETTER = (PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS)
NAMES = [
    "Eemland",
    "Duinrand",
    "Heuvelrijk",
    "Maasoever",
    "Veenstreek",
    "Wouddal",
    "Rivierenhoek",
    "Kustland",
]
SENTENCE = (
    "Wij zien dat de bouw van nieuwe locaties door trage vergunningen telkens opnieuw vertraging oploopt."
)


@pytest.fixture
def shared(cited):
    def find(files):
        """`files` maps documents to their observations."""
        passages, voices = cited(list(files), [o for found in files.values() for o in found])
        return shared_texts(marked(passages, voices), voices)

    return find


@pytest.fixture
def letters(write):
    """A letter per province, each with one sentence."""

    def make(*sentences):
        papers = [write.document(name.lower(), f"Provincie {name}", parts=LETTER) for name in NAMES]
        return {paper: write.code(paper, write.says(s)) for paper, s in zip(papers, sentences, strict=True)}

    return make


@pytest.mark.parametrize("first", [True, False])
def test_a_short_sentence_in_the_paragraph_of_a_copy_is_copied_too(write, shared, first):
    """The same short words in another paragraph, or of one sender alone, are his own."""
    senders = [write.document(name.lower(), f"Provincie {name}", parts=LETTER) for name in NAMES[:3]]
    short, joined = (
        write.says("Dat kost tijd.", "gevolg", joined=not first),
        write.says(SENTENCE, joined=first),
    )
    files = {
        paper: write.code(
            paper,
            *((short, joined) if first else (joined, short)),
            write.says("Dit knelt.", joined=paper is senders[0]),
        )
        for paper in senders
    }
    texts = {text.text: text for text in shared(files)}
    assert set(texts) == {SENTENCE, "Dat kost tijd."}
    assert texts["Dat kost tijd."].voice == KRING
    assert len(texts["Dat kost tijd."].passages) == 3


def test_a_letter_that_all_send_is_one_text_of_the_kring(shared, letters):
    (text,) = shared(letters(*[SENTENCE] * 8))
    assert text.voice == KRING
    assert text.text == SENTENCE
    assert text.signatories == tuple(f"Provincie {name}" for name in sorted(NAMES))
    assert [copy.stem for copy in text.passages] == sorted(name.lower() for name in NAMES)
    assert {copy.bron for copy in text.passages} == {KRING}


def test_each_signatory_may_change_a_word_or_its_own_name(shared, letters):
    edits = [
        "nieuwe",
        "extra",
        "de nieuwe",
        "verdere nieuwe",
        "verse",
        "nieuwe kleine",
        "nieuwe",
        "nieuwe",
    ]

    edited = [SENTENCE.replace("nieuwe", edit) for edit in edits]
    named = [
        text.replace("Wij zien", f"Wij zien bij {name}se gemeenten in {name}")
        for text, name in zip(edited, NAMES, strict=True)
    ]
    (text,) = shared(letters(*named))
    assert len(text.passages) == len(NAMES)
    assert text.voice == KRING


def test_the_text_is_the_most_frequent_wording_and_gives_the_id(shared, letters):
    (text,) = shared(letters(SENTENCE.replace("nieuwe", "extra"), *[SENTENCE] * 7))
    assert text.text == SENTENCE
    assert text.id == sha256(normal_form(SENTENCE).encode()).hexdigest()[:12]
    assert re.fullmatch(r"[0-9a-f]{12}", text.id)


def test_one_entry_a_sentence(shared, write):
    second = "Het toezicht op achterblijvende gemeenten is nog altijd niet zichtbaar begonnen."
    papers = [write.document(name, f"Provincie {name}", parts=LETTER) for name in NAMES[:3]]
    texts = shared({paper: write.code(paper, write.says(SENTENCE), write.says(second)) for paper in papers})
    assert [text.text for text in texts] == [SENTENCE, second]


@pytest.mark.parametrize(
    ("a", "b", "rol"),
    [
        ("De termijn is te krap.", "De termijn is te krap.", "knelpunt"),  # too short
        (SENTENCE, SENTENCE, "kop"),
        (SENTENCE, SENTENCE, "formaliteit"),
        (SENTENCE, SENTENCE.replace("bouw van nieuwe locaties", "nieuwe locaties van bouw"), "knelpunt"),
        (SENTENCE, SENTENCE.replace("telkens", "niet telkens"), "knelpunt"),
        (SENTENCE, SENTENCE.replace("Wij zien", "Wij zien sinds 2031"), "knelpunt"),
        (
            "Gemeenten missen tijdige cijfers over opvang.",
            "Gemeenten missen tijdige cijfers over huisvesting.",
            "gevolg",
        ),
    ],
)
def test_no_shared_text(shared, write, a, b, rol):
    one, other = write.document("een", "Provincie Eemland"), write.document("twee", "Provincie Duinrand")
    assert (
        shared({one: write.code(one, write.says(a, rol)), other: write.code(other, write.says(b, rol))}) == ()
    )


def test_a_template_filled_in_by_two_provinces_is_no_shared_text(shared, write):
    one, other = write.document("een", "Provincie Eemland"), write.document("twee", "Provincie Duinrand")
    assert not shared(
        {
            one: write.code(one, write.says("Eemland heeft " + SENTENCE.lower() + " In Eemland.")),
            other: write.code(other, write.says("Duinrand heeft " + SENTENCE.lower() + " In Duinrand.")),
        }
    )


def test_two_files_of_one_sender_share_nothing(shared, write):
    one, other = (
        write.document("versie1", "Provincie Eemland"),
        write.document("versie2", "provincie Eemland"),
    )
    assert (
        shared({one: write.code(one, write.says(SENTENCE)), other: write.code(other, write.says(SENTENCE))})
        == ()
    )


def test_two_wordings_in_one_document_are_two_sentences(shared, write):
    other = SENTENCE.replace("locaties", "woningen")
    papers = [write.document(name, f"Provincie {name}", parts=LETTER) for name in NAMES[:4]]
    texts = shared({paper: write.code(paper, write.says(SENTENCE), write.says(other)) for paper in papers})
    assert [(text.text, len(text.passages)) for text in texts] == [(SENTENCE, 4), (other, 4)]


def test_papers_that_quote_the_law_have_the_voice_of_the_earliest(shared, write):
    papers = [
        write.document("a", "VNG", laag=Laag.KOEPEL, date=""),
        write.document("b", "COA", laag=Laag.UITVOERING, date="2030-03-01"),
        write.document("c", "IPO", laag=Laag.KOEPEL, date="2030-01-15"),
    ]
    (text,) = shared({paper: write.code(paper, write.says(SENTENCE, "context")) for paper in papers})
    assert text.voice.name == "IPO"
    assert text.signatories == ("IPO", "COA", "VNG")
    assert [copy.bron.name for copy in text.passages] == ["IPO", "COA", "VNG"]


COVER, ANNEX = PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS


@pytest.mark.parametrize(
    "case",
    [
        ((COVER, COVER, COVER), Laag.PROVINCIE, "", KRING.name),
        ((COVER, COVER, ANNEX), Laag.PROVINCIE, "", KRING.name),
        ((COVER, ANNEX, ANNEX), Laag.PROVINCIE, "", NAMES[0]),
        ((ANNEX, ANNEX, ANNEX), Laag.PROVINCIE, "Kring", KRING.name),
        ((COVER, COVER, COVER), Laag.UITVOERING, "", NAMES[0]),
    ],
)
def test_when_shared_text_speaks_for_the_kring(shared, write, case):
    kinds, laag, spreker, voice = case
    papers = [write.document(str(i), NAMES[i], laag=laag, parts=(kind,)) for i, kind in enumerate(kinds)]
    (text,) = shared({paper: write.code(paper, write.says(SENTENCE, spreker=spreker)) for paper in papers})
    assert text.voice.name == voice


def test_a_public_wording_is_quoted_before_a_confidential_one(shared, write):
    secret = [write.document(n, n, date="2030-01-01", confidential="verslag") for n in NAMES[:2]]
    public = write.document("openbaar", "Provincie Kustland")
    wordings = {paper: write.code(paper, write.says(SENTENCE)) for paper in secret}
    (text,) = shared(
        wordings | {public: write.code(public, write.says(SENTENCE.replace("telkens", "steeds")))}
    )
    assert "steeds" in text.text
    assert len(text.passages) == 3


def test_each_copy_shows_the_words_in_which_it_differs(shared, letters):
    other = SENTENCE.replace("nieuwe ", "").replace("telkens opnieuw", "steeds weer opnieuw")
    (text,) = shared(letters(other, *[SENTENCE.upper()] * 7))
    (deviation,) = text.deviations
    own = deviation.passage.observation.text
    assert deviation.passage.stem == NAMES[0].lower()
    assert [own[a:b] for a, b in deviation.own] == ["steeds weer"]
    assert [text.text[a:b] for a, b in deviation.lacks] == ["NIEUWE", "TELKENS"]
    assert len(text.documents) == len(text.signatories) == len(NAMES)


@pytest.mark.parametrize(
    ("word", "other"),
    [("telkens", "twintig keer"), ("nieuwe", "dertien"), ("bouw", "onbouw"), ("door", "in maart door")],
)
def test_numbers_and_opposites_are_no_copies(shared, letters, word, other):
    texts = shared(letters(*[SENTENCE] * 4, *[SENTENCE.replace(word, other)] * 4))
    assert [len(text.passages) for text in texts] == [4, 4]


def test_a_name_at_the_head_of_a_sentence_tells_two_statements_apart(shared, write):
    rest = "ziet dat de bouw van nieuwe locaties door trage vergunningen telkens opnieuw vertraging oploopt."
    papers = [write.document(n, f"Provincie {n}", laag=Laag.GEMEENTE) for n in NAMES[:2]]
    assert not shared({paper: write.code(paper, write.says(f"{paper.stem} {rest}")) for paper in papers})


def test_five_hundred_near_copies_are_one_text(shared, write):
    words = f"{SENTENCE[:-1]}, terwijl raden en colleges daar in het hele land al jaren op wachten.".split()
    files = {}
    for number in range(500):
        place = 1 + number % (len(words) - 2)
        edited = " ".join(
            [*words[:place], f"{words[place]}achtig{'x' * (number // 20)}", *words[place + 1 :]]
        )
        paper = write.document(f"stuk{number:03}", f"Gemeente {number:03}", laag=Laag.GEMEENTE)
        files[paper] = write.code(paper, write.says(edited))
    texts = shared(files)
    assert max(len(text.passages) for text in texts) >= 495
