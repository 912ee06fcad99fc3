from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.calibration import COVERED, Bin, Covered, Scored, calibration_error, coverage, reliability

if TYPE_CHECKING:
    from random import Random

UNITS = st.lists(
    st.builds(Scored, st.integers(0, 20).map(lambda part: part / 20), st.sampled_from([0.0, 1.0])),
    max_size=60,
)
"""Scores that are often equal."""


@st.composite
def calibrated(draw: st.DrawFn) -> list[Scored]:
    """Groups of equal score in which exactly that share is right."""
    groups = draw(st.lists(st.tuples(st.integers(0, 10), st.integers(1, 3)), min_size=1, max_size=8))
    return [
        Scored(right / 10, float(place < right))
        for right, times in groups
        for place in list(range(10)) * times
    ]


def error(units: list[Scored]) -> float:
    return calibration_error(reliability(units))


def test_bins_and_error_worked_out_by_hand() -> None:
    units = [Scored(0.2, 0.0), Scored(0.4, 1.0), Scored(0.8, 1.0), Scored(1.0, 1.0)]
    assert reliability(units, bins=2) == (
        Bin(2, 0.2, 0.4, pytest.approx(0.3), 0.5),
        Bin(2, 0.8, 1.0, pytest.approx(0.9), 1.0),
    )
    assert calibration_error(reliability(units, bins=2)) == pytest.approx((2 * 0.2 + 2 * 0.1) / 4)


def test_always_sure_and_always_wrong_is_the_worst() -> None:
    assert error([Scored(1.0, 0.0)] * 7) == 1.0


def test_without_units_there_is_nothing_to_tell() -> None:
    assert (reliability([]), error([]), coverage([])) == ((), 0.0, ())


@given(calibrated())
def test_a_calibrated_set_has_no_error_wherever_the_bins_are_cut(units: list[Scored]) -> None:
    assert error(units) == pytest.approx(0.0, abs=1e-12)


@given(UNITS, st.randoms())
def test_the_order_of_units_is_irrelevant(units: list[Scored], random: Random) -> None:
    shuffled = random.sample(units, len(units))
    assert reliability(shuffled) == reliability(units)
    assert coverage(shuffled) == coverage(units)


@given(UNITS)
def test_bins_have_equal_size_hold_all_units_and_rise(units: list[Scored]) -> None:
    bins = reliability(units)
    sizes = [each.units for each in bins]
    assert sum(sizes) == len(units)
    assert len(bins) == min(10, len(units))
    assert not sizes or max(sizes) - min(sizes) <= 1
    assert all(one.high <= other.low for one, other in pairwise(bins))
    assert 0.0 <= calibration_error(bins) <= 1.0


@given(UNITS)
def test_less_covered_is_fewer_units_and_surer_ones(units: list[Scored]) -> None:
    curve = coverage(units)
    assert [each.percentage for each in curve] == list(COVERED if units else ())
    assert all(one.units >= other.units > 0 for one, other in pairwise(curve))
    assert all(one.threshold <= other.threshold for one, other in pairwise(curve))
    if units:
        assert curve[0].units == len(units)
        assert curve[0].accuracy == pytest.approx(sum(unit.right for unit in units) / len(units))


@given(UNITS.filter(bool))
def test_where_surer_means_right_less_covered_is_never_worse(units: list[Scored]) -> None:
    knowing = [Scored(unit.score, float(unit.score > 0.5)) for unit in units]
    assert all(one.accuracy <= other.accuracy + 1e-12 for one, other in pairwise(coverage(knowing)))


def test_equals_at_the_cut_count_as_right_as_often_as_all_of_them() -> None:
    units = [Scored(0.9, 1.0), Scored(0.5, 1.0), Scored(0.5, 0.0), Scored(0.5, 0.0)]
    assert coverage(units, [50]) == (Covered(50, 2, 0.5, pytest.approx((1 + 1 / 3) / 2)),)
