"""Teaches a coder that began without sentences (`nlp.carried`) what people judged."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from nlp import adapting, carried, coldstart, train
from nlp.adapting import PULL
from nlp.carried import Learnt
from nlp.features import found
from nlp.heads import EXCLUSIVE, QUESTIONS, Target
from nlp.passages import UNCODED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.adapting import Adapted
    from nlp.carried import Carried
    from nlp.heads import Values
    from nlp.passages import Coded


def teach(coder: Carried, judged: Sequence[Coded]) -> Carried:
    """The coder that also knows these judgements; sentences that are not judged stand around the others."""
    import numpy as np

    lexicon = adapting.learnt_words(_texts(judged))
    befores, shared = [], []
    for document in judged:
        evidence = [found(coder.ruled.rules, stretch) for stretch in document.stretches]
        befores.append(coder.before(document.stretches, evidence))
        shared.append(adapting.features(lexicon, coldstart.vectors(), document.stretches))
    before = {q: np.concatenate([given[q] for given in befores]) for q in QUESTIONS}
    seen = carried.around(before, np.concatenate(shared))
    added = {q: _adapted(q, coder, judged, before[q], seen) for q in QUESTIONS}
    return carried.taught(coder, Learnt(lexicon, added), identity(coder, judged))


def identity(coder: Carried, judged: Sequence[Coded]) -> str:
    """The name of what would be learnt from these judgements."""
    digest = hashlib.sha256(f"{coder.identity} {coder.ruled.digest}".encode())
    for document in judged:
        digest.update(repr(document).encode())
    return f"oordelen/{digest.hexdigest()[:12]}"


def _adapted(question: str, coder: Carried, judged: Sequence[Coded], before: Values, seen: Values) -> Adapted:
    examples = [example for document in judged for example in document.examples]
    target = train.target(examples, question, coder.ruled)
    ours = carried.classes(question, coder.ruled.codebook)
    order = [target.classes.index(value) for value in ours]
    ordered = Target(ours, target.answers[:, order], target.counts)
    return adapting.adapted(before, seen, ordered, PULL[question], joint=question in EXCLUSIVE)


def _texts(judged: Sequence[Coded]) -> list[str]:
    """The judged sentences, and for each the headings above it."""
    pairs = [
        (text, " ".join(stretch.path), example)
        for document in judged
        for (text, stretch), example in zip(
            ((text, stretch) for stretch in document.stretches for text in stretch.texts),
            document.examples,
            strict=True,
        )
    ]
    kept = [(text, title) for text, title, example in pairs if example != UNCODED]
    return [text for text, _ in kept] + [title for _, title in kept]
