from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import lawbook
from nlp.affected import addressee, affected
from nlp.entities import mentions
from nlp.names import names
from nlp.parties import GROUPS

KNOWN = ("Gemeente Hoogwade", "Provincie Merenland", "Corporatie De Brug", "Gemeente Oeverhorst")

AFFECTED = [
    # the subject bears it
    ("Gemeenten ervaren druk op de woningmarkt.", ["gemeenten"]),
    ("Gemeenten wijken uit naar noodopvang in hotels.", ["gemeenten"]),
    ("Provincies moeten twee reeksen bijhouden.", ["provincies"]),
    ("Drenthe wacht al maanden op een antwoord.", ["Provincie Drenthe"]),
    ("De gemeente Rietzand kreeg minder geld.", ["Gemeente Rietzand"]),
    ("De gemeente Rietzand moet dat zelf bijleggen.", ["Gemeente Rietzand"]),
    ("Het COA kampt met een tekort aan personeel.", ["COA"]),
    ("De IND ondervindt hinder van de stapel bezwaren.", ["IND"]),
    ("Statushouders blijven langer in de opvang.", ["statushouders"]),
    ("Vergunninghouders wachten op een woning.", ["statushouders"]),
    ("Wethouders worden hierop aangesproken.", ["gemeenten"]),
    ("Bestuurders voelen zich alleen staan.", ["bestuurders"]),
    ("Hoogwade zit klem tussen twee opgaven.", ["Gemeente Hoogwade"]),
    # before its subject
    ("Hierdoor ervaren gemeenten dat de termijn knelt.", ["gemeenten"]),
    ("Zo blijven amv's in de noodopvang.", ["amv"]),
    ("De telling loopt achter, waardoor gemeenten geen plekken ontwikkelen.", ["gemeenten"]),
    # behind a burden
    ("Dit leidt tot onzekerheid bij gemeenten en provincies.", ["gemeenten", "provincies"]),
    ("Er ontstaan extra lasten voor uitvoeringsorganisaties.", ["uitvoeringsorganisaties"]),
    ("De druk op inwoners en omwonenden neemt toe.", ["inwoners"]),
    ("Dit gaat ten koste van de bewoners.", ["bewoners"]),
    ("De stapeling treft kleine gemeenten.", ["gemeenten"]),
    ("Voor alleenstaande minderjarige vreemdelingen is er geen plek.", ["amv"]),
    ("Het verzoek raakt de drie gemeenten die al meer doen.", ["gemeenten"]),
    ("Onrust onder de inwoners van het dorp en bij raadsleden.", ["inwoners", "gemeenten"]),
    ("Het vertrouwen bij de provincie Merenland is weg.", ["Provincie Merenland"]),
    # who does it to others bears nothing
    ("Het Rijk heeft nog geen besluit genomen.", []),
    ("De minister moet de cijfers nog vaststellen.", []),
    ("Het COA kan geen cijfers leveren.", []),
    ("De COA-cijfers blijven onzeker.", []),
    ("De termijn is te krap.", []),
    ("Amv-plekken blijven schaars.", []),
    ("", []),
    ("Gemeenten wachten " * 500, []),
]


@pytest.mark.parametrize(("text", "expected"), AFFECTED)
def test_who_bears_it(text: str, expected: list[str]) -> None:
    assert list(affected(text, mentions(text), KNOWN)) == expected


