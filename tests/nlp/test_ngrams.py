"""Runs of tokens: the same figures as scikit-learn gives, whatever the tokens."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import ngrams

SEQUENCES = st.lists(st.lists(st.integers(0, 9), max_size=12), min_size=3, max_size=12)


@settings(max_examples=60, deadline=None)
@given(SEQUENCES, st.sampled_from([1, 2, 3]))
def test_it_weighs_as_scikit_learn_does(sequences: list[list[int]], longest: int) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    sequences = [*sequences, [1, 2, 3], [1, 2, 3]]
    peer = TfidfVectorizer(
        tokenizer=lambda tokens: [str(token) for token in tokens],
        preprocessor=lambda tokens: tokens,
        token_pattern=None,
        ngram_range=(1, longest),
        sublinear_tf=True,
        min_df=2,
    )
    expected = peer.fit_transform(sequences).toarray()
    ours = ngrams.learnt(sequences, longest=longest, least=2).transform(sequences).toarray()
    assert ours.shape == expected.shape
    np.testing.assert_allclose(ours @ ours.T, expected @ expected.T, atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(SEQUENCES)
def test_a_row_does_not_depend_on_the_rows_beside_it(sequences: list[list[int]]) -> None:
    learnt = ngrams.learnt([[1, 2, 3, 4], [1, 2, 3], [3, 4]], longest=3, least=1)
    together = learnt.transform(sequences).toarray()
    for row, sequence in zip(together, sequences, strict=True):
        np.testing.assert_allclose(learnt.transform([sequence]).toarray()[0], row, atol=1e-6)


def test_a_run_does_not_go_over_from_one_sequence_to_the_next() -> None:
    learnt = ngrams.learnt([[1, 2], [1, 2]], longest=2, least=2)
    assert learnt.transform([[1], [2]]).toarray().astype(bool).sum() == 2


@pytest.mark.parametrize("sequences", [[[]], [[], []], [[7], []]])
def test_nothing_known_is_an_empty_row(sequences: list[list[int]]) -> None:
    learnt = ngrams.learnt([[1, 2], [1, 2]], longest=2, least=2)
    assert not learnt.transform(sequences).toarray().any()
