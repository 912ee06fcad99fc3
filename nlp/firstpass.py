"""The first pass: what each sentence seems to say by itself and by the words around it.

Two views answer each question: that of its words (runs of lemmas and of pieces of words) and that of its
meaning (vectors of the encoder). Both also see what the rules find.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp import heads, meaning
from nlp.features import contextual, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp.encoder import Encoder
    from nlp.features import Found
    from nlp.heads import Blocks, Head, Values
    from nlp.ngrams import NGrams
    from nlp.stretches import Stretch

VIEWS = ("woorden", "betekenis")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the view of the words counts: runs of lemmas, which `lexicon` numbers, and of pieces of words."""

    lexicon: Mapping[str, int]
    lemmas: NGrams
    pieces: NGrams


@dataclass(frozen=True, slots=True)
class FirstPass:
    """The two views: `views` has by name the heads of each question; `labels` are the rules' labels."""

    labels: tuple[str, ...]
    vocabulary: Vocabulary
    encoder: Encoder
    views: Mapping[str, Mapping[str, Head]]

    def chances(self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]) -> dict[str, Values]:
        """What each view answers to each question ("woorden:rol"), a row a sentence of the stretches."""
        seen = look(self.labels, self.vocabulary, self.encoder, stretches, evidence)
        return {
            f"{view}:{question}": chances
            for view in VIEWS
            for question, chances in heads.answers(self.views[view], seen[view]).items()
        }


def look(
    labels: Sequence[str],
    vocabulary: Vocabulary,
    encoder: Encoder,
    stretches: Sequence[Stretch],
    evidence: Sequence[Sequence[Found]],
) -> dict[str, Blocks]:
    """What each view sees of the sentences, a row each, in blocks of columns side by side."""
    texts = [text for stretch in stretches for text in stretch.texts]
    pieces = encoder.pieces(texts)
    scores = contextual(labels, stretches, evidence)
    lemmas = [words(vocabulary.lexicon, text) for text in texts]
    counted = (vocabulary.lemmas.transform(lemmas), vocabulary.pieces.transform(pieces))
    return {
        "woorden": (scores, *counted),
        "betekenis": (meaning.vectors(encoder, stretches, pieces), scores),
    }
