"""How far a figure might lie from what more units of the same kind would show: bootstrap intervals.

Units are drawn again as `corpus.agreement.resampling` does. The units of one document resemble each other
more than units of different documents do, so that a new dossier may differ more than the interval says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.agreement.resampling import RESAMPLES, SEED, middle, samples
from nlp.metrics import per_class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from corpus.agreement.resampling import Interval
    from nlp.judgements import Judged
    from nlp.metrics import Judgement

    Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tally:
    """What each unit adds to the counts of each class; arrays of shape (units, classes).

    A class has the value `correct / total`; one for which `present` adds up to nothing has none. The
    figure is the mean of the classes that have one.
    """

    correct: Counts
    total: Counts
    present: Counts


def intervals(judged: Judged) -> Mapping[str, Interval | None]:
    """The interval of each figure, by name; `None` where there is nothing to measure."""
    return {
        "rol_accuracy": interval(accuracy(judged.rol())),
        "rol_macro_f1": interval(macro_f1(judged.rol_given())),
        "thema_micro_f1": interval(micro_f1(judged.thema())),
        "toerekening_accuracy": interval(accuracy(judged.toerekening())),
        "eerder_f1": interval(micro_f1(judged.eerder())),
    }


def interval(tally: Tally, *, resamples: int = RESAMPLES, seed: int = SEED) -> Interval | None:
    """The percentile interval of the tally's figure; `None` when no unit counts in it.

    A sample that has drawn no class at all has the figure 0.0, as it has in `nlp.metrics`.
    """
    import numpy as np

    if not tally.present.any():
        return None
    drawn = samples(np.ones(len(tally.total)), resamples=resamples, seed=seed)
    return middle(_figures(tally, drawn))


def point(tally: Tally) -> float:
    """The figure of the units themselves, each taken once."""
    import numpy as np

    return float(_figures(tally, np.ones((1, len(tally.total))))[0])


def accuracy(judgements: Sequence[Judgement]) -> Tally:
    """The share of units of which all labels are right."""
    import numpy as np

    right = np.array([[float(gold == given)] for gold, given in judgements]).reshape(-1, 1)
    return Tally(right, np.ones_like(right), np.ones_like(right))


def macro_f1(judgements: Sequence[Judgement]) -> Tally:
    """The mean F1 of the classes that occur in gold."""
    import numpy as np

    classes = list(per_class(judgements))
    gold = np.array([[float(c in labels) for c in classes] for labels, _ in judgements])
    given = np.array([[float(c in labels) for c in classes] for _, labels in judgements])
    return Tally(2 * gold * given, gold + given, gold)


def micro_f1(judgements: Sequence[Judgement]) -> Tally:
    """F1 over all labels as one class."""
    import numpy as np

    counts = [(2.0 * len(gold & given), float(len(gold) + len(given))) for gold, given in judgements]
    columns = np.array(counts).reshape(-1, 2)
    return Tally(columns[:, :1], columns[:, 1:], columns[:, 1:])


def _figures(tally: Tally, drawn: Counts) -> Counts:
    """The figure of each sample; `drawn` has shape (samples, units): how often each unit was drawn."""
    import numpy as np

    correct, total, present = (drawn @ part for part in (tally.correct, tally.total, tally.present))
    there = present > 0
    values = np.where(there, correct / np.maximum(total, 1.0), 0.0)
    return np.asarray(values.sum(axis=1) / np.maximum(there.sum(axis=1), 1))
