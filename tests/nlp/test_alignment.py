"""Which observation belongs to which gold unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.alignment import Predicted, align, normal_form
from nlp.gold import GoldUnit

if TYPE_CHECKING:
    from nlp.alignment import Alignment


def gold_units(*coded: tuple[str, str]) -> list[GoldUnit]:
    return [GoldUnit(f"g{i}", text, rol, (), "geen", False) for i, (text, rol) in enumerate(coded)]


def observations(*coded: tuple[str, str]) -> list[Predicted]:
    return [Predicted(f"p{i}", text, rol, (), "geen", False) for i, (text, rol) in enumerate(coded)]


def partners(alignment: Alignment) -> list[str | None]:
    """The id of each gold unit's observation; "" where furniture answers, `None` where nothing does."""
    return [pair.predicted.id if pair.predicted else None for pair in alignment.pairs]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("De opvang- en huisvestings-\nopgaven!", "deopvangenhuisvestingsopgaven"),
        ("Geïnd: 96.000 plekken", "geïnd96000plekken"),
        ("Gei\u0308nd", "geïnd"),
        ("ﬁnanciën ½", "financiën12"),
        ("STRASSE straße", "strassestrasse"),
        ("- Een punt", "eenpunt"),
        ("• Een punt;", "eenpunt"),
        ("o een punt", "eenpunt"),
        ("1. Een punt", "eenpunt"),
        ("1.Een punt", "eenpunt"),
        ("– 12) een punt", "eenpunt"),
        ("(a) een punt", "eenpunt"),
        ("a) een punt", "eenpunt"),
        ("b. een punt", "eenpunt"),
        ("iv. een punt", "eenpunt"),
        ("3.2 Een punt", "eenpunt"),
        ("3.2.1. een punt", "eenpunt"),
        ("3 Een punt", "eenpunt"),
        ("## 2. **Een punt**", "eenpunt"),
        ("1. a) een punt", "eenpunt"),
        ("12 provincies", "12provincies"),
        ("2.000 plekken", "2000plekken"),
        ("2027 Is laat", "2027islaat"),
        ("15:00 uur", "1500uur"),
        ("A.J. Voorbeeld", "ajvoorbeeld"),
        ("o.a. gemeenten", "oagemeenten"),
        ("1.", "1"),
        ("3", "3"),
        ("[redacted] opent het overleg", "openthetoverleg"),
        ("[ Geredigeerd ] opent", "opent"),
        ("████ opent", "opent"),
        ("█ opent", "opent"),
        ("(geanonimiseerd) 1. █ opent", "opent"),
        ("xxxxx opent", "opent"),
        ("XXX opent", "opent"),
        ("5.1.2e opent", "opent"),
        ("[weggelakt] 4. opent", "opent"),
        ("artikel 5, exx", "artikel5exx"),
        ("[redacted]", ""),
        ("—", ""),
        ("", ""),
    ],
)
def test_normal_form(text: str, form: str) -> None:
    assert normal_form(text) == form


@given(st.text())
def test_a_normal_form_holds_letters_and_digits_only(text: str) -> None:
    assert all(c.isalnum() for c in normal_form(text))


def test_split_joined_and_lost_units_have_no_counterpart() -> None:
    alignment = align(
        gold_units(("Een zin.", "context"), ("Nog een zin.", "context"), ("Lang. Kort.", "context")),
        observations(("Een zin. Nog een zin.", "context"), ("Lang.", "context"), ("Kort.", "kop")),
        (),
    )
    assert partners(alignment) == [None, None, None]
    assert [unit.id for unit in alignment.spurious] == ["p0", "p1", "p2"]


def test_a_unique_text_aligns_wherever_it_stands() -> None:
    gold = gold_units(("Kantlijn", "kop"), ("Een", "context"), ("Twee", "context"))
    predicted = observations(("Een", "context"), ("Twee", "context"), ("Kantlijn", "kop"))
    assert partners(align(gold, predicted, ())) == ["p2", "p0", "p1"]


A = "Actie: de griffie"


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        # As often on both sides: in document order, whatever stands between.
        ([A, "x", A], [A, A, "x"], ["p0", "p2", "p1"]),
        # The first is lost: the neighbours tell which one is left.
        (["x", A, "y", A, "z"], ["x", "y", A, "z"], ["p0", None, "p1", "p2", "p3"]),
        (["x", A, "y", A, "z"], ["x", A, "y", "z"], ["p0", "p1", "p2", None, "p3"]),
        # Invented at the start: the neighbours tell which one is not gold's.
        (["x", A, "y"], [A, "x", A, "y"], ["p1", "p2", "p3"]),
        # Nothing to go by: the first ones.
        ([A, A, A], [A, A], ["p0", "p1", None]),
        ([A, A], [A, A, A], ["p0", "p1"]),
    ],
)
def test_repeated_texts_align_one_to_one(
    gold: list[str], predicted: list[str], expected: list[str | None]
) -> None:
    alignment = align(
        gold_units(*((text, "actie") for text in gold)),
        observations(*((text, "actie") for text in predicted)),
        (),
    )
    assert partners(alignment) == expected


