"""Words known by the company they keep: what stands in the same passages is about the same point.

A static encoder knows which words are alike; that "huisarts" and "basisschool" are both about what a village
can bear, it learns from passages. Here lemmas (with those of the parts of compounds) of the project's own
passages have vectors by latent semantic analysis (S. Deerwester et al., 1990), and a sentence has the mean of
those of its words. `python -m nlp.contexts` makes them anew from `nlp/training`.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from nlp import searching
from nlp.encoder import unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp.encoder import Vectors

FILE = Path(__file__).parent / "model" / "contexts.npz"
SHARE = 0.3
"""The share of the company of words in the likeness of two sentences, beside that of the encoder."""
NUMBERS, LEAST, MOST = 128, 4, 0.2
"""Numbers of a vector; passages that a word stands in at least, and the share of them at most."""
SHORTEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Contexts:
    """A row of the table for each lemma, its rarity counted in."""

    rows: dict[str, int]
    table: Vectors

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vector of each text, at length one; zeros for a text of which no word is known."""
        import numpy as np
        from scipy.sparse import csr_matrix

        found = [self._rows(text) for text in texts]
        bounds = np.cumsum([0, *map(len, found)])
        columns = np.fromiter(chain.from_iterable(found), np.int64, int(bounds[-1]))
        counts = csr_matrix((np.ones(len(columns)), columns, bounds), shape=(len(texts), len(self.table)))
        counts.sum_duplicates()
        counts.data = 1 + np.log(counts.data)
        return unit(counts.astype(np.float32) @ self.table)

    def _rows(self, text: str) -> list[int]:
        """The rows of the lemmas of a text, one as often as it stands in it."""
        return [self.rows[word] for word in searching.lemmas(text).split() if word in self.rows]


@cache
def load() -> Contexts:
    """The vectors that come with the program."""
    import numpy as np

    content = np.load(io.BytesIO((files(__package__) / "model" / FILE.name).read_bytes()), allow_pickle=False)
    words = content["words"].tobytes().decode().split("\n")
    return Contexts({word: row for row, word in enumerate(words)}, content["table"].astype(np.float32))


def beside(vectors: Vectors, texts: Sequence[str]) -> Vectors:
    """Vectors of an encoder (n, d) with the company of words beside them: rows of length one (n, d + 128)."""
    import numpy as np

    joined = np.hstack([np.sqrt(1 - SHARE) * vectors, np.sqrt(SHARE) * load().vectors(texts)])
    return unit(joined.astype(np.float32))


def learnt(passages: Iterable[Sequence[str]]) -> Contexts:
    """The vectors of the lemmas of these passages (their sentences)."""
    import numpy as np
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    weigh = TfidfVectorizer(analyzer=_lemmas, sublinear_tf=True, min_df=LEAST, max_df=MOST)
    weighed = weigh.fit_transform([" ".join(texts) for texts in passages])
    directions = TruncatedSVD(NUMBERS, random_state=0).fit(weighed).components_
    table = (directions.T * weigh.idf_[:, None]).astype(np.float32)
    return Contexts({str(word): row for row, word in enumerate(weigh.get_feature_names_out())}, table)


def save(contexts: Contexts, path: Path = FILE) -> None:
    """Write them, in half precision."""
    import numpy as np

    words = np.frombuffer("\n".join(contexts.rows).encode(), dtype=np.uint8)
    np.savez_compressed(path, words=words, table=contexts.table.astype(np.float16))


def _lemmas(text: str) -> list[str]:
    return [word for word in searching.lemmas(text).split() if len(word) >= SHORTEST]


if __name__ == "__main__":
    from nlp.passages import read

    read_passages = read(Path(__file__).parent / "training")
    save(learnt(stretch.texts for document in read_passages for stretch in document.stretches))
