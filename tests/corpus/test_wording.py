"""How reports speak of a law: what `rapport.toml` says, what is kept of it, and what is refused."""

import json
from dataclasses import replace

import pytest

from corpus import collective, lawbook, wording
from corpus.codebookfile import codebook_of, written
from corpus.errors import CodebookError, RodedraadError, UnknownValueError
from corpus.lawbook import Lawbook
from corpus.wording import NOWHERE, Ground, Question, Wording
from tests import invented

SAID = """
[ondertekening]
minister = "Minister van Waterstaat"
ministeries = ["Ministerie van Waterstaat"]
[toets]
artikel = "artikel 7"
moment = "na een jaar"
[evaluatie]
moment = "in 2031"
[[grondslag]]
tekst = "De toets is afgesproken."
[[toelichting]]
tekst = "Een peil is geen norm."
artikel = "artikel 3"
[[hoofdvraag]]
vraag = "Droogt het?"
rollen = ["knelpunt"]
[lidwoorden]
HW = "het"
"""


def book(text: str) -> Lawbook:
    return Lawbook("waterwet", ((lawbook.WORDING, text),))


def test_what_a_codebook_says():
    assert wording.of(book(SAID)) == Wording(
        minister="Minister van Waterstaat",
        ministries=("Ministerie van Waterstaat",),
        article="artikel 7",
        moment="na een jaar",
        evaluation_moment="in 2031",
        basis=(Ground("De toets is afgesproken."),),
        notes=(Ground("Een peil is geen norm.", "artikel 3"),),
        questions=(Question("Droogt het?", (), ("knelpunt",)),),
        articles=(("HW", "het"),),
    )


def test_a_codebook_need_not_say_anything():
    assert wording.of(Lawbook("leeg", ())) == NOWHERE


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[toetsing]\nartikel = 'x'", "toetsing"),
        ("[toets]\nartikkel = 'x'", "toets.artikkel"),
        ("[toets]\nartikel = 7", "toets.artikel"),
        ("[[grondslag]]\nartikel = 'x'", "tekst"),
        ("[[hoofdvraag]]\nthemas = []", "vraag"),
        ("toets = 'x'", "rapport.toml"),
    ],
)
def test_what_means_nothing_is_refused_with_its_place(text, named):
    with pytest.raises(CodebookError, match=named):
        wording.of(book(text))


def test_a_question_asks_for_values_that_the_codebook_has():
    question = Question("Droogt het?", ("dorst",), ())
    with pytest.raises(UnknownValueError, match="dorst"):
        replace(invented.codebook(), wording=Wording(questions=(question,)))


@pytest.mark.parametrize("name", lawbook.names())
def test_a_corpus_keeps_how_reports_speak(name):
    told = wording.of(lawbook.shipped(name))
    codebook = replace(invented.codebook(), wording=replace(told, questions=()))
    assert codebook_of(written(codebook)) == codebook


def test_a_codebook_that_was_kept_before_it_held_this_gets_what_the_program_knows():
    kept = json.loads(written(invented.codebook())) | {"id": lawbook.default()}
    del kept["wording"]
    book_ = lawbook.shipped(lawbook.default())
    opened = codebook_of(json.dumps(kept))
    assert (opened.wording, opened.collective) == (wording.of(book_), collective.of(book_))


def test_one_of_another_law_that_held_nothing_is_worded_generally():
    kept = json.loads(written(invented.codebook()))
    del kept["wording"]
    assert codebook_of(json.dumps(kept)) == invented.codebook()


def test_a_value_of_another_codebook_goes_by_its_id():
    codebook = invented.codebook()
    assert codebook.thema("elders").label == codebook.rol("elders").label == "elders"
    with pytest.raises(RodedraadError):
        codebook.check("thema", "elders")
