from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from corpus.agreement import measuring
from corpus.agreement.disputes import Dispute, Said, disputed
from corpus.agreement.distances import masi
from corpus.agreement.measuring import agreements, pairwise
from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.labels import Labels

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from corpus.agreement.labels import Ratings
    from corpus.agreement.measuring import Agreement, Figure

CODEBOOK = Codebook(
    "proef",
    1,
    Law("Proefwet", "Wet op de proef", "Stb. 2020, 1", "2020-01-01"),
    (
        Rol("kop", "Kop", "een kop"),
        Rol("knelpunt", "Knelpunt", "wat knelt", thematic=True, attributed=True),
        Rol("oproep", "Oproep", "wat gevraagd wordt", thematic=True),
    ),
    (Thema("zout", "Zout", "zout"), Thema("peper", "Peper", "peper"), Thema("azijn", "Azijn", "azijn")),
    (Fase("begin", "Begin"),),
    (Toerekening("wet", "De wet"), Toerekening("rijk", "Het Rijk"), Toerekening("geen", "Niemand")),
)

LABELS = st.builds(
    Labels,
    rol=st.sampled_from(["kop", "knelpunt", "oproep", "iets ouds", None]),
    thema=st.none() | st.frozensets(st.sampled_from(["zout", "peper", "azijn"]), max_size=3),
    toerekening=st.sampled_from(["wet", "rijk", "geen", None]),
    eerder=st.sampled_from([True, False, None]),
)
CODINGS = st.dictionaries(st.sampled_from([f"z{i}" for i in range(12)]), LABELS, max_size=12)
RATINGS = st.dictionaries(st.sampled_from(["Anna", "Bram", "machine"]), CODINGS, min_size=2, max_size=3)
ROLLEN = st.lists(
    st.tuples(*[st.sampled_from(["kop", "knelpunt", "oproep", None])] * 3), min_size=1, max_size=25
)


def of(found: Sequence[Agreement], question: str) -> Agreement:
    return next(each for each in found if each.question == question)


def by_rol(*coders: Sequence[str | None]) -> dict[str, dict[str, Labels]]:
    """Ratings of coders who only gave a rol; `None` is a unit that they left out."""
    return {
        f"codeur {number}": {f"z{i:04}": Labels(rol) for i, rol in enumerate(given) if rol is not None}
        for number, given in enumerate(coders)
    }


def rol_of(*coders: Sequence[str | None]) -> Agreement:
    return of(agreements(by_rol(*coders), CODEBOOK), "rol")


def test_the_example_of_cohen() -> None:
    """Cohen (1960), table 1, of 200 cases: po 0.70, pe 0.41, kappa 0.492."""
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    pairs = [(a, b) for a, row in enumerate(table) for b, n in enumerate(row) for _ in range(n)]
    found = rol_of([str(a) for a, _ in pairs], [str(b) for _, b in pairs])
    assert found.units == 200
    assert found.observed.value == pytest.approx(0.70)
    assert found.kappa.value == pytest.approx(0.492, abs=0.0005)


@pytest.mark.parametrize(
    ("coders", "expected"),
    [
        (["0100000010", "1110010000"], 0.095),
        (["aabbdcccedda", "babbbccceddd"], 0.692),
        (["123321412***", "1233224125*3", "*3332342251*", "12332441251*"], 0.743),
    ],
)
def test_the_examples_of_krippendorff(coders: list[str], expected: float) -> None:
    """K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), examples A, B and C."""
    found = rol_of(*([None if c == "*" else c for c in coder] for coder in coders))
    assert found.alpha.value == pytest.approx(expected, abs=0.0005)


@given(ROLLEN)
def test_kappa_and_share_are_those_of_scikit_learn(units: list[tuple[str | None, ...]]) -> None:
    both = [(a, b) for a, b, _ in units if a is not None and b is not None]
    found = agreements(by_rol([a for a, *_ in units], [b for _, b, _ in units]), CODEBOOK)
    if not found or not both:
        return
    rol = of(found, "rol")
    ours, theirs = zip(*both, strict=True)
    assert rol.units == len(both)
    assert rol.observed.value == pytest.approx(np.mean([a == b for a, b in both]))
    if len({*ours, *theirs}) > 1:
        assert rol.kappa.value == pytest.approx(cohen_kappa_score(ours, theirs))
    for each in found:
        if each.question.startswith("rol:") and each.kappa.value is not None:
            name = each.question.removeprefix("rol:")
            expected = cohen_kappa_score([a == name for a in ours], [b == name for b in theirs])
            assert each.kappa.value == pytest.approx(expected)


@given(ROLLEN)
def test_alpha_is_that_of_the_package_krippendorff(units: list[tuple[str | None, ...]]) -> None:
    names = sorted({rol for unit in units for rol in unit if rol is not None})
    data = [
        [float(names.index(u[coder])) if u[coder] else np.nan for u in units]  # type: ignore[arg-type]
        for coder in range(3)
    ]
    rol = rol_of(*([unit[coder] for unit in units] for coder in range(3)))
    pairable = [unit for unit in units if sum(rol is not None for rol in unit) > 1]
    assert rol.units == len(pairable)
    if len({rol for unit in pairable for rol in unit if rol is not None}) > 1:
        expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
        assert rol.alpha.value == pytest.approx(expected)
    else:
        assert rol.alpha.value is None


