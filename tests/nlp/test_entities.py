from __future__ import annotations

import time
import tomllib
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.dates import dates
from nlp.entities import mentions
from nlp.laws import laws
from nlp.names import actors, names
from nlp.quantities import quantities

UNHURRIED = settings(deadline=None)  # the first example loads the dictionary or the pipeline


def values(found):
    return [(mention.text, mention.value) for mention in found]


ACTORS = [
    ("Het COA, de IND en de VNG.", ["COA", "IND", "VNG"]),
    ("COA-cijfers en PRT-secretarissen", ["COA", "PRT"]),
    ("Het Centraal Orgaan opvang asielzoekers", ["COA"]),
    ("De G4, G40, M50, P10 en K80 schreven mee.", ["G4", "G40", "M50", "P10", "K80"]),
    ("De Kring vraagt aandacht, anders dan de kring vrijwilligers.", ["Kring"]),
    ("de Kring van commissarissen van de Koning", ["Kring"]),
    ("de Kring van Commissarissen", ["Kring"]),
    ("de Kring cvdK's", ["Kring"]),
    ("cdK, CdK, cvdK, cdK's en cdK’s", ["cdK"] * 5),
    ("De commissaris van de Koning en de commissarissen van de Koning", ["cdK", "cdK"]),
    ("COMMISSARIS VAN DE KONING", ["cdK"]),
    ("de commissaris  van de\nKoning", ["cdK"]),
    ("het ministerie van Asiel en Migratie (AenM)", ["AenM", "AenM"]),
    ("de minister voor Asiel en Migratie", ["AenM"]),
    ("de Minister van Asiel en Migratie", ["AenM"]),
    ("de minister van AenM", ["AenM"]),
    ("A&M en JenV", ["AenM", "JenV"]),
    ("de minister en het ministerie", ["minister", "ministerie"]),
    ("de minister-president", ["minister"]),
    ("provinciale regietafels, PRT's en de LRT", ["PRT", "PRT", "LRT"]),
    ("de Landelijke Regietafel", ["LRT"]),
    ("Team SW is Team Spreidingswet", ["Team Spreidingswet", "Team Spreidingswet"]),
    ("het Rijk, niet het rijke westen", ["Rijk"]),
    ("het kabinet, de Tweede Kamer en de Raad van State", ["kabinet", "Tweede Kamer", "Raad van State"]),
    ("uw Kamer kreeg een Kamerbrief", ["Tweede Kamer"]),
    ("de Kamer van Koophandel", ["Kamer van Koophandel"]),
    ("Vluchtelingenwerk Nederland", ["VluchtelingenWerk"]),
    ("gemeenten en provincies", ["gemeente", "provincie"]),
    ("gemeentelijk en provinciaal beleid", []),
    ("de provincie Flevoland en Fryslân of Friesland", ["Flevoland", "Fryslân", "Fryslân"]),
    ("Noord-Brabant, Noord-Holland en Zuid-Holland", ["Noord-Brabant", "Noord-Holland", "Zuid-Holland"]),
    ("PROVINCIE DRENTHE", ["Drenthe"]),
    ("gemeente Utrecht of provincie Utrecht of Utrecht", ["gemeente", "Utrecht", "Utrecht"]),
    ("Limburgse en Zeeuwse bestuurders", []),
    ("het politieke debat over de ministerraad", ["kabinet"]),
    ("een industrie, een gind", []),
    ("de ind en de coa", []),
]


@pytest.mark.parametrize(("text", "expected"), ACTORS)
def test_actors(text, expected):
    assert [mention.value for mention in actors(text)] == expected


def test_all_twelve_provinces_are_known():
    provinces = (
        "Drenthe Flevoland Fryslân Gelderland Groningen Limburg Noord-Brabant Noord-Holland Overijssel"
    )
    provinces += " Utrecht Zeeland Zuid-Holland"
    assert [mention.value for mention in actors(provinces)] == provinces.split()


