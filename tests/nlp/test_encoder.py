"""The encoder: the same vectors as sentence-transformers gives, without torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nlp
from nlp import encoder

SHIPPED = Path(nlp.__file__).parent / "model" / "spreidingswet-encoder"
TEXTS = (
    "De realisatietermijn van zes maanden is te krap voor vergunning en bouw.",
    "Zes maanden is onhaalbaar kort om te bouwen en vergunningen te verlenen.",
    "De commissaris dankt de gemeenten voor hun inzet.",
    "",
    "§ 12!",
)


@pytest.fixture(scope="module")
def shipped() -> encoder.StaticEncoder:
    return encoder.read(SHIPPED)


def test_it_equals_what_sentence_transformers_makes_of_it(
    shipped: encoder.StaticEncoder,
) -> None:
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    static = StaticEmbedding.load(str(SHIPPED))
    expected = static(static.preprocess(list(TEXTS)))["sentence_embedding"].detach().numpy()
    np.testing.assert_allclose(shipped.encode(TEXTS), expected, atol=1e-3)


def test_sentences_of_one_meaning_are_nearer_than_others(shipped: encoder.StaticEncoder) -> None:
    one, same, other = encoder.unit(shipped.encode(TEXTS[:3]))
    assert one @ same > one @ other + 0.1


def test_a_text_without_pieces_is_nowhere(shipped: encoder.StaticEncoder) -> None:
    assert not shipped.encode(["", "tekst"])[0].any()
    assert not encoder.unit(shipped.encode([""])).any()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_any_text_has_a_vector_of_its_own_whatever_stands_beside_it(
    shipped: encoder.StaticEncoder, texts: list[str]
) -> None:
    together = shipped.encode(texts)
    assert together.shape == (len(texts), shipped.table.shape[1])
    for text, vector in zip(texts, together, strict=True):
        np.testing.assert_allclose(shipped.encode([text])[0], vector, atol=1e-5)


def test_writing_and_reading_gives_the_same(shipped: encoder.StaticEncoder, tmp_path: Path) -> None:
    shipped.save(tmp_path / "weer")
    again = encoder.read(tmp_path / "weer")
    np.testing.assert_array_equal(again.encode(TEXTS), shipped.encode(TEXTS))


def test_using_it_loads_no_torch() -> None:
    code = (
        "import sys; from pathlib import Path; from nlp import encoder\n"
        f"encoder.read(Path({str(SHIPPED)!r})).encode(['De termijn is te krap.'])\n"
        "print({'torch', 'sentence_transformers'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
