"""Lemmas of one word among very many, and how far pairs of subjects have words in common, all pairs at once.

What `subjects.likeness` says of two subjects, as sparse products.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from synthesis.subjects import PART, SHORTEST, akin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from synthesis.subjects import Subject

    Numbers = NDArray[np.int64]
    Reals = NDArray[np.float64]

ROWS = 1_024
"""Lemmas that are held against all others at a time, which bounds the memory."""
COMMON = 0.7
"""The share of the shorter lemma that `akin` asks for, rounded."""


@dataclass(frozen=True, slots=True, eq=False)
class Subjects:
    """Subjects (rows) by lemma (columns): what each lemma weighs, and which are in reach of a subject.

    `loose` has the weights of lemmas that stand in a sign, `firm` the sum of the others; `own` has a one for
    each lemma of a subject, `reach` one for each that is of a word with one of its lemmas.
    """

    weighed: csr_array
    loose: csr_array
    firm: Reals
    own: csr_array
    reach: csr_array

    @classmethod
    def of(cls, subjects: Sequence[Subject], weight: Callable[[str], float]) -> Subjects:
        """The subjects in their order."""
        import numpy as np

        lemmas = tuple(sorted(set(chain.from_iterable(one.lemmas for one in subjects))))
        own = _table(subjects, lemmas)
        weights = np.array([weight(lemma) for lemma in lemmas], dtype=np.float64)
        weighed, loose = own.copy(), own.copy()
        weighed.data = weights[own.indices]
        firm = np.array([base in one.firm for one in subjects for base in sorted(one.lemmas)], dtype=bool)
        loose.data = np.where(firm, 0.0, weighed.data)
        reach = own @ _kin(lemmas)
        reach.data[:] = 1.0
        return cls(weighed, loose, (weighed - loose).sum(axis=1), own, reach)

    def likeness(self, left: Numbers, right: Numbers) -> Reals:
        """How far the subjects of each pair have words in common (0 to 1), as `subjects.likeness` has it."""
        import numpy as np

        common = (self._shared(left, right) + self._shared(right, left)) / 2
        own, other = self._whole(left, right), self._whole(right, left)
        least = np.where(common > 0, np.minimum(own, other), 1.0)
        both = np.where(common > 0, own + other, 1.0)
        found: Reals = (2 * common / both + np.minimum(1.0, common / least)) / 2
        return found

    def _shared(self, left: Numbers, right: Numbers) -> Reals:
        weighed = self.weighed[left]
        near, same = ((weighed * table[right]).sum(axis=1) for table in (self.reach, self.own))
        found: Reals = PART * near + (1 - PART) * same
        return found

    def _whole(self, left: Numbers, right: Numbers) -> Reals:
        found: Reals = self.firm[left] + (self.loose[left] * self.reach[right]).sum(axis=1)
        return found


def _table(subjects: Sequence[Subject], lemmas: Sequence[str]) -> csr_array:
    """A one for each lemma of each subject."""
    import numpy as np
    from scipy.sparse import csr_array

    column = {lemma: number for number, lemma in enumerate(lemmas)}
    places = np.array([column[base] for one in subjects for base in sorted(one.lemmas)], dtype=np.int64)
    ends = np.cumsum([0, *(len(one.lemmas) for one in subjects)])
    return csr_array((np.ones(len(places)), places, ends), (len(subjects), max(len(lemmas), 1)))


def _kin(lemmas: Sequence[str]) -> csr_array:
    """Which lemmas are of one word (`akin`), each with itself."""
    import numpy as np
    from scipy.sparse import csr_array

    pairs = {(a, b) for a, b in chain(_by_ends(lemmas), _by_runs(lemmas)) if akin(lemmas[a], lemmas[b])}
    same = ((number, number) for number in range(max(len(lemmas), 1)))
    both = np.array([*same, *sorted(pairs), *sorted((b, a) for a, b in pairs)], dtype=np.int64)
    shape = (max(len(lemmas), 1),) * 2
    found = csr_array((np.ones(len(both)), (both[:, 0], both[:, 1])), shape)
    found.sum_duplicates()
    return found


def _by_ends(lemmas: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of which one may be the beginning or the end of the other: the shortest lemmas that are akin."""
    size = SHORTEST - 1
    short = {lemma: number for number, lemma in enumerate(lemmas) if len(lemma) == size}
    for number, lemma in enumerate(lemmas):
        for end in {lemma[:size], lemma[-size:]} if len(lemma) > size else ():
            if end in short:
                yield min(short[end], number), max(short[end], number)


def _by_runs(lemmas: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j) with i < j that have as many runs of letters in common as makes them akin."""
    import numpy as np

    runs = _runs(lemmas)
    asked = np.array([max(SHORTEST, round(COMMON * len(lemma))) - SHORTEST + 1 for lemma in lemmas])
    for start in range(0, len(lemmas), ROWS):
        common = (runs[start : start + ROWS] @ runs.T).tocoo()
        a, b = common.coords[0] + start, common.coords[1]
        enough = (a < b) & (common.data >= np.minimum(asked[a], asked[b]))
        yield from zip(a[enough].tolist(), b[enough].tolist(), strict=True)


def _runs(lemmas: Sequence[str]) -> csr_array:
    """How often each run of `SHORTEST` letters stands in each lemma."""
    import numpy as np
    from scipy.sparse import csr_array

    cut = [Counter(base[i : i + SHORTEST] for i in range(len(base) - SHORTEST + 1)) for base in lemmas]
    column = {run: number for number, run in enumerate(sorted(set(chain.from_iterable(cut))))}
    ends = np.cumsum([0, *map(len, cut)])
    places = np.array([column[run] for found in cut for run in found], dtype=np.int64)
    times = np.array([count for found in cut for count in found.values()], dtype=np.float64)
    return csr_array((times, places, ends), (len(lemmas), max(len(column), 1)))
