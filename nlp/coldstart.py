"""What a sentence is about where no sentence was coded yet: by rules and definitions alone.

For each sentence and each value of a question there are the same few signals: what the rules find for it in
the sentence, in the headings and nearby, and how alike these are to its definition. Each signal has one
weight, the same for all values, so that what was learnt on one law's passages (`nlp.beginning`) holds for
the values of any other. A value for which the codebook has no rule is weighed by its definition alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from nlp import definitions, encoder, features, meaning, neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from nlp.codebooks import Ruled
    from nlp.definitions import Definitions
    from nlp.encoder import StaticEncoder
    from nlp.features import Found
    from nlp.heads import Values
    from nlp.stretches import Stretch

    Evidence = Sequence[Sequence[Found]]

BEGUN = ("thema", "fase")
"""The questions whose values are each law's own."""
GENERAL = "algemeen"
"""The fase of what is about none in particular: no rule finds it, so that it has a signal of its own."""
FADING = {-k: 0.6 ** (k - 1) for k in range(1, 5)}
"""What was said before fades: the weights of the four sentences before."""
RULES, DEFINITIONS = "regels", "omschrijving"
SIGNALS = {
    "thema": {RULES: (*range(8), *range(9, 19)), DEFINITIONS: tuple(range(9, 18))},
    "fase": {RULES: (*range(8), 8, 19), DEFINITIONS: (*range(9, 18), 19)},
}
"""The signals that count for a question, for values with rules and for those without.

A fase with rules is not weighed by its definition: that names moments and offices, which say little of what
is written about it.
"""
WEIGHTS = "begin.json"
"""The weights, in the folder of the model that comes with the program."""
BASE = "training/vectoren"
"""The vectors in which definitions are compared: those that no law's passages have fitted."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each signal in the log odds of a value, and the log odds without any signal."""

    signals: tuple[float, ...]
    bias: float


@cache
def weights() -> Mapping[str, Mapping[str, Weights]]:
    """The weights by question, for values with rules and for those without, as they come with the program."""
    said = json.loads((files(__package__) / "model" / WEIGHTS).read_text("utf-8"))["gewichten"]
    return {
        question: {kind: Weights(tuple(of["signalen"]), of["grond"]) for kind, of in kinds.items()}
        for question, kinds in said.items()
    }


@cache
def vectors() -> StaticEncoder:
    """The encoder in which definitions are compared."""
    return encoder.read(files(__package__) / BASE)


def odds(question: str, ruled: Ruled, stretches: Sequence[Stretch], evidence: Evidence) -> Values:
    """The log odds of each value of a question, a column each in the codebook's order, for each sentence.

    The stretches are those of one document.
    """
    import numpy as np

    seen = signals(question, ruled, stretches, evidence)
    columns = [
        seen[:, i, SIGNALS[question][kind]] @ np.array(weighed.signals, np.float32) + weighed.bias
        for i, kind in enumerate(_kinds(question, ruled))
        for weighed in (weights()[question][kind],)
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def plain(labels: Sequence[str], evidence: Evidence) -> Values:
    """What the rules find for each label in each sentence itself."""
    columns = {label: i for i, label in enumerate(labels)}
    found: Values = features.scores(columns, [one.own for one in chain.from_iterable(evidence)]).toarray()
    return found


def signals(question: str, ruled: Ruled, stretches: Sequence[Stretch], evidence: Evidence) -> Values:
    """The signals of all sentences of one document: sentences, values, signals (see `SIGNALS`)."""
    import numpy as np

    sizes = [len(stretch.texts) for stretch in stretches]
    by_rules = _by_rules(question, ruled.codebook, sizes, evidence)
    by_definition = _by_definition(_known(question, ruled.codebook), sizes, stretches)
    general = np.zeros_like(by_rules[0])
    general[:, [value == GENERAL for value in ruled.codebook.vocabulary[question]]] = 1
    own, near = by_rules[0], by_definition[0]
    return np.stack([*by_rules, *by_definition, own * near, general], axis=2).astype(np.float32)


def _kinds(question: str, ruled: Ruled) -> list[str]:
    """By which weights each value is weighed."""
    with_rules = {f"{question}:{GENERAL}", *ruled.rules.labels}
    found = [f"{question}:{value}" in with_rules for value in ruled.codebook.vocabulary[question]]
    any_rule = any(label.startswith(f"{question}:") for label in ruled.rules.labels)
    return [RULES if ruled_too and any_rule else DEFINITIONS for ruled_too in found]


def _by_rules(question: str, codebook: Codebook, sizes: Sequence[int], evidence: Evidence) -> list[Values]:
    """What rules find: in the sentence, the heading, those above, before, after, around, in all; the most."""
    import numpy as np

    labels = [f"{question}:{value}" for value in codebook.vocabulary[question]]
    columns = {label: i for i, label in enumerate(labels)}
    own = plain(labels, evidence)
    heading, above = (
        np.repeat(features.scores(columns, hits).toarray(), sizes, axis=0)
        for hits in ([of[0].heading for of in evidence], [of[0].above for of in evidence])
    )
    most = own.max(axis=1, keepdims=True)
    return [
        own,
        heading,
        above,
        neighbours.weighed(sizes, FADING) @ own,
        neighbours.beside(sizes, 1) @ own,
        neighbours.together(sizes, own),
        neighbours.together([len(own)], own),
        own == most,
        np.repeat(most > 0, own.shape[1], axis=1),
    ]


def _by_definition(known: Definitions, sizes: Sequence[int], stretches: Sequence[Stretch]) -> list[Values]:
    """How alike are: the sentence (in three ways), the headings (in two), before, around, all; the most."""
    import numpy as np

    texts = [text for stretch in stretches for text in stretch.texts]
    titles = meaning.headings(stretches)
    near, nearest = known.nearness(vectors(), texts)
    shared = known.sharing(texts)
    return [
        near,
        nearest,
        shared,
        np.repeat(known.nearness(vectors(), titles)[0], sizes, axis=0),
        np.repeat(known.sharing(titles), sizes, axis=0),
        neighbours.weighed(sizes, FADING) @ near,
        neighbours.together(sizes, near),
        neighbours.together([len(near)], near),
        neighbours.together(sizes, shared),
    ]


@lru_cache(maxsize=8)
def _known(question: str, codebook: Codebook) -> Definitions:
    return {"thema": definitions.of_themas, "fase": definitions.of_fasen}[question](codebook)
