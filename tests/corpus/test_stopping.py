from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, hypergeom

from corpus.sampling.advice import TOLERATED, Judged, Verdict, advise, expected
from corpus.sampling.candidates import Candidate, Setting
from corpus.sampling.control import drawn
from corpus.sampling.queue import queue
from corpus.sampling.remaining import Draw, least, most

if TYPE_CHECKING:
    from corpus.sampling.advice import Advice

RIGHT, WRONG = Judged(0.9, wrong=False, control=True), Judged(0.9, wrong=True, control=True)
JUDGED = st.lists(st.builds(Judged, st.floats(0, 1), st.booleans(), st.booleans()), max_size=40)


def test_without_errors_the_bound_is_that_of_the_rule_of_three() -> None:
    for sample in (60, 100, 300):
        found = advise([RIGHT] * sample, [0.9] * 50_000)
        assert found.at_most == pytest.approx(3 / sample, rel=0.03)
        assert found.met == 0
        assert found.verdict is Verdict.MAY_STOP


@pytest.mark.parametrize(("met", "sample"), [(0, 30), (1, 40), (7, 90), (50, 50)])
def test_of_a_large_corpus_the_interval_is_that_of_clopper_and_pearson(met: int, sample: int) -> None:
    found = advise([*([WRONG] * met), *([RIGHT] * (sample - met))], [0.9] * 300_000)
    exact = binomtest(met, sample).proportion_ci(0.95, "exact")
    assert found.rate is not None
    assert found.rate.low == pytest.approx(exact.low, abs=2e-3)
    assert found.rate.high == pytest.approx(exact.high, abs=2e-3)


