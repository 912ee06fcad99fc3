"""By when something must be done: the words of the text, and the last day that is in time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Action, Coding, Observation
from nlp.entities import mentions
from synthesis.calendar import is_day, later, month_of, next_yearly, span, written
from synthesis.deadlines import deadline, of_words

DAYS = st.dates().filter(lambda day: 1950 <= day.year < 2040).map(lambda day: day.isoformat())


def observed(text, rol="oproep", action=None):
    coding = Coding(rol, 1.0, (), (), "geen", False, "algemeen", "", (), "proef", "proef/1")  # fmt: skip
    return Observation("a", "d", 0, 0, 0, len(text), 1, text, (), coding, mentions(text), action)


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        ("Zend het overzicht vóór 1 juli 2026 aan de provincies.", "2026-07-01", "2026-06-30"),
        ("Lever uiterlijk 15 maart 2026 de cijfers aan.", "2026-03-15", "2026-03-15"),
        ("De regeling geldt met ingang van 1 januari 2027.", "2027-01-01", "2027-01-01"),
        ("Stel het besluit voor 1 juli vast.", "2026-07-01", "2026-06-30"),
        ("Vanaf april 2026 sturen wij elke maand een lijst.", "april 2026", "2026-04-30"),
        ("De Kamer ontvangt dit najaar een brief.", "dit najaar", "2026-12-20"),
        ("Wij openen deze zomer een meldpunt.", "deze zomer", "2026-09-22"),
        ("Beslis vóór de zomer over de tenten.", "vóór de zomer", "2026-06-20"),
        ("Beslis voor de zomer van 2027 over de tenten.", "voor de zomer van 2027", "2027-06-20"),
        ("Ik stuur de Kamer binnen zes weken een reactie.", "binnen zes weken", "2026-03-15"),
        ("Ik stuur de Kamer binnen één maand een reactie.", "binnen één maand", "2026-03-01"),
        ("In juli bezoek ik de gemeenten.", "In juli", "2026-07-31"),
        ("In januari volgt de verdeling.", "In januari", "2027-01-31"),
        ("Begin juni ligt er een voorstel.", "Begin juni", "2026-06-10"),
        ("De monitor verschijnt in het derde kwartaal.", "het derde kwartaal", "2026-09-30"),
        ("De monitor verschijnt in Q1 van 2027.", "Q1 van 2027", "2027-03-31"),
        ("Eind 2026 is het portaal gereed.", "2026", "2026-12-31"),
        ("Voor het einde van dit jaar volgt een brief.", "Voor het einde van dit jaar", "2026-12-31"),
        ("Volgend jaar wordt de sleutel herzien.", "Volgend jaar", "2027-12-31"),
        ("Neem voor het zomerreces een besluit.", "voor het zomerreces", "2026-07-15"),
    ],
)
def test_the_last_day_is_reckoned_from_the_date_of_the_document(text, words, due):
    assert deadline(observed(text), "2026-02-01") == (words, due)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reageer binnen zes weken op elk verslag.", "binnen zes weken"),
        ("Betaal uit binnen acht weken na de peildatum.", "binnen acht weken"),
        ("Ik kom hier zo spoedig mogelijk op terug.", "zo spoedig mogelijk"),
        ("Vóór het volgende verdeelbesluit komt er een regeling.", "Vóór het volgende verdeelbesluit"),
    ],
)
def test_what_hangs_on_an_event_stays_in_words(text, words):
    assert deadline(observed(text), "2026-02-01") == (words, "")


@pytest.mark.parametrize(
    ("text", "rol"),
    [
        ("Neem het voorstel over dat wij in 2023 deden.", "oproep"),
        ("In onze brief van 12 maart 2024 vroegen wij om een overzicht.", "oproep"),
        ("Het portaal is in maart in gebruik genomen.", "toezegging"),
        ("Het overleg van 3 juli bespreekt de sleutel.", "oproep"),
        ("Weeg de plekken mee in de volgende verdeling.", "oproep"),
    ],
)
def test_what_has_been_and_what_it_is_about_are_no_deadline(text, rol):
    assert deadline(observed(text, rol), "2026-02-01") == ("", "")


def test_an_action_item_goes_before_its_text():
    item = observed("Actie: bureau maakt een lijst", "actie", Action("bureau", "2026-04-01", ""))
    assert deadline(item, "2026-02-01") == ("2026-04-01", "2026-04-01")
    words = observed("Actie: bureau maakt een lijst", "actie", Action("bureau", "maart", ""))
    assert deadline(words, "2026-02-01") == ("maart", "2026-03-31")
    assert of_words("voor de volgende vergadering", "2026-02-01").due == ""


def test_without_a_date_of_the_document_only_a_full_date_is_a_day():
    assert deadline(observed("Wij sturen dit najaar een brief."), "") == ("dit najaar", "")
    assert deadline(observed("Beslis uiterlijk 1 juli 2026."), "") == ("2026-07-01", "2026-07-01")


@settings(deadline=None)  # the first example loads the language
@given(st.text(max_size=80), DAYS)
def test_any_text_has_a_deadline_or_none(text, since):
    found = deadline(observed(text), since)
    assert not found.due or (is_day(found.due) and found.words)


@given(DAYS, st.integers(0, 60))
def test_months_later_is_a_day_that_exists_in_that_month(day, months):
    ahead = later(day, months)
    assert is_day(ahead)
    assert ahead >= day
    assert (int(ahead[:4]) - int(day[:4])) * 12 + int(ahead[5:7]) - int(day[5:7]) == months


def test_ranges_of_dates():
    assert span("2026-02") == month_of(2026, 2) == ("2026-02-01", "2026-02-28")
    assert span("2024/2026") == ("2024-01-01", "2026-12-31")
    assert span("--07-01") is None
    assert next_yearly("02-29", "2025-01-01") == "2028-02-29"
    assert written("2026-07-03") == "3 juli 2026"
    assert written("zo spoedig mogelijk") == "zo spoedig mogelijk"
