from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.agreement.resampling import Interval
from nlp import metrics
from nlp.metrics import micro, per_class, share
from nlp.resampling import accuracy, interval, macro_f1, micro_f1, point

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nlp.metrics import Judgement
    from nlp.resampling import Tally

LABELS = st.frozensets(st.sampled_from(["wet", "rijk", "spuk"]), max_size=2)
JUDGEMENTS = st.lists(st.tuples(LABELS, LABELS), max_size=20)
ONE = st.sampled_from([frozenset({"kop"}), frozenset({"actie"})])

RIGHT: Judgement = (frozenset({"kop"}), frozenset({"kop"}))
WRONG: Judgement = (frozenset({"kop"}), frozenset({"actie"}))


@given(JUDGEMENTS)
def test_a_tally_has_the_figures_of_the_metrics(judgements: list[Judgement]) -> None:
    classes = per_class(judgements)
    assert point(accuracy(judgements)) == pytest.approx(share(judgements).value)
    if judgements:
        assert point(micro_f1(judgements)) == pytest.approx(micro(classes).f1)
        assert point(macro_f1(judgements)) == pytest.approx(metrics.macro_f1(classes))


@given(st.lists(st.tuples(ONE, ONE), min_size=1, max_size=20))
def test_an_interval_is_the_same_each_time_lies_in_range_and_has_the_figure_near(
    judgements: list[Judgement],
) -> None:
    for measure in (accuracy, micro_f1, macro_f1):
        tally = measure(judgements)
        found = interval(tally)
        assert found is not None
        assert found == interval(measure(judgements))
        assert 0.0 <= found.low <= found.high <= 1.0
    assert (found := interval(accuracy(judgements)))
    assert found.low <= point(accuracy(judgements)) <= found.high


def test_another_seed_draws_other_samples() -> None:
    units = accuracy([RIGHT, WRONG] * 40)
    assert interval(units, resamples=50, seed=1) != interval(units, resamples=50, seed=2)


def test_what_never_varies_has_no_width() -> None:
    assert interval(accuracy([RIGHT] * 9)) == Interval(1.0, 1.0)
    assert interval(macro_f1([WRONG] * 9)) == Interval(0.0, 0.0)


@pytest.mark.parametrize("measure", [accuracy, micro_f1, macro_f1])
def test_nothing_to_measure_has_no_interval(measure: Callable[[Sequence[Judgement]], Tally]) -> None:
    assert interval(measure([])) is None


def test_units_without_labels_have_no_f1() -> None:
    assert interval(micro_f1([(frozenset(), frozenset())] * 3)) is None


def test_the_interval_of_a_share_is_about_that_of_the_binomial_distribution() -> None:
    found = interval(accuracy([RIGHT] * 300 + [WRONG] * 100))
    half = 1.96 * np.sqrt(0.75 * 0.25 / 400)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.75 - half, 0.75 + half), abs=0.006)


def test_more_units_make_a_narrower_interval() -> None:
    few, many = (interval(accuracy([RIGHT, WRONG] * number)) for number in (10, 1000))
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 5
