"""What the wording of a line tells."""

from __future__ import annotations

import pytest

from ingest.letters.labels import label_value
from ingest.listmarks import mark_length
from ingest.wording import ends_in_action, goes_on, leads_list, starts_lower, title_like

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
