"""What gold and the machine say of the same units, one question at a time: rol, thema, fase and so on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from nlp.alignment import FORMALITEIT
from nlp.names import ACTORS, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from nlp.alignment import Alignment, Pair, Predicted
    from nlp.gold import GoldUnit
    from nlp.metrics import Judgement

    Labels = Callable[[GoldUnit | Predicted], frozenset[str]]

ATTRIBUTED = frozenset({"knelpunt", "gevolg"})
"""The rollen for which a toerekening is measured; all others have "geen" by definition."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The units of one or more documents: gold with its observations, and observations that gold lacks.

    Each method answers one question with a judgement a unit: gold units in order, then, where a
    label on text that gold lacks is a false positive, those observations.
    """

    pairs: tuple[Pair, ...]
    spurious: tuple[Predicted, ...]
    recut: tuple[Predicted, ...]

    @classmethod
    def of(cls, alignments: Sequence[Alignment]) -> Judged:
        """The units of all documents as if they were one."""
        return cls(
            tuple(chain.from_iterable(alignment.pairs for alignment in alignments)),
            tuple(chain.from_iterable(alignment.spurious for alignment in alignments)),
            tuple(chain.from_iterable(alignment.recut for alignment in alignments)),
        )

    def text(self) -> list[Judgement]:
        """Is it a unit of body text."""
        return _judgements(self.pairs, self.spurious, _text)

    def rol(self) -> list[Judgement]:
        """Its rol, of gold units alone."""
        return _judgements(self.pairs, (), _rol)

    def rol_given(self) -> list[Judgement]:
        """Its rol, false positives included."""
        return _judgements(self.pairs, self.spurious, _rol)

    def thema(self) -> list[Judgement]:
        """Its themas."""
        return _judgements(self.pairs, self.spurious + self.recut, _themas)

    def toerekening(self) -> list[Judgement]:
        """Its toerekening, of gold knelpunt and gevolg."""
        return _judgements((pair for pair in self.pairs if pair.gold.rol in ATTRIBUTED), (), _toerekening)

    def eerder(self) -> list[Judgement]:
        """Is it said to have been raised before."""
        return _judgements(self.pairs, self.spurious + self.recut, _eerder)

    def fase(self) -> list[Judgement]:
        """Its fase, where gold has one."""
        return _judgements((pair for pair in self._said() if pair.gold.fase), (), _fase)

    def spreker(self) -> list[Judgement]:
        """Whose voice it is, where gold says so; two forms of a name that `actors.toml` knows are one."""
        return _judgements((pair for pair in self._said() if pair.gold.spreker), (), _spreker)

    def _said(self) -> Iterable[Pair]:
        """Letter furniture says nothing: it has no voice, and no phase that it is about."""
        return (pair for pair in self.pairs if pair.gold.rol != FORMALITEIT)


def _judgements(pairs: Iterable[Pair], extra: Iterable[Predicted], labels: Labels) -> list[Judgement]:
    nothing: frozenset[str] = frozenset()
    judged = [(labels(pair.gold), labels(pair.predicted) if pair.predicted else nothing) for pair in pairs]
    return judged + [(nothing, labels(unit)) for unit in extra]


def _text(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset() if unit.rol == FORMALITEIT else frozenset({"eenheid"})


def _rol(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({unit.rol})


def _themas(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset(unit.thema)


def _toerekening(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({unit.toerekening})


def _eerder(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({"ja"}) if unit.eerder else frozenset()


def _fase(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({unit.fase})


def _spreker(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({names(ACTORS).normal(unit.spreker)})
