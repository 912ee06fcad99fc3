"""Who stands beside whom: the matrices against a plain count."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import neighbours

SIZES = st.lists(st.integers(1, 5), min_size=1, max_size=5)


def groups(sizes: list[int]) -> list[int]:
    return [number for number, size in enumerate(sizes) for _ in range(size)]


@settings(deadline=None)
@given(SIZES, st.integers(-3, 3))
def test_a_sentence_gets_the_value_of_its_neighbour_in_the_group(sizes: list[int], offset: int) -> None:
    group, values = groups(sizes), np.arange(1.0, sum(sizes) + 1)[:, None]
    moved = neighbours.beside(sizes, offset) @ values
    for i, (value,) in enumerate(moved):
        there = i + offset
        inside = 0 <= there < len(group) and group[there] == group[i]
        assert value == (values[there, 0] if inside else 0)


@settings(deadline=None)
@given(SIZES, st.integers(0, 3))
def test_the_mean_around_a_sentence(sizes: list[int], width: int) -> None:
    group, values = groups(sizes), np.arange(1.0, sum(sizes) + 1)
    means = neighbours.around(sizes, width) @ values
    for i, mean in enumerate(means):
        near = [v for j, v in enumerate(values) if abs(i - j) <= width and group[j] == group[i]]
        assert np.isclose(mean, np.mean(near))


@settings(deadline=None)
@given(SIZES)
def test_the_mean_over_a_group(sizes: list[int]) -> None:
    group, values = np.array(groups(sizes)), np.arange(1.0, sum(sizes) + 1)[:, None]
    means = neighbours.together(sizes, values)
    for number in range(len(sizes)):
        assert np.allclose(means[group == number], values[group == number].mean())