ADDRESSED = [
    # requests
    ("Wij verzoeken de minister de termijn te verlengen.", "minister"),
    ("Wij verzoeken de minister van AenM te bevestigen dat gemeenten moeten bouwen.", "AenM"),
    ("De Kring roept het kabinet op om helderheid te geven.", "kabinet"),
    ("Wij vragen het COA om de cijfers vooraf te delen.", "COA"),
    ("Graag vragen wij nogmaals de Tweede Kamer om duidelijkheid.", "Tweede Kamer"),
    ("Onze oproep aan het Rijk is om nu te beginnen.", "Rijk"),
    ("Het is aan het kabinet om te kiezen.", "kabinet"),
    ("Wij verwachten daarbij meer regie van het Rijk.", "Rijk"),
    ("Dit vraagt een andere houding van provincies.", "provincies"),
    ("De VNG dringt aan op spoed bij het ministerie.", "ministerie"),
    ("De cijfers moeten vooraf worden gecontroleerd door het COA.", "COA"),
    ("Wij adviseren gemeenten en provincies samen te werken.", "gemeenten en provincies"),
    # what somebody must do, or says to do
    ("Het Rijk moet zorgen voor structurele dekking.", "Rijk"),
    ("Het Rijk en het COA moeten dit oplossen.", "Rijk en COA"),
    ("Daarom moet het Rijk nu handelen.", "Rijk"),
    ("De minister dient het toezicht te starten.", "minister"),
    ("AenM komt hierop terug.", "AenM"),
    ("Het ministerie zegt toe dit uit te zoeken.", "ministerie"),
    ("Het COA zal de lijst nazenden.", "COA"),
    ("De gemeente Hoogwade zal de locatie aanmelden.", "Gemeente Hoogwade"),
    ("Oeverhorst gaat met de omwonenden in gesprek.", "Gemeente Oeverhorst"),
    ("De wethouder van Zandhuizen zal de raad inlichten.", "Gemeente Zandhuizen"),
    ("De corporatie zorgt voor twintig woningen.", "Corporatie De Brug"),
    # action items
    ("Actie: Team SW", "Team Spreidingswet"),
    ("Actie: COA stuurt de regels rond.", "COA"),
    ("Actie: Team SW en COA maken een rekenvoorbeeld.", "Team Spreidingswet en COA"),
    ("Actie: secretaris stuurt de stukken rond.", "secretaris"),
    ("Actie: rekenvoorbeelden opnemen (Team SW, voor 1 juli)", "Team Spreidingswet"),
    ("Actie: stukken rondsturen", ""),
    # nobody in particular
    ("De termijn moet worden verlengd.", ""),
    ("Bezie de termijnen.", ""),
    ("In de brief aan de minister staat dit ook.", ""),
    ("", ""),
    ("Het Rijk moet " * 500, ""),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSED)
def test_who_is_to_act(text: str, expected: str) -> None:
    assert addressee(text, mentions(text), KNOWN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij verzoeken u de cijfers te controleren.", "Ministerie van Asiel en Migratie"),
        (
            "Graag vragen wij uw aandacht hiervoor, en wij roepen u op te beginnen.",
            "Ministerie van Asiel en Migratie",
        ),
        ("Wij verzoeken u het COA te vragen om cijfers.", "Ministerie van Asiel en Migratie"),
        ("Wij vragen het kabinet om spoed.", "kabinet"),
        ("Zoals u weet, is de termijn te kort.", ""),
    ],
)
def test_what_is_asked_of_you_is_asked_of_whom_the_document_addresses(text: str, expected: str) -> None:
    assert addressee(text, mentions(text), you="Ministerie van Asiel en Migratie") == expected


def test_groups_are_actors() -> None:
    assert set(GROUPS) <= set(names("actors.toml").values.values())


@settings(deadline=None)
@given(st.text())
def test_any_text_will_do(text: str) -> None:
    found = mentions(text)
    assert isinstance(affected(text, found), tuple)
    assert isinstance(addressee(text, found), str)


def test_it_costs_little() -> None:
    text = (
        "Wij verzoeken de minister van AenM en het COA te bevestigen dat gemeenten moeten bouwen voor amv. "
        * 15
    )
    found = mentions(text)
    begun = time.perf_counter()
    affected(text, found)
    addressee(text, found)
    assert time.perf_counter() - begun < 0.5


def test_groups_of_another_law_are_known_under_any_name() -> None:
    book = lawbook.Lawbook(
        "proef", ((lawbook.NAMES, '[groepen]\n"ex-zeelieden" = "(?:oud|ex)-zeelieden"\n'),)
    )
    with lawbook.using(book):
        assert affected("De regeling treft ex-zeelieden hard.", ()) == ("ex-zeelieden",)
    assert affected("De regeling treft ex-zeelieden hard.", ()) == ()
