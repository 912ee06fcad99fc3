"""Personal data is found, and nothing else: forms one by one, and precision and recall on sentences."""

from __future__ import annotations

import pytest

from corpus.persons.kinds import Kind
from corpus.persons.masking import masked
from tests.corpus.personal.scoring import HALVES, KINDS, sentences, tally

CONTACT = (Kind.MAIL, Kind.PHONE, Kind.BSN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De heer Bakker en mevrouw Van der Linden komen.", "De heer [naam] en mevrouw [naam] komen."),
        ("prof. dr. E.M. Vermeulen", "prof. dr. [naam]"),
        ("A.B. de Vries (COA)", "[naam] (COA)"),
        ("A. B. C. van Tuyll van Serooskerken tekent.", "[naam] tekent."),
        ("Actie: Jan de Boer belt de VNG.", "Actie: [naam] belt de VNG."),
        ("Aanwezig: M. Bakker (IND), COA, Karin Dekker", "Aanwezig: [naam] (IND), COA, [naam]"),
        ("Hoogachtend, O'Brien-de Wit", "Hoogachtend, [naam]"),
        ("Van: Dekker, P. (Petra)", "Van: [naam]"),
        ("Namens de Kring, W. van Houten", "Namens de Kring, [naam]"),
        ("De heren Vos en Mulder delen dit.", "De heren [naam] en [naam] delen dit."),
        ("Het gezin Al-Hassan wacht; hun zoon Filmon ook.", "Het gezin [naam] wacht; hun zoon [naam] ook."),
        ("Burgemeester Willemsen van Noordwolde", "Burgemeester [naam] van Noordwolde"),
        ("De burgemeester van Noordwolde", "De burgemeester van Noordwolde"),
        ("De Burgemeester Haspelslaan", "De Burgemeester Haspelslaan"),
        ("De Heer Bakker", "De Heer [naam]"),
        ("Het Dr. Nassau College", "Het Dr. Nassau College"),
        ("Mail naar j.bakker@mail.example.", "Mail naar [e-mailadres]."),
        ("'j.bakker@mail.example'", "'[e-mailadres]'"),
        ("Bel 06-12345678 of +31 20 123 45 67.", "Bel [telefoonnummer] of [telefoonnummer]."),
        ("Bel +49 30 123 456 78.", "Bel [telefoonnummer]."),
        ("BSN 123456782, zaak 123456782", "BSN [bsn], zaak 123456782"),
        ("BSN 123456789", "BSN 123456789"),
        ("123 456 782 euro, BSN 123 456 782", "123 456 782 euro, BSN [bsn]"),
        ("IBAN NL91 ABNA 0417 1643 00", "IBAN [rekeningnummer]"),
        ("IBAN NL92 ABNA 0417 1643 00", "IBAN NL92 ABNA 0417 1643 00"),
        ("Zij woont aan de Kerkweg 3.", "Zij woont aan de [woonadres]."),
        ("De opvang aan de Kerkweg 3, 9712 AB Groningen", "De opvang aan de Kerkweg 3, 9712 AB Groningen"),
        ("geboren te Delft op 1 mei 1980", "geboren te Delft op [geboortedatum]"),
        ("kenteken 12-ABC-3, type 12-ABC-3 van de unit", "kenteken [kenteken], type [kenteken] van de unit"),
        ("B. Termijnen", "B. Termijnen"),
        ("Zie bijlage B. Daarin staat het.", "Zie bijlage B. Daarin staat het."),
        ("Bouwbedrijf B.V. Noord", "Bouwbedrijf B.V. Noord"),
        ("Johan Willem Frisokazerne", "Johan Willem Frisokazerne"),
        ("", ""),
    ],
)
def test_forms(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_there_are_enough_sentences() -> None:
    every = [sentence for half in HALVES for sentence in sentences(half)]
    assert len(every) >= 500
    assert sum(bool(one.wanted) for one in every) >= 250
    assert sum(not one.wanted for one in every) >= 250
    assert {mark for one in every for *_, mark in one.wanted} == set(KINDS)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", Kind)
def test_precision_and_recall(half: str, kind: Kind) -> None:
    found = tally(half)
    right, shown = found.precision(kind)
    whole, there = found.recall(kind)
    least = 0.95 if kind in CONTACT else 0.9
    # A share of few: one that is wrong may be below it.
    assert right >= min(least * shown, shown - 1)
    assert whole >= min(least * there, there - 1)


@pytest.mark.parametrize("mark", ["ambtenaar", "inwoner", "bestuurder"])
def test_each_kind_of_person_is_found(mark: str) -> None:
    for half in HALVES:
        found = tally(half)
        assert found.whole[mark] / found.there[mark] >= 0.85
