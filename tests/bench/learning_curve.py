"""Measures how review improves the coding of a law for which no sentence was coded: part of `make curve`.

The second law's dossier is split by document, half to review and half to measure on, several times. Review
is played with the coding by hand as the reviewer, in the order that the program proposes and in random order;
after each round a model is taught and codes anew. Writes its section of `docs/learning.md`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from corpus import lawbook
from corpus.sampling.candidates import Candidate, Setting
from corpus.sampling.queue import queue
from nlp import chosen, codebooks, coding, judged, metrics, teaching
from nlp.coding import THEMA_THRESHOLD
from nlp.features import found
from nlp.passages import UNCODED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.model import Coding
    from nlp.carried import Carried
    from nlp.classifier import Chances, Classifier
    from nlp.features import Found
    from nlp.passages import Coded, Example
    from nlp.stretches import Stretch

ROOT = Path(__file__).parents[2]
LAW = "straffen-en-beschermen"
BY_HAND = ROOT / "examples" / LAW / "codering"
PAGE = ROOT / "docs" / "learning.md"
HEADING = "## Review of a law without coded sentences"
ROUNDS = (0, 50, 100, 200)
SPLITS = 6
PROPOSED, AT_RANDOM = "as proposed", "at random"
COLUMNS = (
    "thema micro-F1",
    "thema macro-F1",
    "thema micro-F1, rol by hand",
    "rol accuracy",
    "toerekening accuracy",
    "fase accuracy",
)


class Remembering:
    """A classifier that keeps what it said of a document: it is asked the same many times."""

    def __init__(self, base: Classifier) -> None:
        self.base = base
        self.said: dict[tuple[Stretch, ...], list[Chances]] = {}
        self.encoder, self.speaking, self.identity = base.encoder, base.speaking, base.identity

    def predict(self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]) -> list[Chances]:
        """What the classifier says."""
        key = tuple(stretches)
        if key not in self.said:
            self.said[key] = self.base.predict(stretches, evidence)
        return self.said[key]


@dataclass(frozen=True)
class Half:
    """Documents, each sentence of them named by its place."""

    documents: tuple[Coded, ...]
    coder: Carried

    @property
    def examples(self) -> list[Example]:
        """The codings by hand."""
        return [example for document in self.documents for example in document.examples]

    @property
    def texts(self) -> list[str]:
        """The sentences."""
        return [text for d in self.documents for stretch in d.stretches for text in stretch.texts]

    @cached_property
    def evidence(self) -> list[list[list[Found]]]:
        """What the rules find."""
        rules = self.coder.ruled.rules
        return [[found(rules, stretch) for stretch in document.stretches] for document in self.documents]

    def said(self, coder: Carried) -> list[tuple[Found, Chances]]:
        """What rules and a coder say of each sentence."""
        pairs = zip(self.documents, self.evidence, strict=True)
        return [
            (one, chances)
            for document, evidence in pairs
            for one, chances in zip(
                [f for of in evidence for f in of],
                coder.predict(document.stretches, evidence),
                strict=True,
            )
        ]

    def judged(self, places: Iterable[int]) -> tuple[Coded, ...]:
        """The documents with the codings of these sentences alone."""
        chosen_, at = set(places), 0
        documents = []
        for document in self.documents:
            of = [e if at + i in chosen_ else UNCODED for i, e in enumerate(document.examples)]
            documents.append(replace(document, examples=tuple(of)))
            at += len(of)
        return tuple(documents)


def main() -> None:
    """Play the reviews and write what came of them."""
    with lawbook.using(lawbook.shipped(LAW)):
        coder = chosen.start()
        coder = replace(coder, base=cast("Classifier", Remembering(coder.base)))
        documents = judged.read(BY_HAND, codebooks.load().codebook)
        figures: dict[tuple[int, str], list[list[float]]] = {}
        for number in range(SPLITS):
            for key, row in _played(documents, coder, number):
                figures.setdefault(key, []).append(row)
    written = _section(figures, documents)
    before = PAGE.read_text("utf-8").partition(HEADING)[0].rstrip()
    PAGE.write_text(f"{before}\n\n{written}", "utf-8")
    sys.stdout.write(written)


def _played(
    documents: Sequence[Coded], coder: Carried, number: int
) -> Iterator[tuple[tuple[int, str], list[float]]]:
    order = np.random.default_rng(number).permutation(len(documents)).tolist()
    halves = [sorted(order[: len(order) // 2]), sorted(order[len(order) // 2 :])]
    review, held = (Half(tuple(documents[i] for i in half), coder) for half in halves)
    for name in (PROPOSED, AT_RANDOM):
        done: list[int] = []
        taught = coder
        for size in ROUNDS:
            done += _next(review, taught, done, size - len(done), name, number)
            taught = teaching.teach(coder, review.judged(done)) if done else coder
            yield (size, name), _measured(held, taught)


def _next(
    review: Half, coder: Carried, done: Sequence[int], count: int, order: str, number: int
) -> list[int]:
    left = [i for i in range(len(review.texts)) if i not in set(done)]
    if order == AT_RANDOM:
        return [int(i) for i in np.random.default_rng((number, len(done))).permutation(left)[:count]]
    codings = _codings(review, coder)
    candidates = [_candidate(i, codings[i]) for i in left]
    vectors = coder.encoder.vectors(review.texts, coder.encoder.pieces(review.texts))
    setting = Setting(THEMA_THRESHOLD, judged=len(done))
    picks = queue(candidates, vectors[left], setting, count=count, asked=vectors[list(done)])
    return [int(pick.id) for pick in picks]


def _candidate(place: int, said: Coding) -> Candidate:
    return Candidate(f"{place:04d}", "", said.rol_score, said.thema, said.onzeker)


def _codings(half: Half, coder: Carried, *, by_hand: bool = False) -> list[Coding]:
    """The codings of all sentences; `by_hand` takes the rol from the coding by hand."""
    setting = coding.Setting(coder.ruled.codebook, "", "", ground=coder.ground)
    said = half.said(coder)
    if not by_hand:
        return [coding.spoken(evidence, chances, setting) for evidence, chances in said]
    return [
        coding.spoken(evidence, {**chances, "rol": {example.rol: 1.0, "": 0.0}}, setting)
        for (evidence, chances), example in zip(said, half.examples, strict=True)
    ]


def _measured(held: Half, coder: Carried) -> list[float]:
    given, by_hand = _codings(held, coder), _codings(held, coder, by_hand=True)
    gold = held.examples
    coded, asked = (
        metrics.per_class(
            [(frozenset(e.thema or ()), frozenset(one.themas)) for e, one in zip(gold, codings, strict=True)]
        )
        for codings in (given, by_hand)
    )
    rol = np.mean([e.rol == one.rol for e, one in zip(gold, given, strict=True)])
    fase = np.mean([e.fase == one.fase for e, one in zip(gold, given, strict=True)])
    attributed = {rol.id for rol in coder.ruled.codebook.rollen if rol.attributed}
    blamed = np.mean(
        [
            e.toerekening == one.toerekening
            for e, one in zip(gold, by_hand, strict=True)
            if e.rol in attributed
        ]
    )
    figures = metrics.micro(coded).f1, metrics.macro_f1(coded), metrics.micro(asked).f1
    return [*figures, float(rol), float(blamed), float(fase)]


def _section(figures: dict[tuple[int, str], list[list[float]]], documents: Sequence[Coded]) -> str:
    rows = [[str(size), order, *_cells(np.array(of))] for (size, order), of in sorted(figures.items())]
    sentences = sum(len(document.examples) for document in documents)
    head = ["judgements", "order", *COLUMNS]
    return "\n".join(
        [
            HEADING,
            "",
            f"Written by `python tests/bench/learning_curve.py`: {sentences} sentences of {len(documents)}",
            f"documents of the law '{LAW}', {SPLITS} times split by document: one half is",
            "reviewed, the other measured; mean and standard deviation over the splits. The weights of the",
            "cold start were chosen on the first law. Two things were decided with figures of this law seen,",
            "so take them as a little too good: that a fase is begun by rules without its definition (0.60",
            "against 0.52), and how strongly learning is held back, of the toerekening above all. Review in",
            "the program does not ask for the fase: its figures are of a coding",
            "that is given with `--judged`. The coding by hand and this law's rules have one maker.",
            "",
            *(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)),
            "",
        ]
    )


def _cells(of: Any) -> list[str]:
    return [f"{mean:.3f} ± {sd:.3f}" for mean, sd in zip(of.mean(axis=0), of.std(axis=0), strict=True)]


if __name__ == "__main__":
    main()
