from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import ThemaScore
from corpus.sampling.candidates import Candidate, Ground, Setting
from corpus.sampling.control import EVERY, drawn, due, lot
from corpus.sampling.diversity import spread
from corpus.sampling.priority import closeness, doubt, priority, rarities
from corpus.sampling.queue import queue

if TYPE_CHECKING:
    import random

    from corpus.sampling.diversity import Vectors

PLAIN = Setting(threshold=0.4)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.text("abcdef0123", min_size=1, max_size=4),
        document=st.just("brief"),
        rol_score=st.floats(0, 1),
        thema=st.lists(
            st.builds(ThemaScore, st.sampled_from(["zout", "peper", "azijn"]), st.floats(0, 1)), max_size=2
        ).map(tuple),
        onzeker=st.booleans(),
        reopened=st.booleans(),
        conflict=st.booleans(),
    ),
    max_size=25,
    unique_by=lambda one: one.id,
)


def nothing_known(count: int) -> Vectors:
    return np.zeros((count, 0))


def candidates(scores: list[float]) -> list[Candidate]:
    return [Candidate(f"z{number:04}", "brief", score) for number, score in enumerate(scores)]


@given(CANDIDATES, st.randoms(use_true_random=False), st.integers(0, 30))
def test_the_order_of_the_input_plays_no_part(
    found: list[Candidate], order: random.Random, count: int
) -> None:
    setting = Setting(0.4, {"zout": 40, "peper": 2}, {"zout": 3}, judged=3)
    vectors = np.random.default_rng(1).standard_normal((len(found), 6))
    picks = queue(found, vectors, setting, count=count)
    rows = order.sample(range(len(found)), len(found))
    assert queue([found[row] for row in rows], vectors[rows], setting, count=count) == picks
    assert len(picks) == min(count, len(found))


@given(CANDIDATES)
def test_everything_comes_up_once_and_what_people_left_open_comes_first(found: list[Candidate]) -> None:
    picks = queue(found, nothing_known(len(found)), PLAIN, count=len(found) + 5)
    assert sorted(pick.id for pick in picks) == sorted(one.id for one in found)
    order = [Ground.CONFLICT, Ground.REOPENED, Ground.CHOSEN]
    places = [min(order.index(p.ground), 2) if p.ground in order else 2 for p in picks]
    assert places == sorted(places)
    assert all(0.0 <= pick.score <= 1.0 and pick.reason for pick in picks)


def test_the_least_certain_comes_first() -> None:
    found = candidates([0.9, 0.4, 0.99, 0.7])
    picks = queue(found, nothing_known(4), PLAIN)
    assert [pick.id for pick in picks] == ["z0001", "z0003", "z0000", "z0002"]
    assert picks[0].reason == "zekerheid 40 %"


def test_near_copies_are_not_all_asked() -> None:
    rng = np.random.default_rng(7)
    copied = rng.standard_normal(16)
    copies = copied + 0.02 * rng.standard_normal((10, 16))
    vectors = np.vstack([copies, rng.standard_normal((30, 16))])
    found = candidates([0.3] * 10 + [0.6] * 30)
    picks = queue(found, vectors, PLAIN, count=16)
    chosen = [pick.id for pick in picks if pick.ground is Ground.CHOSEN]
    assert chosen[0] < "z0010"
    assert sum(name < "z0010" for name in chosen) == 1


def test_what_resembles_what_was_asked_before_waits() -> None:
    vectors = np.eye(3)
    found = candidates([0.3, 0.6, 0.7])
    assert queue(found, vectors, PLAIN)[0].id == "z0000"
    assert [p.id for p in queue(found, vectors, PLAIN, asked=vectors[:1])] == ["z0001", "z0002", "z0000"]
    reopened = Candidate("z9", "brief", 1.0, reopened=True)
    again = queue([*found, reopened], np.vstack([vectors, vectors[:1]]), PLAIN)
    assert [pick.id for pick in again] == ["z9", "z0001", "z0002", "z0000"]


def test_whole_numbers_do_for_vectors() -> None:
    vectors = np.array([[127, 0], [126, 1], [0, 127]], dtype=np.int8)
    found = candidates([0.3, 0.3, 0.5])
    assert [pick.id for pick in queue(found, vectors, PLAIN)] == ["z0000", "z0002", "z0001"]


def test_a_rare_thema_goes_before_a_common_one_and_says_so() -> None:
    setting = Setting(0.4, {"zout": 900, "azijn": 4}, {"zout": 50, "azijn": 1})
    common = Candidate("a", "brief", 0.8, (ThemaScore("zout", 0.9),))
    rare = Candidate("b", "brief", 0.8, (ThemaScore("azijn", 0.9),))
    picks = queue([common, rare], nothing_known(2), setting)
    assert [pick.id for pick in picks] == ["b", "a"]
    assert picks[0].reason == "zekerheid 80 %; thema azijn komt weinig voor"
    assert picks[1].reason == "zekerheid 80 %"


@pytest.mark.parametrize(
    ("reviewed", "words"),
    [
        ({"zout": 300}, "thema peper is nog niet beoordeeld"),
        ({"zout": 30_000, "peper": 1}, "thema peper is nog weinig beoordeeld"),
    ],
)
def test_a_thema_that_was_hardly_reviewed_says_so(reviewed: dict[str, int], words: str) -> None:
    setting = Setting(0.4, {"zout": 500, "peper": 60}, reviewed)
    one = Candidate("a", "brief", 0.8, (ThemaScore("peper", 0.9),))
    assert queue([one], nothing_known(1), setting)[0].reason == f"zekerheid 80 %; {words}"


