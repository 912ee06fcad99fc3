"""The answers to one question, counted: what the coefficients need of each kind of unit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.agreement import coefficients

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from corpus.agreement.distances import Distance, Value
    from corpus.agreement.labels import Row
    from corpus.agreement.questions import Question

    Floats = NDArray[np.float64]
    Answers = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Kinds of units that two or more coders answered, in an order that hangs on the answers alone.

    `units` has how many there are of each kind, shape (kinds,); `agreed` the share of pairs of coders that
    agree and `disagreement` the summed distances of ordered pairs over one less than the number of answers,
    both a kind; `given` how often each value was given, by coder, shape (coders, kinds, values);
    `distances` has shape (values, values).
    """

    units: Floats
    agreed: Floats
    disagreement: Floats
    given: Floats
    distances: Floats

    @classmethod
    def of(cls, rows: Mapping[Row, int], question: Question) -> Tally:
        """The answers of the rows of which the question is asked."""
        import numpy as np

        kinds = _kinds(rows, question)
        values = sorted({v for answers in kinds for v in answers if v is not None}, key=_place)
        place = {value: number for number, value in enumerate(values)}
        given = np.zeros((max(map(len, kinds), default=0), len(kinds), len(values)))
        for kind, answers in enumerate(kinds):
            for coder, value in enumerate(answers):
                if value is not None:
                    given[coder, kind, place[value]] = 1.0
        units = np.array(list(kinds.values()), dtype=float)
        return cls(units, *_compared(given, apart := _apart(values, question.distance)), given, apart)

    def figures(self, drawn: Floats) -> dict[str, Floats]:
        """Each coefficient of each sample; `drawn` has shape (samples, kinds). Two coders have a kappa."""
        agreed = drawn @ self.agreed
        found = {
            "observed": coefficients.share(agreed, drawn.sum(axis=-1)),
            "alpha": coefficients.alpha(
                drawn @ self.disagreement, drawn @ self.given.sum(axis=0), self.distances
            ),
        }
        if len(self.given) == 2:
            found["kappa"] = coefficients.kappa(agreed, *(drawn @ coder for coder in self.given))
        return found


def _kinds(rows: Mapping[Row, int], question: Question) -> dict[Answers, int]:
    """How many units were answered alike, of those that two or more coders answered; sorted."""
    found: Counter[Answers] = Counter()
    for row, units in rows.items():
        answers = tuple(question.answer(labels) for labels in row)
        if sum(answer is not None for answer in answers) >= 2 and question.put(row):
            found[answers] += units
    return dict(sorted(found.items(), key=lambda item: tuple(map(_place, item[0]))))


def _place(value: Value | None) -> tuple[str, ...]:
    """Where an answer comes among others."""
    if value is None:
        return ()
    return ("", *sorted(value)) if isinstance(value, frozenset) else (str(value),)


def _apart(values: list[Value], distance: Distance) -> Floats:
    import numpy as np

    apart = [[distance(one, other) for other in values] for one in values]
    return np.array(apart, dtype=float).reshape(len(values), len(values))


def _compared(given: Floats, distances: Floats) -> tuple[Floats, Floats]:
    """Of each kind: the share of pairs that agree, and the disagreement that alpha sums."""
    counts = given.sum(axis=0)
    answers = counts.sum(axis=-1)
    agreed = (counts * (counts - 1)).sum(axis=-1) / (answers * (answers - 1))
    return agreed, ((counts @ distances) * counts).sum(axis=-1) / (answers - 1)