DATES = [
    ("Op 5 december 2025 is gevraagd", [("5 december 2025", "2025-12-05")]),
    ("op 26-9-24 en 26/9/2024", [("26-9-24", "2024-09-26"), ("26/9/2024", "2024-09-26")]),
    ("op 26- 9-24.", [("26- 9-24", "2024-09-26")]),
    ("op 1.2.2026", [("1.2.2026", "2026-02-01")]),
    ("op 1-2-94", [("1-2-94", "1994-02-01")]),
    ("2026-07-03", [("2026-07-03", "2026-07-03")]),
    ("voor 1 juli.", [("1 juli", "--07-01")]),
    ("1e juli", [("1e juli", "--07-01")]),
    ("in juli 2026.", [("juli 2026", "2026-07")]),
    ("26 JAN. 2026", [("26 JAN. 2026", "2026-01-26")]),
    ("3 okt. en 4 sept 2025", [("3 okt.", "--10-03"), ("4 sept 2025", "2025-09-04")]),
    ("de periode 2024–2026", [("2024–2026", "2024/2026")]),
    ("2024-2025, 2024 tot en met 2026", [("2024-2025", "2024/2025"), ("2024 tot en met 2026", "2024/2026")]),
    ("eind 2025, in 2020", [("2025", "2025"), ("2020", "2020")]),
    ("1-5 juli 2026", [("5 juli 2026", "2026-07-05")]),
    ("de 5 december 2025-brief", [("5 december 2025", "2025-12-05")]),
    ("29 februari en 29 februari 2024", [("29 februari", "--02-29"), ("29 februari 2024", "2024-02-29")]),
    ("per 1 juli 2000 plekken", [("1 juli", "--07-01")]),
    # no dates
    ("31 februari 2026, 29 februari 2025, 30-2-24, 32 december, 0 mei", []),
    ("132 december 2025", []),
    ("2026-13-01", []),
    ("2026-2024", []),
    ("van 15.00 -17.00 uur", []),
    ("96.000 en 1.250,50", []),
    ("mei, maart en december", []),
    ("12 januarihuizen", []),
    ("2024", []),
    ("telefoon 06-12-34567", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text, expected):
    assert values(dates(text)) == expected


@UNHURRIED
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2059, 12, 31)))
def test_every_day_is_read_back(day):
    assert [mention.value for mention in dates(f"Op {day.day}-{day.month}-{day.year} dus.")] == [
        day.isoformat()
    ]


LAWS = [
    ("artikel 12, eerste lid, van de wet", [("artikel 12, eerste lid", "artikel 12, eerste lid")]),
    ("Artikel 12, Tweede lid", [("Artikel 12, Tweede lid", "artikel 12, tweede lid")]),
    ("art. 12 lid 1", [("art. 12 lid 1", "artikel 12, eerste lid")]),
    ("artikel 12, 2e lid", [("artikel 12, 2e lid", "artikel 12, tweede lid")]),
    ("artikel 3 lid 14", [("artikel 3 lid 14", "artikel 3, lid 14")]),
    (
        "artikel 6, eerste en derde lid",
        [("artikel 6, eerste en derde lid", "artikel 6, eerste en derde lid")],
    ),
    (
        "artikel 6, eerste lid, onder b",
        [("artikel 6, eerste lid, onder b", "artikel 6, eerste lid, onder b")],
    ),
    ("artikel 124 van de Gemeentewet", [("artikel 124 van de Gemeentewet", "artikel 124 Gemeentewet")]),
    ("art. 5 Spreidingswet", [("art. 5 Spreidingswet", "artikel 5 Spreidingswet")]),
    (
        "artikel 12, eerste lid, van de Spreidingswet",
        [("artikel 12, eerste lid, van de Spreidingswet", "artikel 12, eerste lid, Spreidingswet")],
    ),
    ("artikel 6:162 of artikel 2a", [("artikel 6:162", "artikel 6:162"), ("artikel 2a", "artikel 2a")]),
    ("artikelen 6, 7 en 9 van de Awb", [("artikelen 6, 7 en 9 van de Awb", "artikelen 6, 7 en 9 Awb")]),
    ("artikel 12. De rest", [("artikel 12", "artikel 12")]),
    ("de artikel 12-rapportage", [("artikel 12", "artikel 12")]),
    ("Stb. 2024, 12", [("Stb. 2024, 12", "Stb. 2024, 12")]),
    ("Staatsblad 2024, nr. 12", [("Staatsblad 2024, nr. 12", "Stb. 2024, 12")]),
    ("Stcrt. 2024/345", [("Stcrt. 2024/345", "Stcrt. 2024, 345")]),
    ("Kamerstuk 36333, nr. 96.", [("Kamerstuk 36333, nr. 96", "Kamerstuk 36333, nr. 96")]),
    (
        "Kamerstukken II 2023/24, 36 333, nr. 3",
        [("Kamerstukken II 2023/24, 36 333, nr. 3", "Kamerstuk 36333, nr. 3")],
    ),
    (
        "Kamerstukken I 2023/24, 36 333, B",
        [("Kamerstukken I 2023/24, 36 333, B", "Kamerstuk 36333, B")],
    ),
    ("kamerstuk 36600-VI", [("kamerstuk 36600-VI", "Kamerstuk 36600-VI")]),
    ("De spreidingswet werkt", [("spreidingswet", "Spreidingswet")]),
    (
        "Wet gemeentelijke taak mogelijk maken asielopvangvoorzieningen",
        [("Wet gemeentelijke taak mogelijk maken asielopvangvoorzieningen", "Spreidingswet")],
    ),
    ("algemene wet bestuursrecht (awb)", [("algemene wet bestuursrecht", "Awb"), ("awb", "Awb")]),
    (
        "Vreemdelingenwet 2000 of Vw 2000",
        [("Vreemdelingenwet 2000", "Vreemdelingenwet 2000"), ("Vw 2000", "Vreemdelingenwet 2000")],
    ),
    (
        "de Wet open overheid of Woo",
        [("Wet open overheid", "Wet open overheid"), ("Woo", "Wet open overheid")],
    ),
    ("de wet, wet- en regelgeving, een woord, wooninitiatief", []),
    ("het kunstartikel 12", []),
]


