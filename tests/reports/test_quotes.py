import dataclasses

import pytest

from reports.quotes import LETTER_QUOTE, by_turns, quoted, strongest


def _texts(passages):
    return [p.observation.text for p in passages]


def test_every_source_is_heard_before_one_is_heard_twice(saying):
    passages = [
        saying("Eerste van Oostergo.", 1),
        saying("Tweede van Oostergo.", 2),
        saying("Van Merweland.", 3, stem="merweland", bron="MERWELAND"),
        saying("Van het COA.", 4, stem="coa", bron="COA"),
        saying("Van de Kring.", 5, bron="KRING"),
    ]
    assert _texts(by_turns(passages)) == [
        "Van de Kring.",
        "Van Merweland.",
        "Van het COA.",
        "Eerste van Oostergo.",
        "Tweede van Oostergo.",
    ]


def test_strongest_wording_of_a_source_comes_first(saying):
    mild, sharp = saying("Het duurt lang.", 1), saying("Dralen ondermijnt ernstig het gezag.", 2)
    assert by_turns([mild, sharp]) == (sharp, mild)


def test_confidential_passages_come_last_and_are_not_quoted(saying):
    secret = dataclasses.replace(saying("Dit ondermijnt ernstig het gezag.", 1), confidential=True)
    public = saying("Het duurt lang.", 2)
    assert by_turns([secret, public]) == (public, secret)
    assert quoted(secret) == "vertrouwelijk"
    assert strongest([secret, public], "termijnen") == public
    assert strongest([secret], "termijnen") is None


def test_a_letter_prefers_a_wording_that_fits(saying):
    long = saying("Dit ondermijnt ernstig " + "en verder " * LETTER_QUOTE, 1)
    short = saying("Het duurt lang.", 2)
    assert strongest([long, short], "termijnen") == short
    assert strongest([long], "termijnen") == long


def test_a_letter_prefers_a_statement_over_a_question(saying):
    question = saying("Waarom is dit nog altijd ernstig?", 1, rol="vraag")
    statement = saying("Het duurt lang.", 2)
    assert strongest([question, statement], "termijnen") == statement
    assert strongest([question], "termijnen") == question


@pytest.mark.parametrize("thema", ["termijnen", "spuk"])
def test_nothing_is_lost_in_turns(passages, thema):
    assert sorted(p.id for p in by_turns(passages, thema)) == sorted(p.id for p in passages)


def test_a_sentence_that_leans_on_the_one_before_it_comes_last(saying):
    whole, leaning = saying("Het duurt lang.", 1), saying("Dit ondermijnt ernstig het gezag.", 2)
    assert by_turns([leaning, whole]) == (whole, leaning)
