"""What is compared with what: all with all of few, cells of near ones of many."""

from __future__ import annotations

import numpy as np
import pytest

from synthesis import neighbourhoods
from synthesis.neighbourhoods import blocks

HEAPS = 40


def _points(size: int) -> np.ndarray:
    """Points in heaps that lie apart, of length one."""
    draw = np.random.default_rng(7)
    middles = draw.normal(size=(HEAPS, 16))
    points = middles[np.arange(size) % HEAPS] + 0.1 * draw.normal(size=(size, 16))
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


def _nearest(points: np.ndarray, count: int) -> list[set[int]]:
    likeness = points @ points.T
    return [set(row) for row in np.argsort(-likeness, axis=1)[:, :count].tolist()]


def test_few_are_compared_with_all():
    found = list(blocks(_points(1_300)))
    assert np.concatenate([rows for rows, _ in found]).tolist() == list(range(1_300))
    assert all(columns.tolist() == list(range(1_300)) for _, columns in found)


def test_each_of_many_is_compared_once_with_few_among_which_its_nearest_are(monkeypatch):
    monkeypatch.setattr(neighbourhoods, "MANY", 500)
    points = _points(4_000)
    found = list(blocks(points))
    assert sorted(np.concatenate([rows for rows, _ in found]).tolist()) == list(range(4_000))
    assert sum(len(rows) * len(columns) for rows, columns in found) < len(points) ** 2 / 2
    nearest = _nearest(points, 20)
    held = [len(nearest[row] & set(columns.tolist())) for rows, columns in found for row in rows.tolist()]
    assert np.mean(held) >= 0.95 * 20


def test_the_work_grows_as_the_number_does(monkeypatch):
    monkeypatch.setattr(neighbourhoods, "MANY", 500)
    done = [sum(len(r) * len(c) for r, c in blocks(_points(size))) for size in (4_000, 16_000)]
    assert done[1] < 4 * 1.5 * done[0]


def test_rows_of_another_kind_are_compared_with_the_cells_that_they_lie_in(monkeypatch):
    monkeypatch.setattr(neighbourhoods, "MANY", 500)
    points = _points(4_000)
    left = points[:100]
    found = {row: columns for rows, columns in blocks(left, points) for row in rows.tolist()}
    assert sorted(found) == list(range(100))
    assert all(row in columns for row, columns in found.items())


@pytest.mark.parametrize("size", [501, 3_000])
def test_equal_points_are_cut_in_cells_all_the_same(size, monkeypatch):
    monkeypatch.setattr(neighbourhoods, "MANY", 500)
    found = list(blocks(np.ones((size, 4), dtype=np.float32)))
    assert sorted(np.concatenate([rows for rows, _ in found]).tolist()) == list(range(size))
