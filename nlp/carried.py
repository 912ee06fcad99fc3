"""A coder for a codebook without a model of its own: what carries over, rules and definitions, judgements.

What a sentence does, what it is put down to and whether it was raised before is said in the language of
administrators, whatever the law: there the heads of another codebook's model answer. What it is about is each
law's own: that is begun by rules and definitions (`nlp.coldstart`). Judgements add to both (`nlp.adapting`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp import adapting, coldstart, passages
from nlp.heads import EXCLUSIVE, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from nlp.adapting import Adapted, Lexicon
    from nlp.classifier import Chances, Classifier
    from nlp.codebooks import Ruled
    from nlp.encoder import Encoder
    from nlp.features import Found
    from nlp.heads import Values
    from nlp.stretches import Stretch

    Odds = dict[str, Values]

LEAST = 1e-4
"""Chances are cut off here before their logarithm is taken."""
UNKNOWN = 4.0
"""What a rule's weight must outdo for a value that the heads do not know."""
BY_DEFINITION = "regels en omschrijving"
BY_JUDGEMENT = "regels, omschrijving en oordelen"


@dataclass(frozen=True, slots=True)
class Learnt:
    """What judgements taught: the words that count, and by question what is added to the log odds."""

    lexicon: Lexicon
    adapted: Mapping[str, Adapted]


@dataclass(frozen=True, slots=True)
class Carried:
    """A coder for the codebook of `ruled`; `home` is the id of the codebook for which `base` was learnt."""

    identity: str
    base: Classifier
    home: str
    ruled: Ruled
    learnt: Learnt | None = None

    @property
    def encoder(self) -> Encoder:
        """What it looks through."""
        return self.base.encoder

    @property
    def speaking(self) -> Mapping[str, Mapping[str, float]]:
        """By rol, the weight with which each sign in a sentence speaks for it."""
        return self.base.speaking

    @property
    def ground(self) -> str:
        """What its themas rest on, in words for a reader."""
        return BY_JUDGEMENT if self.learnt else BY_DEFINITION

    def predict(self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]) -> list[Chances]:
        """For each sentence of one document, in order: for each question the probability of each class."""
        if not stretches:
            return []
        given = {
            question: adapting.chances(odds, joint=question in EXCLUSIVE)
            for question, odds in self._odds(stretches, evidence).items()
        }
        named = {question: classes(question, self.ruled.codebook) for question in QUESTIONS}
        size = len(given[QUESTIONS[0]])
        return [
            {q: dict(zip(named[q], map(float, given[q][row]), strict=True)) for q in QUESTIONS}
            for row in range(size)
        ]

    def before(self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]) -> Odds:
        """The log odds without judgements, by question: a row a sentence, a column a class."""
        import numpy as np

        given = self.base.predict(stretches, evidence)
        begun = {q: self._begun(q, given, stretches, evidence) for q in QUESTIONS}
        return {q: np.asarray(odds, dtype=np.float32) for q, odds in begun.items()}

    def _odds(self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]) -> Odds:
        before = self.before(stretches, evidence)
        if self.learnt is None:
            return before
        seen = around(before, adapting.features(self.learnt.lexicon, coldstart.vectors(), stretches))
        return {q: odds + self.learnt.adapted[q].added(seen) for q, odds in before.items()}

    def _begun(
        self,
        question: str,
        given: Sequence[Chances],
        stretches: Sequence[Stretch],
        evidence: Sequence[Sequence[Found]],
    ) -> Values:
        """Log odds of a question: from the heads where they know the values, else from what there is."""
        import numpy as np

        ours = classes(question, self.ruled.codebook)
        heads = set(given[0][question]) if self._carries(question) else set()
        known = np.array([value in heads for value in ours])
        cut = np.clip([[one[question].get(v, 0.0) for v in ours] for one in given], LEAST, 1 - LEAST)
        odds = np.log(cut) if question in EXCLUSIVE else np.log(cut / (1 - cut))
        return odds if known.all() else np.where(known, odds, self._other(question, stretches, evidence))

    def _carries(self, question: str) -> bool:
        return question not in coldstart.BEGUN or self.ruled.codebook.id == self.home

    def _other(
        self, question: str, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]
    ) -> Values:
        """Log odds from rules and definitions, for values that the heads do not know."""
        ours = classes(question, self.ruled.codebook)
        if question in coldstart.BEGUN:
            return coldstart.odds(question, self.ruled, stretches, evidence)
        return coldstart.plain([f"{question}:{value}" for value in ours], evidence) - UNKNOWN


def classes(question: str, codebook: Codebook) -> tuple[str, ...]:
    """The answers to a question, in the codebook's order."""
    known = {"eerder": ("ja",), **codebook.vocabulary}[question]
    return tuple(value for value in known if value not in passages.STRUCTURAL)


def around(before: Odds, features: Values) -> Values:
    """What judgements are learnt from: the features, and the chances that there were for all questions."""
    import numpy as np

    given = [adapting.chances(before[q], joint=q in EXCLUSIVE) for q in QUESTIONS]
    return np.hstack([features, *given]).astype(np.float32)


def taught(coder: Carried, learnt: Learnt, identity: str) -> Carried:
    """The coder with what judgements taught."""
    return replace(coder, learnt=learnt, identity=identity)
