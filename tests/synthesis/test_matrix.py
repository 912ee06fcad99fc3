from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from synthesis.matrix import matrix


def test_rows_and_columns_without_pairs_are_shown():
    found = matrix(["a", "b"], ["x", "y"], [("a", "y"), ("a", "y"), ("c", "x")])
    assert (found.rows, found.columns) == (("a", "b"), ("x", "y"))
    assert found.cells == ((0, 2), (0, 0))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"))))
def test_every_pair_is_counted_once(pairs):
    assert sum(map(sum, matrix("abc", "xy", pairs).cells)) == len(pairs)
