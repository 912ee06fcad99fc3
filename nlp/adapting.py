"""Learning from few judgements: what is said without them stays, as far as they do not speak against it.

A logistic regression for each question on top of the log odds that there were before (an offset), pulled to
zero: without a judgement nothing changes, and a few change little beyond what they are about. It is fitted
by L-BFGS (R. Byrd and others, SIAM Journal on Scientific Computing 16, 1995).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp import definitions, meaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from nlp.encoder import Encoder
    from nlp.heads import Target, Values
    from nlp.stretches import Stretch

    Numbers = NDArray[Any]
    """Of single precision, or of double while weights are sought."""

PULL = {"rol": 2.0, "thema": 0.5, "toerekening": 0.5, "eerder": 2.0, "fase": 0.25}
"""How strongly weights are pulled to zero. Those of thema and fase were chosen on small random samples of the
first law's passages, so that others lose nothing by it; that of toerekening when figures of another law were
known: whom a law's texts blame is its own as much as their themas. What carries over is to change less."""
PULL_BIAS = 2.0
"""The same for how much each value is given more or less often than before."""
LEAST = 2
"""Judged sentences, or headings above them, in which a word must stand to count."""
HEADING = 0.7
"""How much a word in the heading counts beside one in the sentence."""
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Adapted:
    """What is added to the log odds of a question's `classes`: a weight for each feature, and a bias."""

    classes: tuple[str, ...]
    coefficients: Values
    bias: Values

    def added(self, features: Values) -> Values:
        """What is added to the log odds of each class, a column each."""
        import numpy as np

        return np.asarray(features @ self.coefficients + self.bias, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the judged sentences, each with its rarity among them."""

    words: tuple[str, ...]
    rarity: tuple[float, ...]


def learnt_words(texts: Sequence[str]) -> Lexicon:
    """The words that stand in several of these texts."""
    import math

    counts = Counter(word for text in texts for word in definitions.terms(text))
    words = sorted(word for word, count in counts.items() if count >= LEAST)
    return Lexicon(tuple(words), tuple(math.log((1 + len(texts)) / (1 + counts[w])) + 1 for w in words))


def features(lexicon: Lexicon, encoder: Encoder, stretches: Sequence[Stretch]) -> Values:
    """A row for each sentence: the meaning of it and of its headings, its words and theirs."""
    import numpy as np

    texts = [text for stretch in stretches for text in stretch.texts]
    headings = [title for stretch, title in _titled(stretches) for _ in stretch.texts]
    return np.hstack(
        [
            encoder.vectors(texts, encoder.pieces(texts)),
            encoder.vectors(headings, encoder.pieces(headings)),
            _counted(lexicon, texts),
            HEADING * _counted(lexicon, headings),
        ]
    ).astype(np.float32)


def adapted(before: Values, seen: Values, target: Target, pull: float, *, joint: bool) -> Adapted:
    """What judgements add to the log odds `before`, from what is `seen` of each sentence, a row each.

    The classes of a `joint` question exclude each other. The same judgements give the same result.
    """
    import numpy as np
    from scipy.optimize import minimize

    rows = np.flatnonzero(target.counts)
    size, wide = len(target.classes), seen.shape[1]
    if not rows.size:
        return Adapted(target.classes, np.zeros((wide, size), np.float32), np.zeros(size, np.float32))
    offset, known, answers = (part[rows].astype(np.float64) for part in (before, seen, target.answers))

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        bias, weights = flat[:size], flat[size:].reshape(wide, size)
        given = chances(offset + known @ weights + bias, joint=joint)
        wrong = given - answers
        slope = [wrong.sum(axis=0) + PULL_BIAS * bias, (known.T @ wrong + pull * weights).ravel()]
        cost = _surprise(given, answers, joint=joint)
        held = PULL_BIAS * float(bias @ bias) + pull * float(np.sum(weights**2))
        return cost + held / 2, np.concatenate(slope)

    flat = minimize(loss, np.zeros(size * (wide + 1)), jac=True, method="L-BFGS-B").x.astype(np.float32)
    return Adapted(target.classes, flat[size:].reshape(wide, size), flat[:size])


def chances(odds: Numbers, *, joint: bool) -> Numbers:
    """The chance of each class, a column each, from its log odds."""
    import numpy as np
    from scipy.special import expit, softmax

    return np.asarray(softmax(odds, axis=1) if joint else expit(odds))


def _surprise(given: Numbers, answers: Numbers, *, joint: bool) -> float:
    """How unlikely the answers were (cross-entropy)."""
    import numpy as np

    said = answers * np.log(given + TINY)
    return float(-np.sum(said if joint else said + (1 - answers) * np.log(1 - given + TINY)))


def _titled(stretches: Sequence[Stretch]) -> list[tuple[Stretch, str]]:
    return list(zip(stretches, meaning.headings(stretches), strict=True))


def _counted(lexicon: Lexicon, texts: Sequence[str]) -> Values:
    """The rarity of each word of the lexicon that stands in a text, at length one together."""
    import numpy as np

    places: Mapping[str, int] = {word: i for i, word in enumerate(lexicon.words)}
    counted = np.zeros((len(texts), len(places)), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in definitions.terms(text) & places.keys():
            counted[row, places[word]] = lexicon.rarity[places[word]]
    lengths = np.linalg.norm(counted, axis=1, keepdims=True)
    return np.asarray(counted / np.where(lengths == 0, 1, lengths), dtype=np.float32)
