"""Linear heads: what they learn, and what they say of what they never saw."""

from __future__ import annotations

import numpy as np
import pytest

from nlp import heads
from nlp.heads import Target

RANDOM = np.random.default_rng(0)
FEATURES = RANDOM.normal(size=(300, 4)).astype(np.float32)
CLASS = (FEATURES[:, 0] > 0).astype(int)
ANSWERS = np.eye(3, dtype=np.float32)[CLASS]
TARGET = Target(("ja", "nee", "nooit"), ANSWERS, np.ones(300, dtype=np.float32))


@pytest.mark.parametrize("fit", [heads.apart, heads.joint])
def test_a_head_learns_what_there_is_to_learn(fit: object) -> None:
    head = fit(FEATURES, TARGET, 10.0)  # type: ignore[operator]
    chances = head.chances((FEATURES,))
    assert (chances.argmax(axis=1) == CLASS).mean() > 0.97
    assert chances[:, 2].max() < 0.1


def test_chances_of_a_joint_head_sum_to_one() -> None:
    chances = heads.joint(FEATURES, TARGET, 1.0).chances((1e4 * FEATURES,))
    np.testing.assert_allclose(chances.sum(axis=1), 1, atol=1e-5)


def test_rows_that_do_not_count_teach_nothing() -> None:
    counts = np.array([1.0] * 150 + [0.0] * 150, dtype=np.float32)
    turned = np.vstack([ANSWERS[:150], ANSWERS[150:, ::-1]])
    with_noise = heads.apart(FEATURES, Target(TARGET.classes, turned, counts), 1.0)
    without = heads.apart(FEATURES[:150], Target(TARGET.classes, ANSWERS[:150], counts[:150]), 1.0)
    np.testing.assert_allclose(with_noise.coefficients, without.coefficients, atol=1e-6)
