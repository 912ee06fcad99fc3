"""Another law brings another collective, other organisations and other subjects; a law may bring none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import lawbook
from corpus.errors import CodebookError
from corpus.findings import Bron
from corpus.lawbook import CODEBOOK, ORGANISATIONS, SUBJECTS, VOICES, Lawbook
from corpus.model import Laag, PartKind
from synthesis import content
from synthesis.agreement import own_letters, spoken_for
from synthesis.attributions import overstated
from synthesis.declarations import agreed
from synthesis.findings import find
from synthesis.lexicon import lexicon
from synthesis.organisations import key, layer_named
from synthesis.relayed import marked
from synthesis.shared import shared_texts
from synthesis.stances import stances
from synthesis.statements import statements
from synthesis.timeline import layer
from synthesis.voices import Voices, is_member, together

SECOND = lawbook.shipped("straffen-en-beschermen")
ALONE = Lawbook("eigen", ((CODEBOOK, ""),))
"""A law of which nothing but the codebook is told."""
AGENCY = Laag.UITVOERING
THREE = ("Reclassering Nederland", "Leger des Heils Jeugdbescherming en Reclassering", "SVG")
ONE = Bron("3RO", Laag.COLLECTIVE)
SENTENCE = "Wij zien dat adviezen door late verzoeken van de rechter telkens opnieuw vertraging oplopen."
LETTER = (PartKind.COVER_LETTER, PartKind.INVOERINGSTOETS)


@pytest.fixture
def second():
    with lawbook.using(SECOND):
        yield


@pytest.fixture
def alone():
    with lawbook.using(ALONE):
        yield


@pytest.fixture
def letters(write, cited):
    """The passages of a letter that several send, each on a day of his own, and the voices."""

    def make(senders, *sayings, laag=AGENCY):
        papers = [
            write.document(name, name, laag=laag, date=f"2030-01-0{day}", parts=LETTER)
            for day, name in enumerate(senders, 1)
        ]
        return cited(papers, [o for paper in papers for o in write.code(paper, *sayings)])

    return make


def test_a_letter_of_all_members_counts_once_as_their_one_voice(second, letters, write):
    passages, voices = letters(THREE, write.says(SENTENCE), write.says("Geef ons tijd.", "oproep"))
    (text,) = shared_texts(passages, voices)
    assert text.voice == ONE
    assert text.signatories == THREE
    assert {copy.bron for copy in text.passages} == {ONE}
    said = statements(text.passages, (text,))
    assert [(statement.passage.bron, len(statement.copies)) for statement in said] == [(ONE, 3)]


def test_what_others_of_their_layer_share_is_not_theirs(second, letters, write):
    passages, voices = letters(("DJI", "CJIB", "Dienst Justis"), write.says(SENTENCE))
    (text,) = shared_texts(passages, voices)
    assert text.voice == Bron("DJI", AGENCY)
    assert not any(is_member(passage.bron) for passage in passages)


def test_a_paper_that_all_members_sign_is_theirs_and_one_that_some_sign_is_not(second, write):
    papers = [write.document("allen", *THREE, laag=AGENCY), write.document("twee", *THREE[::2], laag=AGENCY)]
    assert list(Voices.of(papers).senders.values()) == [ONE, Bron("Reclassering Nederland en SVG", AGENCY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deze brief is binnen 3RO afgestemd.", True),
        ("Mede namens 3RO vraag ik uw aandacht.", True),
        ("De drie reclasseringsorganisaties onderschrijven deze boodschap.", True),
        ("Deze brief is niet met 3RO afgestemd.", False),
        ("Deze brief is in de Kring afgestemd.", None),
        ("3RO heeft gisteren vergaderd.", None),
    ],
)
def test_what_a_sentence_declares_of_another_collective(second, text, expected):
    assert agreed(text) is expected


def test_a_letter_of_a_member_speaks_for_all_and_that_of_another_agency_does_not(second, letters, write):
    declared = write.says("Deze brief is binnen 3RO afgestemd.", "context")
    passages, voices = letters(("SVG", "DJI"), declared)
    assert [passage.bron.name for passage in spoken_for(passages, voices)] == ["3RO", "DJI"]


def test_the_organisations_of_a_law_go_by_its_names(second):
    assert key("de minister voor Rechtsbescherming") == key("Ministerie van Justitie en Veiligheid") == "jenv"
    assert key("de reclassering") == key("3RO") != key("Reclassering Nederland")
    assert key("RN en DJI") == key("Dienst Justitiële Inrichtingen en Reclassering Nederland")
    assert layer_named("OM") is AGENCY
    assert layer_named("COA") is layer_named("commissaris van de Koning") is Laag.ONBEKEND
    assert layer_named("VNG") is Laag.KOEPEL


WRITERS = """
[[organisation]]
name = "Dienst Schoolgebouwen"
laag = "uitvoeringsorganisatie"
names = ["DSG", "Dienst Schoolgebouwen"]
[[organisation]]
name = "Vereniging Kustscholen"
laag = "onbekend"
[[organisation]]
name = "Vereniging van Nederlandse Gemeenten"
laag = "koepel"
names = ["VNG", "gemeentenkoepel"]
"""


def test_who_writes_under_a_law_is_one_by_all_its_names_and_of_the_layer_that_is_said():
    with lawbook.using(Lawbook("scholen", ((CODEBOOK, ""), (ORGANISATIONS, WRITERS)))):
        assert key("de DSG") == key("Dienst Schoolgebouwen")
        assert layer_named("DSG") is Laag.UITVOERING
        assert layer_named("Vereniging Kustscholen") is Laag.ONBEKEND
        assert layer_named("Vereniging Dijkscholen") is Laag.KOEPEL
        assert key("gemeentenkoepel") == key("VNG")
    half = Lawbook("fout", ((CODEBOOK, ""), (ORGANISATIONS, '[[organisation]]\nname = "DSG"')))
    told = pytest.raises(CodebookError, match=r"organisaties\.toml, .*geef name, laag en names")
    with lawbook.using(half), told:
        key("DSG")


def test_one_voice_is_of_the_layer_of_its_members(second):
    assert layer(ONE) is AGENCY
    assert layer(Bron("Provincie Eemland", Laag.PROVINCIE)) is Laag.PROVINCIE


@pytest.mark.parametrize(
    ("text", "amiss"),
    [
        ("3RO constateert een tekort.", "3RO zegt dit niet in de bronnen."),
        ("Alle reclasseringsorganisaties melden een tekort.", "1 van de 2"),
        ("De drie reclasseringsorganisaties melden een tekort.", ""),
        ("De Kring constateert een tekort.", ""),
    ],
)
def test_who_is_said_to_say_it_is_counted_among_the_members(second, letters, write, text, amiss):
    passages, _ = letters((*THREE[:2], "DJI"), write.says(SENTENCE))
    found = overstated(text, passages[:1], passages)
    assert amiss in found
    assert bool(found) is bool(amiss)
    theirs = replace(passages[0], bron=ONE)
    assert not overstated(text, [theirs], [*passages, theirs])


@pytest.mark.parametrize(("other", "relayed"), [("de reclassering", True), ("het COA", False)])
def test_a_letter_of_the_rijk_relays_those_whom_the_law_names(second, write, cited, other, relayed):
    paper = write.document("brief", "JenV", laag=Laag.RIJK, parts=(PartKind.KAMERBRIEF,))
    said = write.code(paper, write.says(f"Volgens {other} is de termijn te kort."))
    (passage,) = marked(*cited([paper], said))
    assert passage.relayed is relayed


def test_what_a_sentence_speaks_of_is_that_of_its_law():
    text = "Voor statushouders en voor gedetineerden is de termijn te kort."
    found = {}
    for book in (lawbook.shipped("spreidingswet"), SECOND, ALONE):
        with lawbook.using(book):
            found[book.name] = stances(text)[0].parties, lexicon().general - {"gemeente"}
    parties = [parties for parties, _ in found.values()]
    assert parties == [{"statushouders"}, {"gedetineerden"}, frozenset()]
    assert found["eigen"][1] == found["spreidingswet"][1] & found["straffen-en-beschermen"][1]


def test_lemmas_that_tell_nothing_are_those_of_dutch_and_of_the_law():
    lists = []
    for book in (SECOND, ALONE):
        with lawbook.using(book):
            lists.append(content._terms("dji wacht op een plan", str))
    assert lists == [{"wacht", "plan"}, {"dji", "wacht", "plan"}]


def test_without_a_collective_nothing_is_anybodys_but_the_senders(alone, letters, write, codebook):
    declared = write.says("Deze brief is in de Kring afgestemd.", "context", spreker="Kring")
    passages, voices = letters(("Eemland", "Duinrand"), declared, write.says(SENTENCE), laag=Laag.PROVINCIE)
    assert together() is None
    assert agreed("Deze brief is in de Kring afgestemd.") is None
    assert not own_letters(passages, voices)
    assert spoken_for(passages, voices) == passages
    assert shared_texts(passages, voices)[-1].voice == Bron("Eemland", Laag.PROVINCIE)
    assert layer(Bron("Kring", Laag.COLLECTIVE)) is Laag.COLLECTIVE
    assert not overstated("De Kring constateert een tekort.", passages, passages)
    assert overstated("Alle provincies melden een tekort.", passages[:1], passages)


def test_without_a_collective_a_sender_of_its_layer_is_one_like_any_other(alone, write, codebook):
    paper = write.document("brief", "Secretariaat", laag=Laag.COLLECTIVE)
    found = find([paper], write.code(paper, write.says(SENTENCE, "knelpunt", "termijnen")), codebook)
    assert [passage.bron for passage in found.passages] == [Bron("Secretariaat", Laag.ONBEKEND)]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (VOICES, "[[stem]]\nsleutel='x'\nlaag='rijk'\nvormen=['(']", "stemmen.toml, [[stem]] 1: '(' is geen"),
        (VOICES, "[[stem]]\nsleutel='x'\nlaag='maan'\nvormen=['x']", "geef sleutel, laag en vormen"),
        (VOICES, "[[stem]]\nsleutel='x'\nlaag='rijk'", "geef sleutel, laag en vormen"),
        (VOICES, "stem = 3", "stemmen.toml, [[stem]]: het is geen lijst"),
        (VOICES, "[lagen]\nrijk='minister'", "stemmen.toml, [lagen] rijk: het is geen lijst"),
        (VOICES, "lagen = 3", "stemmen.toml, [lagen]: het is geen tabel"),
        (SUBJECTS, "[oorzaak]\nhemel=['lucht']", "onderwerpen.toml, [oorzaak]: 'hemel' is geen van"),
        (SUBJECTS, "[partij]\nraden=[1]", "onderwerpen.toml, [partij] raden: het is geen lijst"),
        (SUBJECTS, "[woorden]\nalgemeen=['[']", "onderwerpen.toml, [woorden] algemeen: '[' is geen"),
    ],
)
def test_a_codebook_that_is_wrong_is_told_of_with_its_place(file, text, told):
    with lawbook.using(Lawbook("fout", ((CODEBOOK, ""), (file, text)))):
        with pytest.raises(CodebookError) as why:
            key("Stichting Haven") if file == VOICES else lexicon()
        assert told in str(why.value)
