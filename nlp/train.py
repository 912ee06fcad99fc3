"""Fits the classifier on the project's own coded passages: `make train`."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from nlp import codebooks, context, encoder, firstpass, heads, modelfiles, ngrams, passages, tuning
from nlp.classifier import Classifier
from nlp.dutch import lemma
from nlp.features import WORD, contextual, found, words
from nlp.firstpass import FirstPass, Vocabulary
from nlp.heads import EXCLUSIVE, QUESTIONS, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nlp.codebooks import Ruled
    from nlp.encoder import Encoder
    from nlp.features import Found
    from nlp.heads import Head, Values
    from nlp.passages import Coded, Example
    from nlp.stretches import Stretch

BASE = Path(str(files(__package__))) / "training" / "vectoren"
"""The vectors that the encoder begins with (see the README there)."""
STRENGTH = {"rol": 2.0, "thema": 4.0, "toerekening": 2.0, "eerder": 4.0, "fase": 2.0}
"""Inverse regularisation of the first pass, chosen by leaving out documents in turn, like all below."""
SECOND_STRENGTH = 0.1
LEAST = 3
"""Passages in which a run of words must stand to count."""
WORKERS, MANY = 2, 2000
"""Processes that share the folds when there are more sentences than this; the result is the same."""
FOLDS = 4
"""Parts of the documents that the first pass is shown in turn without, to teach the second pass."""


@dataclass(frozen=True, slots=True)
class Material:
    """Documents with what the rules find in them, in one order throughout."""

    documents: tuple[Coded, ...]
    evidence: tuple[tuple[list[Found], ...], ...]

    @property
    def stretches(self) -> list[Stretch]:
        """The stretches of all documents."""
        return [stretch for document in self.documents for stretch in document.stretches]

    @property
    def found(self) -> list[list[Found]]:
        """The evidence for each stretch."""
        return [found for document in self.evidence for found in document]

    @property
    def examples(self) -> list[Example]:
        """The codings of all sentences."""
        return [example for document in self.documents for example in document.examples]

    @property
    def sizes(self) -> list[int]:
        """The numbers of sentences of the documents."""
        return [len(document.examples) for document in self.documents]

    def part(self, chosen: Iterable[int]) -> Material:
        """Some of the documents."""
        kept = list(chosen)
        return Material(tuple(self.documents[i] for i in kept), tuple(self.evidence[i] for i in kept))


def fit(documents: Sequence[Coded], ruled: Ruled, identity: str, base: Encoder | None = None) -> Classifier:
    """The classifier learnt from these documents; the same documents give the same classifier.

    `base` is the encoder to begin with.
    """
    begin = base or encoder.read(BASE)
    material = prepared(documents, ruled)
    first = first_pass(material, ruled, begin)
    return Classifier(identity, first, second_pass(material, ruled, guesses(material, ruled, begin)))


def prepared(documents: Sequence[Coded], ruled: Ruled) -> Material:
    """The documents with the rules' evidence."""
    evidence = (
        tuple(found(ruled.rules, stretch) for stretch in document.stretches) for document in documents
    )
    return Material(tuple(documents), tuple(evidence))


def first_pass(material: Material, ruled: Ruled, begin: Encoder) -> FirstPass:
    """The first pass learnt from these documents."""
    stretches, evidence, labels = material.stretches, material.found, ruled.rules.labels
    targets = {question: _target(material.examples, question, ruled) for question in QUESTIONS}
    fitted, meant = tuning.tuned(begin, stretches, contextual(labels, stretches, evidence), targets)
    vocabulary = _vocabulary([text for stretch in stretches for text in stretch.texts], begin)
    seen = firstpass.look(labels, vocabulary, fitted, stretches, evidence)["woorden"]
    said = {question: heads.apart(seen, target, STRENGTH[question]) for question, target in targets.items()}
    return FirstPass(labels, vocabulary, fitted, {"woorden": said, "betekenis": meant})


