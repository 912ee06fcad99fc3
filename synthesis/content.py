"""How far two texts are about the same thing: rare words in common, and nearness of meaning.

Words are lemmas; `lemma` may give several with spaces between ("uitvoeringstermijn uitvoering termijn"), so
that parts of compounds meet. A word weighs by its inverse document frequency (Spärck Jones, 1972) in the
texts that are compared, so that what stands in every sentence of the dossier binds nothing.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from corpus import lawbook
from synthesis.lawwords import added
from synthesis.neighbourhoods import blocks, space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy import float32
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from corpus.lawbook import Lawbook
    from corpus.model import Observation

    Encode = Callable[[Sequence[str]], NDArray[float32]]
    Lemma = Callable[[str], str]
    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

MEANING = 0.5
"""The share of meaning in a likeness; the rest is words. Measured on the open half of the planted calls."""
STEM = 6
"""Letters that words of one family share; five would join "verlengen" and "verleiden"."""
STEM_MARK = "-"
DECIMALS = 6
"""Scores that differ by less differ by rounding."""
ROWS = 4_096
"""Given pairs that are compared at once, which bounds the memory."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*\d|\d")


class Pairs(NamedTuple):
    """Pairs of texts by their rows: how alike they are (0 to 1), how many families of words they share."""

    left: Numbers
    right: Numbers
    likeness: Floats
    shared: Numbers

    def taken(self, which: NDArray[np.bool_] | Numbers) -> Pairs:
        """Those of the pairs that are asked for."""
        return Pairs(self.left[which], self.right[which], self.likeness[which], self.shared[which])


@dataclass(frozen=True, slots=True)
class Contents:
    """Texts ready to be compared: unit vectors and unit rows of weighted words, one row a text.

    `families` has a one for each family of words (those that share their beginning) of a text.
    """

    vectors: NDArray[float32]
    words: csr_array
    families: csr_array
    vocabulary: tuple[str, ...]

    @classmethod
    def of(cls, said: Sequence[Observation], encode: Encode, lemma: Lemma) -> Contents:
        """The contents of observations; what is rare is reckoned over these alone."""
        import numpy as np

        texts = [one.text for one in said]
        terms = [_terms(_subject(one), lemma) for one in said]
        vocabulary = tuple(sorted({term for found in terms for term in found}))
        vectors = encode(texts) if texts else np.zeros((0, 1), np.float32)
        families = [frozenset(term[:STEM] for term in found) for found in terms]
        return cls(vectors, _weighted(terms, vocabulary), _counted(families), vocabulary)

    def pairs(self, left: Sequence[int], right: Sequence[int], floor: float) -> Iterator[Pairs]:
        """All pairs at or above the floor (0 to 1): all those of some rows on the left at a time.

        Texts without a word in common are no pair, however near their meaning. Where there are very many on
        the right, those in the cells around a text are looked at.
        """
        import numpy as np

        if not (len(left) and len(right)):
            return
        rows, columns = np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64)
        for own, other in blocks(self._points(rows), self._points(columns)):
            yield self._near(rows[own], columns[other], floor)

    def _points(self, rows: Numbers) -> NDArray[float32]:
        return space(self.vectors[rows], self.words[rows])

    def _near(self, rows: Numbers, columns: Numbers, floor: float) -> Pairs:
        """The pairs at or above the floor of all rows with all columns."""
        import numpy as np

        common = (self.words[rows] @ self.words[columns].T).toarray()
        near = np.clip(self.vectors[rows] @ self.vectors[columns].T, 0.0, 1.0)
        scores = np.round(MEANING * near + (1 - MEANING) * common, DECIMALS)
        scores[common <= 0] = -1.0
        families = (self.families[rows] @ self.families[columns].T).toarray()
        i, j = np.nonzero(scores >= floor)
        return Pairs(rows[i], columns[j], scores[i, j].astype(np.float64), families[i, j].astype(np.int64))

    def each(self, wanted: Sequence[tuple[int, int]], floor: float) -> Iterator[Pairs]:
        """The likeness of given pairs of rows, as `pairs` has it, of those at or above the floor."""
        import numpy as np

        for begin in range(0, len(wanted), ROWS):
            left, right = np.array(wanted[begin : begin + ROWS], dtype=np.int64).T
            common = (self.words[left] * self.words[right]).sum(axis=1)
            shared = (self.families[left] * self.families[right]).sum(axis=1)
            near = np.clip((self.vectors[left] * self.vectors[right]).sum(axis=1), 0.0, 1.0)
            scores = np.round(MEANING * near + (1 - MEANING) * common, DECIMALS)
            found = Pairs(left, right, scores.astype(np.float64), shared.astype(np.int64))
            yield found.taken((scores >= floor) & (common > 0))

    def common(self, a: int, b: int, most: int = 4) -> tuple[str, ...]:
        """The words in common, heaviest first."""
        one, other = self._words(a), self._words(b)
        shared = ((one[column] * other[column], column) for column in one.keys() & other.keys())
        ranked = sorted(shared, key=lambda pair: (-round(pair[0], DECIMALS), pair[1]))
        found = [self.vocabulary[column] for _, column in ranked]
        whole = [word for word in found if not word.endswith(STEM_MARK)]
        stems = [stem for stem in found if stem.endswith(STEM_MARK)]
        lone = [stem for stem in stems if not any(word.startswith(stem[:STEM]) for word in whole)]
        return (*whole, *lone)[:most]

    def _words(self, row: int) -> dict[int, float32]:
        """What the words of a text weigh, by column."""
        where = slice(*self.words.indptr[row : row + 2])
        return dict(zip(self.words.indices[where].tolist(), self.words.data[where], strict=True))