def test_reasons_tell_of_guesses_of_edges_and_of_what_people_left_open() -> None:
    edge = Candidate("a", "brief", 0.41, (ThemaScore("zout", 0.42),), onzeker=True)
    setting = Setting(0.4, {"zout": 30, "peper": 2}, {"zout": 5})
    assert queue([edge], nothing_known(1), setting)[0].reason == (
        "de machine gist, zekerheid 41 %; thema zout op de grens (42 %)"
    )
    torn = queue(
        [replace(edge, conflict=True), replace(edge, id="b", reopened=True)], nothing_known(2), setting
    )
    assert [pick.ground for pick in torn] == [Ground.CONFLICT, Ground.REOPENED]
    assert torn[0].reason == "beoordelaars spreken elkaar tegen"


@given(CANDIDATES)
def test_doubt_rarity_and_priority_are_shares(found: list[Candidate]) -> None:
    setting = Setting(0.4, {"zout": 40, "peper": 2}, {"zout": 3})
    rare = rarities(setting)
    for one in found:
        assert 0.0 <= doubt(one, 0.4) <= 1.0
        assert 0.0 <= priority(one, setting, rare) <= 1.0
        assert doubt(replace(one, rol_score=one.rol_score / 2), 0.4) >= doubt(one, 0.4)


def test_a_score_on_its_threshold_is_as_close_as_can_be() -> None:
    assert closeness(ThemaScore("zout", 0.4), 0.4) == 1.0
    assert closeness(ThemaScore("zout", 0.0), 0.4) == closeness(ThemaScore("zout", 1.0), 0.4) == 0.0
    assert closeness(ThemaScore("zout", 0.7), 0.4) == pytest.approx(0.5)


def test_one_in_five_is_drawn_by_lot_however_often_the_queue_is_made() -> None:
    found = candidates([0.5 + number / 1000 for number in range(200)])
    left, judged, controls = {one.id: one for one in found}, [], set()
    while len(judged) < 100:
        setting = Setting(0.4, judged=len(judged), controls=len(controls))
        for pick in queue(list(left.values()), nothing_known(len(left)), setting, count=3):
            judged.append(pick.id)
            del left[pick.id]
            controls |= {pick.id} if pick.ground is Ground.CONTROL else set()
    assert len(controls) == 100 // EVERY
    counted = drawn(judged, left)
    assert controls <= counted
    assert len(counted) - len(controls) <= 2
    lowest = sorted((one.id for one in found), key=lot)[: len(controls)]
    assert len(controls & set(lowest)) >= len(controls) // 2


@given(st.permutations([f"z{number}" for number in range(12)]), st.integers(0, 12))
def test_a_control_draw_is_on_the_lowest_lot_that_was_left(order: list[str], count: int) -> None:
    judged, rest = order[:count], order[count:]
    expected = {
        name for at, name in enumerate(judged) if lot(name) == min(lot(other) for other in order[at:])
    }
    assert drawn(judged, rest) == expected


def test_lots_are_as_good_as_random() -> None:
    places = np.argsort([lot(f"z{number:05}") for number in range(2000)])
    assert abs(np.corrcoef(places, np.arange(2000))[0, 1]) < 0.06


def test_control_draws_are_due_when_a_fifth_is_not_reached() -> None:
    assert [due(judged, 0) for judged in range(6)] == [False] * 4 + [True] * 2
    assert not due(4, 1)
    assert due(9, 1)


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 5))
def test_spread_is_farthest_first(rows: int, count: int, before: int) -> None:
    rng = np.random.default_rng(rows * 100 + count)
    vectors, asked = rng.standard_normal((rows, 4)), rng.standard_normal((before, 4))
    worth = rng.random(rows)
    chosen = spread(vectors, worth, count, asked)
    assert len(chosen) == len(set(chosen)) == min(rows, count)

    def apart(one: np.ndarray, other: np.ndarray) -> float:
        cosine = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
        return float(np.sqrt(max(0.0, 1 - cosine)))

    for at, row in enumerate(chosen):
        known = [*asked, *vectors[chosen[:at]]]
        gains = {
            r: worth[r] * min([1.0, *(apart(vectors[r], k) for k in known)])
            for r in range(rows)
            if r not in chosen[:at]
        }
        assert gains[row] == pytest.approx(max(gains.values()), abs=1e-3)


def test_vectors_without_length_lie_apart_from_all() -> None:
    assert spread(np.zeros((3, 4)), np.array([0.1, 0.3, 0.2]), 3, np.zeros((0, 4))) == [1, 2, 0]


def test_the_queue_finds_errors_much_faster_than_chance() -> None:
    """Invented corpora whose chances are calibrated: a quarter reviewed finds over 1.7 times its share."""
    lifts = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        chances = rng.beta(6, 1, size=400)
        wrong = rng.random(400) > chances
        vectors = rng.standard_normal((400, 8))
        picks = queue(candidates(chances.tolist()), vectors, PLAIN, count=100)
        lifts.append(4 * sum(wrong[int(pick.id[1:])] for pick in picks) / wrong.sum())
    assert np.mean(lifts) > 1.7
