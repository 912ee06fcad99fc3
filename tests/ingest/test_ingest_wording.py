"""What the wording of a line tells."""

from __future__ import annotations

import pytest

from ingest.letters.labels import label_value
from ingest.listmarks import mark_length
from ingest.openends import breaks, sets_off
from ingest.wording import (
    ends_in_action,
    goes_on,
    invites,
    is_contact,
    leads_list,
    starts_lower,
    title_like,
)

OPEN = [
    ("Wij besluiten vóór 1 maart", "2027 over het voorstel.", True),
    ("Wij besluiten vóór 1 maart", "De raad stemt in.", False),
    ("De wet (art.", "6) regelt dit.", True),
    ("Dit staat in de wet (artikel", "12, lid 3) en elders.", True),
    ("Wij verwijzen naar artikel", "9 van de wet.", True),
    ("Artikel", "9 van de wet.", False),
    ("Dat kost ongeveer €", "3,4 miljoen.", True),
    ("Dat kost veel geld", "3,4 miljoen is nodig.", False),
    ("Dat zegt mr. drs. B.C.", "Jansma namens ons.", True),
    ("Dat zegt mr. drs.", "Jansma namens ons.", True),
    ("Wij kiezen voor plan B.", "Jansma leidt dat.", False),
    ("Onder voorwaarden (zie", "b) mag dat wel.", True),
    ("Wij vragen (nogmaals):", "a) meer tijd;", False),
]


@pytest.mark.parametrize(("above", "below", "expected"), OPEN)
def test_a_line_that_ends_within_a_sentence(above: str, below: str, expected: bool) -> None:
    assert breaks(above, below) is expected


SET_OFF = [
    ("De komst van", "- zoals verwacht - tien gezinnen.", True),
    ("De komst van", "- tien gezinnen;", False),
    ("Wij vragen:", "- zoals verwacht - tien woningen;", False),
]


@pytest.mark.parametrize(("above", "below", "expected"), SET_OFF)
def test_a_dash_that_begins_a_line_within_a_sentence(above: str, below: str, expected: bool) -> None:
    assert sets_off(above, below) is expected


TITLES = [
    ("Termijnen", True),
    ("Knelpunten in de uitvoering", True),
    ("1. Inleiding", True),
    ("2.1 Rol van de provincie", True),
    ("Informatieronde II: Toezicht", True),
    ("Hoe nu verder?", True),
    ("Wat onze gemeenten vragen voor de ronde van straks", True),
    ("Informatie die niet gedeeld kan worden", True),
    ("Gevraagd besluit", True),
    ("Wat gaat goed", True),
    ("Overlegfase + provinciaal verslag", True),
    ("Hoe ervaren de gemeenten in onze provincie de uitvoering van deze wet?", False),
    ("De gemeenten hebben gewacht", False),
    ("een kleine letter vooraan", False),
    ("Eindigt met een punt.", False),
    ("Eindigt met een komma,", False),
    ("Eindigt op een voorzetsel van", False),
    ("Actie: Team SW", False),
    ("Dit geldt in het bijzonder:", False),
    ("Vragen aan info@voorbeeld.nl", False),
    ("Eerste zin. Tweede zin", False),
    ("Een titel die zo lang is " + "dat niemand haar nog een titel zou noemen " * 3, False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_title_like(text: str, expected: bool) -> None:
    assert title_like(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lessen uit de eerste cyclus (2024–2026):", True),
        ("Aandachtspunten:", True),
        ("Dit betekent:", False),
        ("Onder meer:", False),
        ("De provincie vraagt:", False),
        ("Zonder dubbele punt", False),
    ],
)
def test_leads_list(text: str, expected: bool) -> None:
    assert leads_list(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in overleg met", True),
        ("de opvang-", True),
        ("gemeenten,", True),
        ("Team SW", False),
        ("klaar.", False),
    ],
)
def test_goes_on(text: str, expected: bool) -> None:
    assert goes_on(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("de rest", True), ("| Rapport", True), ("“en toen", True), ("De", False), ("3 juli", False)],
)
def test_starts_lower(text: str, expected: bool) -> None:
    assert starts_lower(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Dat volgt. Actie: Team SW", True), ("Actie: COA. Daarna meer", False), ("De actie loopt", False)],
)
def test_ends_in_action(text: str, expected: bool) -> None:
    assert ends_in_action(text) is expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- punt", "punt"),
        ("• punt", "punt"),
        ("\uf0b7 punt", "punt"),
        ("1. punt", "punt"),
        ("b) punt", "punt"),
        ("(a) punt", "punt"),
        ("1 juli telt", "1 juli telt"),
        ("-punt", "-punt"),
        ("**vet** punt", "**vet** punt"),
        ("A.J. Jansen", "A.J. Jansen"),
        ("10.000 plekken", "10.000 plekken"),
    ],
)
def test_list_marks(text: str, rest: str) -> None:
    assert text[mark_length(text) :] == rest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Datum 3 juli 2026", "3 juli 2026"),
        ("Betreft: voortgang", "voortgang"),
        ("Onze referentie", ""),
        ("Bijlage: 2", "2"),
        ("Bijlagen", ""),
        ("Bijlage 1: Ervaringen per fase", None),
        ("Datum en plaats worden nog gekozen.", None),
        ("Onderwerpen voor de volgende keer", None),
        ("De datum is bekend", None),
    ],
)
def test_labels(text: str, value: str | None) -> None:
    assert label_value(text) == value


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("www.waardland.invalid", True),
        ("E-mail: kabinet@waardland.invalid", True),
        ("A. van den Berg, telefoon 06-12345678, a.vdberg@waardland.invalid", True),
        ("https://waardland.invalid/spreiding?jaar=2026", True),
        ("De plaatsen staan op www.waardland.invalid en zijn bekend.", False),
        ("zie www.waardland.invalid voor de plaatsen", False),
        ("Meldingen komen binnen op meld@waardland.invalid", False),
        ("Postbus 12", False),
    ],
)
def test_a_bare_address_of_mail_or_web(text: str, contact: bool) -> None:
    assert is_contact(text) is contact


@pytest.mark.parametrize(
    ("text", "invited"),
    [
        ("Vragen over dit verslag: kabinet@waardland.invalid", True),
        ("Voor meer informatie kunt u terecht op www.waardland.invalid", True),
        ("De raad stelde vragen over de cijfers op www.waardland.invalid.", False),
        ("Vragen over dit verslag stelt u aan de griffie.", False),
    ],
)
def test_where_questions_may_be_sent(text: str, invited: bool) -> None:
    assert invites(text) is invited
