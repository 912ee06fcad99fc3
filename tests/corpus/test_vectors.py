from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from corpus.errors import CorpusDamagedError
from corpus.vectors import SCALE, Neighbours, fused, neighbours, packed, unpacked

D = 5


def matrices(largest: int = 40) -> st.SearchStrategy[np.ndarray]:
    """Whole numbers with many equal rows."""
    shape = st.tuples(st.integers(0, largest), st.just(D))
    return arrays.arrays(np.int8, shape, elements=st.sampled_from([-127, -3, 0, 1, 127]))


def queries() -> st.SearchStrategy[np.ndarray]:
    return arrays.arrays(np.float32, D, elements=st.floats(-1, 1, width=32))


def brute(index: Neighbours, query: np.ndarray, k: int, keep: np.ndarray) -> list[tuple[int, float]]:
    """Every row by itself, in float64 and Python's own sorting."""
    whole = np.rint(query * np.float32(SCALE)).astype(np.float64)
    products = index.rows.astype(np.float64) @ whole
    rows = sorted(np.flatnonzero(keep), key=lambda row: (-products[row], index.keys[row]))[: max(k, 0)]
    return [(int(index.keys[row]), float(products[row])) for row in rows]


def found(
    index: Neighbours, query: np.ndarray, k: int, allowed: np.ndarray | None
) -> list[tuple[int, float]]:
    keys, scores = index.nearest(query, k, allowed)
    assert (keys.dtype, scores.dtype) == (np.int64, np.float32)
    return [
        (int(key), float(round(score * SCALE**2))) for key, score in zip(keys, scores.tolist(), strict=True)
    ]


@given(matrices(), queries(), st.integers(0, 50), st.data())
def test_the_nearest_are_those_of_brute_force_in_every_form_of_selection(rows, query, k, data):
    keys = np.array(
        sorted(data.draw(st.sets(st.integers(-99, 99), min_size=len(rows), max_size=len(rows)))), np.int64
    )
    index = Neighbours(keys, rows)
    mask = data.draw(arrays.arrays(np.bool_, len(rows)))
    strangers = np.array([-1000, 1000], np.int64)
    assert found(index, query, k, None) == brute(index, query, k, np.ones(len(rows), bool))
    assert found(index, query, k, mask) == brute(index, query, k, mask)
    assert found(index, query, k, np.sort(np.concatenate([keys[mask], strangers]))) == brute(
        index, query, k, mask
    )


@pytest.mark.parametrize("d", [1, 128, 1024])
def test_many_rows_of_any_width_are_compared_exactly(d: int):
    random = np.random.default_rng(d)
    rows = random.integers(-127, 128, (3_000, d), dtype=np.int8)
    index = Neighbours(np.arange(3_000, dtype=np.int64) * 7, rows)
    query = random.uniform(-1, 1, d).astype(np.float32)
    mask = random.random(3_000) < 0.1
    assert found(index, query, 25, None) == brute(index, query, 25, np.ones(3_000, bool))
    assert found(index, query, 25, mask) == brute(index, query, 25, mask)
    assert found(index, query, 25, ~mask) == brute(index, query, 25, ~mask)


def test_equally_near_ones_stand_in_the_order_of_their_keys():
    index = neighbours(np.array([30, 10, 20], np.int64), [packed(np.full((3, D), 0.25, np.float32))], D)
    keys, scores = index.nearest(np.full(D, 0.25, np.float32), 2)
    assert keys.tolist() == [10, 20]
    assert scores[0] == scores[1]


def test_the_score_of_a_vector_with_itself_is_about_one():
    vector = np.random.default_rng(3).normal(size=128).astype(np.float32)
    vector /= np.linalg.norm(vector)
    keys, scores = neighbours(np.array([5], np.int64), [packed(vector[None])], 128).nearest(vector, 3)
    assert keys.tolist() == [5]
    assert scores[0] == pytest.approx(1, abs=0.02)


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(0, 9), st.just(D)), elements=st.floats(-1, 1, width=32))
)
def test_packing_keeps_vectors_to_half_a_step_and_zeros_wholly(vectors):
    rows = unpacked(packed(vectors), D)
    assert rows.shape == vectors.shape
    assert np.abs(rows / SCALE - vectors).max(initial=0) <= 0.5 / SCALE + 1e-6
    assert not rows[vectors == 0].any()
    assert packed(rows.astype(np.float32) / SCALE) == packed(vectors)


def test_what_rounding_left_longer_than_one_does_not_turn_round():
    assert unpacked(packed(np.array([[1.01, -1.01]], np.float32)), 2).tolist() == [[127, -127]]


def test_documents_follow_each_other_and_come_in_the_order_of_their_keys():
    first, second = packed(np.eye(2, dtype=np.float32)), packed(np.array([[0.5, 0.5]], np.float32))
    index = neighbours(np.array([7, 3, 5], np.int64), [first, b"", second], 2)
    assert index.keys.tolist() == [3, 5, 7]
    assert index.nearest(np.array([1, 0], np.float32), 3)[0].tolist() == [7, 5, 3]


def test_an_empty_index_has_nothing_near():
    index = neighbours(np.empty(0, np.int64), [], D)
    assert found(index, np.ones(D, np.float32), 5, None) == []
    assert found(index, np.ones(D, np.float32), 5, np.array([1, 2], np.int64)) == []


def test_damaged_vectors_are_told():
    with pytest.raises(CorpusDamagedError, match="7 bytes"):
        unpacked(bytes(7), D)
    with pytest.raises(CorpusDamagedError, match="3 waarnemingen met een vector, maar 2 vectoren"):
        neighbours(np.arange(3, dtype=np.int64), [bytes(2 * D)], D)


def test_reciprocal_rank_fusion_adds_the_shares_of_the_ranks():
    assert fused([["a", "b"], ["b", "c"]]) == [("b", 1 / 61 + 1 / 62), ("a", 1 / 61), ("c", 1 / 62)]
    assert fused([[3, 3, 1]], k=0) == [(3, 1.0), (1, 0.5)]
    assert fused([]) == fused([[], []]) == []


@given(st.lists(st.lists(st.integers(0, 9), unique=True), max_size=5), st.randoms())
def test_the_order_of_the_rankings_does_not_matter(rankings, random):
    shuffled = random.sample(rankings, len(rankings))
    assert fused(shuffled) == fused(rankings)
    assert {key for key, _ in fused(rankings)} == {key for ranking in rankings for key in ranking}