def _vocabulary(texts: Sequence[str], begin: Encoder) -> Vocabulary:
    known = Counter(form for text in texts for form in {lemma(word) for word in WORD.findall(text)})
    lexicon = {form: i for i, form in enumerate(sorted(f for f, n in known.items() if n >= LEAST), start=1)}
    lemmas = ngrams.learnt([words(lexicon, text) for text in texts], longest=2, least=LEAST)
    return Vocabulary(lexicon, lemmas, ngrams.learnt(begin.pieces(texts), longest=3, least=LEAST))


def guesses(material: Material, ruled: Ruled, begin: Encoder) -> dict[str, Values]:
    """What the first pass says of each sentence when it has not seen the document."""
    import numpy as np
    from joblib import Parallel, delayed

    workers = WORKERS if len(material.examples) > MANY else 1
    parts = Parallel(n_jobs=workers)(delayed(_unseen)(material, ruled, begin, k) for k in range(FOLDS))
    starts = np.cumsum([0, *material.sizes])
    places = [np.arange(starts[i], starts[i + 1]) for k in range(FOLDS) for i in _fold(material, k)]
    order = np.argsort(np.concatenate(places))
    return {name: np.concatenate([part[name] for part in parts])[order] for name in parts[0]}


def _fold(material: Material, number: int) -> range:
    return range(number, len(material.documents), FOLDS)


def _unseen(material: Material, ruled: Ruled, begin: Encoder, number: int) -> dict[str, Values]:
    held = _fold(material, number)
    unseen = material.part(held)
    seen = material.part(i for i in range(len(material.documents)) if i not in held)
    return first_pass(seen, ruled, begin).chances(unseen.stretches, unseen.found)


def second_pass(material: Material, ruled: Ruled, guessed: dict[str, Values]) -> dict[str, Head]:
    """The second pass learnt from what the first one guessed."""
    seen = context.features(material.stretches, guessed, material.sizes)
    targets = {question: _target(material.examples, question, ruled) for question in QUESTIONS}
    return {
        question: (heads.joint if question in EXCLUSIVE else heads.apart)(seen, target, SECOND_STRENGTH)
        for question, target in targets.items()
    }


def _target(examples: Sequence[Example], question: str, ruled: Ruled) -> Target:
    """The answers to a question, and which sentences are asked it."""
    import numpy as np

    without = {
        "thema": {rol.id for rol in ruled.codebook.rollen if not rol.thematic},
        "toerekening": {rol.id for rol in ruled.codebook.rollen if not rol.attributed},
    }
    counts = [example.rol not in without.get(question, ()) for example in examples]
    given = [
        example.answers(question) if count else set() for example, count in zip(examples, counts, strict=True)
    ]
    known = {"eerder": ("ja",), **ruled.codebook.vocabulary}[question]
    classes = tuple(name for name in sorted(known) if name not in passages.STRUCTURAL)
    answers = np.array([[name in answer for name in classes] for answer in given], dtype=np.float32)
    return Target(classes, answers, np.array(counts, dtype=np.float32))


def identity(ruled: Ruled, folder: Path) -> str:
    """The name of what would be learnt from these rules and passages."""
    digest = hashlib.sha256(ruled.digest.encode())
    for path in (*sorted(folder.glob("*.jsonl")), BASE / encoder.WEIGHTS):
        digest.update(path.read_bytes())
    return f"lineair/{digest.hexdigest()[:12]}"


def main() -> None:
    """Fit on all passages and write the classifier beside the code."""
    here = Path(str(files(__package__)))
    ruled = codebooks.load()
    name = identity(ruled, here / "training")
    documents = passages.read(here / "training")
    modelfiles.save(fit(documents, ruled, name), here / "model", ruled.codebook.id)
    sentences = sum(len(document.examples) for document in documents)
    sys.stdout.write(f"{name}: {sentences} zinnen in {len(documents)} documenten\n")


if __name__ == "__main__":
    main()