@given(st.lists(st.tuples(*[LABELS.map(lambda one: one.thema)] * 3), max_size=12))
def test_alpha_of_themas_is_that_of_its_definition(units: list[tuple[frozenset[str] | None, ...]]) -> None:
    ratings = {
        name: {f"z{i}": Labels("knelpunt", u[coder]) for i, u in enumerate(units)}
        for coder, name in enumerate("abc")
    }
    given_sets = [[s for s in unit if s is not None] for unit in units]
    pairable = [sets for sets in given_sets if len(sets) > 1]
    pool = [s for sets in pairable for s in sets]
    total = len(pool)
    expected_disagreement = sum(masi(a, b) for a, b in permutations(pool, 2))
    found = of(agreements(ratings, CODEBOOK), "thema")
    assert found.units == len(pairable)
    if not expected_disagreement:
        assert found.alpha.value is None
        return
    observed = sum(2 * masi(a, b) / (len(s) - 1) for s in pairable for a, b in combinations(s, 2)) / total
    expected = 1 - observed / (expected_disagreement / (total * (total - 1)))
    assert found.alpha.value == pytest.approx(expected)


def test_masi_tells_a_forgotten_thema_from_another_one() -> None:
    zout, both, other = frozenset({"zout"}), frozenset({"zout", "peper"}), frozenset({"zout", "azijn"})
    assert masi(zout, zout) == masi(frozenset(), frozenset()) == 0.0
    assert masi(zout, both) == pytest.approx(1 - 2 / 3 * 1 / 2)
    assert masi(both, other) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(zout, frozenset({"azijn"})) == masi(zout, frozenset()) == 1.0


def test_a_thema_is_measured_only_where_somebody_gives_a_rol_that_may_carry_one() -> None:
    none: frozenset[str] = frozenset()
    ratings = {
        "Anna": {
            "z1": Labels("kop", none, "geen"),
            "z2": Labels("kop", none, "geen"),
            "z3": Labels("oproep", frozenset({"zout"}), "geen"),
        },
        "Bram": {
            "z1": Labels("kop", none, "geen"),
            "z2": Labels("oproep", none, "geen"),
            "z3": Labels("knelpunt", None, "wet"),
        },
    }
    found = agreements(ratings, CODEBOOK)
    assert of(found, "thema").units == of(found, "thema:zout").units == 1
    assert of(found, "toerekening").units == 1
    assert of(found, "rol").units == 3
    assert of(found, "eerder").observed.reason == measuring.NOBODY


def test_questions_come_in_the_order_of_the_codebook_and_old_values_last() -> None:
    coder = {
        "z1": Labels("oud", frozenset({"azijn", "zout"})),
        "z2": Labels("oproep", frozenset({"kaneel"})),
        "z3": Labels("kop", frozenset()),
    }
    names = [each.question for each in agreements({"a": coder, "b": coder}, CODEBOOK)]
    assert names == [
        "rol", "rol:kop", "rol:oproep", "rol:oud",
        "thema", "thema:zout", "thema:azijn", "thema:kaneel", "toerekening", "eerder",
    ]  # fmt: skip


def test_what_cannot_be_computed_has_a_reason() -> None:
    alike = rol_of(["kop"] * 5, ["kop"] * 5)
    assert alike.observed.value == 1.0
    assert alike.kappa == alike.alpha == measuring.Figure(None, None, measuring.ALL_ALIKE)
    assert alike.observed.reason == measuring.NO_SPREAD
    apart = rol_of(["kop", None], [None, "kop"])
    assert apart.units == 0
    assert apart.observed == apart.kappa == measuring.Figure(None, None, measuring.NOBODY)
    three = rol_of(["kop", "oproep"], ["kop", "kop"], ["kop", "oproep"])
    assert three.kappa == measuring.Figure(None, None, measuring.TWO_ONLY)
    assert three.alpha.value is not None
    rare = rol_of(["kop"] * 50 + ["oproep"], ["kop"] * 51)
    assert (rare.kappa.value, rare.kappa.interval, rare.kappa.reason) == (0.0, None, measuring.TOO_RARE)
    assert rare.observed.interval is not None


def test_coders_who_always_agree_have_no_made_up_certainty() -> None:
    found = rol_of(["kop", "oproep"] * 3, ["kop", "oproep"] * 3)
    assert found.kappa == measuring.Figure(1.0, None, measuring.NO_SPREAD)


@given(RATINGS)
def test_every_figure_lies_in_range_or_says_why_it_is_not_there(ratings: Ratings) -> None:
    for each in agreements(ratings, CODEBOOK):
        for figure in (each.observed, each.kappa, each.alpha):
            in_range(figure)
        assert (each.observed.value is None) == (each.units == 0)