@pytest.mark.parametrize(("text", "expected"), LAWS)
def test_laws(text, expected):
    assert values(laws(text)) == expected


QUANTITIES = [
    ("96.000 plekken", [("96.000 plekken", "96000 plek")]),
    ("zes maanden", [("zes maanden", "6 maand")]),
    ("Een half jaar", [("Een half jaar", "0.5 jaar")]),
    ("binnen een halfjaar", [("halfjaar", "0.5 jaar")]),
    (
        "anderhalf jaar, tweeënhalve maand",
        [("anderhalf jaar", "1.5 jaar"), ("tweeënhalve maand", "2.5 maand")],
    ),
    ("12 gemeenten", [("12 gemeenten", "12 gemeente")]),
    ("40%, 40 %, 40 procent", [("40%", "40 procent"), ("40 %", "40 procent"), ("40 procent", "40 procent")]),
    ("2,5 procent", [("2,5 procent", "2.5 procent")]),
    ("€ 2,5 miljoen", [("€ 2,5 miljoen", "2500000 euro")]),
    ("€ 3 mln. extra", [("€ 3 mln.", "3000000 euro")]),
    ("€ 3 miljoen.", [("€ 3 miljoen", "3000000 euro")]),
    ("€1.250,50 en € 500,-", [("€1.250,50", "1250.5 euro"), ("€ 500,-", "500 euro")]),
    ("EUR 20 per dag", [("EUR 20", "20 euro")]),
    ("twee miljard euro", [("twee miljard euro", "2000000000 euro")]),
    ("96 duizend bedden", [("96 duizend bedden", "96000 bed")]),
    (
        "eenentwintig dagen, tweeëntwintig weken",
        [("eenentwintig dagen", "21 dag"), ("tweeëntwintig weken", "22 week")],
    ),
    ("vijfentachtig noodopvangplekken", [("vijfentachtig noodopvangplekken", "85 noodopvangplek")]),
    ("honderd personen, twintig uur", [("honderd personen", "100 persoon"), ("twintig uur", "20 uur")]),
    ("één cyclus", [("één cyclus", "1 cyclus")]),
    (
        "1.000 extra plekken, zes volle maanden",
        [("1.000 extra plekken", "1000 plek"), ("zes volle maanden", "6 maand")],
    ),
    ("10 tot 15 gemeenten", [("10 tot 15 gemeenten", "10/15 gemeente")]),
    ("zes à acht weken, 2-3 jaar", [("zes à acht weken", "6/8 week"), ("2-3 jaar", "2/3 jaar")]),
    ("12 amv", [("12 amv", "12 amv")]),
    ("de acht gemeenten, in acht maanden", [("acht gemeenten", "8 gemeente"), ("acht maanden", "8 maand")]),
    ("Acht gemeenten doen mee", [("Acht gemeenten", "8 gemeente")]),
    # no quantities
    ("de Kring acht gemeenten in staat", []),
    ("12 AMvB's", []),
    ("een gemeente, een jaar", []),
    ("voor SPUK 2 plekken, bijlage 3 gemeenten, artikel 5 provincies", []),
    ("in 2026 nieuwe plekken", []),
    ("dat kan in 2026. Gemeenten wachten", []),
    ("boven de 96.000.", []),
    ("van 15.00 -17.00 uur", []),
    ("de 2e week, tweede jaar", []),
    ("zes van de gemeenten", []),
    ("3 huur, 4 bestuur", []),
    ("G40 gemeenten", []),
    ("1 juli", []),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities(text, expected):
    assert values(quantities(text)) == expected


@UNHURRIED
@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_are_read_back(number):
    grouped = f"{number:,}".replace(",", ".")
    assert [mention.value for mention in quantities(f"Er zijn {grouped} plekken.")] == [f"{number} plek"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Op 1 juli 2027 moeten 12 gemeenten in Drenthe door artikel 5 Awb 1.500 plekken hebben.",
            ["datum", "hoeveelheid", "actor", "wet", "hoeveelheid"],
        ),
        ("Het Centraal Orgaan en de Wet Centraal Orgaan opvang asielzoekers", ["actor", "wet"]),
        ("Team Spreidingswet en de Spreidingswet", ["actor", "wet"]),
        ("Mail provincie@Flevoland.nl of zie www.rijksoverheid.nl/gemeenten en Drenthe.nl", []),
        ("zes www.voorbeeld.nl gemeenten", ["actor"]),
        ("AMvB", []),
        ("", []),
    ],
)
def test_mentions_of_all_kinds(text, expected):
    assert [mention.kind for mention in mentions(text)] == expected


