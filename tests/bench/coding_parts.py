"""Measures what each part of the coder adds, and whether more passages would help: `make curve`.

A fifth of the documents, chosen by the hash of their names, is left out of training. The learning curve is by
document: half of the others, then all. Each view alone, the mean of both, and the second pass on top are
measured on the documents left out; so is a first pass without rules and signs. Writes `docs/learning.md`.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nlp import codebooks, passages, train
from nlp.firstpass import VIEWS
from nlp.heads import QUESTIONS, answers
from nlp.rules import RuleSet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nlp.classifier import Classifier
    from nlp.codebooks import Ruled
    from nlp.firstpass import FirstPass
    from nlp.heads import Head, Values
    from nlp.passages import Coded

ROOT = Path(__file__).parents[2]
HELD = 5
THRESHOLD = 0.4
HEAD = ["coder", "sentences", "rol accuracy", "thema micro-F1", "toerekening accuracy", "fase accuracy"]


@dataclass(frozen=True)
class Figures:
    """What is measured: thema given the rol by hand, toerekening of bottlenecks and effects."""

    rol: float
    thema: float
    toerekening: float
    fase: float


def main() -> None:
    """Fit, measure and write."""
    ruled = codebooks.load()
    documents = passages.read(ROOT / "nlp" / "training")
    held = [d for d in documents if _number(d) == 0 and len(d.stretches) > 1]
    names = {d.name for d in held}
    others = [d for d in documents if d.name not in names]
    half = [d for d in others if hashlib.sha256(d.name.encode()).digest()[1] % 2]
    bare = replace(ruled, rules=RuleSet(()))
    rows = [HEAD]
    for name, part in (("half of the documents", half), ("all documents", others)):
        learnt = train.fit(part, ruled, name)
        figures = {**_views(learnt.first, held, ruled), "second pass": _second(learnt, held, ruled)}
        rows += _rows(name, part, figures)
    first = train.first_pass(train.prepared(others, bare), bare, train.encoder.read(train.BASE))
    rows += _rows("all documents, no rules or signs", others, _views(first, held, bare))
    text = "\n".join(
        [
            "# Learning curve, and what each part adds",
            "",
            f"Written by `make curve`: {len(held)} documents were left out of training, "
            f"{sum(len(d.examples) for d in held)} sentences. Thema is measured on those that by hand",
            "have a rol with thema, toerekening on bottlenecks and effects.",
            "",
            *(f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(HEAD), *rows[1:])),
            "",
        ]
    )
    (ROOT / "docs" / "learning.md").write_text(text, "utf-8")
    sys.stdout.write(text)


def _number(document: Coded) -> int:
    return hashlib.sha256(document.name.encode()).digest()[0] % HELD


def _rows(name: str, part: Sequence[Coded], figures: Mapping[str, Figures]) -> list[list[str]]:
    sentences = str(sum(len(d.examples) for d in part))
    return [[f"{name}: {view}", sentences, *_cells(found)] for view, found in figures.items()]


def _views(first: FirstPass, held: Sequence[Coded], ruled: Ruled) -> dict[str, Figures]:
    """The figures of each view of the first pass, and of both together."""
    material = train.prepared(held, ruled)
    chances = first.chances(material.stretches, material.found)
    words, meaning = ({q: chances[f"{view}:{q}"] for q in QUESTIONS} for view in VIEWS)
    both = {q: (words[q] + meaning[q]) / 2 for q in QUESTIONS}
    heads = first.views[VIEWS[0]]
    named = {"words": words, "meaning": meaning, "words and meaning": both}
    return {name: _figures(given, heads, held, ruled) for name, given in named.items()}


def _second(learnt: Classifier, held: Sequence[Coded], ruled: Ruled) -> Figures:
    """The figures of the two passes, over each document as a whole."""
    material = train.prepared(held, ruled)
    first = learnt.first.chances(material.stretches, material.found)
    seen = train.context.features(material.stretches, first, material.sizes)
    return _figures(answers(learnt.second, (seen,)), learnt.second, held, ruled)


def _figures(
    chances: Mapping[str, Values], heads: Mapping[str, Head], held: Sequence[Coded], ruled: Ruled
) -> Figures:
    examples = [example for document in held for example in document.examples]
    best = {
        q: [heads[q].classes[i] for i in chances[q].argmax(axis=1)] for q in ("rol", "toerekening", "fase")
    }
    rollen = {rol.id: rol for rol in ruled.codebook.rollen}
    given = [set(np.array(heads["thema"].classes)[row >= THRESHOLD]) for row in chances["thema"]]
    themed = [(set(e.thema), g) for e, g in zip(examples, given, strict=True) if rollen[e.rol].thematic]
    right = sum(len(gold & one) for gold, one in themed)
    blamed = [
        e.toerekening == b
        for e, b in zip(examples, best["toerekening"], strict=True)
        if rollen[e.rol].attributed
    ]
    return Figures(
        rol=float(np.mean([e.rol == b for e, b in zip(examples, best["rol"], strict=True)])),
        thema=2 * right / max(1, sum(len(gold) + len(one) for gold, one in themed)),
        toerekening=float(np.mean(blamed)),
        fase=float(np.mean([e.fase == b for e, b in zip(examples, best["fase"], strict=True)])),
    )


def _cells(figures: Figures) -> list[str]:
    return [f"{getattr(figures, name):.3f}" for name in ("rol", "thema", "toerekening", "fase")]


if __name__ == "__main__":
    main()
