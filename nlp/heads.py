"""Linear heads: for one question the chance of each answer, from a row of features.

They are logistic regressions (scikit-learn fits them), kept as plain arrays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Values = NDArray[np.float32]
    Blocks = tuple[csr_matrix | Values, ...]
    """Features in blocks of columns side by side, dense or sparse."""

QUESTIONS = ("rol", "thema", "toerekening", "eerder", "fase")
EXCLUSIVE = ("rol", "toerekening", "fase")
"""The questions with exactly one answer."""
TOLERANCE = 1e-2
"""When the fit stops; a smaller one takes longer and says the same."""
NEVER, IMPOSSIBLE = -9.0, -1e3
"""The log odds of what was never seen: among others, and beside what must be."""


@dataclass(frozen=True, slots=True)
class Target:
    """The answers to one question: a row a sentence, a column a class; `counts` marks those that count."""

    classes: tuple[str, ...]
    answers: Values
    counts: Values


@dataclass(frozen=True, slots=True)
class Head:
    """The weights of one question: `coefficients` has a row for each feature, a column for each class.

    The classes of a `joint` head share one probability (multinomial); else each has its own.
    """

    classes: tuple[str, ...]
    coefficients: Values
    intercepts: Values
    joint: bool = False

    def chances(self, features: Blocks) -> Values:
        """The probability of each class, a column each, for each row of features."""
        import numpy as np

        ends = np.cumsum([block.shape[1] for block in features])
        parts = np.split(self.coefficients, ends[:-1])
        weighed = [block @ part for block, part in zip(features, parts, strict=True)]
        odds = np.asarray(sum(weighed) + self.intercepts, dtype=np.float32)
        if not self.joint:
            return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)
        powers = np.exp(odds - odds.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def answers(heads: Mapping[str, Head], features: Blocks) -> dict[str, Values]:
    """The chances that each head gives, by question."""
    return {question: head.chances(features) for question, head in heads.items()}


def apart(features: csr_matrix | Values, target: Target, strength: float) -> Head:
    """A head with a regression of its own for each class, for many sparse features.

    `strength` is the inverse of the regularisation. A class without example gets a chance near zero, one
    that is always right a chance near one.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = np.flatnonzero(target.counts)
    known, size = features[rows], len(target.classes)
    ever, always = target.answers[rows].any(axis=0), target.answers[rows].all(axis=0)
    weights = np.zeros((features.shape[1], size), np.float32)
    bias = np.where(ever, -NEVER, NEVER).astype(np.float32)
    for column in np.flatnonzero(ever & ~always):
        model = LogisticRegression(C=strength, solver="liblinear", tol=TOLERANCE, random_state=0)
        model.fit(known, target.answers[rows, column])
        weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    return Head(target.classes, weights, bias)


def joint(features: Values, target: Target, strength: float) -> Head:
    """A head with one multinomial regression for all classes, for few dense features.

    `strength` is the inverse of the regularisation. A class without example gets a chance near zero.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows, size = np.flatnonzero(target.counts), len(target.classes)
    weights, bias = np.zeros((features.shape[1], size), np.float32), np.full(size, IMPOSSIBLE, np.float32)
    given = target.answers[rows].argmax(axis=1)
    seen = np.unique(given)
    bias[seen] = 0
    if len(seen) > 1:
        model = LogisticRegression(C=strength, max_iter=2000).fit(features[rows].astype(np.float64), given)
        ours = seen if len(seen) > 2 else seen[1:]  # of two classes scikit-learn weighs the second alone
        weights[:, ours], bias[ours] = model.coef_.T, model.intercept_
    return Head(target.classes, weights, bias, joint=True)
