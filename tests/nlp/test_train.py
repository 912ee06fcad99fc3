"""Fitting the classifier: the shipped one is what lies in the tree, and learning is repeatable."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import nlp
from nlp import chosen, codebooks, context, modelfiles, passages, train
from nlp.features import found
from nlp.heads import EXCLUSIVE, QUESTIONS
from nlp.stretches import Stretch

if TYPE_CHECKING:
    from nlp.classifier import Classifier

HERE = Path(nlp.__file__).parent
RULED = codebooks.load()


@cache
def few() -> tuple[passages.Coded, ...]:
    """Some documents, which a model learns from in a moment."""
    return tuple(d for d in passages.read(HERE / "training") if len(d.stretches) > 3)[:8]


@pytest.fixture(scope="module")
def learnt() -> Classifier:
    return train.fit(few(), RULED, "proef")


def chances(classifier: Classifier, document: passages.Coded) -> list[dict[str, dict[str, float]]]:
    evidence = [found(RULED.rules, stretch) for stretch in document.stretches]
    return classifier.predict(document.stretches, evidence)


def test_the_shipped_classifier_was_learnt_from_the_passages_and_rules_that_lie_here() -> None:
    assert chosen.identity() == train.identity(RULED, HERE / "training"), "draai: make train"


def test_it_answers_each_question_with_chances(learnt: Classifier) -> None:
    for sentence in chances(learnt, few()[0]):
        assert set(sentence) == set(QUESTIONS)
        for question in QUESTIONS:
            assert all(0 <= chance <= 1 for chance in sentence[question].values())
        for question in EXCLUSIVE:
            assert sum(sentence[question].values()) == pytest.approx(1, abs=1e-4)


def test_a_classifier_survives_writing_and_reading(learnt: Classifier, tmp_path: Path) -> None:
    modelfiles.save(learnt, tmp_path / "model", "proef")
    again = modelfiles.read(tmp_path / "model", "proef")
    for one, other in zip(chances(learnt, few()[0]), chances(again, few()[0]), strict=True):
        for question in QUESTIONS:
            assert one[question] == pytest.approx(other[question], abs=0.02)


def test_training_twice_gives_the_same_bytes(learnt: Classifier, tmp_path: Path) -> None:
    for name, made in (("een", learnt), ("twee", train.fit(few(), RULED, "proef"))):
        modelfiles.save(made, tmp_path / name, "proef")
    for file in ("proef.npz", "proef.json"):
        assert (tmp_path / "een" / file).read_bytes() == (tmp_path / "twee" / file).read_bytes()


def test_guesses_are_made_without_having_seen_the_document() -> None:
    material = train.prepared(few(), RULED)
    guessed = train.guesses(material, RULED, train.encoder.read(train.BASE))
    seen = train.first_pass(material, RULED, train.encoder.read(train.BASE))
    known = seen.chances(material.stretches, material.found)
    rollen = sorted({*RULED.codebook.vocabulary["rol"]} - passages.STRUCTURAL)
    right = [rollen.index(example.rol) for example in material.examples]
    rows = np.arange(len(right))
    assert known["woorden:rol"][rows, right].mean() > guessed["woorden:rol"][rows, right].mean() + 0.1


def test_the_second_pass_sees_the_sentences_around() -> None:
    stretches = [Stretch((), ("a", "b", "c")), Stretch((), ("d",))]
    chance = np.array([[0.9], [0.1], [0.1], [0.1]], dtype=np.float32)
    rows = context.features(stretches, {"woorden:rol": chance, "betekenis:rol": chance}, [4])
    assert rows.shape[0] == 4
    assert not np.allclose(rows[1], rows[2])  # what stands before them differs
    assert not np.allclose(rows[2], rows[3])


def test_using_the_shipped_model_loads_no_torch() -> None:
    code = (
        "import sys; from nlp import chosen, codebooks; from nlp.features import found\n"
        "from nlp.stretches import Stretch\n"
        "s = Stretch((), ('De termijn is te krap.',)); r = codebooks.load()\n"
        "chosen.load().predict([s], [found(r.rules, s)])\n"
        "print({'torch', 'sentence_transformers', 'sklearn'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
