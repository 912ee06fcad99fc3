"""How alike texts are to what the codebook says of its values: by meaning, and by words that they share.

Where no sentence was coded yet, the definition of a value (its label, what it includes, its examples) is what
there is to go by. Of the words that a definition shares with a sentence those count most that stand in few
of the definitions (inverse document frequency: K. Spärck Jones, Journal of Documentation 28, 1972).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp import searching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.codebook import Codebook, Fase, Thema
    from nlp.encoder import Encoder
    from nlp.heads import Values

SHORTEST = 5
"""Letters of a word that says what a definition is about; shorter ones stand in any text."""
CLAUSE = re.compile(r"[;:]\s+")


@dataclass(frozen=True)
class Definitions:
    """The definitions of a question's values: the parts of each, and `weights`, by word its rarity."""

    parts: tuple[tuple[str, ...], ...]
    words: tuple[frozenset[str], ...]
    weights: dict[str, float]

    def nearness(self, encoder: Encoder, texts: Sequence[str]) -> tuple[Values, Values]:
        """How near each text, a row, is to each value: to its whole definition, and to the nearest part.

        Cosines, less their mean over the values: what a text has in common with all says nothing.
        """
        import numpy as np

        spread = [part for parts in self.parts for part in parts]
        given = encoder.vectors(texts, encoder.pieces(texts)) @ _vectors(encoder, spread).T
        starts = np.cumsum([0, *map(len, self.parts)])[:-1]
        nearest = np.maximum.reduceat(given, starts, axis=1)
        whole = [" ".join(parts) for parts in self.parts]
        likeness = encoder.vectors(texts, encoder.pieces(texts)) @ _vectors(encoder, whole).T
        return _relative(likeness), _relative(nearest)

    def sharing(self, texts: Sequence[str]) -> Values:
        """How much each text, a row, shares with each definition: the rarity of the words, summed, to one."""
        import numpy as np

        found = [terms(text) & self.weights.keys() for text in texts]
        rows = [
            [sum(self.weights[word] for word in sorted(has & words)) for words in self.words] for has in found
        ]
        summed = np.array(rows, dtype=np.float32).reshape(len(texts), len(self.words))
        return np.asarray(1 - np.exp(-summed), dtype=np.float32)


def of_themas(codebook: Codebook) -> Definitions:
    """What the codebook says of its themas."""
    return _definitions([_of_thema(thema) for thema in codebook.themas])


def of_fasen(codebook: Codebook) -> Definitions:
    """What the codebook says of its fasen."""
    return _definitions([_of_fase(fase) for fase in codebook.fasen])


def terms(text: str) -> frozenset[str]:
    """The words that say what a text is about, as lemmas, with the parts of compounds."""
    return frozenset(word for word in searching.lemmas(text).split() if len(word) >= SHORTEST)


def _definitions(parts: Sequence[tuple[str, ...]]) -> Definitions:
    import math

    words = [frozenset().union(*map(terms, of)) for of in parts]
    spread = Counter(word for of in words for word in of)
    rarest = math.log(len(parts) + 1)
    weights = {word: math.log((len(parts) + 1) / count) / rarest for word, count in spread.items()}
    return Definitions(tuple(parts), tuple(words), weights)


def _of_thema(thema: Thema) -> tuple[str, ...]:
    return _said((thema.label, *CLAUSE.split(thema.includes), *thema.examples))


def _of_fase(fase: Fase) -> tuple[str, ...]:
    return _said((fase.label, fase.moment, fase.who))


def _said(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts that say something, at least one."""
    return tuple(part for part in parts if part.strip()) or ("",)


def _vectors(encoder: Encoder, texts: Sequence[str]) -> Values:
    return encoder.vectors(texts, encoder.pieces(texts))


def _relative(likeness: Values) -> Values:
    import numpy as np

    return np.asarray(likeness - likeness.mean(axis=1, keepdims=True), dtype=np.float32)