def _subject(one: Observation) -> str:
    """The text without the actors and dates that it names: who and when are no subject."""
    text = one.text
    for mention in one.mentions:
        if mention.kind in ("actor", "datum"):
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _terms(text: str, lemma: Lemma) -> frozenset[str]:
    """The lemmas, and the beginnings of longer ones: "bedreigen" and "bedreiging" share theirs."""
    lemmas = (part for word in _WORD.findall(text) for part in lemma(word.casefold()).split())
    empty = _empty(lawbook.in_use())
    found = frozenset(part for part in lemmas if part not in empty and len(part) > 2)
    return found | {part[:STEM] + STEM_MARK for part in found if len(part) >= STEM}


def _weighted(terms: Sequence[frozenset[str]], vocabulary: Sequence[str]) -> csr_array:
    """A row of unit length for each text (a row of zeros for one without words)."""
    import numpy as np
    from scipy.sparse import csr_array

    counts = Counter(term for found in terms for term in found)
    column = {term: number for number, term in enumerate(vocabulary)}
    idf = {term: math.log((1 + len(terms)) / (1 + counts[term])) + 1 for term in vocabulary}
    data, indices, ends = [], [], [0]
    for found in terms:
        ordered = sorted(found)
        length = math.sqrt(sum(idf[term] ** 2 for term in ordered)) or 1.0
        data += [idf[term] / length for term in ordered]
        indices += [column[term] for term in ordered]
        ends.append(len(indices))
    shape = len(terms), max(len(vocabulary), 1)
    return csr_array((np.array(data, np.float32), np.array(indices, np.intp), np.array(ends, np.intp)), shape)


def _counted(families: Sequence[frozenset[str]]) -> csr_array:
    """A row with a one for each family of a text."""
    import numpy as np
    from scipy.sparse import csr_array

    column = {name: number for number, name in enumerate(sorted(frozenset().union(*families)))}
    indices = [column[name] for found in families for name in sorted(found)]
    ends = np.cumsum([0, *map(len, families)])
    shape = len(families), max(len(column), 1)
    return csr_array((np.ones(len(indices), np.float32), np.array(indices, np.intp), ends), shape)


def reason(words: Sequence[str], themas: Sequence[str]) -> str:
    """Why two texts are taken to be about the same, in Dutch: their themas and words in common."""
    parts = []
    if themas:
        parts.append(f"zelfde thema ({', '.join(themas)})")
    if words:
        parts.append(f"gemeenschappelijke woorden: {', '.join(words)}")
    return "; ".join(parts) or "zelfde betekenis"


@lru_cache(maxsize=4)
def _empty(book: Lawbook) -> frozenset[str]:
    """Lemmas that tell nothing of a subject, whatever the law and under this one."""
    lists = tomllib.loads(files("synthesis").joinpath("content.toml").read_text("utf-8"))
    return frozenset((*lists["woorden"].split(), *added(book, lawbook.SUBJECTS, "woorden", "leeg")))
