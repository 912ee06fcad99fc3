"""What the second pass sees of a sentence: what the first pass makes of it and of what stands around it.

Themas run on through a paragraph, an effect follows its bottleneck, and "Actie: ..." is about what was
said before it. The second pass learns this from the first one's chances, given for documents that the first
pass had not seen (stacked generalisation: D. Wolpert, Neural Networks 5, 1992); since it fits
probabilities to outcomes, what it gives is calibrated too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nlp import neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from nlp.stretches import Stretch

    Values = NDArray[np.float32]

WEIGHTS = {"woorden": 0.7, "betekenis": 0.3}
"""How much each view of the first pass counts in what stands around a sentence."""
NEAR = (-2, -1, 1, 2)
FADING = {-k: 0.4 * 0.6 ** (k - 1) for k in range(1, 9)}
"""What was said before fades: the weights of the eight sentences before."""
LEAST = 1e-4
"""Chances are cut off here before their logarithm is taken."""
SCALE = 0.25
"""Brings log odds to the order of chances."""


def features(stretches: Sequence[Stretch], chances: Mapping[str, Values], documents: Sequence[int]) -> Values:
    """A row for each sentence of the stretches; `documents` are the numbers of sentences of each document.

    `chances` are what the first pass gives, a row a sentence, by view and question ("woorden:rol"). Of the
    sentence itself each view counts, of what stands around it their mean.
    """
    import numpy as np

    own = np.hstack(list(chances.values())).astype(np.float32)
    given = _mean(chances)
    sizes = [len(stretch.texts) for stretch in stretches]
    near = [neighbours.beside(sizes, offset) @ given for offset in NEAR]
    before = neighbours.weighed(sizes, FADING) @ given
    wider = [neighbours.together(groups, given) for groups in (_paragraphs(stretches), sizes, documents)]
    return np.hstack([_odds(own), *near, before, *wider, _places(stretches)]).astype(np.float32)


def _mean(chances: Mapping[str, Values]) -> Values:
    """What the views say together, all questions beside each other."""
    import numpy as np

    weighed = [
        weight * np.hstack([values for name, values in chances.items() if name.startswith(view)])
        for view, weight in WEIGHTS.items()
    ]
    mean: Values = np.sum(weighed, axis=0, dtype=np.float32)
    return mean


def _odds(chances: Values) -> Values:
    import numpy as np

    cut = np.clip(chances, LEAST, 1 - LEAST)
    odds: Values = SCALE * np.log(cut / (1 - cut))
    return odds


def _paragraphs(stretches: Sequence[Stretch]) -> list[int]:
    """The numbers of sentences of the paragraphs."""
    return [size for stretch in stretches for size in _parts(stretch)]


def _parts(stretch: Stretch) -> Iterator[int]:
    starts = sorted(stretch.begins | {0})
    return (end - start for start, end in pairwise([*starts, len(stretch.texts)]))


def _places(stretches: Sequence[Stretch]) -> Values:
    import numpy as np

    return np.array(
        [
            [i == 0, i == len(s.texts) - 1, i in s.begins, i in s.items, min(i, 10) / 10, len(s.texts) == 1]
            for s in stretches
            for i in range(len(s.texts))
        ],
        dtype=np.float32,
    )