def in_range(figure: Figure) -> None:
    assert (figure.value is None or figure.interval is None) == bool(figure.reason)
    if figure.value is None:
        assert figure.interval is None
    else:
        assert -1.0 - 1e-9 <= figure.value <= 1.0 + 1e-9
    if figure.interval is not None:
        assert -1.0 - 1e-9 <= figure.interval.low < figure.interval.high <= 1.0 + 1e-9


@given(RATINGS, st.randoms(use_true_random=False))
def test_the_order_of_coders_and_units_and_the_names_of_units_play_no_part(
    ratings: Ratings, order: random.Random
) -> None:
    def shuffled(items: list[tuple[str, object]]) -> dict[str, object]:
        return dict(order.sample(items, len(items)))

    other = shuffled([(c, shuffled(list(coding.items()))) for c, coding in ratings.items()])
    assert agreements(other, CODEBOOK) == agreements(ratings, CODEBOOK)  # type: ignore[arg-type]
    assert disputed(other) == disputed(ratings)  # type: ignore[arg-type]
    renamed = {c: {f"x{99 - int(u[1:])}": v for u, v in coding.items()} for c, coding in ratings.items()}
    assert agreements(renamed, CODEBOOK) == agreements(ratings, CODEBOOK)


def test_the_interval_of_a_share_is_about_that_of_the_binomial_distribution() -> None:
    found = rol_of(["kop", "oproep"] * 200, ["kop", "oproep"] * 150 + ["oproep", "kop"] * 50)
    half = 1.96 * np.sqrt(0.75 * 0.25 / 400)
    assert found.observed.interval is not None
    assert found.observed.interval.low == pytest.approx(0.75 - half, abs=0.008)
    assert found.observed.interval.high == pytest.approx(0.75 + half, abs=0.008)


def test_the_interval_of_kappa_is_about_that_of_its_known_error() -> None:
    """J. Fleiss, J. Cohen and B. Everitt, Psychological Bulletin 72 (1969), equation 13, large samples."""
    table = np.array([[88, 14, 18], [10, 40, 10], [2, 6, 12]]) * 10
    pairs = [(a, b) for a in range(3) for b in range(3) for _ in range(table[a, b])]
    found = rol_of([str(a) for a, _ in pairs], [str(b) for _, b in pairs]).kappa
    p = table / table.sum()
    rows, columns, observed = p.sum(1), p.sum(0), np.trace(p)
    chance = float(rows @ columns)
    value = (observed - chance) / (1 - chance)
    onto = sum(p[i, i] * (1 - (rows[i] + columns[i]) * (1 - value)) ** 2 for i in range(3))
    off = (1 - value) ** 2 * sum(
        p[i, j] * (columns[i] + rows[j]) ** 2 for i in range(3) for j in range(3) if i != j
    )
    error = np.sqrt((onto + off - (value - chance * (1 - value)) ** 2) / table.sum()) / (1 - chance)
    assert found.interval is not None
    assert found.interval.high - found.interval.low == pytest.approx(2 * 1.96 * error, rel=0.1)


def test_any_two_coders_are_compared() -> None:
    ratings = by_rol(["kop", "oproep"], ["kop", "kop"], ["oproep", "oproep"])
    found = pairwise(ratings, CODEBOOK)
    assert list(found) == list(combinations(sorted(ratings), 2))
    for pair, figures in found.items():
        assert figures == agreements({coder: ratings[coder] for coder in pair}, CODEBOOK)


def test_what_is_disputed_comes_by_weight_and_tells_who_says_what() -> None:
    zout: frozenset[str] = frozenset({"zout"})
    anna = Labels("knelpunt", zout, "wet", eerder=False)
    ratings = {
        "machine": {"z1": anna, "z2": anna, "z3": anna},
        "Bram": {
            "z1": replace(anna, thema=frozenset({"zout", "peper"}), eerder=True),
            "z2": replace(anna, rol="kop", thema=frozenset()),
            "z3": replace(anna, rol=None, toerekening=None),
        },
        "Anna": {"z1": anna},
    }
    assert disputed(ratings) == (
        Dispute("z2", "rol", (Said("Bram", ("kop",)), Said("machine", ("knelpunt",)))),
        Dispute(
            "z1",
            "thema",
            (Said("Anna", ("zout",)), Said("Bram", ("peper", "zout")), Said("machine", ("zout",))),
        ),
        Dispute("z2", "thema", (Said("Bram", ()), Said("machine", ("zout",)))),
        Dispute("z1", "eerder", (Said("Anna", ("nee",)), Said("Bram", ("ja",)), Said("machine", ("nee",)))),
    )


def test_nobody_agrees_or_differs_on_nothing() -> None:
    assert disputed({}) == disputed({"Anna": {}}) == ()
    assert all(each.units == 0 for each in agreements({"Anna": {"z1": Labels("kop")}}, CODEBOOK))
