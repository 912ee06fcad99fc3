"""What a draft does with points, and what of its claims is borne out: against the truth, and case by case."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.coverage import Coverage, Covered, FigureFault
from corpus.findings import Bron
from corpus.model import Laag
from corpus.points import PointStatus
from nlp import searching
from rodedraad import opening
from synthesis import costs
from synthesis.attributions import overstated
from synthesis.coverage import audit
from synthesis.drafted import clauses, mentions
from synthesis.softening import softening
from tests.synthesis.coveragecases import HELD, OPEN, coded, dossier, draft, statuses, support

ENOUGH = 0.85


def held_against(sentences, points=None, passages=None):
    made, every = dossier()
    points, passages = (made if points is None else points), (every if passages is None else passages)
    return audit(sentences, points, passages, opening.language().vectors, searching.lemmas)


def status_of(found, name):
    return next(covered for covered in found.points if covered.point.label == name)


@pytest.mark.parametrize("number", [*OPEN, *HELD])
def test_points_and_claims_of_a_draft_are_judged_as_the_truth_has_them(number):
    truth = draft(number)
    found = held_against(truth.sentences)
    for pairs in (statuses(found, truth), support(found, truth)):
        assert sum(is_so == said for _, is_so, said in pairs) >= ENOUGH * len(pairs), pairs


def test_the_order_of_points_and_passages_makes_no_difference():
    points, passages = dossier()
    sentences = draft(1).sentences
    turned = (points[7:] + points[:7])[::-1], (passages[11:] + passages[:11])[::-1]
    assert held_against(sentences, *turned) == held_against(sentences)


def test_a_draft_that_says_nothing_leaves_all_out():
    found = held_against(coded("Geachte voorzitter,\n\nHierbij bied ik u het rapport aan."))
    assert {covered.status for covered in found.points} == {Coverage.ABSENT}
    assert (found.score, found.claims) == (0.0, ())


def test_nothing_is_missing_where_there_are_no_points_and_nothing_is_borne_out_without_sources():
    found = held_against(draft(1).sentences, (), ())
    assert (found.points, found.score) == ((), 1.0)
    assert found.claims
    assert found.unsupported == found.claims


def test_what_costs_most_comes_first():
    found = held_against(draft(2).sentences)
    losses = [costs.lost(covered) for covered in found.points]
    assert losses == sorted(losses, reverse=True)


def test_calls_and_recurrence_make_an_omission_cost_more():
    points, passages = dossier()
    again = [replace(p, status=PointStatus.RECURRING) if p.label == "plan" else p for p in points]
    plain = held_against(draft(1).sentences)
    found = held_against(draft(1).sentences, again, passages)
    assert [call.observation.text for call in status_of(plain, "toezicht").calls] == [
        "Pas het interbestuurlijk toezicht consequent toe."
    ]
    assert status_of(plain, "toezicht").cost == len(status_of(plain, "toezicht").point.sources) + 1
    assert status_of(found, "plan").cost == status_of(plain, "plan").cost + costs.RECURRENCE


@given(st.lists(st.tuples(st.sampled_from(Coverage), st.floats(1, 50)), max_size=20))
def test_a_score_is_a_share(judged):
    point = dossier()[0][0]
    covered = [Covered(point, status, "", (), (), (), False, cost) for status, cost in judged]
    score = costs.score(covered)
    assert 0 <= score <= 1
    if judged and all(status is Coverage.TREATED for status, _ in judged):
        assert score == 1


@pytest.mark.parametrize(
    ("text", "only_named"),
    [
        ("Ook is gesproken over de bekostiging en over het toezicht.", True),
        ("Het toezicht en de termijnen kwamen eveneens aan de orde.", True),
        ("Er is aandacht gevraagd voor de positie van kleine gemeenten.", True),
        ("Ook is gesproken over het toezicht, dat nog niet is begonnen.", False),
        ("De bekostiging is te laag.", False),
        ("Het toezicht is nog niet begonnen.", False),
    ],
)
def test_a_subject_on_a_list_is_only_named(text, only_named):
    (sentence,) = coded(text)
    assert mentions(sentence) is only_named


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("De vergoeding is soms niet genoeg.", "De vergoeding is volstrekt onvoldoende.", "nu en dan"),
        ("Sommige gemeenten vinden de regels lastig.", "De regels zijn onwerkbaar.", "sommigen"),
        ("De doorlooptijd is een aandachtspunt.", "De doorlooptijd is onaanvaardbaar lang.", "aandachtspunt"),
        ("De voorbereidingstijd is krap.", "De voorbereidingstijd is veel te krap.", "weinig gewicht"),
        ("Het register wordt niet volledig gebruikt.", "Het register wordt nooit gebruikt.", "in orde"),
        ("De vergoeding is onvoldoende.", "De vergoeding is volstrekt onvoldoende.", ""),
        ("De voorbereidingstijd is te krap.", "De voorbereidingstijd is veel te krap.", ""),
        # Who passes on the doubt of the source does not soften it.
        ("Het tekort kan tot sluiting leiden.", "Dat tekort kan tot sluiting van locaties leiden.", ""),
        ("Er is weinig begeleiding.", "Er is geen begeleiding.", ""),
    ],
)
def test_a_draft_is_softer_when_it_hedges_what_its_sources_do_not(text, source, told):
    (sentence,) = coded(text)
    reason = softening(text, sentence, [source])
    assert told in reason
    assert bool(reason) is bool(told)


def test_an_aside_does_not_part_a_subject_from_its_verb():
    text = "Gebleken is dat de wachttijd - volgens de regeling een maand - te lang is; en dat de zaal lekt."
    assert "Gebleken is dat de wachttijd te lang is" in clauses(text)


def test_a_figure_that_a_source_has_otherwise_is_shown_with_it():
    found = held_against(coded("In Duinstreek zijn op 1 juli 2025 3.100 plekken gerealiseerd."))
    (figure,) = found.claims[0].figures
    assert (figure.text, figure.fault) == ("3.100 plekken", FigureFault.DIFFERS)
    assert [text for text, _ in figure.theirs] == ["1.240 plekken"]
    assert not found.claims[0].supported


def test_a_figure_of_another_date_is_no_difference():
    found = held_against(coded("In Duinstreek zijn op 1 juli 2023 900 plekken gerealiseerd."))
    assert [figure.fault for figure in found.claims[0].figures] == [FigureFault.UNSOURCED]


def test_what_goes_well_is_not_borne_out_by_what_goes_wrong():
    found = held_against(coded("Het interbestuurlijk toezicht is goed en voortvarend van de grond gekomen."))
    assert [claim.supported for claim in found.claims] == [False]


NAMES = ("Merenland", "Waardland", "Heuvelrijk", "Duinstreek")


@pytest.mark.parametrize(
    ("text", "saying", "amiss"),
    [
        ("Alle provincies melden een tekort.", 4, False),
        ("Alle provincies melden een tekort.", 3, True),
        ("De meeste provincies melden een tekort.", 3, False),
        ("De meeste provincies melden een tekort.", 2, True),
        ("Provincies melden een tekort.", 1, False),
        ("In alle provincies is een tekort.", 1, False),
        ("De Kring constateert een tekort.", 4, True),
    ],
)
def test_who_is_said_to_say_it_is_counted(text, saying, amiss):
    one = dossier()[1][0]
    every = [replace(one, bron=Bron(f"provincie {name}", Laag.PROVINCIE)) for name in NAMES]
    assert bool(overstated(text, every[:saying], every)) is amiss


def test_the_kring_speaks_for_all_provinces():
    one = dossier()[1][0]
    kring = replace(one, bron=Bron("Kring van commissarissen van de Koning", Laag.COLLECTIVE))
    assert not overstated("Alle provincies melden een tekort.", [kring], [one, kring])
    assert not overstated("De Kring constateert een tekort.", [kring], [one, kring])
