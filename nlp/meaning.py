"""What the view of the meaning looks at: the vectors of a sentence and of what stands around it.

Each sentence is its own vector, those of the sentences before and after it, and that of the headings above
it (`nlp.encoder`). It sees what words cannot show: that "te krap" and "onhaalbaar kort" complain of the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp import neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.encoder import Encoder, Pieces, Vectors
    from nlp.stretches import Stretch

SCALE = 4.0
"""Brings the sentence vectors, of length one, to the order of the rules' scores."""


def vectors(encoder: Encoder, stretches: Sequence[Stretch], pieces: Pieces) -> Vectors:
    """The four vectors of each sentence beside each other; `pieces` are those of the sentences."""
    import numpy as np

    texts = [text for stretch in stretches for text in stretch.texts]
    own = SCALE * encoder.vectors(texts, pieces)
    sizes = [len(stretch.texts) for stretch in stretches]
    before, after = (neighbours.beside(sizes, offset) @ own for offset in (-1, 1))
    above_all = headings(stretches)
    above = SCALE * encoder.vectors(above_all, encoder.pieces(above_all))
    return np.hstack([own, before, after, np.repeat(above, sizes, axis=0)])


def texts(stretches: Sequence[Stretch]) -> list[str]:
    """All texts that have a vector: the sentences and the headings above them."""
    return [*(text for stretch in stretches for text in stretch.texts), *headings(stretches)]


def headings(stretches: Sequence[Stretch]) -> list[str]:
    """The headings above each stretch as one text."""
    return [" ".join(stretch.path) for stretch in stretches]


def fields(encoder: Encoder, stretches: Sequence[Stretch]) -> tuple[Pieces, ...]:
    """The pieces of what the four vectors are made of, a list entry a sentence."""
    own: Pieces = []
    before: Pieces = []
    after: Pieces = []
    above: Pieces = []
    headed = encoder.pieces(headings(stretches))
    for stretch, heading in zip(stretches, headed, strict=True):
        pieces = encoder.pieces(stretch.texts)
        own += pieces
        before += [[], *pieces[:-1]]
        after += [*pieces[1:], []]
        above += [heading] * len(pieces)
    return own, before, after, above