@pytest.mark.parametrize(("met", "sample", "corpus"), [(0, 20, 60), (3, 30, 90), (10, 50, 100)])
def test_of_a_small_corpus_the_bounds_are_nearly_those_of_drawing_without_return(
    met: int, sample: int, corpus: int
) -> None:
    judged = [at % (sample // met) == 0 if met else False for at in range(sample)]
    met = sum(judged)
    draws = [Draw(corpus - at, sum(judged[:at])) for at in range(sample)]
    left = corpus - sample
    high = max(k for k in range(met, left + met + 1) if hypergeom.cdf(met, corpus, k, sample) > 0.025)
    low = min(k for k in range(met, left + met + 1) if hypergeom.sf(met - 1, corpus, k, sample) > 0.025)
    assert most(draws, met, met, left, 0.975) == pytest.approx(high - met, abs=3)
    assert least(draws, met, met, left, 0.975) == pytest.approx(low - met, abs=3)


@given(JUDGED, st.lists(st.floats(0, 1), max_size=30))
def test_every_figure_lies_in_range(judged: list[Judged], unreviewed: list[float]) -> None:
    found = advise(judged, unreviewed)
    assert found.judged == len(judged)
    assert found.met <= min(found.sample, found.wrong)
    assert 0.0 <= found.at_most <= 1.0
    assert found.expected >= 0.0
    assert (found.rate is None) == (not unreviewed or not found.sample)
    if found.rate is not None:
        assert 0.0 <= found.rate.low <= found.rate.high <= 1.0
        assert found.at_most <= found.rate.high
    assert found.sentence.lower().startswith(found.verdict)


@given(st.integers(1, 30), st.integers(0, 30), st.integers(1, 60))
def test_more_errors_met_mean_more_left(sample: int, met: int, left: int) -> None:
    met = min(met, sample - 1)
    draws = [Draw(left + 40, 0)] * sample
    known = met + 1
    assert most(draws, met, known, left, 0.95) <= most(draws, met + 1, known, left, 0.95)
    assert least(draws, met, known, left, 0.95) <= least(draws, met + 1, known, left, 0.95)


def test_what_was_chosen_for_doubt_says_nothing_of_the_rest() -> None:
    doubtful = [Judged(0.3, wrong=True, control=False)] * 200
    found = advise(doubtful, [0.99] * 1000)
    assert (found.sample, found.rate, found.at_most) == (0, None, 1.0)
    assert found.verdict is Verdict.TOO_FEW
    assert found.expected == pytest.approx(10.0)


def test_errors_that_were_put_right_no_longer_count_among_the_rest() -> None:
    early = [*([WRONG, RIGHT] * 15), *([Judged(0.3, wrong=True, control=False)] * 60)]
    found = advise(early, [0.9] * 60)
    assert found.rate is not None
    assert found.rate.high < 0.5


def test_the_expectation_is_corrected_by_what_the_sample_shows() -> None:
    unreviewed = [0.9] * 100
    assert expected([], unreviewed) == pytest.approx(10.0)
    as_foreseen = [RIGHT] * 90 + [WRONG] * 10
    assert expected(as_foreseen, unreviewed) == pytest.approx(10.0)
    twice = [RIGHT] * 80 + [WRONG] * 20
    assert expected(twice, unreviewed) == pytest.approx(10 * 21 / 11)


@pytest.mark.parametrize(
    ("judged", "left", "sentence"),
    [
        ([], 5, "Te weinig steekproef: met 0 willekeurig getrokken zinnen is nog niet te zeggen of hoogstens "
                "5 % onjuist is; daarvoor zijn er ten minste 5 nodig."),
        ([RIGHT] * 20, 900, "Te weinig steekproef: met 20 willekeurig getrokken zinnen is nog niet te zeggen "
                            "of hoogstens 5 % onjuist is; daarvoor zijn er ten minste 60 nodig."),
        ([RIGHT] * 100, 12_000, "Stoppen kan: met 95 % zekerheid is hoogstens 3 % van de 12.000 overige "
                                "rollen onjuist (toegestaan: 5 %)."),
        ([RIGHT] * 60 + [WRONG] * 20, 900, "Doorgaan: met 95 % zekerheid is hoogstens 33,8 % van de 900 "
                                           "overige rollen onjuist, meer dan de toegestane 5 %."),
        ([WRONG] * 3, 0, "Stoppen kan: alles is beoordeeld."),
    ],
)  # fmt: skip
def test_the_advice_in_words(judged: list[Judged], left: int, sentence: str) -> None:
    assert advise(judged, [0.9] * left).sentence == sentence


def reviewed(seed: int, size: int, count: int, errors: float) -> tuple[Advice, float]:
    """The advice on an invented corpus after a review in the queue's order, and the true share left.

    `errors` is how often the machine errs for each error that its chances foresee.
    """
    rng = np.random.default_rng(seed)
    chances = rng.beta(6, 1, size=size)
    wrong = rng.random(size) < errors * (1 - chances)
    found = [Candidate(f"{seed}/{at}", "brief", float(chance)) for at, chance in enumerate(chances)]
    picks = queue(found, np.zeros((size, 0)), Setting(0.4), count=count)
    order = [int(pick.id.split("/")[1]) for pick in picks]
    rest = sorted(set(range(size)).difference(order))
    controls = drawn([found[at].id for at in order], [found[at].id for at in rest])
    judged = [Judged(float(chances[at]), bool(wrong[at]), found[at].id in controls) for at in order]
    return advise(judged, chances[rest].tolist()), float(wrong[rest].mean())


@pytest.mark.parametrize("errors", [0.2, 1.0])
def test_the_interval_holds_the_true_share_in_about_95_of_100_corpora(errors: float) -> None:
    looks = [reviewed(seed, size=400, count=200, errors=errors) for seed in range(100)]
    inside = [advice.rate.low <= true <= advice.rate.high for advice, true in looks if advice.rate]
    assert len(inside) == 100
    assert np.mean(inside) >= 0.92
    assert np.mean([true <= advice.at_most for advice, true in looks]) >= 0.92
    halted = [true for advice, true in looks if advice.verdict is Verdict.MAY_STOP]
    assert sum(true > TOLERATED for true in halted) <= 5
    if errors == 1.0:
        foreseen = np.mean([advice.expected / advice.unreviewed for advice, _ in looks])
        assert foreseen == pytest.approx(np.mean([true for _, true in looks]), rel=0.15)
