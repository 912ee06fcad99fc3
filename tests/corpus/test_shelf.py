"""The positions of documents: in order, kept where possible, within bounds."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.shelf import FARTHEST, STEP, positions

IDS = [f"d{number}" for number in range(12)]


def sorted_out(order: list[str], given_positions: dict[str, int]) -> bool:
    """Whether each document of the order, and no other, has a position, ascending, of at most 39 bits."""
    values = [given_positions[id_] for id_ in order]
    fits = all(-(2**38) <= value <= 2**38 for value in values)
    return list(given_positions) == order and fits and all(low < high for low, high in pairwise(values))


@given(st.permutations(IDS), st.dictionaries(st.sampled_from(IDS), st.integers(-40, 40)), st.integers(0, 12))
def test_any_order_is_kept(order: list[str], current: dict[str, int], many: int) -> None:
    wanted = order[:many]
    distinct = dict(zip(current, sorted(set(current.values())), strict=False))
    found = positions(wanted, distinct)
    assert sorted_out(wanted, found)
    assert positions(wanted, found) == found


@given(st.lists(st.integers(0, 100), min_size=1, max_size=60), st.integers(0, 6))
def test_who_comes_between_others_moves_none_while_there_is_room(at: list[int], there: int) -> None:
    order = IDS[:there]
    current = positions(order, {})
    for number, where in enumerate(at[:16]):
        order.insert(where % (len(order) + 1), f"n{number}")
        found = positions(order, current)
        assert sorted_out(order, found)
        assert all(found[id_] == place for id_, place in current.items()) or number >= 15
        current = found


@given(st.permutations(IDS))
def test_who_stays_in_order_stays_in_place(order: list[str]) -> None:
    """As many stay as stand in the right order among each other."""
    before = positions(IDS, {})
    after = positions(order, before)
    stayed = [id_ for id_ in order if after[id_] == before[id_]]
    longest = [1] * len(order)
    for at, id_ in enumerate(order):
        earlier = [longest[i] for i in range(at) if before[order[i]] < before[id_]]
        longest[at] += max(earlier, default=0)
    assert len(stayed) >= max(longest)


def same(_: int, many: int) -> int:
    return many // 2


def after_the_last(number: int, _: int) -> int:
    return 100 + number


def first(_number: int, _many: int) -> int:
    return 0


def last(_: int, many: int) -> int:
    return many


def anywhere(number: int, many: int) -> int:
    return Random(number).randrange(many + 1)  # noqa: S311


@pytest.mark.parametrize("spot", [same, after_the_last, first, last, anywhere])
def test_thousands_come_at_the_same_spot(spot: object) -> None:
    assert callable(spot)
    order = [f"d{number}" for number in range(200)]
    current, moved = positions(order, {}), 0
    for number in range(1_200):
        order.insert(spot(number, len(order)), f"n{number}")
        found = positions(order, current)
        moved += sum(found[id_] != place for id_, place in current.items())
        current = found
    assert sorted_out(order, current)
    assert moved <= 12 * 1_200  # for each that comes, however many there are


def test_who_wandered_off_too_far_is_fetched_back() -> None:
    order = ["a", "b", "c"]
    current = {"a": -FARTHEST + 1, "b": FARTHEST}
    assert positions(order, current) == {"a": STEP, "b": 2 * STEP, "c": 3 * STEP}
    assert positions([], {}) == {}
