from __future__ import annotations

import pytest

from corpus.findings import Bron, rank
from corpus.model import Laag
from synthesis.voices import Voices, together

KRING = together()
LONG = "Ministerie van Asiel en Migratie"


def speaker(voices, write, paper, spreker):
    (observation,) = write.code(paper, write.says("De termijn is te krap.", spreker=spreker))
    return voices.speaker(observation)


@pytest.mark.parametrize(
    ("senders", "laag", "expected"),
    [
        (("Provincie Eemland",), Laag.PROVINCIE, Bron("Provincie Eemland", Laag.PROVINCIE)),
        (("Provincie Eemland",), Laag.ONBEKEND, Bron("Provincie Eemland", Laag.PROVINCIE)),
        (("VNG", "G40"), Laag.KOEPEL, Bron("VNG en G40", Laag.KOEPEL)),
        (("VNG", "IPO", "G40"), Laag.KOEPEL, Bron("VNG, IPO en G40", Laag.KOEPEL)),
        (("VNG", "VNG"), Laag.KOEPEL, Bron("VNG", Laag.KOEPEL)),
        ((), Laag.ONBEKEND, Bron("stuk", Laag.ONBEKEND)),
        ((), Laag.RIJK, Bron("stuk", Laag.RIJK)),
        (("Kring",), Laag.COLLECTIVE, KRING),
        (("Secretariaat",), Laag.COLLECTIVE, KRING),
        (("Stichting Onbekend",), Laag.ONBEKEND, Bron("Stichting Onbekend", Laag.ONBEKEND)),
    ],
)
def test_the_voice_of_a_document(write, senders, laag, expected):
    paper = write.document("stuk", *senders, laag=laag)
    assert speaker(Voices.of([paper]), write, paper, "") == expected


@pytest.mark.parametrize(
    ("spreker", "expected"),
    [
        ("Kring", KRING),
        ("de Kring van commissarissen", KRING),
        ("Provincie Eemland", Bron("Provincie Eemland", Laag.PROVINCIE)),
        ("Eemland", Bron("Provincie Eemland", Laag.PROVINCIE)),
        ("Commissaris van de Koning in de provincie Eemland", Bron("Provincie Eemland", Laag.PROVINCIE)),
        ("provincie Duinrand", Bron("provincie Duinrand", Laag.PROVINCIE)),
        ("COA", Bron("COA", Laag.UITVOERING)),
        ("het IPO", Bron("het IPO", Laag.KOEPEL)),
        ("minister van AenM", Bron(LONG, Laag.RIJK)),
        ("het ministerie", Bron(LONG, Laag.RIJK)),
        ("Minister", Bron(LONG, Laag.RIJK)),
        ("G40 en VNG", Bron("VNG en G40", Laag.KOEPEL)),
        ("gemeente Duinrand", Bron("gemeente Duinrand", Laag.GEMEENTE)),
        ("Buurtvereniging", Bron("Buurtvereniging", Laag.ONBEKEND)),
    ],
)
def test_the_organisation_that_the_coding_names(write, spreker, expected):
    own = write.document("eemland", "Provincie Eemland")
    others = [
        write.document("am", LONG, laag=Laag.RIJK),
        write.document("vng-g40", "VNG", "G40", laag=Laag.KOEPEL),
    ]
    assert speaker(Voices.of([own, *others]), write, own, spreker) == expected


@pytest.mark.parametrize("spreker", ["VNG", "G40", "G40 en VNG", "VNG en G40", ""])
def test_a_joint_paper_is_one_voice_whichever_sender_is_named(write, spreker):
    paper = write.document("vng-g40", "VNG", "G40", laag=Laag.KOEPEL)
    assert speaker(Voices.of([paper]), write, paper, spreker).name == "VNG en G40"


def test_one_sender_under_two_names_is_itself_when_a_coding_joins_them(write):
    paper = write.document("vng", "Vereniging van Nederlandse Gemeenten", "VNG", laag=Laag.KOEPEL)
    both = "Vereniging van Nederlandse Gemeenten en VNG"
    assert speaker(Voices.of([paper]), write, paper, both) == Bron(
        "Vereniging van Nederlandse Gemeenten", Laag.KOEPEL
    )


def test_a_sender_has_one_name_and_the_layer_that_any_document_knows(write):
    first = write.document("a", "Stichting Haven", laag=Laag.ONBEKEND)
    second = write.document("b", "de Stichting Haven", laag=Laag.UITVOERING)
    voices = Voices.of([first, second])
    assert set(voices.senders.values()) == {Bron("Stichting Haven", Laag.UITVOERING)}


def test_voices_sort_by_layer_then_name():
    order = ["gezamenlijk", "rijk", "provincie", "gemeente", "koepel", "uitvoeringsorganisatie", "onbekend"]
    brons = [Bron("A", laag) for laag in reversed(Laag)] + [Bron("B", Laag.COLLECTIVE)]
    assert [bron.laag for bron in sorted(brons, key=rank)] == ["gezamenlijk", *order]
    assert {laag.value for laag in Laag} == set(order)
