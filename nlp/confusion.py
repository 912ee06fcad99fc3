"""Which rol the machine takes for which: the confusion matrix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nlp.judgements import Judged

NO_COUNTERPART = "(geen)"
"""The rol of a unit on the side that lacks it: a class that neither gold nor the machine ever gives."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """How many units there are of each pair of rollen: in gold and as the machine gave it.

    A gold unit without counterpart was given `NO_COUNTERPART`; what the machine says of text that
    gold lacks has that in gold. The counts of one gold rol add up to its units in gold.
    """

    counts: Mapping[tuple[str, str], int]

    @property
    def rollen(self) -> tuple[str, ...]:
        """The rollen on either side, sorted, `NO_COUNTERPART` last if it is there."""
        found = {rol for pair in self.counts for rol in pair}
        return tuple(sorted(found, key=lambda rol: (rol == NO_COUNTERPART, rol)))

    def row(self, gold: str) -> tuple[int, ...]:
        """How often each of `rollen` was given to units with this rol in gold."""
        return tuple(self.counts.get((gold, given), 0) for given in self.rollen)

    def as_json(self) -> dict[str, dict[str, int]]:
        """The counts by the rol in gold and then by the rol given, without the zeros."""
        rows = {gold: zip(self.rollen, self.row(gold), strict=True) for gold in self.rollen}
        counted = {gold: {given: count for given, count in row if count} for gold, row in rows.items()}
        return {gold: row for gold, row in counted.items() if row}


def rol_pairs(judged: Judged) -> Iterator[tuple[str, str]]:
    """Of each gold unit its rol and the rol that the machine gave."""
    return (
        (pair.gold.rol, pair.predicted.rol if pair.predicted else NO_COUNTERPART) for pair in judged.pairs
    )


def confusion(judged: Judged) -> Confusion:
    """The confusion matrix of rol over these units."""
    counts = Counter(rol_pairs(judged))
    counts.update((NO_COUNTERPART, unit.rol) for unit in judged.spurious)
    return Confusion(counts)
