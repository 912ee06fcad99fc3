from __future__ import annotations

import pytest

from corpus.model import Part, PartKind
from nlp import entities
from nlp.speaker import meeting, speaker, together


@pytest.mark.parametrize(
    "text",
    [
        "De inhoud van deze brief is afgestemd binnen de Kring van commissarissen van de Koning.",
        "De tekst hiervan, een oplegbrief, is in de Kring van commissarissen vastgesteld.",
        "Wij schrijven u namens de Kring.",
        "Hieronder staat waarvoor de Kring gezamenlijk aandacht vraagt.",
    ],
)
def test_a_letter_says_that_it_was_agreed(text: str) -> None:
    assert together().agreed.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "De Kring heeft ons verzocht om een toets.",
        "De brief van de minister is in de vergadering besproken.",
        "In de Kring is hierover gesproken.",
    ],
)
def test_a_letter_that_only_names_the_kring(text: str) -> None:
    assert not together().agreed.search(text)


DEFAULT = "Provinciaal overleg"
KNOWN = (
    "Provincie Merenland",
    "Provincie Waardland",
    "Gemeente Hoogwade",
    "Gemeente Oeverhorst",
    "Corporatie De Brug",
    "Ministerie van Asiel en Migratie",
    "Centraal Orgaan opvang asielzoekers",
)
MINUTES = {
    "organisations": [
        ("Het COA meldt dat de cijfers kloppen.", "COA"),
        ("COA geeft aan dat de cijfers kloppen.", "COA"),
        ("De VNG vraagt om uitleg.", "VNG"),
        ("IPO dringt aan op een brief van de minister zelf.", "IPO"),
        ("Team SW antwoordt dat alleen het verslag een wettelijke basis heeft.", "Team Spreidingswet"),
        ("AenM komt hierop terug zodra er een besluit is.", "AenM"),
        ("Het COA (Noord) licht toe dat de rapportage is gebouwd voor de bezetting.", "COA"),
        ("Ook het COA ziet dat graag anders.", "COA"),
        ("De IND heeft eerder aangegeven dat de voorraad groeit.", "IND"),
        ("Nidos noemt het tekort aan pleeggezinnen zorgelijk.", "Nidos"),
        ("De vertegenwoordiger van het COA zegt een overzicht toe.", "COA"),
        ("AenM zoekt dit voor de zomer uit.", "AenM"),
        ("Het COA gaat na in welke gevallen dit speelt.", "COA"),
        ("IPO wil dat het Rijk die rol pakt.", "IPO"),
        ("COA: de cijfers volgen voor het einde van de maand.", "COA"),
    ],
    "provinces": [
        (
            "Drenthe ziet voorstellen van de agenda verdwijnen en vraagt om duidelijkheid.",
            DEFAULT,
        ),
        ("Drenthe vraagt om duidelijkheid.", "Provincie Drenthe"),
        ("Friesland stelt de vraag wat een uitspraak straks betekent.", "Provincie Fryslân"),
        ("De provincie Flevoland wijst op de netcongestie.", "Provincie Flevoland"),
        (
            "Merenland merkt op dat correcties de voorschotten raken.",
            "Provincie Merenland",
        ),
        ("De gedeputeerde van Waardland pleit voor uitstel.", "Provincie Waardland"),
        ("Twee provincies geven aan dat deze uitleg nieuw is.", "provincies"),
        ("Provincies vinden dat er een jaarplanning moet komen.", "provincies"),
        ("Door een provincie wordt opgemerkt dat de drempel hoog is.", "provincies"),
        ("Vanuit de provincies wordt aangegeven dat op de plannen geen reactie is ontvangen.", "provincies"),
        ("Zeeland (digitaal) meldt dat alle plaatsen op tijd zijn.", "Provincie Zeeland"),
    ],
    "municipalities": [
        ("Hoogwade geeft aan dat 52 plekken dubbel staan.", "Gemeente Hoogwade"),
        ("Oeverhorst constateert dat er niemand op de stoep heeft gestaan.", "Gemeente Oeverhorst"),
        ("Merwestreek geeft aan dat de bouw stilligt.", "Merwestreek"),
        ("De gemeente Rietzand vraagt waar een bestuurder terechtkan.", "Gemeente Rietzand"),
        ("Gemeente Capelle aan den IJssel licht haar aanpak toe.", "Gemeente Capelle aan den IJssel"),
        ("De wethouder van Hoogwade wijst op de wachttijden.", "Gemeente Hoogwade"),
        ("De wethouder van Zandhuizen wijst op de wachttijden.", "Gemeente Zandhuizen"),
        ("De burgemeester uit Oeverhorst vertelt over de bijeenkomst.", "Gemeente Oeverhorst"),
        ("Een wethouder zegt dat de raad niet meegaat.", "gemeenten"),
        ("Eén gemeente laat via de provincie weten dat het knelt.", "gemeenten"),
        ("Wethouders vragen om rugdekking.", "gemeenten"),
        ("Gemeenten vragen het COA om uitleg.", "gemeenten"),
        ("De gemeenten voegen daaraan toe dat zij dit eerder hebben gemeld.", "gemeenten"),
        ("Drie gemeenten merken op dat hun aantallen niet kloppen.", "gemeenten"),
        ("Namens een gemeente wordt ingebracht dat een beslissing uitblijft.", "gemeenten"),
        ("Als je niets doet, krijg je hetzelfde, stelt een burgemeester.", "gemeenten"),
        ("Corporatie De Brug vertelt dat 140 mensen wachten.", "Corporatie De Brug"),
    ],
    "one that is meant": [
        (
            "Het ministerie antwoordt dat dit klopt.",
            "Ministerie van Asiel en Migratie",
        ),
        ("De corporatie bepleit één opgave.", "Corporatie De Brug"),
        ("De gemeente stelt dat zij niets kan doen.", "gemeenten"),
    ],
    "inversion": [
        ("Daarop antwoordt het COA dat dit niet kan.", "COA"),
        ("Verder merkt Hoogwade op dat de telling mist.", "Gemeente Hoogwade"),
        ("Desgevraagd licht Team SW toe hoe de ladder werkt.", "Team Spreidingswet"),
    ],
    "source": [
        (
            "Zo zegt geen verhuurder iets toe, aldus Merenland.",
            "Provincie Merenland",
        ),
        ("De bonus valt volgens Merenland alleen met drie formules te berekenen.", "Provincie Merenland"),
        ("Dat zal gebeuren, aldus Team SW.", "Team Spreidingswet"),
        ("Dat is volgens de voorzitter beter dan ooit.", DEFAULT),
    ],
    "nobody, or several": [
        ("De voorzitter vraagt het COA om uitleg.", DEFAULT),
        ("De tafel spreekt haar waardering uit voor de gemeenten.", DEFAULT),
        ("Het COA en de IND melden dat de voorraad groeit.", DEFAULT),
        ("Hoogwade en Oeverhorst geven aan dat het knelt.", DEFAULT),
        ("Het COA meldt dat volgens het IPO niets klopt.", DEFAULT),
        ("Gevraagd wordt of de toetsen naar de Kamer gaan.", DEFAULT),
        ("De cijfers van het COA geven aan dat het niet lukt.", DEFAULT),
        ("De COA-cijfers geven een ander beeld.", DEFAULT),
        ("Het COA verstrekt maandelijks een overzicht.", DEFAULT),
        ("Gemeenten kunnen bij de minister bezwaar maken.", DEFAULT),
        ("De minister stelt per provincie een verdeelbesluit vast.", DEFAULT),
        ("Gemeenten worden in groepen ingedeeld.", DEFAULT),
        ("Geen gemeente geeft aan dat het lukt.", DEFAULT),
        ("Actie: COA stuurt de regels rond.", DEFAULT),
        ("Het plan van de gemeente Hoogwade komt in maart.", DEFAULT),
        ("De heer Jansen geeft aan dat het lukt.", DEFAULT),
        ("Jansen geeft aan dat het lukt.", DEFAULT),
        ("Besluit: het plan gaat door.", DEFAULT),
        ("", DEFAULT),
    ],
    "the Kring": [
        ("De Kring acht dit onwenselijk.", "Kring"),
        ("Volgens de Kring is dit onwenselijk.", "Kring"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in MINUTES.values() for case in cases])
def test_who_speaks_in_minutes(text: str, expected: str) -> None:
    assert speaker(text, entities.mentions(text), PartKind.MINUTES, DEFAULT, KNOWN) == expected


ELSEWHERE = [
    ("De Kring acht dit onwenselijk.", "Kring"),
    ("Daarnaast constateert de Kring dat het toezicht hapert.", "Kring"),
    ("Wij achten dit onwenselijk.", "Provincie Merenland"),
    ("Op verzoek van de Kring is dit weggelaten.", "Provincie Merenland"),
    ("Het COA meldt dat de cijfers kloppen.", "Provincie Merenland"),
    ("Volgens het COA kloppen de cijfers.", "COA"),
    ("De cijfers kloppen, aldus het IPO.", "IPO"),
    ("Naar het oordeel van de VNG is de termijn te kort.", "VNG"),
    ("De termijn is volgens gemeenten te kort.", "gemeenten"),
    ("Volgens de gemeente Rietzand is de termijn te kort.", "Gemeente Rietzand"),
    ("Volgens de wethouder van Rietzand is de termijn te kort.", "Gemeente Rietzand"),
    ("Volgens het COA en de VNG is de termijn te kort.", "Provincie Merenland"),
    ("Volgens het COA klopt dit, maar volgens de VNG niet.", "Provincie Merenland"),
    ("Volgens de cijfers van het COA is de bezetting hoog.", "Provincie Merenland"),
    ("Volgens COA-cijfers is de bezetting hoog.", "Provincie Merenland"),
    ("Volgens artikel 3 van de wet moet de gemeente dit doen.", "Provincie Merenland"),
    ("Volgens planning start het COA in mei.", "Provincie Merenland"),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_whose_voice_a_sentence_of_a_letter_is(text: str, expected: str) -> None:
    assert speaker(text, entities.mentions(text), PartKind.INVOERINGSTOETS, "Provincie Merenland") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Verslag bestuurlijk overleg opvang 12 maart 2026", "Bestuurlijk overleg opvang"),
        ("Conceptverslag van de regietafel Merenland, 3 juni", "Regietafel Merenland"),
        ("Notulen", ""),
        ("Terugblik op het overleg", ""),
    ],
)
def test_what_nobody_in_particular_says_is_the_voice_of_the_meeting(title: str, expected: str) -> None:
    assert meeting(Part(0, PartKind.MINUTES, title, title)) == expected
