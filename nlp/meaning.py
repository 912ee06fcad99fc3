"""What the second half of the heads looks at: the meaning of a sentence and of what stands around it.

Each sentence is its own vector, those of the sentences before and after it, and that of the headings above
it (`nlp.encoder`), beside what the rules find. It sees what the words of the first half cannot: that
"te krap" and "onhaalbaar kort" are the same complaint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.encoder import mean, unit
from nlp.features import contextual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.encoder import Encoder, Vectors
    from nlp.features import Found
    from nlp.stretches import Stretch

SCALE = 4.0
"""Brings the sentence vectors, of length one, to the order of the rules' scores."""
FIELDS = 4
"""Own sentence, the one before, the one after, the headings above."""

Pieces = list[tuple[int, ...]]


def fields(encoder: Encoder, stretches: Sequence[Stretch]) -> tuple[Pieces, ...]:
    """The pieces of words of each of the four fields, a list entry a sentence."""
    own: Pieces = []
    before: Pieces = []
    after: Pieces = []
    heading: Pieces = []
    for stretch in stretches:
        pieces = [tuple(ids) for ids in encoder.pieces(stretch.texts)]
        own += pieces
        before += [(), *pieces[:-1]]
        after += [*pieces[1:], ()]
        heading += [tuple(encoder.pieces([" ".join(stretch.path)])[0])] * len(pieces)
    return own, before, after, heading


def features(
    encoder: Encoder, labels: Sequence[str], stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]
) -> Vectors:
    """The features of all sentences of the stretches, a row each: four vectors, then the rules' scores."""
    import numpy as np

    sides = [SCALE * unit(mean(encoder.table, pieces)) for pieces in fields(encoder, stretches)]
    scores = np.vstack([contextual(labels, found) for found in evidence]).astype(np.float32)
    return np.hstack([*sides, scores])
