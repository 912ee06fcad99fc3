"""The fold of the log of points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.pointevents import Anchor, PointAct, PointEvent, anchors, last_of, standing


def event(nr, act, point="p", passages=(), *, author="J", thema="ibt", **more):
    return PointEvent(point, thema, act, author, "2026-01-01T00:00:00+00:00", tuple(passages), nr=nr, **more)


def test_a_name_holds_the_passages_together():
    said = [
        event(1, PointAct.NAME, passages="ab", name="Eerst"),
        event(2, PointAct.NAME, name="Later", author="K"),
    ]
    assert anchors(said) == (Anchor("p", "ibt", ("a", "b"), "Later", ("J", "K")),)


def test_merging_takes_passages_and_a_name_over():
    said = [
        event(1, PointAct.NAME, "q", "cd", name="Toezicht"),
        event(2, PointAct.MERGE, passages="ab", other="q", others=("c",)),
    ]
    assert anchors(said) == (Anchor("p", "ibt", ("a", "b", "c", "d"), "Toezicht", ("J",)),)
    named = [event(1, PointAct.NAME, passages="ab", name="Mijn naam"), *said[:1], said[1]]
    assert (
        anchors(
            [
                *named[:1],
                event(3, PointAct.NAME, "q", "cd", name="Toezicht"),
                event(4, PointAct.MERGE, other="q"),
            ]
        )[0].name
        == "Mijn naam"
    )


def test_splitting_leaves_the_rest_and_makes_another():
    said = [
        event(1, PointAct.NAME, passages="abc", name="Toezicht"),
        event(2, PointAct.SPLIT, passages="abc", other="q", others=("b",)),
    ]
    assert anchors(said) == (
        Anchor("p", "ibt", ("a", "c"), "Toezicht", ("J",)),
        Anchor("q", "ibt", ("b",), "", ("J",)),
    )


def test_a_passage_belongs_to_one_anchor_of_a_thema_and_may_belong_to_another_thema():
    said = [
        event(1, PointAct.NAME, "p", "ab", name="P"),
        event(2, PointAct.NAME, "q", "bc", name="Q"),
        event(3, PointAct.NAME, "r", "b", name="R", thema="spuk"),
    ]
    assert [(a.id, a.passages) for a in anchors(said)] == [("p", ("a",)), ("q", ("b", "c")), ("r", ("b",))]
    emptied = [*said, event(4, PointAct.MERGE, "q", "a")]
    assert [a.id for a in anchors(emptied)] == ["q", "r"]


def test_undoing_takes_back_the_last_that_stands():
    said = [
        event(1, PointAct.NAME, passages="a", name="Eén"),
        event(2, PointAct.NAME, passages="a", name="Twee"),
        event(3, PointAct.MERGE, "x", passages="z", other="p", others=("a",), author="K"),
    ]
    assert last_of(said, "p", "J").nr == 2
    assert last_of(said, "p", "K").nr == 3
    undone = [*said, event(4, PointAct.UNDO, "p", undoes=3, author="K"), event(5, PointAct.UNDO, undoes=2)]
    assert [a.name for a in anchors(undone)] == ["Eén"]
    assert last_of(undone, "p", "J").nr == 1
    assert last_of(undone, "p", "K") is None


EVENTS = st.lists(
    st.builds(
        lambda act, point, other, keys, others: (act, point, other, keys, others),
        st.sampled_from([PointAct.NAME, PointAct.MERGE, PointAct.SPLIT]),
        st.sampled_from("pqr"),
        st.sampled_from("stu"),
        st.sets(st.sampled_from("abcdef")),
        st.sets(st.sampled_from("abcdef")),
    ),
    max_size=8,
)


@given(EVENTS, st.randoms())
def test_anchors_never_share_a_passage_and_do_not_depend_on_the_order_of_rows(made, shuffled):
    said = [
        event(nr, act, point, sorted(keys), other=other, others=tuple(sorted(others)), name="naam")
        for nr, (act, point, other, keys, others) in enumerate(made, start=1)
    ]
    found = anchors(said)
    held = [passage for anchor in found for passage in anchor.passages]
    assert len(held) == len(set(held))
    assert all(anchor.passages for anchor in found)
    mixed = list(said)
    shuffled.shuffle(mixed)
    assert anchors(mixed) == found
    assert anchors([*said, *(event(100 + e.nr, PointAct.UNDO, undoes=e.nr) for e in said)]) == ()
    assert standing(said) == tuple(said)