PIECES = """
Kring van |commissaris|cdK's|COA|minister van |AenM|gemeente |Utrecht
|artikel |12|, eerste lid|van de Spreidingswet|Awb
|Stb. 2024, |Kamerstuk 36333|, nr. |1| juli |2026|26-9-24|€ |2,5|.000| miljoen |plekken
|zes |acht | half| jaar|%| tot |-|.|,| |ſ|ı|İ|K|٣
|www.x.nl|a@b
"""
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map("".join)
)


@UNHURRIED
@given(texts)
def test_mentions_are_places_in_the_text(text):
    end = 0
    for mention in mentions(text):
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.value
        assert mention.kind in {"actor", "datum", "wet", "hoeveelheid"}
        assert mention.start >= end
        end = mention.end


@UNHURRIED
@given(texts)
def test_capitals_lose_no_law(text):
    assert {m.value for m in laws("de spreidingswet " + text)} >= {"Spreidingswet"}


@pytest.mark.parametrize("letter", "ſıİ")
def test_letters_that_only_regular_expressions_fold(letter):
    for word in ("spreidingswet", "zes plekken", "vijf dagen", "1 augustus", "commissarissen", "eerste lid"):
        for plain in "si":
            assert mentions(f"artikel 3, {word.replace(plain, letter)}") is not None


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "(",
            "1",
            "1.",
            "1, ",
            ".000",
            "a.",
            "a@",
            "wet ",
            "art. 1 ",
            "artikelen 1, ",
            "een ",
            "half ",
            "€ ",
        ],
        *[
            "jan ",
            "1-",
            "zes tot ",
            "commissaris van de ",
            "Kamerstuk ",
            "2024 ",
            "2024-",
            "1 duizend ",
            "COA's",
        ],
        *[" ", "a", "1 grote "],
        *["1" + " " * 500, "x" * 500 + " ", "1 " + "x" * 5000 + " "],
    ],
)
def test_time_is_linear(piece):
    mentions("warm")
    text = piece * (60_000 // len(piece))
    begun = time.perf_counter()
    mentions(text)
    # Some 0.3 s where time is linear; quadratic time takes minutes.
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("file", ["actors.toml", "laws.toml"])
def test_each_form_has_one_name_and_is_found(file):
    data = tomllib.loads(files("nlp").joinpath(file).read_text(encoding="utf-8"))
    forms = [(form, name) for name, lists in data.items() for forms in lists.values() for form in forms]
    assert {key for lists in data.values() for key in lists} <= {"forms", "exact"}
    assert len({form for form, _ in forms}) == len(forms)
    find = {"actors.toml": actors, "laws.toml": laws}[file]
    for form, name in forms:
        assert names(file).value(form) == name
        assert values(find(form)) == [(form, name)]
