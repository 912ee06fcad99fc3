"""Fits the classifier on the project's own coded passages: `make train`."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from nlp import (
    carried,
    chosen,
    codebooks,
    context,
    encoder,
    firstpass,
    heads,
    meaning,
    modelfiles,
    ngrams,
    passages,
    tuning,
)
from nlp.classifier import Classifier
from nlp.dutch import lemma
from nlp.encoder import StaticEncoder
from nlp.features import WORD, contextual, found, words
from nlp.firstpass import FirstPass, Vocabulary
from nlp.heads import EXCLUSIVE, QUESTIONS, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from nlp.codebooks import Ruled
    from nlp.encoder import Encoder, Origin
    from nlp.features import Found
    from nlp.heads import Blocks, Head, Values
    from nlp.passages import Coded, Example
    from nlp.stretches import Stretch

    Tell = Callable[[str, int, int], None]

PASSAGES = Path(str(files(__package__))) / "training"
"""The coded passages that come with the program."""
BASE = Path(str(files(__package__))) / "training" / "vectoren"
"""The vectors that the encoder begins with (see the README there)."""
STRENGTH = {"rol": 2.0, "thema": 4.0, "toerekening": 2.0, "eerder": 4.0, "fase": 2.0}
"""Inverse regularisation of the first pass, chosen by leaving out documents in turn, like all below."""
FROZEN_STRENGTH = dict.fromkeys(STRENGTH, 0.1)
"""The same for the view of the meaning over an encoder that is not fitted to the passages."""
SECOND_STRENGTH = 0.1
LEAST = 3
"""Passages in which a run of words must stand to count."""
WORKERS, MANY = 2, 2000
"""Processes that share the folds when there are more sentences than this; the result is the same."""
STEPS = 4
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


def fit(
    documents: Sequence[Coded],
    ruled: Ruled,
    identity: str,
    base: Encoder | None = None,
    tell: Tell = lambda _name, _done, _total: None,
) -> Classifier:
    """The classifier learnt from these documents; the same documents give the same classifier.

    `base` is the encoder to begin with, `tell(name, done, total)` is called as each step is done.
    """
    material = prepared(documents, ruled)
    begin = (base or encoder.read(BASE)).remembering(meaning.texts(material.stretches))
    tell("passages gelezen", 1, STEPS)
    first = first_pass(material, ruled, begin)
    tell("eerste gang geleerd", 2, STEPS)
    guessed = guesses(material, ruled, begin)
    tell("eerste gang beproefd op wat hij niet kende", 3, STEPS)
    second = second_pass(material, ruled, guessed)
    tell("tweede gang geleerd", 4, STEPS)
    return Classifier(identity, first, second)


def prepared(documents: Sequence[Coded], ruled: Ruled) -> Material:
    """The documents with the rules' evidence."""
    evidence = (
        tuple(found(ruled.rules, stretch) for stretch in document.stretches) for document in documents
    )
    return Material(tuple(documents), tuple(evidence))


def first_pass(material: Material, ruled: Ruled, begin: Encoder) -> FirstPass:
    """The first pass learnt from these documents."""
    stretches, evidence, labels = material.stretches, material.found, ruled.rules.labels
    targets = {question: target(material.examples, question, ruled) for question in QUESTIONS}
    fitted, meant = begin, None
    if isinstance(begin, StaticEncoder):
        fitted, meant = tuning.tuned(begin, stretches, contextual(labels, stretches, evidence), targets)
    vocabulary = _vocabulary([text for stretch in stretches for text in stretch.texts], begin)
    seen = firstpass.look(labels, vocabulary, fitted, stretches, evidence)
    said = _apart(seen["woorden"], targets, STRENGTH)
    meant = meant or _apart(seen["betekenis"], targets, FROZEN_STRENGTH)
    return FirstPass(labels, vocabulary, fitted, {"woorden": said, "betekenis": meant})


def _apart(seen: Blocks, targets: Mapping[str, Target], strengths: Mapping[str, float]) -> dict[str, Head]:
    from scipy.sparse import csr_matrix, hstack

    whole = hstack([csr_matrix(block) for block in seen], format="csr")
    return {question: heads.apart(whole, target, strengths[question]) for question, target in targets.items()}


def _vocabulary(texts: Sequence[str], begin: Encoder) -> Vocabulary:
    known = Counter(form for text in texts for form in {lemma(word) for word in WORD.findall(text)})
    lexicon = {form: i for i, form in enumerate(sorted(f for f, n in known.items() if n >= LEAST), start=1)}
    lemmas = ngrams.learnt([words(lexicon, text) for text in texts], longest=2, least=LEAST)
    return Vocabulary(lexicon, lemmas, ngrams.learnt(begin.pieces(texts), longest=3, least=LEAST))


def guesses(material: Material, ruled: Ruled, begin: Encoder) -> dict[str, Values]:
    """What the first pass says of each sentence when it has not seen the document."""
    import numpy as np
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor

    workers = WORKERS if len(material.examples) > MANY else 1
    parts = Parallel(n_jobs=workers)(delayed(_unseen)(material, ruled, begin, k) for k in range(FOLDS))
    if workers > 1:
        get_reusable_executor().shutdown()  # else it waits for more work, and complains when we leave
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
    targets = {question: target(material.examples, question, ruled) for question in QUESTIONS}
    return {
        question: (heads.joint if question in EXCLUSIVE else heads.apart)(seen, target, SECOND_STRENGTH)
        for question, target in targets.items()
    }


def target(examples: Sequence[Example], question: str, ruled: Ruled) -> Target:
    """The answers to a question, and which sentences are asked it."""
    import numpy as np

    without = {
        "thema": {rol.id for rol in ruled.codebook.rollen if not rol.thematic},
        "toerekening": {rol.id for rol in ruled.codebook.rollen if not rol.attributed},
    }
    counts = [
        example.rol not in without.get(question, ()) and example.answers(question) != {""}
        for example in examples
    ]
    given = [
        example.answers(question) if count else set() for example, count in zip(examples, counts, strict=True)
    ]
    classes = tuple(sorted(carried.classes(question, ruled.codebook)))
    answers = np.array([[name in answer for name in classes] for answer in given], dtype=np.float32)
    return Target(classes, answers, np.array(counts, dtype=np.float32))


def identity(ruled: Ruled, folder: Path, judged: Sequence[Coded] = (), begin: Origin | None = None) -> str:
    """The name of what would be learnt from these rules, passages and judged documents.

    `begin` is the encoder when it is not the static one that comes with the program.
    """
    digest = hashlib.sha256(ruled.digest.encode())
    for path in (*sorted(folder.glob("*.jsonl")), BASE / encoder.WEIGHTS):
        digest.update(path.read_bytes())
    for document in judged:
        digest.update(repr(document).encode())
    digest.update(begin.identity.encode() if begin else b"")
    return f"lineair/{digest.hexdigest()[:12]}"


def main() -> None:
    """Fit on all passages and write the classifier beside the code."""
    ruled = codebooks.load()
    name = identity(ruled, PASSAGES)
    documents = passages.read(PASSAGES)
    modelfiles.save(fit(documents, ruled, name), chosen.SHIPPED, ruled.codebook.id)
    sentences = sum(len(document.examples) for document in documents)
    sys.stdout.write(f"{name}: {sentences} zinnen in {len(documents)} documenten\n")


if __name__ == "__main__":
    main()
