"""How well the machine codes, measured against gold.

Every gold unit counts: one without counterpart is wrong in each figure. What the machine says of text
that gold does not have is a false positive. Figures over several documents are computed from their
units together; they are no means of the documents' figures.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from corpus.agreement.resampling import LEVEL, RESAMPLES, SEED
from corpus.errors import GoldError
from nlp.alignment import align
from nlp.calibration import calibration_error, coverage, reliability, scored
from nlp.confusion import confusion
from nlp.figures import figures
from nlp.judgements import Judged
from nlp.resampling import intervals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.agreement.resampling import Interval
    from nlp.alignment import Predicted
    from nlp.calibration import Bin, Covered
    from nlp.confusion import Confusion
    from nlp.figures import Figures
    from nlp.gold import GoldUnit


@dataclass(frozen=True, slots=True)
class Coded:
    """A document as the machine coded it: its observations in order, the texts of its furniture blocks."""

    predicted: tuple[Predicted, ...]
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures over all documents together and of each by stem; the rest is over all together.

    `reliability` and `coverage` are about the rol of the gold units whose observation has a score.
    """

    pooled: Figures
    documents: Mapping[str, Figures]
    confusion: Confusion
    reliability: tuple[Bin, ...]
    coverage: tuple[Covered, ...]
    intervals: Mapping[str, Interval | None]

    def as_json(self) -> dict[str, object]:
        """The pooled figures with what stands beside them, and under `documents` the figures by stem."""
        return {
            **self.pooled.as_json(),
            "confusion": self.confusion.as_json(),
            "calibration": {
                "ece": calibration_error(self.reliability),
                "units": sum(each.units for each in self.reliability),
                "bins": [asdict(each) for each in self.reliability],
            },
            "coverage": [asdict(each) for each in self.coverage],
            "intervals": {name: asdict(each) if each else None for name, each in self.intervals.items()},
            "bootstrap": {"level": LEVEL, "resamples": RESAMPLES, "seed": SEED},
            "documents": {stem: figures.as_json() for stem, figures in self.documents.items()},
        }


def evaluate(gold: Mapping[str, Sequence[GoldUnit]], documents: Mapping[str, Coded]) -> Evaluation:
    """Measures the coded documents that gold is about; both mappings are by file stem.

    Raises `GoldError` when gold is about a document that is not there.
    """
    absent = sorted(gold.keys() - documents.keys())
    if absent:
        raise GoldError(
            f"De goudstandaard gaat over documenten die het corpus niet heeft: {', '.join(absent)}.",
            f"Het corpus heeft: {', '.join(sorted(documents)) or 'geen enkel document'}.",
        )
    aligned = {
        stem: align(gold[stem], documents[stem].predicted, documents[stem].furniture) for stem in sorted(gold)
    }
    judged = Judged.of(list(aligned.values()))
    return Evaluation(
        pooled=figures(judged),
        documents={stem: figures(Judged.of([alignment])) for stem, alignment in aligned.items()},
        confusion=confusion(judged),
        reliability=reliability(scored(judged)),
        coverage=coverage(scored(judged)),
        intervals=intervals(judged),
    )