def test_letter_furniture_may_be_cut_differently() -> None:
    gold = gold_units(("Postbus 10 1000 AA Stad", "formaliteit"), ("Ons kenmerk 77", "formaliteit"))
    predicted = observations(("Postbus 10", "formaliteit"), ("1000 AA Stad Ons kenmerk", "formaliteit"))
    alignment = align(gold, predicted, ("77 pagina 1",))
    assert partners(alignment) == ["", ""]
    assert [pair.predicted.rol for pair in alignment.pairs if pair.predicted] == ["formaliteit"] * 2
    assert [unit.id for unit in alignment.recut] == ["p0", "p1"]
    assert alignment.spurious == ()


def test_furniture_joined_with_body_text_is_spurious() -> None:
    gold = gold_units(("Ons kenmerk 77", "formaliteit"), ("Inleiding", "kop"))
    alignment = align(gold, observations(("Ons kenmerk 77 Inleiding", "formaliteit")), ())
    assert partners(alignment) == ["", None]
    assert [unit.id for unit in alignment.spurious] == ["p0"]


def test_numbers_count_among_the_words_of_furniture_cut_differently() -> None:
    gold = gold_units(("Datum 26 JAN. 2026", "formaliteit"))
    predicted = observations(("Datum", "formaliteit"), ("26 JAN. 2026", "formaliteit"))
    alignment = align(gold, predicted, ())
    assert partners(alignment) == [""]
    assert [unit.id for unit in alignment.recut] == ["p0", "p1"]


def test_a_word_vouches_for_one_unit_only() -> None:
    gold = gold_units(("Ons kenmerk", "formaliteit"), ("Uw kenmerk", "formaliteit"))
    assert partners(align(gold, (), ("Uw Ons kenmerk",))) == ["", None]
    assert partners(align(gold, (), ("Uw Ons kenmerk", "kenmerk"))) == ["", ""]


def test_furniture_that_gold_lacks_is_spurious() -> None:
    gold = gold_units(("Hoogachtend,", "formaliteit"))
    predicted = observations(("Hoogachtend,", "formaliteit"), ("Hoogachtend,", "formaliteit"))
    alignment = align(gold, predicted, ())
    assert partners(alignment) == ["p0"]
    assert [unit.id for unit in alignment.spurious] == ["p1"]


def test_body_text_that_the_machine_took_for_furniture_is_found_and_used_up() -> None:
    gold = gold_units(("Bijlagen", "kop"), ("Bijlagen", "formaliteit"))
    alignment = align(gold, observations(("Bijlagen", "formaliteit")), ())
    assert partners(alignment) == ["p0", None]
    assert alignment.spurious == alignment.recut == ()


def test_body_text_prefers_an_observation_that_is_no_furniture() -> None:
    gold = gold_units(("Bijlagen", "kop"), ("Bijlagen", "formaliteit"))
    predicted = observations(("Bijlagen", "formaliteit"), ("Bijlagen", "kop"))
    assert partners(align(gold, predicted, ())) == ["p1", "p0"]


def test_furniture_that_the_machine_took_for_body_text_is_found_and_not_spurious() -> None:
    gold = gold_units(("Geachte leden,", "formaliteit"))
    alignment = align(gold, observations(("Geachte leden,", "standpunt")), ())
    assert partners(alignment) == ["p0"]
    assert alignment.spurious == ()


def test_furniture_found_as_furniture_leaves_a_second_coding_spurious() -> None:
    gold = gold_units(("Betreft de proef", "formaliteit"))
    alignment = align(gold, observations(("Betreft de proef", "kop")), ("Betreft de proef",))
    assert partners(alignment) == [""]
    assert [unit.id for unit in alignment.spurious] == ["p0"]


def test_body_text_is_not_found_in_furniture_blocks() -> None:
    assert partners(align(gold_units(("Een zin.", "context")), (), ("Een zin.",))) == [None]


def test_observations_without_letters_are_ignored() -> None:
    alignment = align(gold_units(("Een", "kop")), observations(("[redacted]", "context"), ("Een", "kop")), ())
    assert partners(alignment) == ["p1"]
    assert alignment.spurious == ()


ROLLEN = st.sampled_from(["formaliteit", "kop", "context"])
TEXTS = st.sampled_from(["Een", "een.", "Een twee", "Twee", "Drie", "[redacted]", "1. Drie"])
CODED = st.lists(st.tuples(TEXTS, ROLLEN), max_size=9)


@given(CODED, CODED, st.lists(TEXTS, max_size=3))
def test_nothing_is_lost_and_nothing_counts_twice(
    gold: list[tuple[str, str]], predicted: list[tuple[str, str]], furniture: list[str]
) -> None:
    units, theirs = gold_units(*gold), observations(*predicted)
    alignment = align(units, theirs, furniture)
    assert [pair.gold for pair in alignment.pairs] == units
    paired = [pair.predicted.id for pair in alignment.pairs if pair.predicted and pair.predicted.id]
    apart = [unit.id for unit in (*alignment.spurious, *alignment.recut)]
    assert len({*paired, *apart}) == len(paired) + len(apart)
    assert {u.id for u in theirs if normal_form(u.text)} <= {*paired, *apart}
    assert all(
        normal_form(pair.gold.text) == normal_form(pair.predicted.text)
        for pair in alignment.pairs
        if pair.predicted
    )


@given(CODED)
def test_an_identical_coding_aligns_wholly(coded: list[tuple[str, str]]) -> None:
    alignment = align(gold_units(*coded), observations(*coded), ())
    assert all(pair.predicted and pair.predicted.rol == pair.gold.rol for pair in alignment.pairs)
    assert alignment.spurious == ()
