"""What a check of a codebook finds, on codebooks with one thing the matter, and on sentences."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from corpus import lawbook
from corpus.lawbook import Lawbook
from nlp import analysis, codebooks
from nlp.proofing import practice, proof
from nlp.proofing.remark import Severity
from nlp.proofing.runaway import runs_away
from nlp.proofing.tables import CAUSES
from rodedraad import proofreading
from tests.conftest import make_reading

STARTER = files("rodedraad") / "starter"
TEXT = (STARTER / lawbook.CODEBOOK).read_text("utf-8").replace("@NAAM@", "dorpshuizen")
FAULT, WARNING, HINT = Severity
TERMS = "patronen = ['(beslis|advies|behandel)?termijn(en)?\\b', "


def book(text: str, **files_: str) -> Lawbook:
    return Lawbook("dorpshuizen", ((lawbook.CODEBOOK, text), *files_.items()))


def changed(old: str, new: str) -> Lawbook:
    assert TEXT.count(old) >= 1, old
    return book(TEXT.replace(old, new, 1))


def test_a_new_codebook_has_no_faults() -> None:
    assert {remark.severity for remark in proof.remarks(book(TEXT))} == {WARNING, HINT}


@pytest.mark.parametrize("name", lawbook.names())
def test_those_that_come_with_the_program_have_none(name: str) -> None:
    assert FAULT not in {remark.severity for remark in proof.remarks(lawbook.shipped(name))}
    found = {remark.file for remark in proofreading.remarks(lawbook.shipped(name))}
    assert found <= {lawbook.CODEBOOK}


@pytest.mark.parametrize(
    ("file", "text", "line", "told"),
    [
        (lawbook.ORGANISATIONS, '[titels]\nplann = "x"', 2, "'titels.plann' betekent niets"),
        (lawbook.ORGANISATIONS, '[[organisation]]\nname = "A"\nlaag = "Rijk"', 3, "'Rijk' is geen laag."),
        (lawbook.ORGANISATIONS, '[[organisatie]]\nname = "A"', 1, "'organisatie' betekent niets"),
        (lawbook.NAMES, '[actoren.A]\nvormen = ["a"]', 2, "'actoren.A.vormen' betekent niets"),
        (lawbook.NAMES, '[groep]\na = "b"', 1, "'groep' betekent niets"),
        (lawbook.NAMES, "[actoren]\nA = 3", 0, "verkeerde vorm"),
        (lawbook.VOICES, '[[stemmen]]\nsleutel = "a"', 1, "'stemmen' betekent niets"),
        (lawbook.VOICES, '[gezamenlijk]\norganisatie = ["a"]', 2, "'gezamenlijk.organisatie' betekent niets"),
        (lawbook.SUBJECTS, "[woorden]\nalgmeen = ['a']", 2, "'woorden.algmeen' betekent niets"),
        (lawbook.SUBJECTS, "[oorzaak]\nuitvoerig = ['a']", 2, "'oorzaak.uitvoerig' betekent niets"),
        (lawbook.WORDING, '[[hoofdvraag]]\nvraag = "Wat?"\nthema = ["a"]', 3, "'hoofdvraag.thema' betekent"),
    ],
)
def test_what_nobody_reads_is_told_of_with_its_place(file: str, text: str, line: int, told: str) -> None:
    found = [r for r in proof.remarks(book(TEXT, **{file: text})) if told in r.message]
    assert [(remark.file, remark.line) for remark in found] == [(file, line)]
    assert "Kies uit" in found[0].remedy or "vorm" in found[0].remedy


def test_a_fault_is_told_of_in_the_file_that_has_it() -> None:
    wording = '[ondertekening]\nministr = "Minister"'
    found = [r for r in proof.remarks(book(TEXT, **{lawbook.WORDING: wording})) if r.severity is FAULT]
    assert [remark.file for remark in found] == [lawbook.WORDING]


@pytest.mark.parametrize(
    ("old", "new", "severity", "said"),
    [
        ("version = 1", 'version = "een"', FAULT, "versie is geen getal"),
        ('title = ""', "", FAULT, "ontbreekt 'title'"),
        ('citation = ""', 'citation = ""', WARNING, "is 'citation' niet ingevuld"),
        ('in_force = ""', 'in_force = "1 juli"', FAULT, "'1 juli' is geen datum"),
        ('id = "oproep"', 'id = "verzoek"', FAULT, "De rol 'oproep' ontbreekt"),
        ('id = "algemeen"', 'id = "overal"', FAULT, "De fase 'algemeen' ontbreekt"),
        ('id = "geen"', 'id = "niets"', FAULT, "De toerekening 'geen' ontbreekt"),
        ('id = "capaciteit"', 'id = "termijnen"', FAULT, "De thema 'termijnen' staat er twee keer"),
        ('includes = "tekort', 'omvat = "tekort', FAULT, "ontbreekt 'includes'"),
        ('includes = "tekort', 'omvat = "tekort', FAULT, "een sleutel 'omvat' die niets betekent"),
        ("op tijd te zijn (capaciteit)", "op tijd te zijn (geld)", WARNING, "thema 'geld', dat er niet is"),
        ('label = "thema:termijnen"', 'label = "thema:haast"', FAULT, "geeft 'thema:haast'"),
        ('label = "thema:termijnen"', 'label = "thema:haast"', WARNING, "geen regel voor thema 'termijnen'"),
        ('label = "fase:aanvraag"', 'label = "fase:evaluatie"', HINT, "geen regel voor fase 'aanvraag'"),
        ("gewicht = 0.8", "gewicht = 8", WARNING, "Het gewicht 8 van 'thema:termijnen' is geen kans"),
        ("gewicht = 0.8\n", "", FAULT, "heeft geen gewicht"),
        (TERMS, "patronen = ['(te laat', ", FAULT, "'(te laat' is geen patroon"),
        (TERMS, "patronen = ['(\\w+ ?)*laat', ", FAULT, "kan op hol slaan"),
        (TERMS, "patronen = ['(te )?', ", FAULT, "past op elke zin"),
        (TERMS, "patronen = ['personeel\\w*', ", WARNING, "staat ook bij thema:termijnen"),
        ("tenzij = '(korte", "tenzi = '(korte", WARNING, "sleutels die niets betekenen: tenzi"),
        ("tenzij = '(korte", "tenzij = '((korte", FAULT, "is geen patroon"),
        (
            "Vier weken volstaan niet om",
            "Te weinig geld en mensen om",
            WARNING,
            "van 'termijnen' aan 'capaciteit'",
        ),
        ("Door drie vacatures ligt", "Sinds vorig jaar ligt", HINT, "herkent dit voorbeeld van 'capaciteit'"),
        (
            "tekort aan personeel, plaatsen of budget voor het werk dat de wet meebrengt; wachtlijsten",
            "wettelijke termijnen die te kort zijn of worden overschreden; late besluiten, doorlooptijden",
            WARNING,
            "'termijnen' en 'capaciteit' lijken op elkaar",
        ),
        ("[law]", "[law", FAULT, "Dit is geen TOML"),
        ('tekens = ["nederlands"]', 'tekens = ["zweeds"]', FAULT, "een lijst tekens die er niet is"),
    ],
)
def test_what_is_the_matter_is_told(old: str, new: str, severity: Severity, said: str) -> None:
    found = [r for r in proof.remarks(changed(old, new)) if said in r.message]
    assert [r.severity for r in found][:1] == [severity], proof.remarks(changed(old, new))
    assert all(r.remedy and r.file == lawbook.CODEBOOK for r in found)


def test_a_place_is_the_line_itself() -> None:
    wrong = changed(TERMS, "patronen = ['(te laat', ")
    (remark,) = (r for r in proof.remarks(wrong) if r.severity is FAULT)
    assert "'(te laat'" in wrong.text(lawbook.CODEBOOK).split("\n")[remark.line - 1]


def test_faults_come_first_and_own_signs_are_read_too() -> None:
    signs = "[[teken]]\nid = 'x'\nbetekenis = 'x'\npatronen = ['((a|b)+)+c']\n"
    found = proof.remarks(Lawbook("d", ((lawbook.CODEBOOK, TEXT), (lawbook.SIGNS, signs))))
    assert (found[0].severity, found[0].file, found[0].line) == (FAULT, lawbook.SIGNS, 4)


def test_a_central_question_about_nothing_is_told() -> None:
    asked = '[[hoofdvraag]]\nvraag = "Wat?"\nthemas = ["haast"]\nrollen = ["gevolg"]\n'
    found = proof.remarks(Lawbook("d", ((lawbook.CODEBOOK, TEXT), (lawbook.WORDING, asked))))
    assert [(r.file, r.line) for r in found if r.severity is FAULT] == [(lawbook.WORDING, 1)]
    assert "'haast'" in found[0].message


ORGANISATION = """
[[organisation]]
name = "Landelijk Steunpunt"
laag = "koepel"
names = ["LSD", "Steunpunt"]
"""
VOICE = "[[stem]]\nsleutel = 'lsd'\nlaag = 'koepel'\nvormen = ['(landelijk )?steunpunt( dorpshuizen)?']\n"
TOGETHER = """[gezamenlijk]
naam = "Beraad"
kort = "Beraad"
lidwoord = "het"
laag = "koepel"
leden = "steunpunten"
"""


@pytest.mark.parametrize(
    ("file", "text", "line", "severity", "told"),
    [
        (lawbook.WORDING, '[lidwoorden]\nLSD = "hett"', 2, FAULT, "'hett' is geen lidwoord (bij 'LSD'"),
        (lawbook.WORDING, '[lidwoorden]\n"" = "het"', 1, FAULT, "hoort bij geen naam"),
        (lawbook.WORDING, "[lidwoorden]\nLSD = true", 2, FAULT, "'True' is geen lidwoord"),
        (lawbook.WORDING, '[[opzet]]\nartikel = "artikel 3"', 1, FAULT, "In [[opzet]] ontbreekt 'tekst'"),
        (
            lawbook.WORDING,
            '[ondertekening]\nministeries = [\n"Steunpunt",\n"Ministerie van Iets"]',
            4,
            WARNING,
            "Geen organisatie heet 'Ministerie van Iets' ([ondertekening])",
        ),
        (
            lawbook.WORDING,
            '[[hoofdvraag]]\nvraag = "Wat?"\nthemas = ["gevolg"]',
            1,
            FAULT,
            "onder themas 'gevolg', en dat is geen thema",
        ),
        (
            lawbook.VOICES,
            f'{TOGETHER}organisaties = ["lsd", "Steunpunt Dorpshuizen", "Vaste Kring", "Kirng"]\n{VOICE}',
            7,
            WARNING,
            "Geen organisatie heet 'Kirng' ([gezamenlijk])",
        ),
        (lawbook.VOICES, VOICE * 2, 5, WARNING, "'lsd' staat in twee rijen [[stem]], ook op regel 1"),
        (lawbook.VOICES, VOICE.replace("laag", "lag"), 1, FAULT, "In [[stem]] ontbreekt 'laag'"),
        (
            lawbook.ORGANISATIONS,
            ORGANISATION + ORGANISATION.replace("Landelijk ", "Plaatselijk ").replace('"LSD", ', ""),
            10,
            WARNING,
            "'Steunpunt' staat in twee rijen [[organisation]], ook op regel 2",
        ),
        (lawbook.ORGANISATIONS, '[[organisation]]\nlaag = "rijk"', 1, FAULT, "ontbreekt 'name'"),
        (
            lawbook.SIGNS,
            "[[teken]]\nid = 'x'\nbetekenis = 'x'\npatronen = ['x']\n" * 2,
            5,
            WARNING,
            "'x' staat in twee rijen [[teken]]",
        ),
    ],
)
def test_what_refers_to_nothing_or_stands_twice(
    file: str, text: str, line: int, severity: Severity, told: str
) -> None:
    files_ = {lawbook.ORGANISATIONS: ORGANISATION} | {file: text}
    remarks = proof.remarks(book(TEXT, **files_), ("Vaste Kring",))
    found = [remark for remark in remarks if told in remark.message]
    assert [(r.file, r.line, r.severity) for r in found] == [(file, line, severity)], remarks
    assert found[0].remedy


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'label = "Capaciteit, personeel en geld"',
            'vervangt = ["termijnen"]',
            "thema 'capaciteit' vervangt 'termijnen', en",
        ),
        (
            'label = "de uitvoering en de keten"',
            'vervangt = ["rijk"]',
            "toerekening 'uitvoering' vervangt 'rijk', en",
        ),
    ],
)
def test_a_value_cannot_stand_for_one_that_is_still_there(old: str, new: str, told: str) -> None:
    found = [r for r in proof.remarks(changed(old, f"{old}\n{new}")) if told in r.message]
    assert [remark.severity for remark in found] == [WARNING]
    assert new in changed(old, f"{old}\n{new}").text(lawbook.CODEBOOK).split("\n")[found[0].line - 1]


def test_two_values_cannot_stand_for_the_same() -> None:
    one, other = 'label = "Capaciteit, personeel en geld"', 'label = "Termijnen en doorlooptijden"'
    both = TEXT.replace(one, f'{one}\nvervangt = ["haast"]').replace(other, f'{other}\nvervangt = ["haast"]')
    told = [r.message for r in proof.remarks(book(both)) if "vervangt 'haast'" in r.message]
    assert len(told) == 2


def test_the_causes_are_those_that_wordings_are_about() -> None:
    scales = tomllib.loads((files("synthesis") / "scales.toml").read_text("utf-8"))
    assert set(scales["oorzaak"]) == CAUSES


@pytest.mark.parametrize("pattern", [r"(\w+)+x", r"(\w+ ?)*", r"((a|b)+-?)+", r"(?:(?:en)+)+x", r"x(y*)*z"])
def test_patterns_that_run_away(pattern: str) -> None:
    assert runs_away(pattern)


@pytest.mark.parametrize("pattern", [r"(\w+ )*x", r"geen (\w+ ){0,3}x", r"\(\w+\)+", r"[(]a+[)]+", r"(ab?)+"])
def test_patterns_that_do_not(pattern: str) -> None:
    assert not runs_away(pattern)


def test_sentences_show_what_never_fires_what_goes_together_and_what_is_not_caught() -> None:
    together = TEXT.replace(TERMS, "patronen = ['vacature', ").replace("tenzij = '(korte", "tenzij = '(lange")
    with_both = [f"Door vacature {n} is het onduidelijk of het toezicht blijft." for n in range(6)]
    loose = ["Het is onduidelijk wie de sleutel van het dorpshuis beheert."] * 2
    said = analysis.analyse(make_reading(*with_both, *loose))
    ruled = codebooks.of(book(together))
    bad = [replace(one, coding=replace(one.coding, rol="knelpunt")) for one in said]
    found = list(practice.remarks(ruled, bad, together))
    assert any("'capaciteit' en 'termijnen' komen in" in r.message for r in found)
    assert any(r.message.startswith("2 knelpunten passen") and "dorpshuis (2)" in r.message for r in found)
    never = practice.remarks(codebooks.of(book(TEXT)), bad, TEXT)
    assert any("regel van thema 'termijnen'" in r.message for r in never)
