"""The figures against numbers worked out by hand, and what must hold of any coding."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.errors import GoldError
from nlp import codebooks
from nlp.alignment import Predicted
from nlp.evaluate import Coded, evaluate
from nlp.evaluation_report import report
from nlp.gold import GoldUnit, read
from nlp.metrics import ClassFigures, kappa, macro_f1

assert np.__version__  # loaded before hypothesis keeps time, as the first interval would load it
SHARED_GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"

ROLLEN = list(codebooks.load().codebook.vocabulary["rol"])
THEMAS = [
    "termijnen",
    "ibt",
    "rijkskoers",
    "gegevens",
    "stapeling",
    "spuk",
    "financiering",
    "verantwoording",
    "rechtsbescherming",
    "verdeling",
    "meetellen",
    "samenhang",
    "maatwerk",
    "draagvlak",
    "noodopvang",
    "verhoudingen",
]
TOEREKENINGEN = ["wet", "rijk", "uitvoering", "medeoverheden", "omgeving", "geen"]

CODEBOOK = Codebook(
    id="proef",
    version=1,
    law=Law("Proefwet", "Wet op de proef", "Stb. 2024, 0", "2024-01-01"),
    rollen=tuple(Rol(rol, rol, "") for rol in ROLLEN),
    themas=tuple(Thema(thema, thema, "") for thema in THEMAS),
    fasen=(Fase("algemeen", "Algemeen"),),
    toerekeningen=tuple(Toerekening(value, value) for value in TOEREKENINGEN),
)

Row = tuple[str, str, str, str, bool]
"""text, rol, themas divided by spaces, toerekening, eerder"""


def gold_units(*rows: Row) -> tuple[GoldUnit, ...]:
    return tuple(GoldUnit(f"g{i}", r[0], r[1], tuple(r[2].split()), *r[3:]) for i, r in enumerate(rows))


def coded(*rows: Row, furniture: tuple[str, ...] = ()) -> Coded:
    return Coded(
        tuple(Predicted(f"p{i}", r[0], r[1], tuple(r[2].split()), *r[3:]) for i, r in enumerate(rows)),
        furniture,
    )


def as_coded(units: tuple[GoldUnit, ...]) -> Coded:
    return Coded(tuple(Predicted(*astuple(unit)) for unit in units))


def figures(gold: tuple[GoldUnit, ...], document: Coded) -> dict[str, Any]:
    """The pooled figures of one document as JSON."""
    return cast("dict[str, Any]", evaluate({"brief": gold}, {"brief": document}).as_json())


BRIEF = gold_units(
    ("Alfa", "kop", "", "geen", False),
    ("Bravo", "knelpunt", "spuk", "wet", True),
    ("Charlie", "knelpunt", "spuk termijnen", "rijk", False),
    ("Delta", "gevolg", "termijnen", "geen", True),
    ("Echo", "context", "", "geen", False),
    ("Foxtrot", "formaliteit", "", "geen", False),
)
CODED = coded(
    ("Alfa", "kop", "", "geen", False),
    ("Bravo", "knelpunt", "spuk", "wet", True),
    ("Charlie", "gevolg", "spuk", "rijk", True),
    ("Del", "gevolg", "termijnen", "geen", True),
    ("ta", "context", "", "geen", False),
    ("Echo", "context", "", "geen", False),
    ("Foxtrot", "formaliteit", "", "geen", False),
)


def test_figures_worked_out_by_hand() -> None:
    found = figures(BRIEF, CODED)
    assert (found["units"], found["aligned"]) == (6, 5)
    # Alfa, Bravo, Charlie and Echo, of 6 observations and 5 gold units without the letter furniture.
    assert found["segmentation"] == pytest.approx({"precision": 4 / 6, "recall": 4 / 5, "f1": 8 / 11})
    # Right: Alfa, Bravo, Echo, Foxtrot.
    assert found["rol"]["accuracy"] == pytest.approx(4 / 6)
    # F1: kop 1, knelpunt 2/3, gevolg 0, context 2/3 ("ta" is a false positive), formaliteit 1.
    assert found["rol"]["macro_f1"] == pytest.approx(2 / 3)
    # po = 4/6; pe = (1 + 2 + 1 + 1 + 1) / 36, Delta being "(geen)" on the machine's side.
    assert found["rol"]["kappa"] == pytest.approx(0.6)
    assert found["thema"]["micro_f1"] == pytest.approx(4 / 7)
    assert found["thema"]["macro_f1"] == pytest.approx(1 / 2)
    assert found["toerekening"] == {"accuracy": pytest.approx(2 / 3)}
    assert found["eerder"] == {"f1": pytest.approx(2 / 5)}


def test_per_class_figures_worked_out_by_hand() -> None:
    found = figures(BRIEF, CODED)
    rol = {name: tuple(of.values()) for name, of in found["rol"]["per_class"].items()}
    assert list(found["rol"]["per_class"]["kop"]) == ["precision", "recall", "f1", "support"]
    assert list(rol) == ["context", "formaliteit", "gevolg", "knelpunt", "kop"]
    assert rol["context"] == pytest.approx((1 / 2, 1, 2 / 3, 1))
    assert rol["gevolg"] == pytest.approx((0, 0, 0, 1))
    assert rol["knelpunt"] == pytest.approx((1, 1 / 2, 2 / 3, 2))
    thema = {name: tuple(of.values()) for name, of in found["thema"]["per_class"].items()}
    assert thema["spuk"] == pytest.approx((1, 1, 1, 2))
    assert thema["termijnen"] == pytest.approx((0, 0, 0, 2))


def test_pooling_adds_up_units_and_is_no_mean() -> None:
    gold = {"brief": BRIEF, "nota": gold_units(("Golf", "knelpunt", "spuk", "wet", False))}
    found: Any = evaluate(gold, {"nota": coded(), "brief": CODED, "ander": coded()}).as_json()
    assert found["rol"]["accuracy"] == pytest.approx(4 / 7)
    assert found["segmentation"] == pytest.approx({"precision": 4 / 6, "recall": 4 / 6, "f1": 4 / 6})
    assert found["thema"]["micro_f1"] == pytest.approx(4 / 8)
    assert found["toerekening"]["accuracy"] == pytest.approx(2 / 4)
    assert list(found["documents"]) == ["brief", "nota"]
    alone = figures(BRIEF, CODED)
    assert found["documents"]["brief"] == {key: alone[key] for key in found["documents"]["brief"]}
    assert found["documents"]["nota"]["rol"]["accuracy"] == 0.0


@pytest.mark.parametrize(
    ("gold_rol", "given_rol", "segmentation", "false_positive"),
    [
        ("context", "formaliteit", {"precision": 1, "recall": 1 / 2, "f1": 2 / 3}, "formaliteit"),
        ("formaliteit", "context", {"precision": 1 / 2, "recall": 1, "f1": 2 / 3}, "context"),
    ],
)
def test_body_text_and_furniture_confused_costs_once(
    gold_rol: str, given_rol: str, segmentation: dict[str, float], false_positive: str
) -> None:
    heading: Row = ("Bravo", "kop", "", "geen", False)
    gold = gold_units(("Alfa", gold_rol, "", "geen", False), heading)
    found = evaluate({"b": gold}, {"b": coded(("Alfa", given_rol, "", "geen", False), heading)})
    assert found.pooled.aligned == 2
    assert found.pooled.as_json()["segmentation"] == pytest.approx(segmentation)
    assert found.pooled.rol_accuracy.value == 0.5
    assert found.pooled.rol[false_positive] == ClassFigures(correct=0, predicted=1, support=0)
    assert macro_f1(found.pooled.rol) == 0.5


def test_furniture_cut_differently_costs_nothing() -> None:
    gold = gold_units(
        ("Ons kenmerk 77", "formaliteit", "", "geen", False), ("Alfa", "context", "", "geen", False)
    )
    document = coded(
        ("Ons", "formaliteit", "", "geen", False),
        ("kenmerk", "formaliteit", "", "geen", False),
        ("Alfa", "context", "", "geen", False),
        furniture=("77",),
    )
    found = figures(gold, document)
    assert found["segmentation"]["f1"] == found["rol"]["accuracy"] == found["rol"]["kappa"] == 1.0
    # In the class itself too: pieces of furniture are no false positives.
    assert found["rol"]["macro_f1"] == 1.0


def test_labels_on_text_that_gold_lacks_are_false_positives() -> None:
    extra: tuple[Row, ...] = (
        ("Niet in goud", "knelpunt", "spuk", "wet", True),
        ("Hoogachtend", "formaliteit", "spuk", "geen", True),
        ("De griffier", "formaliteit", "", "geen", False),
    )
    gold = gold_units(
        ("Alfa", "knelpunt", "spuk", "wet", True),
        ("Hoogachtend, de griffier", "formaliteit", "", "geen", False),
    )
    pooled = evaluate({"b": gold}, {"b": coded(("Alfa", "knelpunt", "spuk", "wet", True), *extra)}).pooled
    assert pooled.segmentation == ClassFigures(correct=1, predicted=2, support=1)
    assert pooled.rol["knelpunt"] == ClassFigures(correct=1, predicted=2, support=1)
    assert pooled.rol["formaliteit"] == ClassFigures(correct=1, predicted=1, support=1)
    assert pooled.thema["spuk"] == ClassFigures(correct=1, predicted=3, support=1)
    assert pooled.eerder == ClassFigures(correct=1, predicted=3, support=1)
    assert pooled.toerekening.value == pooled.rol_accuracy.value == 1.0


def test_macro_f1_runs_over_the_classes_in_gold() -> None:
    classes = {"a": ClassFigures(1, 1, 2), "b": ClassFigures(0, 0, 1), "c": ClassFigures(0, 5, 0)}
    assert macro_f1(classes) == pytest.approx((2 / 3 + 0) / 2)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # Two raters, 50 cases: po = 0.7, pe = 0.5.
        ({"ja ja": 20, "ja nee": 5, "nee ja": 10, "nee nee": 15}, 0.4),
        ({"ja ja": 3, "nee nee": 2}, 1.0),
        ({"ja nee": 1, "nee ja": 1}, -1.0),
        ({"ja (geen)": 4}, 0.0),
        ({"ja ja": 4}, 0.0),
        ({}, 0.0),
    ],
)
def test_kappa(cells: dict[str, int], expected: float) -> None:
    pairs = [(cell.split()[0], cell.split()[1]) for cell, count in cells.items() for _ in range(count)]
    assert kappa(pairs) == pytest.approx(expected)


def test_fase_and_spreker_are_measured_where_gold_has_them_and_letter_furniture_left_out() -> None:
    rows: tuple[Row, ...] = tuple(
        (name, "context", "", "geen", False) for name in ("Alfa", "Bravo", "Charlie", "Delta")
    )
    alfa, bravo, charlie, delta = gold_units(*rows)
    gold = (
        replace(alfa, fase="realisatie", spreker="Centraal Orgaan opvang asielzoekers"),
        replace(bravo, fase="overleg", spreker="gemeente  Hoogwade"),
        replace(charlie, fase="overleg"),
        replace(delta, rol="formaliteit", fase="algemeen", spreker="Kring"),
    )
    first, second, *_ = coded(*rows).predicted
    document = Coded(
        (
            replace(first, fase="realisatie", spreker="COA"),
            replace(second, fase="algemeen", spreker="Gemeente Hoogwade"),
        ),
        ("Delta",),
    )
    evaluation = evaluate({"brief": gold}, {"brief": document})
    found: Any = evaluation.as_json()
    assert found["fase"] == {"accuracy": pytest.approx(1 / 3), "units": 3}
    assert found["spreker"] == {"accuracy": 1.0, "units": 2}
    lines = [" ".join(line.split()) for line in report(evaluation).splitlines()]
    assert "fase juist 0,333 van 3" in lines
    assert "spreker juist 1,000 van 2" in lines


def test_fase_and_spreker_that_gold_lacks_are_a_dash() -> None:
    evaluation = evaluate({"brief": BRIEF}, {"brief": CODED})
    lines = [" ".join(line.split()) for line in report(evaluation).splitlines()]
    assert {"fase –", "spreker –"} <= set(lines)
    assert evaluation.as_json()["fase"] == {"accuracy": 0.0, "units": 0}


def test_how_sure_the_machine_is_stands_in_json_and_report() -> None:
    predicted = tuple(
        replace(unit, rol_score=score)
        for unit, score in zip(CODED.predicted, (1, 0.9, 0.6, 0.8, 0.7, 0.5, 1), strict=True)
    )
    evaluation = evaluate({"brief": BRIEF}, {"brief": Coded(predicted)})
    found: Any = evaluation.as_json()
    # Alfa, Foxtrot (1), Bravo (0.9), Charlie (0.6, wrong) and Echo (0.5); Delta has no counterpart.
    assert found["calibration"]["units"] == 5
    assert found["calibration"]["ece"] == pytest.approx((0 + 0 + 0.1 + 0.6 + 0.5) / 5)
    assert found["coverage"][0] == {"percentage": 100, "units": 5, "threshold": 0.5, "accuracy": 0.8}
    assert found["coverage"][-1] == {"percentage": 50, "units": 3, "threshold": 0.9, "accuracy": 1.0}
    lines = [" ".join(line.split()) for line in report(evaluation).splitlines()]
    assert "100 % 5 0,500 0,800" in lines
    assert "1 1 0,500 0,500 0,500 1,000 +0,500" in lines
    assert any("5 eenheden, calibratiefout (ECE) 0,240" in line for line in lines)


def test_without_scores_the_report_says_nothing_of_certainty() -> None:
    evaluation = evaluate({"brief": BRIEF}, {"brief": CODED})
    found: Any = evaluation.as_json()
    assert found["calibration"] == {"ece": 0.0, "units": 0, "bins": []}
    assert found["coverage"] == []
    assert "calibratiefout" not in report(evaluation)


def test_what_was_not_measured_is_zero_in_json_and_a_dash_in_the_report() -> None:
    evaluation = evaluate({"brief": gold_units(("Alfa", "kop", "", "geen", False))}, {"brief": coded()})
    found: Any = evaluation.as_json()
    assert found["segmentation"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert found["thema"] == {"micro_f1": 0.0, "macro_f1": 0.0, "per_class": {}}
    assert found["toerekening"]["accuracy"] == found["eerder"]["f1"] == 0.0
    row = next(line for line in report(evaluation).splitlines() if line.startswith("brief"))
    assert row.split() == ["brief", "1", "0", "0,000", "0,000", "0,000", *5 * "–"]


def test_gold_about_a_document_that_the_corpus_lacks_is_an_error() -> None:
    with pytest.raises(GoldError) as caught:
        evaluate({"brief": BRIEF, "weg": BRIEF}, {"nota": coded(), "brief": CODED})
    assert "niet heeft: weg." in caught.value.message
    assert "brief, nota" in caught.value.remedy
    with pytest.raises(GoldError, match="geen enkel document"):
        evaluate({"brief": BRIEF}, {})


KEYS = ["units", "aligned", "segmentation", "rol", "thema", "toerekening", "eerder", "fase", "spreker"]
POOLED = ["confusion", "calibration", "coverage", "intervals", "bootstrap"]


def test_the_json_has_the_documented_keys_and_plain_values() -> None:
    found: Any = evaluate({"brief": BRIEF}, {"brief": CODED}).as_json()
    assert list(found) == [*KEYS, *POOLED, "documents"]
    assert list(found["documents"]["brief"]) == KEYS
    assert list(found["calibration"]) == ["ece", "units", "bins"]
    assert list(found["intervals"]) == [
        "rol_accuracy", "rol_macro_f1", "thema_micro_f1", "toerekening_accuracy", "eerder_f1",
    ]  # fmt: skip
    assert list(found["segmentation"]) == ["precision", "recall", "f1"]
    assert list(found["rol"]) == ["accuracy", "macro_f1", "kappa", "per_class"]
    assert list(found["thema"]) == ["micro_f1", "macro_f1", "per_class"]
    assert json.loads(json.dumps(found)) == found


def test_the_report_shows_the_figures_in_dutch() -> None:
    text = report(evaluate({"brief": BRIEF}, {"brief": CODED}))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "gekoppeld 5 van 6 eenheden van de goudstandaard" in lines
    assert "segmentatie precisie 0,667 recall 0,800 F1 0,727" in lines
    assert "rol juist 0,667 macro-F1 0,667 kappa 0,600" in lines
    assert "thema micro-F1 0,571 macro-F1 0,500" in lines
    assert "toerekening juist 0,667 van 3" in lines
    assert "eerder F1 0,400" in lines
    assert "rol knelpunt 2 1,000 0,500 0,667" in lines
    assert "thema spuk 2 1,000 1,000 1,000" in lines
    assert "brief 6 5 0,727 0,667 0,600 0,571 0,667 0,400 – –" in lines
    assert "knelpunt · · 1 1 · ·" in lines


LABELS = st.tuples(
    st.sampled_from(["kop", "formaliteit", "context", "knelpunt", "gevolg"]),
    st.sampled_from(["", "spuk", "termijnen", "spuk termijnen"]),
    st.sampled_from(["geen", "wet", "rijk"]),
    st.booleans(),
)
NAMES = ("Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel")
ROWS = st.lists(
    st.builds(lambda text, labels: (text, *labels), st.sampled_from(NAMES), LABELS), min_size=1, max_size=8
)
"""Texts may repeat."""
DISTINCT = st.dictionaries(st.sampled_from(NAMES), LABELS, min_size=1).map(
    lambda labelled: [(text, *labels) for text, labels in labelled.items()]
)


def numbers(found: dict[str, Any]) -> dict[str, float]:
    """The single figures (0 to 1, kappa from -1) by name."""
    return {
        f"{name} {key}": value
        for name in KEYS[2:7]
        for key, value in found[name].items()
        if key != "per_class"
    }


@given(ROWS, ROWS)
def test_figures_stay_in_range(gold: list[Row], given_rows: list[Row]) -> None:
    found = numbers(figures(gold_units(*gold), coded(*given_rows)))
    assert -1 <= found.pop("rol kappa") <= 1
    assert all(0 <= value <= 1 for value in found.values())


@given(ROWS)
def test_a_perfect_coding_is_perfect_in_all_that_is_measured(rows: list[Row]) -> None:
    gold = gold_units(*rows)
    found = numbers(figures(gold, as_coded(gold)))
    assert found["rol accuracy"] == found["rol macro_f1"] == 1.0
    assert set(found.values()) <= {0.0, 1.0}
    assert (found["thema micro_f1"] == 1.0) == any(unit.thema for unit in gold)
    assert (found["toerekening accuracy"] == 1.0) == any(unit.rol in ("knelpunt", "gevolg") for unit in gold)
    assert (found["eerder f1"] == 1.0) == any(unit.eerder for unit in gold)
    assert (found["rol kappa"] == 1.0) == (len({unit.rol for unit in gold}) > 1)


@given(st.dictionaries(st.sampled_from("abcd"), st.tuples(ROWS, ROWS), min_size=1), st.randoms())
def test_the_order_of_documents_is_irrelevant(
    documents: dict[str, tuple[list[Row], list[Row]]], random: Any
) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)
    one, other = (
        evaluate(
            {stem: gold_units(*documents[stem][0]) for stem in order},
            {stem: coded(*documents[stem][1]) for stem in reversed(order)},
        )
        for order in (list(documents), shuffled)
    )
    assert json.dumps(one.as_json()) == json.dumps(other.as_json())
    assert report(one) == report(other)


@given(DISTINCT, DISTINCT, st.sampled_from(NAMES))
def test_losing_a_right_prediction_never_raises_a_figure(
    gold: list[Row], given_rows: list[Row], lost: str
) -> None:
    """Kappa is left out below zero, where a loss that lowers chance agreement may lift it towards zero."""
    right: Row = (lost, "knelpunt", "spuk", "wet", True)
    rest = [row for row in given_rows if row[0] != lost]
    units = gold_units(*(right if row[0] == lost else row for row in gold))
    before, after = (numbers(figures(units, coded(*rows))) for rows in ([right, *rest], rest))
    if lost not in {row[0] for row in gold}:
        assert all(after[name] >= before[name] for name in before)
    else:
        assert all(after[name] <= before[name] for name in before if name != "rol kappa")
        assert after["rol kappa"] <= max(before["rol kappa"], 0.0)


def test_gold_read_from_a_file_agrees_with_itself(tmp_path: Path) -> None:
    lines = (json.dumps({**asdict(unit), "eerder": "ja" if unit.eerder else "nee"}) for unit in BRIEF)
    (tmp_path / "brief.jsonl").write_text("\n".join(lines), encoding="utf-8")
    gold = read(tmp_path, CODEBOOK)
    assert set(numbers(figures(gold["brief"], as_coded(gold["brief"]))).values()) == {1.0}


@pytest.mark.skipif(not SHARED_GOLD.is_dir(), reason="../shared/gold is not there")
def test_the_shared_gold_agrees_with_itself() -> None:
    gold = read(SHARED_GOLD, CODEBOOK)
    found: Any = evaluate(gold, {stem: as_coded(units) for stem, units in gold.items()}).as_json()
    assert found["units"] == found["aligned"] == sum(map(len, gold.values()))
    assert set(numbers(found).values()) == {1.0}


@pytest.mark.skipif(not SHARED_GOLD.is_dir(), reason="../shared/gold is not there")
def test_one_wrong_rol_in_the_shared_gold_shows() -> None:
    gold = read(SHARED_GOLD, CODEBOOK)
    documents = {stem: as_coded(units) for stem, units in gold.items()}
    stem = min(documents)
    first, *others = documents[stem].predicted
    documents[stem] = Coded((replace(first, rol="actie"), *others))
    found = evaluate(gold, documents).pooled
    assert found.rol_accuracy.correct == found.rol_accuracy.total - 1
