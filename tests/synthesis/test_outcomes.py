"""What a sentence says became of something, and which reactions promise nothing."""

from __future__ import annotations

import pytest

from synthesis.outcomes import Outcome, is_past, is_reply, is_vague, outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het meldpunt is inmiddels ingericht.", Outcome.DONE),
        ("De dienst heeft ons op 3 maart het overzicht gezonden.", Outcome.DONE),
        ("De regeling is op 1 juni in werking getreden.", Outcome.DONE),
        ("Sinds april ontvangen wij elke week een lijst.", Outcome.DONE),
        ("Het loket is sinds september open.", Outcome.DONE),
        ("Wij hebben de uitnodiging in mei ontvangen.", Outcome.DONE),
        ("Met de bouw is in maart begonnen.", Outcome.BEGUN),
        ("Aan de handreiking wordt nog gewerkt; een concept is deels gedeeld.", Outcome.BEGUN),
        ("Wij wachten nog steeds op het overzicht.", Outcome.NOT_DONE),
        ("Het overzicht is er nog altijd niet.", Outcome.NOT_DONE),
        ("Een reactie is tot op heden niet ontvangen.", Outcome.NOT_DONE),
        ("De toezegging is niet nagekomen.", Outcome.NOT_DONE),
        ("De evaluatie laat op zich wachten.", Outcome.NOT_DONE),
        ("Een antwoord is uitgebleven.", Outcome.NOT_DONE),
        ("Ik zal het meldpunt dit najaar inrichten.", None),
        ("Het overzicht wordt in maart gezonden.", None),
        ("In de wet is bepaald wie het besluit neemt.", None),
        ("De gemeente vraagt om een overzicht.", None),
    ],
)
def test_what_became_of_it(text, expected):
    assert outcome(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "We nemen dit mee in het vervolg.",
        "Het ministerie neemt de suggestie over de sleutel mee.",
        "Dit punt betrek ik bij de evaluatie.",
        "De zorgen hebben mijn aandacht.",
        "De dienst komt hier in mei op terug.",
        "Ik zal mij hierover beraden.",
        "Het onderwerp wordt geagendeerd voor het volgende overleg.",
        "Ik onderzoek of een ruimere termijn kan.",
    ],
)
def test_a_reaction_without_a_promise(text):
    assert is_vague(text)


@pytest.mark.parametrize(
    "text", ["Ik stel vóór mei een handreiking vast.", "De dienst stuurt de lijst rond."]
)
def test_a_promise_is_not_vague(text):
    assert not is_vague(text)


def test_replies_and_tenses():
    assert is_reply("De dienst licht toe hoe de telling werkt.")
    assert not is_reply("De dienst telt elke maand.")
    assert is_past("In 2024 stuurden wij een notitie.")
    assert not is_past("De gemeente zal in 2027 een notitie sturen.")
