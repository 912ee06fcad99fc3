"""The learnt half of the coding: two passes over a document, each of linear heads.

The first pass (`nlp.firstpass`) sees words, meaning and rules; the second (`nlp.context`) sees what the
first makes of a sentence, of its neighbours and of the whole, and gives calibrated chances.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nlp import context, heads
from nlp.heads import QUESTIONS
from nlp.rules import SIGN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp.encoder import Encoder
    from nlp.features import Found
    from nlp.firstpass import FirstPass
    from nlp.heads import Head
    from nlp.stretches import Stretch

Chances = dict[str, dict[str, float]]
OF_ROL = re.compile(rf"{SIGN}:(?!thema_|toe_|actor_|door_)")
"""The signs that can be a reason for a rol: not those of what or whom a sentence is about."""


@dataclass(frozen=True)
class Classifier:
    """The two passes; `identity` names the training that made them, `second` has a head a question."""

    identity: str
    first: FirstPass
    second: Mapping[str, Head]

    @property
    def encoder(self) -> Encoder:
        """What it looks through."""
        return self.first.encoder

    @property
    def ground(self) -> str:
        """What its themas rest on beside what it learnt: nothing."""
        return ""

    def predict(self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]) -> list[Chances]:
        """For each sentence of one document, in order: for each question the probability of each class."""
        if not stretches:
            return []
        first = self.first.chances(stretches, evidence)
        whole = [sum(len(stretch.texts) for stretch in stretches)]
        given = heads.answers(self.second, (context.features(stretches, first, whole),))
        rows = {q: [self._named(q, row) for row in given[q]] for q in QUESTIONS}
        return [{q: rows[q][i] for q in QUESTIONS} for i in range(whole[0])]

    @cached_property
    def speaking(self) -> dict[str, dict[str, float]]:
        """By rol, the weight with which each sign in a sentence speaks for it in the view of the words."""
        head = self.first.views["woorden"]["rol"]
        signs = [(i, label) for i, label in enumerate(self.first.labels) if OF_ROL.match(label)]
        return {
            rol: {label: float(head.coefficients[i, column]) for i, label in signs}
            for column, rol in enumerate(head.classes)
        }

    def _named(self, question: str, row: Sequence[float]) -> dict[str, float]:
        return dict(zip(self.second[question].classes, map(float, row), strict=True))
