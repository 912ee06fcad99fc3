"""The training passages: coded by the codebook, each sentence once, none taken from a real document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import nlp
from nlp import codebooks, inventory, passages

FOLDER = Path(nlp.__file__).parent / "training"
UNITS = list(inventory.units(FOLDER))
CODEBOOK = codebooks.load().codebook
COUNTS = inventory.balance(UNITS)
FEW = {"kop", "formaliteit", "actie"}
"""The rollen that follow from the form."""


def test_codings_keep_to_the_codebook() -> None:
    for unit in UNITS:
        rol = CODEBOOK.rol(unit["rol"])
        assert unit["thema"] == sorted(set(unit["thema"])), unit
        assert set(unit["thema"]) <= set(CODEBOOK.vocabulary["thema"]), unit
        assert len(unit["thema"]) <= (3 if rol.thematic else 0), unit
        assert unit["toerekening"] in CODEBOOK.vocabulary["toerekening"], unit
        assert rol.attributed or unit["toerekening"] == "geen", unit
        assert unit["fase"] in CODEBOOK.vocabulary["fase"], unit
        assert isinstance(unit["eerder"], bool), unit


def test_each_sentence_stands_once() -> None:
    assert inventory.doubles(UNITS) == []


def test_every_thema_and_rol_is_well_represented() -> None:
    assert len(UNITS) >= 5000
    assert min(COUNTS["thema"][thema] for thema in CODEBOOK.vocabulary["thema"]) >= 200
    assert min(COUNTS["rol"][rol] for rol in CODEBOOK.vocabulary["rol"] if rol not in FEW) >= 250
    assert all(COUNTS["rol"][rol] for rol in FEW)


def test_no_sentence_is_that_of_a_real_document(shared: Path) -> None:
    texts = {unit["tekst"] for unit in UNITS}
    nearest = inventory.nearest(texts, inventory.real_sentences(shared))
    assert nearest[0].likeness <= inventory.TOO_CLOSE


def test_likeness_is_the_share_of_trigrams_in_common() -> None:
    real = ["De wet geeft gemeenten zes maanden om plekken te maken."]
    same, half, other = (
        "De wet geeft gemeenten zes maanden om plekken te maken!",
        "De wet geeft gemeenten zes maanden om een locatie te vinden.",
        "In deze brief leest u wat er is besproken op die dag.",
    )
    likeness = {near.text: near.likeness for near in inventory.nearest([other, same, half], real)}
    assert likeness[same] == 1
    assert 0 < likeness[half] < 1
    assert likeness[other] == 0


def test_a_paraphrase_keeps_the_words_in_another_order() -> None:
    real = "Gemeenten krijgen zes maanden om opvangplekken beschikbaar te maken."
    turned = "Om opvangplekken beschikbaar te maken krijgen gemeenten zes maanden."
    other = "De regietafel bespreekt volgende week het verslag van de commissaris."
    assert inventory.paraphrases([turned, other], [real])[0].likeness == 1
    assert inventory.paraphrases([other], [real])[0].likeness == 0


def test_doubles_are_found_and_letter_parts_may_stand_twice() -> None:
    long = "Deze zin van acht woorden staat er twee keer."
    unit = {"rol": "context", "tekst": long}
    assert inventory.doubles([unit, unit]) == [long]
    assert inventory.doubles([unit | {"rol": "formaliteit"}] * 2) == []


def test_the_sentences_of_a_document_stay_together_in_order() -> None:
    documents = passages.read(FOLDER)
    names = [document.name for document in documents]
    assert names == sorted(set(names))
    by_document = Counter(u["document"] for u in UNITS if u["rol"] not in passages.STRUCTURAL)
    assert {d.name: len(d.examples) for d in documents} == dict(by_document)


def test_a_stretch_begins_with_the_beginning_of_a_paragraph() -> None:
    for document in passages.read(FOLDER):
        for stretch in document.stretches:
            assert 0 in stretch.begins, document.name
            assert max(stretch.begins | stretch.items, default=0) < len(stretch.texts), document.name
